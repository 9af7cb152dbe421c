"""Followers come in by links, over HTTP, in Russian and in English, with the bad days of those who bring them."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.kit.words import Words, load_words
from domain.base.actor import SYSTEM
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.subscribers.tables import Harvest
from jobs.subscribers.repeating import Repeating
from sandbox.driver import ChatDriver
from sandbox.shown import ShownMessage
from sandbox.vk import cast
from tests.support.harvests import connect_person
from tests.support.quick_world import quick_world
from tests.support.running_bot import World

LINKS = "https://vk.com/zerno_coffee\nvk.com/yoga_reka, @olga.promo чепуха https://m.vk.com/zerno_coffee?from=search"


@pytest.fixture(params=["ru", "en"])
async def told_world(
    request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[World, Words]]:
    """The product in each language."""
    async with quick_world(empty_sqlite, tmp_path, monkeypatch, locale=request.param) as world:
        yield world, load_words(request.param)


def plain(html: str) -> str:
    return html.replace("<b>", "").replace("</b>", "")


async def connect(chat: ChatDriver, words: Words) -> None:
    await chat.send("/accounts")
    await chat.press(words.text("accounts-add"))
    await chat.send(cast.token_value(cast.COFFEE))
    await chat.wait(words.text("accounts-state-active"))


async def choose(chat: ChatDriver, words: Words) -> ShownMessage:
    """Women of 25 to 45 with a tag; what makes no sense on the way is told and asked again."""
    await chat.press(words.text("subscribers-who"))
    await chat.press(words.text("subscribers-sex", sex="female"))
    await chat.press(words.text("subscribers-age", told="", named="no"))
    await chat.send("молодые")
    await chat.wait(words.text("error-invalid-value", reason="ages"))
    await chat.send("45-25")
    await chat.wait(words.text("error-invalid-value", reason="ages"))
    await chat.send("25-45")
    await chat.wait(words.text("subscribers-only-ages", first=25, last=45))
    await chat.press(words.text("kit-back"))
    await chat.press(words.text("subscribers-what"))
    await chat.press(words.text("subscribers-given-tags"))
    await chat.send("Кофе, весна")
    await chat.wait("Кофе, весна")
    await chat.press(words.text("kit-back"))
    return await chat.wait(lambda shown: words.text("subscribers-check") in shown.button_texts and "25" in shown.text)


async def test_the_story(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    chat, vk = world.olga.private, world.driver.vk
    await chat.send("/start")
    await chat.wait(lambda shown: words.text("team-home-clients") in shown.button_texts)
    await chat.send("/followers vk.com/zerno_coffee")
    await chat.wait(words.text("error-no-community"))
    await connect(chat, words)

    await chat.send("/followers")
    await chat.press(words.text("subscribers-new"))
    await chat.send("просто текст, без ссылок")
    await chat.wait(words.text("error-invalid-value", reason="no-links"))
    await chat.send(LINKS)
    shown = await chat.wait(lambda shown: words.text("subscribers-check") in shown.button_texts, timeout=30)
    for problem in ("hidden", "needs-person", "no-link"):
        assert words.text(f"subscribers-problem-{problem}") in shown.text
    assert shown.text.count("Кофейня «Зерно»") == shown.text.count("Ольга Орлова") == 1

    before = await choose(chat, words)
    await chat.press(words.text("subscribers-check"), message=before)
    run = words.text("subscribers-run", count=0).split()[1]
    checked = await chat.wait(lambda shown: any(run in each for each in shown.button_texts), timeout=30)
    assert words.text("subscribers-left-out-sex") in checked.text

    # VK is down for a moment, and the program is restarted in the middle.
    await vk.fault("502", method="groups.getMembers", times=1)
    await vk.fault("delay", method="groups.getMembers", seconds=1.0)
    await chat.press(run, message=checked)
    await world.stop()
    await world.start()
    done = await chat.wait(lambda shown: words.text("subscribers-show") in shown.button_texts, timeout=30)
    assert words.text("subscribers-consent") in done.text
    await chat.press(words.text("subscribers-show"), message=done)
    await chat.wait(lambda shown: "Елена Лосева" in shown.button_texts)
    await chat.press(words.text("subscribers-undo"), message=done)
    undone = await chat.wait(lambda shown: words.text("journal-redo") in shown.button_texts, timeout=30)
    assert words.text("subscribers-lists") in undone.button_texts


async def test_who_joined_and_who_left(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    chat, vk = world.olga.private, world.driver.vk
    await chat.send("/start")
    await chat.wait(lambda shown: words.text("team-home-clients") in shown.button_texts)
    await connect(chat, words)
    async with writing(world.database, SYSTEM, ChangeKind.WORK) as ctx:
        await connect_person(ctx, world.sealer)
    assert world.gateways is not None
    await world.gateways.tick()
    await chat.send(f"/followers vk.com/id{cast.person_id(cast.POPULAR)} vk.com/club{cast.WORKSHOP_ID}")
    await chat.wait(lambda shown: words.text("subscribers-check") in shown.button_texts, timeout=30)
    await chat.press(words.text("subscribers-lists"))
    friends = words.text("subscribers-listing-friends")
    await chat.press(friends)
    await chat.press(words.text("kit-back"))
    await chat.press(words.text("subscribers-repeat"))
    await chat.press(words.text("subscribers-rhythm", days=1))
    await chat.press(words.text("subscribers-check"))
    run = words.text("subscribers-run", count=0).split()[1]
    await chat.wait(lambda shown: any(run in each for each in shown.button_texts), timeout=30)
    await chat.press(run)
    first = await chat.wait(lambda shown: words.text("subscribers-show") in shown.button_texts, timeout=30)
    assert plain(words.text("subscribers-changed", joined=0, left=0)) not in first.text

    await vk.person(cast.person_id(7)).leave(cast.WORKSHOP_ID)
    await vk.person(cast.person_id(2)).join(cast.WORKSHOP_ID)
    await chat.mark()
    async with writing(world.database, SYSTEM, ChangeKind.WORK) as ctx:
        await ctx.execute(update(Harvest).values(next_run_at=world.clock() - timedelta(minutes=1)))
    await Repeating(world.database, world.clock).tick()
    told = await chat.wait(lambda shown: "🔁" in shown.text, timeout=30)
    assert plain(words.text("subscribers-changed", joined=1, left=1)) in told.text
    assert any(each.startswith("🚪") for each in told.button_texts)
