"""The card over HTTP: every button changes what it says, and ↩ takes it back."""

import pytest
from sqlalchemy import select

from domain.base.actor import SYSTEM, Role
from domain.clients.add_client import add_client
from domain.clients.kinds import ChannelKind
from domain.clients.tables import Client
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from tests.support.running_bot import MARK, World


async def make(world: World, name: str = "Иванов Пётр") -> int:
    async with writing(world.database, SYSTEM, ChangeKind.CLIENT_ADDED) as ctx:
        client = await add_client(
            ctx,
            name,
            [(ChannelKind.PHONE, "+79161234567"), (ChannelKind.VK, "id77"), (ChannelKind.EMAIL, "p@example.com")],
        )
    return client.id


@pytest.mark.parametrize(
    "query",
    [
        "петр",
        "ИВАНОВ",
        "ivanov",
        "8 (916) 123-45-67",
        "9161234567",
        "p@example.com",
        "https://vk.com/id77?w=1",
        "@id77",
    ],
)
async def test_plain_text_finds(world: World, query: str) -> None:
    await make(world)
    chat = world.olga.private
    await chat.send("/start")
    await chat.wait("Клиентов")
    await chat.send(query)
    # An address opens the card, part of a name gives a list.
    await chat.wait(lambda shown: any("Иванов Пётр" in said for said in (shown.text, *shown.button_texts)))


async def test_the_story_of_a_card(world: World) -> None:
    await make(world)
    chat = world.olga.private
    await chat.send("/start")
    await chat.wait("Клиентов: 1")
    await chat.send("иванов")
    await chat.wait("Найдено")
    await chat.press("Иванов Пётр")
    await chat.wait("Касаний ещё не было")
    await chat.press("Звонок")
    await chat.wait("Касание записано: позвонили")
    await chat.press("Этап")
    await chat.press("Предложение")
    assert "Продажи: 📄 Предложение" in (await chat.wait("Этап изменён")).text
    await chat.press("Отменить")
    assert "Предложение" not in (await chat.wait("Отменено")).text
    await chat.press("Теги")
    await chat.press("Новый тег")
    await chat.wait("Напишите тег")
    await chat.send("VIP, опт")
    assert "#VIP #опт" in (await chat.wait("Теги изменены")).text
    await chat.press("⏰ Касание")
    await chat.press("завтра")
    card = await chat.wait("Следующее касание: завтра")
    await chat.reply(card, "Просил перезвонить")
    assert "Просил перезвонить" in (await chat.wait("Заметка записана")).text
    await chat.press("История")
    history = await chat.wait("карточка заведена")
    for said in ("Просил перезвонить", "позвонили", "тег поставлен: VIP", "Ольга Орлова"):
        assert said in history.text
    assert "<s>" in history.html


async def test_hostile_names_are_shown_as_they_are(world: World) -> None:
    name = "<b>Ива</b>нов & \u05d0\u05d1\u05d2 🙂 </a>"
    await make(world, name)
    chat = world.olga.private
    await chat.send("/start")
    await chat.wait("Клиентов")
    await chat.send("8 916 123 45 67")
    shown = await chat.wait("Касаний ещё не было")
    assert name in shown.text.replace("\u2068", "").replace("\u2069", "")


async def test_two_people_edit_one_card(world: World) -> None:
    client_id = await make(world)
    await world.hire(MARK)
    chats = [world.olga.private, world.mark.private]
    for chat in chats:
        await chat.send("/start")
        await chat.wait("Клиентов")
        await chat.send("иванов")
        await chat.wait("Найдено")
        await chat.press("Иванов Пётр")
        await chat.press("Изменить")
        await chat.press("Город")
        await chat.wait("Город?")
    await chats[0].send("Тверь")
    await chats[0].wait("Изменено: город")
    await chats[1].send("Казань")
    await chats[1].wait("изменил кто-то другой")
    async with world.database.read() as connection:
        assert (await connection.execute(select(Client.city).where(Client.id == client_id))).scalar() == "Тверь"


async def test_a_viewer_can_look_and_not_touch(world: World) -> None:
    client_id = await make(world)
    await world.hire(MARK, Role.VIEWER)
    chat = world.mark.private
    await chat.send("/start")
    await chat.wait("Клиентов: 1")
    await chat.send("8 916 123 45 67")
    card = await chat.wait("Иванов Пётр")
    assert not any("Этап" in b.text for row in card.buttons for b in row)
    answer = await chat.press_data(card, f"ct:{client_id}:0:0:called", stale=True)
    assert "нет прав" in answer.text
    assert answer.alert


async def test_leaving_a_question_gives_the_words_back_to_the_search(world: World) -> None:
    await make(world)
    chat = world.olga.private
    await chat.send("/start")
    await chat.wait("Клиентов")
    await chat.send("8 916 123 45 67")
    await chat.wait("Иванов Пётр")
    await chat.press("Заметка")
    await chat.wait("Напишите заметку")
    await chat.send("/menu")
    await chat.wait("Клиентов: 1")
    await chat.send("иванов")
    await chat.wait("Найдено: 1")
