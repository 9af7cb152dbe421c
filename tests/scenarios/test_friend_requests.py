"""Incoming friend requests over HTTP, in both languages: the rule, accepting, the greeting, a stop, the funnel."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.kit.words import Words, load_words
from domain.accounts.tables import Account
from domain.actions.tables import Action
from domain.consent.tables import Consent, ConsentEvent
from domain.friends.tables import FriendRequest, FriendRule, RequestState
from jobs.vk.gateways import Gateways
from sandbox.vk import cast
from sandbox.vk.world import Mood
from tests.support.quick_world import eventually, quick_world, walk
from tests.support.running_bot import World

PROMO = cast.token_value(cast.PROMO)
#: People with and without a photo, who say nothing, answer, and say stop.
WITH_PHOTO, ANSWERS, STOPS, FACELESS = 700_000_001, 700_000_002, 700_000_003, 700_000_004


@pytest.fixture(params=["ru", "en"])
async def told_world(
    request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[World, Words]]:
    """The product in each language, with an ear that is quick."""
    monkeypatch.setattr("jobs.vk.person_ears.EVERY", 1.5)
    monkeypatch.setattr("app.wiring.Gateways", brisk)
    async with quick_world(empty_sqlite, tmp_path, monkeypatch, locale=request.param) as world:
        await world.driver.vk.settings(rate_limits=False)
        yield world, load_words(request.param)


def brisk(*parts: Any, **more: Any) -> Gateways:
    """Gateways that are not about waiting."""
    return Gateways(*parts, **{**more, "rates": (50.0, 50.0)})


async def people_ask(world: World) -> None:
    """Four people ask the page to be friends."""
    vk = world.driver.vk
    for person_id, name, mood, side in (
        (WITH_PHOTO, "Анна", Mood.SILENT, 400),
        (ANSWERS, "Вера", Mood.ANSWERS, 400),
        (STOPS, "Борис", Mood.STOPS, 400),
        (FACELESS, "Глеб", Mood.SILENT, 0),
    ):
        person = await vk.add_person(person_id, name, "Новый", mood=mood.value, photo_side=side)
        await person.befriend(cast.PROMO_ID, "Возьмите в друзья")


async def let_it_work_now(world: World) -> None:
    """Whatever the time of day is, and at once."""
    async with world.database.write() as connection:
        now = {"window_from": None, "window_to": None, "jitter": 0, "warm_days": 0, "warm_from": None}
        await connection.execute(update(Account).values(**now))


async def nothing_is_done_twice(world: World) -> None:
    """A restart, and VK that lists them all once more, change nothing."""
    vk = world.driver.vk
    await world.stop()
    async with world.database.write() as connection:
        await connection.execute(update(FriendRule).values(polled_at=None))
    await world.start()

    async def is_looked_at() -> bool:
        async with world.database.read() as connection:
            return (await connection.execute(select(FriendRule.polled_at))).scalar_one() is not None

    await eventually(is_looked_at, seconds=20)
    async with world.database.read() as connection:
        states = dict((await connection.execute(select(FriendRequest.vk_id, FriendRequest.state))).all())
        greetings = (await connection.execute(select(Action.id).where(Action.stop_on_answer))).all()
    assert states == dict.fromkeys((WITH_PHOTO, ANSWERS, STOPS), RequestState.ACCEPTED) | {FACELESS: RequestState.LEFT}
    greeted = [one.person_id for one in await vk.delivered(cast.PROMO_ID) if "Рады" in one.text]
    assert (len(greetings), sorted(greeted)) == (3, [WITH_PHOTO, ANSWERS, STOPS])


async def test_the_story(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    chat, vk = world.olga.private, world.driver.vk
    await chat.send("/start")
    await chat.send("/accounts")
    await chat.press(words.text("accounts-add"))
    await chat.send(PROMO)
    await chat.wait(lambda shown: words.text("friends-button") in shown.button_texts)
    await let_it_work_now(world)
    await people_ask(world)

    # The rule first: a wrong greeting is told with its place, and another may be sent.
    await walk(chat, words.text("friends-button"), words.text("friends-greeting-button"))
    await chat.send("{Привет|")
    await chat.wait(lambda shown: "{Привет|" in shown.text and words.text("friends-button") not in shown.text)
    await chat.send("Здравствуйте, %имя%! Рады знакомству.")
    await chat.wait(lambda shown: "Рады знакомству" in shown.text and words.text("journal-undo") in shown.button_texts)
    await walk(chat, words.text("friends-delay-button"), words.text("friends-delay", minutes=0))
    await chat.wait(words.text("friends-delay", minutes=0))
    await walk(chat, words.text("friends-who-button"), words.text("friends-any-city"))
    await chat.send("-")
    await chat.wait(words.text("friends-with-avatar"))
    await walk(chat, words.text("friends-cap-button"), "40")
    await walk(chat, words.text("journal-undo"), words.text("journal-redo"))
    await chat.wait(lambda shown: words.text("friends-cap-button") in shown.button_texts)
    await walk(chat, words.text("friends-cap-button"), "40")
    await walk(chat, words.text("friends-switch", to="on"))
    # It is on, and sleeps until the owner wakes personal pages.
    asleep = words.text("friends-head", name="Ольга Орлова", state="asleep", number="0").splitlines()[-1].strip()
    await chat.wait(asleep)
    assert (await vk.person(WITH_PHOTO).look())["friends"] == []
    await chat.send("/accounts")
    await walk(chat, words.text("accounts-personal"), words.text("accounts-personal-turn-on"))
    await chat.send(words.text("accounts-personal-word"))

    for person_id in (ANSWERS, STOPS):
        await vk.wait("Рады знакомству", 20, person_id=person_id)
    await vk.wait(lambda message: message.text == "Здравствуйте, Анна! Рады знакомству.", 20, person_id=WITH_PHOTO)
    assert (await vk.person(FACELESS).look())["friends"] == []

    async def are_heard() -> bool:
        async with world.database.read() as connection:
            answered = select(FriendRequest.vk_id).where(FriendRequest.answered_at.is_not(None))
            stopped = select(Consent.address).where(Consent.event == ConsentEvent.OPTED_OUT)
            heard = set((await connection.execute(answered)).scalars())
            return heard == {ANSWERS, STOPS} and (await connection.execute(stopped)).scalars().all() == [f"id{STOPS}"]

    await eventually(are_heard, seconds=20)

    if words.locale == "ru":
        await nothing_is_done_twice(world)

    # The funnel, and the new client.
    await chat.send("/accounts")
    await chat.wait(lambda shown: {"Ольга Орлова", words.text("accounts-add")} <= set(shown.button_texts))
    await walk(chat, "Ольга Орлова", words.text("friends-button"))
    counts = {"asked": 4, "accepted": 3, "greeted": 3, "answered": 2, "customers": 0}
    funnel = words.text("friends-funnel", days=7, leads=3, waiting=0, left=1, **counts)
    await chat.wait(re.sub("<.*?>", "", funnel.splitlines()[0]))
    await walk(chat, words.text("friends-switch", to="off"))
    await chat.wait(lambda shown: words.text("friends-switch", to="on") in shown.button_texts)
    await chat.send("Анна Новый")
    await chat.wait("Анна Новый")
    # The account is removed meanwhile: the old button says so.
    old = await chat.wait("Анна Новый")
    async with world.database.write() as connection:
        await connection.execute(update(Account).values(removed_at=Account.created_at))
    gone = await chat.press_data(old, "afr:1", stale=True)
    assert gone.text == words.text("error-not-found", what="account")
