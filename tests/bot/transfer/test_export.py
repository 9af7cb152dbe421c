"""An export over HTTP: the filter in words, the kinds of table, the file in the chat."""

import asyncio
from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy import func, select

from bot.transfer import export
from domain.base.actor import SYSTEM, Role
from domain.clients.add_client import add_client
from domain.clients.kinds import ChannelKind
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.work.tables import Job
from tests.support.running_bot import MARK, World


@pytest.fixture
async def clients(world: World) -> None:
    """Three of them, two of whom are called Anna."""
    async with writing(world.database, SYSTEM, ChangeKind.CLIENT_ADDED) as ctx:
        for number, name in enumerate(["Анна Орлова", "Анна Иванова", "Пётр Соколов"]):
            await add_client(ctx, name, [(ChannelKind.PHONE, f"+7916000000{number}")])


async def jobs(world: World) -> int:
    async with world.database.read() as connection:
        return int((await connection.execute(select(func.count()).select_from(Job))).scalar_one())


@pytest.mark.usefixtures("clients")
async def test_a_list_becomes_a_workbook_that_comes_back_to_the_same_cards(world: World) -> None:
    chat = world.olga.private
    await chat.send("анна")
    await chat.press("Экспорт")
    asked = await chat.wait("Кого: поиск «анна»")
    assert "Клиентов: 2" in asked.text
    await chat.press("Excel")
    sent = await chat.wait(lambda shown: shown.document is not None)
    assert "Экспорт готов: поиск «анна»" in sent.text
    assert "Клиентов: 2" in sent.text
    await chat.send_file(await chat.download(sent), "back.xlsx")
    await chat.press("Проверить")
    back = await chat.wait("Строк: 2")
    assert "Новых клиентов: 0" in back.text


@pytest.mark.usefixtures("clients")
async def test_csv_comes_zipped(world: World) -> None:
    chat = world.olga.private
    await chat.send("/export")
    await chat.wait("Кого: все клиенты")
    await chat.press("CSV")
    sent = await chat.wait(lambda shown: shown.document is not None)
    assert sent.document is not None
    assert sent.document.name.endswith(".zip")
    with ZipFile(BytesIO(await chat.download(sent))) as archive:
        (inside,) = archive.namelist()
        text = archive.read(inside).decode("utf-8-sig")
    assert text.count("Анна") == 2


@pytest.mark.usefixtures("clients")
async def test_pressing_twice_exports_once(world: World) -> None:
    chat = world.olga.private
    await chat.send("/export")
    asked = await chat.wait("Кого: все клиенты")
    excel = next(each.data for row in asked.buttons for each in row if "Excel" in each.text)
    assert world.runner is not None
    world.runner._concurrency = 0
    await asyncio.gather(*(chat.press_data(asked, excel) for _ in range(2)))
    world.runner._concurrency = 1
    await chat.wait(lambda shown: shown.document is not None)
    assert await jobs(world) == 1


@pytest.mark.usefixtures("clients")
async def test_a_large_export_asks_for_the_number(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "MANY", 2)
    chat = world.olga.private
    await chat.send("/export")
    await chat.press("Excel")
    await chat.wait("напишите число клиентов")
    await chat.send("да")
    await chat.wait("Число не совпало")
    assert await jobs(world) == 0
    await chat.send("3")
    await chat.wait(lambda shown: shown.document is not None)
    assert await jobs(world) == 1


async def test_a_viewer_can_not_export(world: World) -> None:
    await world.hire(MARK, Role.VIEWER)
    await world.mark.private.send("/export")
    await world.mark.private.wait("нет прав")


@pytest.mark.usefixtures("clients")
async def test_an_export_can_be_widened_to_all(world: World) -> None:
    chat = world.olga.private
    await chat.send("анна")
    await chat.press("Экспорт")
    await chat.press("Все клиенты")
    assert "Клиентов: 3" in (await chat.wait("Кого: все клиенты")).text


@pytest.mark.usefixtures("clients")
async def test_what_is_told_is_chosen_and_the_file_comes_again(world: World) -> None:
    chat = world.olga.private
    await chat.send("/export")
    await chat.press("✓ Контакты")
    await chat.wait(lambda shown: "◻ Контакты" in shown.button_texts)
    await chat.press("Визитки")
    sent = await chat.wait(lambda shown: shown.document is not None)
    text = (await chat.download(sent)).decode()
    assert text.count("BEGIN:VCARD") == 3
    assert "FN:Анна Орлова\r\n" in text
    assert "TEL" not in text
    await chat.send("/jobs")
    await chat.press("Экспорт")
    await chat.press("Прислать файлы ещё раз")
    again = await chat.wait(lambda shown: shown.document is not None and shown.id > sent.id)
    assert (await chat.download(again)).decode() == text


@pytest.mark.usefixtures("clients")
async def test_one_client_goes_out_as_a_card_and_comes_back_as_the_same(world: World) -> None:
    chat = world.olga.private
    await chat.send("Соколов")
    await chat.press("Соколов")
    await chat.press("📤 Файл")
    await chat.wait(lambda shown: "Кого: Пётр Соколов" in shown.text and "Клиентов: 1" in shown.text)
    await chat.press("Визитки")
    sent = await chat.wait(lambda shown: shown.document is not None)
    await chat.send_file(await chat.download(sent), "petr.vcf")
    await chat.press("Проверить")
    await chat.wait(lambda shown: "Строк: 1" in shown.text and "Новых клиентов: 0" in shown.text)
