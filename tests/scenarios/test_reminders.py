"""A day with reminders, in Russian and in English: what comes, what is done with it, and what goes wrong."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.kit.words import Words, load_words
from domain.base.actor import SYSTEM, Actor, Role
from domain.base.clock import utc_now
from domain.clients.add_client import add_client
from domain.clients.tables import Client
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.mail.tables import MailMessage
from domain.reminders.paces import own_pace
from domain.reminders.tables import Reminder, ReminderKind
from domain.tasks.tables import Task
from domain.team.bind_group import bind_group
from domain.team.queries import actor_of
from domain.team.tables import Member, Scope
from sandbox.driver import ChatDriver, ShownMessage
from sandbox.telegram.cast import TEAM_GROUP_ID
from tests.support.quick_world import eventually, quick_world, walk
from tests.support.reminders import add_due, move_task
from tests.support.running_bot import MARK, OLGA, World

IVANOV, SECRET = "Иванов <Пётр> & Ко", "Секретный Клиент"
AROUND_THE_CLOCK = {"work_from": time(0), "work_till": time(0), "work_days": 0b1111111, "remind_before": 0}


class Letterbox:
    """A mail server that takes everything; the letters as they were handed over."""

    def __init__(self) -> None:
        self.letters: list[tuple[str, str, str]] = []

    async def send(self, address: str, subject: str, text: str) -> None:
        """Take a letter."""
        self.letters.append((address, subject, text))


@pytest.fixture(params=["ru", "en"])
async def told_world(
    request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[World, Words]]:
    """The product in each language."""
    async with quick_world(empty_sqlite, tmp_path, monkeypatch, locale=request.param) as world:
        yield world, load_words(request.param)


async def member(world: World, telegram_id: int) -> Actor:
    async with reading(world.database, SYSTEM) as ctx:
        found = await actor_of(ctx, telegram_id)
    assert found is not None
    return found.actor


async def soon(world: World, actor: Actor, title: str, **more: object) -> int:
    """A task whose reminder comes in a moment."""
    due_at = utc_now() + timedelta(seconds=0.5)
    return await add_due(world.database, actor, utc_now, due_at, title=title, **more)


async def reminded(chat: ChatDriver, title: str) -> ShownMessage:
    return await chat.wait(lambda shown: title in shown.text and "⏰" in shown.text)


async def task(world: World, task_id: int) -> Task:
    async with writing(world.database, SYSTEM, ChangeKind.WORK) as ctx:
        found = await ctx.find(Task, task_id)
    assert found is not None
    return found


async def snoozed(world: World, actor: Actor) -> list[datetime]:
    """Until when this member has put things off."""
    mine = (Reminder.kind == ReminderKind.SNOOZED, Reminder.member_id == actor.member_id, Reminder.fired_at.is_(None))
    async with world.database.read() as connection:
        return list((await connection.execute(select(Reminder.fire_at).where(*mine))).scalars())


async def test_the_day(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    box = world.mailer = Letterbox()
    await world.stop()
    await world.start()
    await world.hire(MARK, Role.MANAGER)
    for person in (world.olga, world.mark):
        await person.start()
        await person.private.wait("")
    async with world.database.write() as connection:
        await connection.execute(update(Member).values(**AROUND_THE_CLOCK))
    olga, mark = await member(world, OLGA), await member(world, MARK)
    async with writing(world.database, SYSTEM, ChangeKind.CLIENT_ADDED) as ctx:
        ids = [(await add_client(ctx, name)).id for name in (IVANOV, SECRET)]
        await bind_group(ctx, TEAM_GROUP_ID, "Отдел")
    await world.driver.set_bot_status("member", by=OLGA)
    await put_off_and_finish(world, words, mark, ids[0])
    await a_touch(world, words, mark, ids[0])
    await too_late(world, words, mark)
    await many_at_once(world, words, mark)
    await in_the_group(world, words, olga, mark, ids)
    await my_day(world, words, mark)
    await letters(world, words, mark, box)


async def put_off_and_finish(world: World, words: Words, mark: Actor, client_id: int) -> None:
    chat = world.mark.private
    task_id = await soon(world, mark, "Выслать <счёт>", client_id=client_id)
    shown = await reminded(chat, "Выслать <счёт>")
    assert IVANOV in shown.text
    await chat.press(words.text("reminders-in-60"))
    again = await chat.wait("💤")
    (until,) = await snoozed(world, mark)
    assert timedelta(minutes=58) < until - utc_now() < timedelta(minutes=61)
    assert words.text("reminders-drop") in again.button_texts
    # To the card and back to where one came from.
    await chat.press(words.text("reminders-see-client"), message=again)
    await chat.press(words.text("clients-back-to", place="reminder"))
    await chat.wait("💤")
    await chat.press(words.text("reminders-morning"))
    await eventually(lambda: _is_moved(world, mark, until))
    await chat.press(words.text("reminders-drop"))
    await chat.wait(lambda shown: "💤" not in shown.text and "Выслать" in shown.text)
    assert await snoozed(world, mark) == []

    # Nonsense is told, and the question stays; then a restart in its middle.
    await chat.press(words.text("reminders-until"))
    for nonsense in ("когда рак свистнет", "30.02", "25:70", "01.01.2020 10:00"):
        await chat.mark()
        await chat.send(nonsense)
        await chat.wait(lambda shown: shown.from_bot)
    assert await snoozed(world, mark) == []
    await world.stop()
    await world.start()
    await chat.send("23:59")
    await chat.wait("💤")
    assert len(await snoozed(world, mark)) == 1
    await chat.press(words.text("reminders-done"))
    done = await chat.wait("✔")
    assert (await task(world, task_id)).done_at is not None
    # An old button of what is done says so, and Undo opens it again.
    await chat.press_data(again, again.buttons[1][0].data)
    await chat.press(words.text("journal-undo"))
    await chat.wait("↩")
    assert (await task(world, task_id)).done_at is None
    assert done.text.count("Выслать") == 1
    await move_task(world.database, mark, utc_now, task_id, done_at=utc_now())


async def _is_moved(world: World, actor: Actor, until: datetime) -> bool:
    # In the last hour of a day the morning of who works around the clock comes sooner.
    return any(each != until for each in await snoozed(world, actor))


async def a_touch(world: World, words: Words, mark: Actor, client_id: int) -> None:
    chat = world.mark.private
    due_at = utc_now() + timedelta(seconds=0.5)
    async with writing(world.database, mark, ChangeKind.TOUCH_PLANNED) as ctx:
        client = await ctx.find(Client, client_id)
        assert client is not None
        client.responsible_id = mark.member_id
        client.next_touch_on, client.next_touch_time, client.next_touch_zone = due_at.date(), due_at.time(), "UTC"
        await ctx.session.flush()
    await chat.wait(lambda shown: words.text("clients-called") in shown.button_texts and IVANOV in shown.text)
    await chat.press(words.text("clients-called"))
    shown = await chat.wait("✔")
    assert IVANOV in shown.text
    await chat.press(words.text("reminders-see-client"))
    await chat.wait(lambda shown: words.text("clients-plan") in shown.button_texts)


async def too_late(world: World, words: Words, mark: Actor) -> None:
    """A colleague has removed the task while its reminder stands in the chat."""
    chat = world.mark.private
    task_id = await soon(world, mark, "Забрать договор")
    shown = await reminded(chat, "Забрать договор")
    before = await snoozed(world, mark)
    await move_task(world.database, mark, utc_now, task_id, deleted_at=utc_now())
    for row in shown.buttons:
        for each in row:
            await chat.press_data(shown, each.data)
    assert (await task(world, task_id)).done_at is None
    assert await snoozed(world, mark) == before


async def many_at_once(world: World, words: Words, mark: Actor) -> None:
    chat = world.mark.private
    due_at = utc_now() + timedelta(seconds=1)
    await chat.mark()
    for number in range(5):
        await add_due(world.database, mark, utc_now, due_at, title=f"Обзвон {number}")
    shown = await chat.wait(lambda shown: shown.text.count("Обзвон") == 5)
    assert shown.text.count("⏰") == 5
    assert words.text("outbox-list-tasks") in shown.button_texts


async def in_the_group(world: World, words: Words, olga: Actor, mark: Actor, ids: list[int]) -> None:
    """Nobody has reacted: the team hears of it, and only whoever may see the client learns which."""
    group = world.mark.group()
    open_one = await soon(world, olga, "Перезвонить насчёт скидки", client_id=ids[0])
    await reminded(world.olga.private, "скидки")
    await escalate(world, open_one)
    shown = await group.wait("скидки")
    assert IVANOV in shown.text
    await group.press(words.text("reminders-open"))
    await reminded(world.mark.private, "скидки")
    await group.press(words.text("reminders-done"))
    await group.wait("✔")
    assert (await task(world, open_one)).done_by_id == mark.member_id

    async with world.database.write() as connection:
        await connection.execute(update(Member).where(Member.id == mark.member_id).values(scope=Scope.OWN))
    hidden = await soon(world, olga, "Тайное дело", client_id=ids[1])
    await reminded(world.olga.private, "Тайное дело")
    await escalate(world, hidden)
    told = words.text("reminders-overdue-hidden").replace("<b>", "").replace("</b>", "")
    shown = await group.wait(told)
    assert SECRET not in shown.text
    assert "Тайное" not in shown.text
    before = len(await world.mark.private.messages())
    await group.press(words.text("reminders-open"))
    await group.press(words.text("reminders-done"))
    assert len(await world.mark.private.messages()) == before
    assert (await task(world, hidden)).done_at is None
    await world.olga.group().press(words.text("reminders-open"))
    assert SECRET in (await reminded(world.olga.private, "Тайное дело")).text


async def escalate(world: World, task_id: int) -> None:
    """Let the hours pass after which the team hears."""

    async def is_planned() -> bool:
        late = (Reminder.kind == ReminderKind.OVERDUE, Reminder.about_id == task_id)
        async with world.database.write() as connection:
            changed = update(Reminder).where(*late).values(fire_at=datetime.now(UTC))
            return bool((await connection.execute(changed)).rowcount)

    await eventually(is_planned)


async def my_day(world: World, words: Words, mark: Actor) -> None:
    chat = world.mark.private
    await chat.send("/settings")
    await walk(chat, words.text("reminders-day"))
    shown = await chat.wait(words.text("reminders-around-the-clock"))
    saturday = shown.buttons[1][1]
    await chat.press(saturday.text)
    await chat.wait("✔")
    await walk(chat, words.text("reminders-hours"), words.text("reminders-write"))
    for said in ("с утра до ночи", "9-99", "9:30-18"):
        await chat.send(said)
    await chat.wait("09:30–18:00")
    await walk(chat, words.text("reminders-lead"))
    await chat.press(words.text("reminders-lead-before", unit="minute", count=30))
    await walk(chat, words.text("reminders-digest"), words.text("reminders-no-digest"))
    await chat.wait(words.text("reminders-no-digest"))
    async with reading(world.database, mark) as ctx:
        pace = await own_pace(ctx)
    assert (pace.hours.start, pace.hours.end, pace.lead, pace.hours.days) == (time(9, 30), time(18), 30, 0b1011111)


async def letters(world: World, words: Words, mark: Actor, box: Letterbox) -> None:
    chat = world.mark.private
    await walk(chat, words.text("reminders-email"), words.text("reminders-email-write"))
    for said in ("нет у меня", "a@b", "Mark@Example.com"):
        await chat.send(said)
    await chat.wait("mark@example.com")
    await eventually(lambda: _came(box, 1))
    address, subject, text = box.letters[0]
    code = "".join(letter for letter in subject if letter.isdigit())
    assert (address, len(code), code in text) == ("mark@example.com", 6, True)
    await chat.press(words.text("reminders-email-code"))
    await chat.send("000000" if code != "000000" else "111111")
    await chat.send(code)
    await chat.wait(words.text("reminders-email-done"))
    async with world.database.write() as connection:
        await connection.execute(update(Member).where(Member.id == mark.member_id).values(**AROUND_THE_CLOCK))
    await soon(world, mark, "Письмо <директору>")
    await reminded(chat, "Письмо <директору>")
    await eventually(lambda: _came(box, 2))
    assert "Письмо <директору>" in box.letters[1][1]
    assert "https://t.me/" in box.letters[1][2]
    await eventually(lambda: _all_sent(world))


async def _all_sent(world: World) -> bool:
    async with world.database.read() as connection:
        return set((await connection.execute(select(MailMessage.state))).scalars()) == {"sent"}


async def _came(box: Letterbox, count: int) -> bool:
    return len(box.letters) == count
