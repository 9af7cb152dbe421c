"""The morning's digest, the calendar and its file, in Russian and in English."""

from collections.abc import AsyncIterator
from datetime import date, time, timedelta
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from PIL import Image
from sqlalchemy import delete, select

from bot.kit.words import Words, load_words
from bot.outbox.send import plain
from domain.agenda.leave_digests import WEEK
from domain.agenda.week_picture import WeekSheet
from domain.base.actor import SYSTEM, Actor, Role
from domain.clients.add_client import add_client
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.outbox.post import post
from domain.outbox.tables import OutboxMessage, OutboxState
from domain.tasks.add_task import add_task
from domain.tasks.complete_task import complete_task
from domain.team.queries import list_members
from domain.touches.log_touch import log_touch, plan_touch
from domain.touches.tables import TouchKind
from jobs.agenda.digests import Digests
from tests.support.people import actor_of, change_member
from tests.support.quick_world import eventually, quick_world
from tests.support.running_bot import OLGA, World


@pytest.fixture(params=["ru", "en"])
async def told_world(
    request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[World, Words]]:
    """The product in each language, with Olga as its owner, who works every day and all day."""
    async with quick_world(empty_sqlite, tmp_path, monkeypatch, locale=request.param) as world:
        await world.hire(OLGA, Role.OWNER)
        await change_member(world.database, OLGA, work_days=127, digest_at=time(0), work_till=time(0))
        yield world, load_words(request.param)


async def olga_of(world: World) -> Actor:
    async with reading(world.database, SYSTEM) as look:
        found = next(member for member in await list_members(look) if member.telegram_id == OLGA)
    return await actor_of(world.database, found.id)


async def _is_settled(world: World) -> bool:
    async with world.database.read() as connection:
        states = set((await connection.execute(select(OutboxMessage.state))).scalars())
    return not states & {OutboxState.WAITING, OutboxState.SENDING}


async def test_the_week_of_the_team_comes_with_its_picture(
    told_world: tuple[World, Words], monkeypatch: pytest.MonkeyPatch
) -> None:
    world, words = told_world
    chat, olga = world.olga.private, await olga_of(world)
    today = world.clock().astimezone(ZoneInfo(olga.zone)).date()
    monday = today - timedelta(days=today.weekday())
    async with writing(world.database, olga, ChangeKind.CLIENT_ADDED) as ctx:
        client = await add_client(ctx, "Сёмина Анна")
        await log_touch(ctx, client.id, TouchKind.CALLED)
        await complete_task(ctx, (await add_task(ctx, "Отправить договор", client_id=client.id)).id)
    told = plain(words.html("agenda-week-tasks", count=1))
    await world.olga.start()
    await chat.wait("")

    await leave_week(world, olga, monday, "with")
    shown = await chat.wait(told)
    assert shown.photo
    assert words.text("agenda-week-board") in shown.button_texts
    picture = Image.open(BytesIO(await chat.download(shown)))
    assert picture.width > picture.height > 200

    # A picture that can't be drawn, and one that Telegram does not take: the text comes alone, and once.
    def broken(_sheet: WeekSheet) -> bytes:
        raise OSError("no font")

    def nonsense(_sheet: WeekSheet) -> bytes:
        return b"no picture at all"

    for number, draw in enumerate((broken, nonsense)):
        monkeypatch.setattr("jobs.agenda.week_picture.drawn", draw)
        await chat.mark()
        await leave_week(world, olga, monday, f"without {number}")
        shown = await chat.wait(told)
        assert not shown.photo
        assert words.text("agenda-week-board") in shown.button_texts


async def leave_week(world: World, olga: Actor, monday: date, key: str) -> None:
    async with writing(world.database, SYSTEM, ChangeKind.WORK) as ctx:
        payload = {"member_id": olga.member_id, "day": monday.isoformat()}
        await post(ctx, key, WEEK, payload=payload, member_id=olga.member_id)


async def test_a_day_with_a_digest_and_a_calendar(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    chat, olga = world.olga.private, await olga_of(world)
    digests = Digests(world.database, world.clock)
    await chat.send("/today")
    await chat.wait(words.text("agenda-day-free"))
    await digests.tick()
    today = world.clock().astimezone(ZoneInfo(olga.zone)).date()
    async with writing(world.database, olga, ChangeKind.CLIENT_ADDED) as ctx:
        late, due = (await add_client(ctx, "Поздно <Иван>")).id, (await add_client(ctx, "Сёмина Анна")).id
        await plan_touch(ctx, late, today - timedelta(days=2))
        await plan_touch(ctx, due, today, time(15))
        await log_touch(ctx, due, TouchKind.CALLED)
        await add_task(ctx, "Отправить договор", due_on=today, client_id=due)
    assert [each for each in await chat.messages() if "☀" in each.text] == [], "nothing to say, nothing said"

    await eventually(lambda: _is_settled(world))
    async with world.database.write() as connection:
        await connection.execute(delete(OutboxMessage))
    await digests.tick()
    await digests.tick()
    digest = await chat.wait("☀", since=-1)
    assert words.html("agenda-line", what="overdue", count=1).split("<b>")[0] in digest.text
    await chat.press(words.text("agenda-way", what="overdue", count=1), message=digest)
    await chat.wait(lambda shown: any("Поздно <Иван>" in each for each in shown.button_texts))
    assert sum("☀" in each.text for each in await chat.messages()) <= 1

    await chat.send("/calendar")
    month = await chat.wait(lambda shown: words.text("agenda-file") in shown.button_texts)
    assert f"[{today.day}]·2" in month.button_texts
    await chat.press(f"[{today.day}]·2")
    day = await chat.wait(lambda shown: any("Сёмина Анна" in each for each in shown.button_texts))
    assert any("Отправить договор" in each for each in day.button_texts)
    await chat.press("👤 Сёмина Анна")
    await chat.press(words.text("clients-back-to", place="day"))
    await chat.wait(lambda shown: any("Отправить договор" in each for each in shown.button_texts))
    await chat.press(words.text("agenda-to-month"))
    await chat.press("▶")
    await chat.press("◀")
    await chat.press(words.text("agenda-file"))
    sent = await chat.wait(lambda shown: shown.document is not None)
    read = Calendar.from_ical(await chat.download(sent))
    assert {str(event["summary"]) for event in read.walk("VEVENT")} == {
        "Поздно <Иван>",
        "Сёмина Анна",
        "Отправить договор · Сёмина Анна",
    }
