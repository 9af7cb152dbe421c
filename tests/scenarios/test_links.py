"""A campaign to the people of a community of VK, over HTTP, in both languages, with what goes wrong on the way."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.kit.words import Words, load_words
from domain.accounts.tables import ActionKind
from domain.base.actor import SYSTEM, Role
from domain.base.clock import utc_now
from domain.clients.add_client import add_client
from domain.clients.kinds import ChannelKind
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from sandbox.vk import cast
from tests.support.harvests import connect_person
from tests.support.quick_world import quick_world, walk
from tests.support.running_bot import MARK, World

WORKSHOP = "https://vk.com/el_workshop"
#: Of the people of the workshop so many have pages that are gone.
MEMBERS, GONE = 58, 2


@pytest.fixture(params=["ru", "en"])
async def told_world(
    request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[World, Words]]:
    """The product in each language, with a personal page and two clients, one of whom is in the community."""
    async with quick_world(empty_sqlite, tmp_path, monkeypatch, locale=request.param) as world:
        await world.driver.vk.settings(rate_limits=False)
        await world.olga.private.send("/start")
        async with writing(world.database, SYSTEM, ChangeKind.WORK, clock=utc_now) as ctx:
            await connect_person(ctx, world.sealer)
            for person in (cast.person_id(7), 7_777_777):
                await add_client(ctx, f"Клиент {person}", [(ChannelKind.VK, f"id{person}")])
        assert world.gateways is not None
        await world.gateways.tick()
        yield world, load_words(request.param)


async def test_a_campaign_to_a_community(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    chat, vk = world.olga.private, world.driver.vk
    # A link alone: nobody has it, so it may be a client to be, or many.
    followers, campaign = words.text("subscribers-of-link"), words.text("campaigns-of-link")
    await chat.send(WORKSHOP)
    draft = await chat.wait(lambda one: followers in one.button_texts)
    assert {campaign, words.text("kit-cancel")} <= set(draft.button_texts)
    await chat.press(followers)
    await chat.wait(lambda one: words.text("subscribers-check") in one.button_texts, timeout=30)
    await chat.send(f"club{cast.WORKSHOP_ID}")
    await chat.wait(lambda one: followers in one.button_texts and campaign in one.button_texts)
    await chat.press(campaign)
    await chat.wait(lambda one: words.text("campaigns-lists-again") in one.button_texts, timeout=30)
    await world.hire(MARK, Role.VIEWER, locale=words.locale)
    await world.mark.private.send(WORKSHOP)
    seen = await world.mark.private.wait("el_workshop")
    assert followers not in seen.button_texts

    # Friend requests, in hours of their own.
    await chat.send("/campaign")
    await chat.press(words.text("campaigns-new-kind", kind=ActionKind.FRIEND_REQUEST.value))
    none = words.text("campaigns-own-hours", hours=words.text("campaigns-hours-none"))
    await walk(chat, words.text("campaigns-rules"), none, words.text("campaigns-hours-other"))
    await chat.send("ночью")
    await chat.wait(words.text("error-invalid-value", reason="form"))
    await chat.send("10-18:30")
    rules = await chat.wait(lambda one: any("10:00–18:30" in each for each in one.button_texts))
    await chat.press(words.text("campaigns-accounts-done"), message=rules)
    await walk(chat, words.text("campaigns-pick-audience"), words.text("campaigns-by-link"))

    # What is no link is asked again; what nobody is shown says why, and the recipients stay as they were.
    await chat.send("просто текст")
    await chat.wait(words.text("error-invalid-value", reason="no-links"))
    await chat.send("vk.com/yoga_reka https://t.me/club1")
    shown = await chat.wait(words.text("campaigns-lists-nobody"), timeout=30)
    for problem in ("hidden", "no-link"):
        assert words.text(f"subscribers-problem-{problem}") in shown.text
    assert words.text("campaigns-lists-again") not in shown.button_texts
    await chat.press(words.text("campaigns-lists-source"), message=shown)
    await chat.wait(words.text("campaigns-from-source", count=0))

    # A reading that meets an outage.
    await walk(chat, words.text("campaigns-pick-audience"), words.text("campaigns-by-link"))
    await chat.press(words.text("campaigns-lists-other"))
    await vk.fault("502", method="groups.getMembers", times=1)
    await chat.send(f"{WORKSHOP} {WORKSHOP}?w=wall-1_1")
    bring = words.text("campaigns-lists-bring", count=MEMBERS - 1)
    read = await chat.wait(lambda one: bring in one.button_texts, timeout=30)
    assert read.text.count("Ель") == 1
    await walk(chat, words.text("campaigns-lists-back"), words.text("campaigns-check"))
    check = await chat.wait(lambda one: bring in one.button_texts)
    await chat.press(bring, message=check)
    await chat.press(words.text("subscribers-check"))
    run = words.text("subscribers-run", count=MEMBERS - GONE - 1)
    await chat.press(run)
    brought = await chat.wait(lambda one: words.text("subscribers-show") in one.button_texts, timeout=30)
    await chat.press(words.text("campaigns-lists-back"), message=brought)
    await chat.press(words.text("campaigns-check"))
    # The pages that are gone are still in the list, and in nobody's base.
    gone = words.text("campaigns-lists-bring", count=GONE)
    check = await chat.wait(lambda one: gone in one.button_texts)
    assert str(MEMBERS - GONE) in check.text
    assert "10:00–18:30" in check.text

    # Somebody leaves; read again, he is not meant any more.
    await vk.person(cast.person_id(7)).leave(cast.WORKSHOP_ID)
    await walk(chat, words.text("campaigns-lists-open"), words.text("campaigns-lists-again"))
    left = words.text("campaigns-lists-known", count=MEMBERS - GONE - 1).replace("<b>", "").replace("</b>", "")
    await chat.wait(left, timeout=30)
