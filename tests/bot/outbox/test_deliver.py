"""The deliverer against a Telegram that fails: everything arrives, and hardly anything twice."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.kit.screen import Screen
from bot.kit.viewer import Onlooker
from bot.kit.words import Html
from bot.outbox.deliver import IN_FLIGHT
from bot.outbox.renders import RENDERERS, Rendered
from domain.base.actor import SYSTEM
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.outbox.post import post
from domain.outbox.tables import OutboxMessage, OutboxState
from domain.outbox.views import MessageView
from domain.team.bind_group import bind_group
from domain.team.queries import get_team, list_members
from domain.team.set_topic import set_topic
from domain.team.tables import Member, PostKind
from sandbox.driver import ChatDriver
from tests.support.running_bot import MARK, OLGA, World

GROUP = -1001000000001


@pytest.fixture(autouse=True)
def numbers() -> Iterator[None]:
    """Messages that only say a number, some of them with broken markup or not at all."""

    async def number(_viewer: Onlooker, message: MessageView) -> Rendered:
        text = Html(f"номер {message.payload['n']}.")
        return Rendered(Screen(text), text)

    async def broken(_viewer: Onlooker, message: MessageView) -> Rendered:
        text = Html(f"<b>номер &lt;{message.payload['n']}&gt;.<i></b>")
        return Rendered(Screen(text), text)

    async def hopeless(_viewer: Onlooker, _message: MessageView) -> Rendered:
        raise RuntimeError("nobody foresaw this")

    mine = {"number": number, "broken": broken, "hopeless": hopeless}
    RENDERERS.update(mine)
    yield
    for kind in mine:
        del RENDERERS[kind]


async def member_id(world: World, telegram_id: int) -> int:
    async with reading(world.database, SYSTEM) as ctx:
        return next(member.id for member in await list_members(ctx) if member.telegram_id == telegram_id)


async def leave(world: World, telegram_id: int, *numbers: int, kind: str = "number") -> None:
    """Leave one message for each number in one transaction."""
    key = await member_id(world, telegram_id)
    async with writing(world.database, SYSTEM, ChangeKind.WORK) as ctx:
        for n in numbers:
            await post(ctx, f"{kind}:{telegram_id}:{n}", kind, member_id=key, payload={"n": n})


async def states(world: World) -> Counter[OutboxState]:
    async with world.database.read() as connection:
        return Counter((await connection.execute(select(OutboxMessage.state))).scalars())


async def settled(world: World, seconds: float = 20) -> Counter[OutboxState]:
    """Wait until nothing waits and nothing is on its way."""
    async with asyncio.timeout(seconds):
        while True:
            now = await states(world)
            if not now[OutboxState.WAITING] and not now[OutboxState.SENDING]:
                return now
            await asyncio.sleep(0.02)


async def arrived(chat: ChatDriver) -> Counter[str]:
    return Counter(message.text for message in await chat.messages() if message.text.startswith("номер"))


async def test_messages_arrive_once_and_in_order(world: World) -> None:
    await leave(world, OLGA, 1, 2, 3)
    await settled(world)
    assert await arrived(world.olga.private) == {"номер 1.": 1, "номер 2.": 1, "номер 3.": 1}
    texts = [message.text for message in await world.olga.private.messages() if message.text.startswith("номер")]
    assert texts == ["номер 1.", "номер 2.", "номер 3."]


async def test_many_for_one_reader_become_a_list(world: World) -> None:
    await leave(world, OLGA, *range(5))
    await leave(world, MARK, 7)
    shown = await world.olga.private.wait("Новостей: 5", since=-1)
    assert all(f"номер {n}." in shown.text for n in range(5))
    await settled(world)
    assert await arrived(world.mark.private) == {"номер 7.": 1}
    async with world.database.read() as connection:
        query = (
            select(OutboxMessage.member_id, OutboxMessage.message_id).where(OutboxMessage.kind == "number").distinct()
        )
        assert len((await connection.execute(query)).all()) == 2


@pytest.mark.parametrize(("kind", "most"), [("429", 1), ("500", 1), ("cut_before", 1), ("cut_after", 2)])
async def test_a_fault_loses_nothing(world: World, kind: str, most: int) -> None:
    """Only where Telegram did the work and the answer was lost may a message come twice."""
    await world.driver.fault(kind, "sendMessage")
    await leave(world, OLGA, 1, 2, 3)
    assert await settled(world) == {OutboxState.SENT: 3}
    come = await arrived(world.olga.private)
    assert set(come) == {"номер 1.", "номер 2.", "номер 3."}
    assert max(come.values()) <= most
    assert come.total() <= 2 + most


async def test_who_blocked_the_bot_gets_everything_after_coming_back(world: World) -> None:
    await world.mark.block()
    await leave(world, MARK, 1)
    await leave(world, OLGA, 2)
    await world.olga.private.wait("номер 2", since=-1)
    assert (await states(world))[OutboxState.WAITING] == 1
    await world.mark.unblock()
    await world.mark.private.wait("номер 1", since=-1)


async def test_a_removed_bot_forgets_the_group_and_tells_the_owner(world: World) -> None:
    async with writing(world.database, SYSTEM, ChangeKind.TEAM_CHANGED) as ctx:
        await bind_group(ctx, GROUP, "Отдел продаж")
        await post(ctx, "to-the-group", "number", topic=PostKind.JOB, payload={"n": 1})
    await world.olga.private.wait("удалили из группы", since=-1)
    await settled(world)
    async with reading(world.database, SYSTEM) as look:
        assert (await get_team(look)).group_chat_id is None
    assert (await states(world))[OutboxState.FAILED] == 1


async def test_posts_go_into_their_topic(world: World) -> None:
    await world.driver.set_bot_status("member", OLGA)
    async with writing(world.database, SYSTEM, ChangeKind.TEAM_CHANGED) as ctx:
        await bind_group(ctx, GROUP, "Отдел продаж")
        await set_topic(ctx, PostKind.JOB, 3, "Рассылки")
        await post(ctx, "to-the-topic", "number", topic=PostKind.JOB, payload={"n": 1})
    shown = await world.olga.group().wait("номер 1", since=-1)
    assert shown.thread_id == 3


async def test_a_topic_that_is_gone_is_general(world: World) -> None:
    await world.driver.set_bot_status("member", OLGA)
    async with writing(world.database, SYSTEM, ChangeKind.TEAM_CHANGED) as ctx:
        await bind_group(ctx, GROUP, "Отдел продаж")
        await set_topic(ctx, PostKind.JOB, 4711, "Нет такой")
        await post(ctx, "to-no-topic", "number", topic=PostKind.JOB, payload={"n": 1})
    shown = await world.olga.group().wait("номер 1", since=-1)
    assert shown.thread_id == 0


async def test_broken_markup_goes_out_plain(world: World) -> None:
    await leave(world, OLGA, 1, kind="broken")
    assert (await world.olga.private.wait("номер", since=-1)).text == "номер <1>."
    assert await settled(world) == {OutboxState.SENT: 1}


async def test_what_can_not_be_drawn_holds_nobody_up(world: World) -> None:
    await leave(world, OLGA, 1, kind="hopeless")
    await leave(world, OLGA, 2)
    await leave(world, OLGA, 3, kind="of-a-newer-program")
    assert await settled(world) == {OutboxState.SENT: 1, OutboxState.FAILED: 2}
    assert await arrived(world.olga.private) == {"номер 2.": 1}


async def test_a_kill_repeats_at_most_what_was_in_flight(world: World) -> None:
    """Twelve people's messages; the program dies with Telegram's answers on their way."""
    people = range(2001, 2013)
    for person in people:
        await (await world.driver.add_person(person, f"Лицо {person}")).start()
        await world.hire(person)
    await world.driver.fault("delay", "sendMessage", times=100, seconds=0.3)
    async with writing(world.database, SYSTEM, ChangeKind.WORK) as ctx:
        members = {member.telegram_id: member.id for member in await list_members(ctx)}
        for person in people:
            await post(ctx, f"kill:{person}", "number", member_id=members[person], payload={"n": person})
    chats = [world.driver.person(person).private for person in people]
    waits = [asyncio.create_task(chat.wait("номер", since=-1)) for chat in chats]
    await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()
    await asyncio.gather(*waits, return_exceptions=True)
    await killed(world)
    await world.driver.clear_faults()
    await world.start()
    assert (await settled(world))[OutboxState.SENT] == len(people)
    come = [(await arrived(chat)).total() for chat in chats]
    assert min(come) == 1
    assert sum(come) - len(people) <= IN_FLIGHT


async def killed(world: World) -> None:
    """End the program's tasks where they stand, without a word of good-bye."""
    tasks: list[asyncio.Task[Any]] = list(world._tasks)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert world.bot is not None
    await world.bot.close()


async def test_a_message_for_somebody_who_was_suspended_is_given_up(world: World) -> None:
    key = await member_id(world, MARK)
    async with world.database.write() as connection:
        await connection.execute(update(Member).where(Member.id == key).values(is_active=False))
    async with writing(world.database, SYSTEM, ChangeKind.WORK) as ctx:
        await post(ctx, "suspended", "number", member_id=key, payload={"n": 1})
    assert await settled(world) == {OutboxState.FAILED: 1}
