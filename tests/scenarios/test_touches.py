"""A manager's morning: the touch queue from the first client to the last, in both languages, with its bad days."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from bot.kit.words import Words, load_words
from domain.base.actor import SYSTEM, Role
from domain.clients.add_client import add_client
from domain.clients.add_note import add_note
from domain.clients.kinds import ChannelKind
from domain.clients.remove_client import remove_client
from domain.clients.tables import Client
from domain.funnel.change_stages import set_rhythm
from domain.funnel.queries import list_funnels, list_standings
from domain.funnel.set_stage import set_stage
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.touches.log_touch import plan_touch
from domain.touches.tables import Touch
from sandbox.driver import ChatDriver, ShownMessage
from tests.support.quick_world import quick_world, walk
from tests.support.running_bot import ANNA, MARK, World

ANTON, BORIS, VERA, GLEB = "Антонов Антон", "Борисов Борис", "Вера <Ко> & Ко", "Глебов Глеб"
PHONE = "+79161234567"
MOSCOW = ZoneInfo("Europe/Moscow")


@pytest.fixture(params=["ru", "en"])
async def told_world(
    request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[World, Words]]:
    """The product in each language."""
    async with quick_world(empty_sqlite, tmp_path, monkeypatch, locale=request.param) as world:
        yield world, load_words(request.param)


def today() -> date:
    """The day that the people of this story have."""
    return datetime.now(UTC).astimezone(MOSCOW).date()


async def fill(world: World) -> dict[str, int]:
    """Somebody overdue on a stage with a rhythm, somebody of yesterday, of today, and without a plan."""
    ids: dict[str, int] = {}
    async with writing(world.database, SYSTEM, ChangeKind.CLIENT_ADDED) as ctx:
        stages = (await list_funnels(ctx))[0].stages
        await set_rhythm(ctx, stages[0].id, 7)
        for name, days in ((ANTON, -5), (BORIS, -1), (VERA, 0), (GLEB, None)):
            vk = (ChannelKind.VK, f"id{len(ids) + 1}")
            client = await add_client(ctx, name, [(ChannelKind.PHONE, PHONE), vk])
            if days is not None:
                await plan_touch(ctx, client.id, today() + timedelta(days=days))
            ids[name] = client.id
        await set_stage(ctx, ids[ANTON], stages[0].id)
        await add_note(ctx, ids[ANTON], "Просил скидку")
    return ids


async def plan_of(world: World, client_id: int) -> tuple[date | None, time | None]:
    async with reading(world.database, SYSTEM) as ctx:
        row = await ctx.first(select(Client.next_touch_on, Client.next_touch_time).where(Client.id == client_id))
    return row[0], row[1]


async def touches(world: World, client_id: int) -> int:
    async with reading(world.database, SYSTEM) as ctx:
        query = select(func.count(Touch.id)).where(Touch.client_id == client_id, Touch.deleted_at.is_(None))
        return int(await ctx.scalar(query))


def card_of(name: str) -> str:
    return f"👤 {name}"


async def see(chat: ChatDriver, name: str, *said: str) -> ShownMessage:
    """The client's card in the queue, and these words."""
    return await chat.wait(lambda shown: card_of(name) in shown.text and all(each in shown.text for each in said))


def button_of(shown: ShownMessage, caption: str) -> str:
    """What the button with this caption carries."""
    return next(one.data for row in shown.buttons for one in row if one.text == caption)


def plain(text: str) -> str:
    """Words as the chat shows them."""
    return text.replace("<b>", "").replace("</b>", "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


async def test_the_queue_from_the_first_to_the_last(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    ids, chat = await fill(world), world.olga.private
    await chat.send("/start")
    first = await see(chat, ANTON, "Просил скидку", PHONE)
    assert "2" in first.text.split("\n")[0]
    assert words.text("clients-copy", address=PHONE) in first.button_texts

    # A touch plans the next by the rhythm of the stage, and the next client comes.
    called = words.text("clients-called")
    await chat.press(called)
    week = words.day(today() + timedelta(days=7), today=today())
    second = await see(chat, BORIS, ANTON, week)
    assert await plan_of(world, ids[ANTON]) == (today() + timedelta(days=7), None)
    # Whoever presses twice, or an old button, writes nothing again.
    await chat.press_data(second, button_of(first, called), stale=True)
    again = await see(chat, BORIS, plain(words.html("touches-meanwhile")))
    assert await touches(world, ids[ANTON]) == 1
    # ↩ brings the client back in front, with its old plan.
    await chat.press_data(again, button_of(second, words.text("touches-undo", name=ANTON)), stale=True)
    await see(chat, ANTON, plain(words.html("journal-undone", undone=2)).split("\n")[0])
    assert (await touches(world, ids[ANTON]), await plan_of(world, ids[ANTON])) == (
        0,
        (today() - timedelta(days=5), None),
    )
    await chat.press(words.text("touches-in-a-day"))
    await see(chat, BORIS, words.text("kit-tomorrow"))
    assert await plan_of(world, ids[ANTON]) == (today() + timedelta(days=1), None)

    # Later: nothing is changed, and the round comes back to him.
    await chat.press(words.text("touches-skip"))
    await see(chat, VERA)
    await chat.press(words.text("clients-met"))
    await see(chat, BORIS, plain(words.html("touches-new-round")), plain(words.html("touches-when-next")))
    assert await plan_of(world, ids[VERA]) == (None, None)
    await chat.press(words.text("touches-next-tomorrow", name=VERA))
    await see(chat, BORIS, words.text("kit-tomorrow"))
    assert await plan_of(world, ids[VERA]) == (today() + timedelta(days=1), None)
    await plan_a_day(world, words, ids[BORIS])

    # Nobody is due: what else there is, and a round of those without a next step.
    free = await chat.last()
    assert words.text("team-home-board") in free.button_texts
    await chat.press(words.text("touches-offer", queue="n", count="1"))
    await see(chat, GLEB, plain(words.html("touches-queue-n")))
    await move_to_a_loss(world, words, ids[GLEB])
    await chat.press(words.text("clients-wrote"))
    over = await chat.wait(plain(words.html("touches-round-over")))
    assert words.text("touches-next-tomorrow", name=GLEB) in over.button_texts


async def plan_a_day(world: World, words: Words, client_id: int) -> None:
    """By writing it; what is no day to come is told, and the question stays."""
    chat = world.olga.private
    await chat.press(words.text("touches-on-a-day"))
    await chat.wait(BORIS)
    for nonsense, reason in (
        ("30 февраля", "no-such-day"),
        ("когда-нибудь", "unreadable-when"),
        ("01.01.2020", "past"),
    ):
        await chat.send(nonsense)
        await chat.wait(plain(words.html("error-invalid-value", reason=reason, longest=0)))
    assert await plan_of(world, client_id) == (today() - timedelta(days=1), None)
    await chat.send({"ru": "завтра в 15:30", "en": "tomorrow at 15:30"}[words.locale])
    await chat.wait(lambda shown: BORIS in shown.text and words.text("team-home-clients") in shown.button_texts)
    assert await plan_of(world, client_id) == (today() + timedelta(days=1), time(15, 30))


async def move_to_a_loss(world: World, words: Words, client_id: int) -> None:
    """In own words; the same client stands there afterwards."""
    chat = world.olga.private
    async with reading(world.database, SYSTEM) as ctx:
        lost = (await list_funnels(ctx))[0].stages[-1]
    await walk(chat, words.text("clients-pick-stage"), f"{lost.icon} {lost.name}", words.text("funnel-why-own"))
    await chat.wait(plain(words.html("funnel-why-ask")))
    await chat.send("Уехал в Тверь")
    await see(chat, GLEB, "Уехал в Тверь")
    async with reading(world.database, SYSTEM) as ctx:
        (place,) = await list_standings(ctx, client_id)
    assert (place.stage.id, place.reason) == (lost.id, "Уехал в Тверь")


async def test_two_people_and_one_client(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    ids = await fill(world)
    await world.hire(MARK, Role.MANAGER, locale=words.locale)
    await world.hire(ANNA, Role.VIEWER, locale=words.locale)
    olga, mark, anna = world.olga.private, world.mark.private, world.anna.private
    for chat in (olga, mark, anna):
        await chat.send("/start")
        await see(chat, ANTON)
    # A viewer reads and goes on, but does nothing; only who leads looks at everybody's.
    shown = await anna.last()
    assert words.text("clients-called") not in shown.button_texts
    assert words.text("touches-to-team") not in shown.button_texts
    await anna.press(words.text("touches-skip"))
    await see(anna, BORIS)

    await olga.press(words.text("clients-called"))
    await see(olga, BORIS)
    await mark.press(words.text("touches-in-a-week"))
    await see(mark, BORIS, plain(words.html("touches-meanwhile")))
    assert await touches(world, ids[ANTON]) == 1
    async with writing(world.database, SYSTEM, ChangeKind.CLIENT_REMOVED) as ctx:
        await remove_client(ctx, ids[BORIS])
    for caption in ("clients-met", "touches-on-a-day", "clients-pick-stage"):
        await mark.press_data(await mark.last(), button_of(await olga.last(), words.text(caption)), stale=True)
        await see(mark, VERA, plain(words.html("touches-gone")))

    # A reply to the client in the queue is a note on it, as on a card.
    await mark.reply(await mark.last(), "Просила перезвонить")
    await mark.wait(plain(words.html("clients-done-note")).split("\n")[0])
    await olga.press(words.text("touches-to-team"))
    await see(olga, VERA, "Просила перезвонить")
    await walk(olga, words.text("touches-menu"), words.text("team-home-collections"))
    await walk(olga, words.text("audience-quick-step"))
    listed = await olga.wait(plain(words.html("audience-filter-no-step")))
    assert any(GLEB in caption for caption in listed.button_texts)
