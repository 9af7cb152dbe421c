"""An import over HTTP: document, columns, dry run, import, and back."""

import asyncio

import pytest
from sqlalchemy import func, select

from domain.base.actor import SYSTEM, Role
from domain.clients.tables import Client
from domain.files.store import FileStore
from domain.files.tables import FileKind
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.team.queries import actor_of
from domain.transfer.start_import import start_import
from domain.transfer.tables import ImportDraft
from domain.work.tables import Job
from sandbox.driver import ChatDriver, ShownMessage
from tests.support.running_bot import ANNA, MARK, OLGA, World

CONTACTS = "Имя;Телефон;Город;Любимый цвет\nАнна;+7 916 123-45-67;Казань;синий\nПётр;8 903 765-43-21;Тверь;\n;;;\n"


async def count(world: World, what: type[Client | Job | ImportDraft] = Client) -> int:
    query = select(func.count()).select_from(what)
    if what is Client:
        query = query.where(Client.deleted_at.is_(None))
    async with world.database.read() as connection:
        return int((await connection.execute(query)).scalar_one())


async def send_contacts(chat: ChatDriver, text: str = CONTACTS, name: str = "contacts.csv") -> ShownMessage:
    """Send a table and wait for its columns."""
    await chat.send_file(text.encode(), name)
    return await chat.wait("Вот как я понял столбцы")


async def test_a_file_becomes_clients_and_goes_back(world: World) -> None:
    chat = world.olga.private
    mapping = await send_contacts(chat)
    assert "Телефон → 📞 Телефон: +7 916 123-45-67, 8 903 765-43-21" in mapping.text
    await chat.press("Любимый цвет")
    await chat.press("📝 Заметка")
    await chat.press("Проверить")
    checked = await chat.wait("Новых клиентов: 2")
    assert "Строк: 3" in checked.text
    assert "пустые: 1" in checked.text
    assert checked.id == mapping.id
    assert await count(world) == 0
    await chat.press("Импортировать 2")
    end = await chat.wait("импорт закончен. Строк: 3")
    assert "Новых клиентов: 2" in end.text
    await chat.press("Показать импортированных")
    listed = await chat.wait("Найдено: 2")
    assert any("Анна" in caption for caption in listed.button_texts)
    await chat.press("Отменить импорт")
    await chat.wait("Отменено")
    assert await count(world) == 0


async def test_the_end_takes_the_place_of_the_progress(world: World) -> None:
    chat = world.olga.private
    await send_contacts(chat)
    await chat.press("Проверить")
    await chat.press("Импортировать 2")
    end = await chat.wait("импорт закончен. Строк: 3")
    for _ in range(100):
        written = [message.id for message in await chat.messages() if message.from_bot]
        if written == [end.id]:
            return
        await asyncio.sleep(0.05)
    pytest.fail(f"more than the end is left: {written}")


async def test_the_status_comes_before_the_file_is_here(world: World) -> None:
    chat = world.olga.private
    await world.driver.fault("500", "getFile", times=2)
    await chat.send_file(CONTACTS.encode(), "contacts.csv")
    status = await chat.wait("contacts.csv — читаю…")
    await chat.wait(lambda shown: shown.id == status.id and "столбцы" in shown.text, timeout=20)


async def test_importing_twice_is_importing_once(world: World) -> None:
    chat = world.olga.private
    await send_contacts(chat)
    await chat.press("Проверить")
    checked = await chat.wait("Новых клиентов: 2")
    go = next(each.data for row in checked.buttons for each in row if "Импортировать" in each.text)
    await asyncio.gather(*(chat.press_data(checked, go, stale=True) for _ in range(3)))
    await chat.wait("импорт закончен. Строк: 3", since=-1)
    assert await count(world) == 2
    assert await count(world, Job) == 3


async def test_a_button_of_an_older_layout_shows_the_present_one(world: World) -> None:
    chat = world.olga.private
    mapping = await send_contacts(chat)
    await chat.press("Любимый цвет")
    choices = await chat.wait("Что в столбце")
    old = {each.text: each.data for row in choices.buttons for each in row}
    await chat.press_data(choices, old["📝 Заметка"])
    answer = await chat.press_data(mapping, old["🔖 Теги"], stale=True)
    assert "изменил" in answer.text
    assert "Любимый цвет → 📝 Заметка" in (await chat.wait("Любимый цвет")).text


async def test_a_button_of_an_import_that_is_over_shows_its_end(world: World) -> None:
    chat = world.olga.private
    mapping = await send_contacts(chat)
    check = next(each.data for row in mapping.buttons for each in row if "Проверить" in each.text)
    await chat.press("Отмена")
    await chat.wait("импорт отменён")
    answer = await chat.press_data(mapping, check, stale=True)
    assert "в другом месте" in answer.text
    assert await count(world, Job) == 1


async def test_without_a_name_or_a_contact_nothing_is_checked(world: World) -> None:
    chat = world.olga.private
    await chat.send_file("Цвет;Размер\nсиний;5\nзелёный;6\n".encode(), "things.csv")
    await chat.wait("Вот как я понял столбцы")
    answer = await chat.press("Проверить")
    assert answer.alert
    assert "о ком строки" in answer.text
    assert await count(world, Job) == 1


async def test_the_next_file_with_these_titles_is_understood_at_once(world: World) -> None:
    chat = world.olga.private
    mapping = await send_contacts(chat)
    assert "Проверить" in mapping.button_texts[-1]
    await chat.press("Любимый цвет")
    await chat.press("📝 Заметка")
    await chat.press("Проверить")
    await chat.press("Импортировать 2")
    await chat.wait("импорт закончен. Строк: 3")
    again = await send_contacts(chat, CONTACTS.replace("Анна", "Алла"))
    assert "Проверить" in again.button_texts[0]
    assert "Любимый цвет → 📝 Заметка" in again.text


async def test_sheet_and_header_can_be_chosen(world: World) -> None:
    chat = world.olga.private
    await send_contacts(chat)
    await chat.press("Заголовок: строка 1")
    asked = await chat.wait("В какой строке")
    assert "1. Имя | Телефон | Город" in asked.text
    await chat.press("Заголовка нет")
    mapping = await chat.wait("Столбец 1")
    assert "4 строки" in mapping.text
    await chat.press("Без заголовка")
    await chat.press("1")
    assert "Имя → 👤 Имя" in (await chat.wait("3 строки")).text


async def test_a_wide_file_is_shown_in_pages(world: World) -> None:
    chat = world.olga.private
    titles = ";".join(["Имя", "Телефон", "E-mail", *(f"Поле {number}" for number in range(4, 21))])
    await chat.send_file(
        f"{titles}\n{';'.join(['Анна', '+79161234567', 'a@b.ru', *['x'] * 17])}\n".encode(), "wide.csv"
    )
    await chat.wait("столбцы 1–8 из 20")
    await chat.press("▶")
    page = await chat.wait("столбцы 9–16 из 20")
    await chat.press("Поле 10", message=page)
    await chat.press("🏙 Город")
    assert "Поле 10 → 🏙 Город" in (await chat.wait("столбцы 9–16 из 20")).text


async def test_values_that_look_like_markup_do_no_harm(world: World) -> None:
    chat = world.olga.private
    await chat.send_file("Имя;<b>Телефон\n<i>Анна & Ко</i>;</code>\nПётр;<a\n".encode(), "<b>.csv")
    mapping = await chat.wait("Вот как я понял столбцы")
    assert "<i>Анна & Ко</i>" in mapping.text
    await chat.press("<b>Телефон")
    assert "• </code>" in (await chat.wait("Что в столбце <b>Телефон")).text


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"\n\n", "empty.csv", "нет ни одной строки с данными"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "photo.csv", "не похоже на таблицу"),
        (b"PK\x03\x04" + b"\x00" * 400, "cut.xlsx", "Файл повреждён"),
    ],
)
async def test_a_file_that_cannot_be_read_is_told_in_its_message(
    world: World, content: bytes, name: str, said: str
) -> None:
    chat = world.olga.private
    await chat.send_file(content, name)
    refused = await chat.wait(said)
    assert f"{name} — не получилось прочитать" in refused.text


async def test_other_kinds_and_sizes_are_refused_before_anything(world: World) -> None:
    chat = world.olga.private
    await chat.send_file(b"%PDF-1.7", "price.pdf")
    assert "такие файлы я не умею читать" in (await chat.wait("price.pdf")).text
    await chat.send_file(b"0" * (20 * 1024 * 1024 + 1), "big.csv")
    assert "touchbase import" in (await chat.wait("big.csv")).text
    assert await count(world, ImportDraft) == 0


async def test_a_viewer_can_not_import(world: World) -> None:
    await world.hire(MARK, Role.VIEWER)
    chat = world.mark.private
    await chat.send_file(CONTACTS.encode(), "contacts.csv")
    await chat.wait("нет прав")
    await chat.send("/import")
    await chat.wait("нет прав")
    assert await count(world, ImportDraft) == 0


async def test_two_people_import_side_by_side_each_in_their_language(world: World) -> None:
    await world.hire(MARK)
    await world.hire(ANNA, locale="en")
    await asyncio.gather(
        world.mark.private.send_file(CONTACTS.encode(), "mark.csv"),
        world.anna.private.send_file(CONTACTS.replace("Анна", "Бэла").encode(), "anna.csv"),
    )
    russian = await world.mark.private.wait("Вот как я понял столбцы")
    english = await world.anna.private.wait("This is how I understood")
    assert "mark.csv" in russian.text
    assert "anna.csv" in english.text
    foreign = next(each.data for row in english.buttons for each in row if "Check" in each.text)
    answer = await world.mark.private.press_data(russian, foreign, stale=True)
    assert "Не найдено" in answer.text
    assert await count(world, Job) == 2


async def test_links_that_are_pasted_are_an_import(world: World) -> None:
    chat = world.olga.private
    await chat.send("https://vk.com/id101\nvk.com/durov\n@id103\n")
    await chat.wait("Вот как я понял столбцы")
    await chat.press("Проверить")
    await chat.press("Импортировать 3")
    await chat.wait("импорт закончен. Строк: 3")
    assert await count(world) == 3


@pytest.mark.parametrize("locale", ["ru", "en"])
async def test_the_sample_is_understood_as_it_is(world: World, locale: str) -> None:
    await world.hire(MARK, locale=locale)
    chat = world.mark.private
    await chat.send("/import")
    await chat.press("Образец" if locale == "ru" else "Sample")
    sample = await chat.wait(lambda shown: shown.document is not None)
    await chat.send_file(await chat.download(sample), "sample.xlsx")
    mapping = await chat.wait(lambda shown: "sample.xlsx" in shown.text and "→" in shown.text)
    assert any(("Проверить" if locale == "ru" else "Check") in caption for caption in mapping.button_texts[:1])
    await chat.press("Проверить" if locale == "ru" else "Check")
    await chat.wait("Новых клиентов: 2" if locale == "ru" else "New clients: 2")


async def test_what_lay_at_telegram_when_the_program_died_is_fetched_after_it(world: World) -> None:
    chat = world.olga.private
    await world.driver.fault("500", "getFile", times=1000)
    await chat.send_file(CONTACTS.encode(), "contacts.csv")
    await chat.wait("читаю")
    await world.stop()
    await world.driver.clear_faults()
    await world.start()
    await chat.wait("Вот как я понял столбцы")
    store = FileStore(world.settings.data_dir / "files")
    (kept,) = await asyncio.to_thread(lambda: list((store.root / FileKind.UPLOAD).glob("*/*")))
    assert kept.stat().st_mode & 0o777 == 0o600


async def test_rows_left_out_come_as_a_table_with_the_end(world: World) -> None:
    chat = world.olga.private
    await send_contacts(chat, "Имя;Телефон;Менеджер\nАнна;+79161234567;Некто\n;;Ольга\nПётр;+79161234568;\n")
    await chat.press("Проверить")
    checked = await chat.wait("Пропущено строк: 1")
    assert "ни имени, ни контакта: 1" in checked.text
    assert "ответственные, которых нет в команде: 1" in checked.text
    await chat.press("Импортировать 2")
    end = await chat.wait("импорт закончен. Строк: 3")
    assert end.document is not None
    assert end.document.name.endswith(".xlsx")
    assert any("Отменить импорт" in caption for caption in end.button_texts)


async def test_a_file_that_telegram_does_not_hand_over_is_given_up(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.files.fetch.FIRST_WAIT", 0.01)
    await world.olga.start()
    async with reading(world.database, SYSTEM) as look:
        olga = await actor_of(look, OLGA)
    assert olga is not None
    async with writing(world.database, olga.actor, ChangeKind.WORK) as ctx:
        await start_import(ctx, "lost.csv", 100, "no-such-file", OLGA)
    told = await world.olga.private.wait("Telegram не отдал файл", since=-1)
    assert "lost.csv — не получилось" in told.text


async def test_one_link_is_a_search_and_no_import(world: World) -> None:
    chat = world.olga.private
    await chat.send("https://vk.com/id101")
    await chat.wait("Такого в базе нет")
    assert await count(world, ImportDraft) == 0
