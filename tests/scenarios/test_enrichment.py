"""Links of VK become people by themselves, over HTTP, in Russian and in English."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.kit.words import Words, load_words
from domain.base.actor import Role
from sandbox.driver import ChatDriver
from sandbox.vk import cast
from tests.support.quick_world import quick_world
from tests.support.running_bot import MARK, World


@pytest.fixture(params=["ru", "en"])
async def told_world(
    request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[World, Words]]:
    """The product in each language."""
    async with quick_world(empty_sqlite, tmp_path, monkeypatch, locale=request.param) as world:
        yield world, load_words(request.param)


async def connect(chat: ChatDriver, words: Words) -> None:
    await chat.send("/start")
    await chat.wait(lambda shown: words.text("team-home-clients") in shown.button_texts)
    await chat.send("/accounts")
    await chat.press(words.text("accounts-add"))
    await chat.send(cast.token_value(cast.COFFEE))
    await chat.wait(words.text("accounts-state-active"))


async def bring(chat: ChatDriver, words: Words, *addresses: str) -> None:
    """Paste a list of links and have it imported."""
    await chat.send("\n".join(f"https://vk.com/{address}" for address in addresses))
    await chat.press(words.text("transfer-check"), timeout=30)
    await chat.press(words.text("transfer-run", rows=0).split()[1], timeout=30)
    await chat.wait(lambda shown: words.text("transfer-undo-import") in shown.button_texts, timeout=60)


async def test_pasted_links_become_people(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    await world.hire(MARK, Role.MANAGER)
    chat = world.olga.private
    await connect(chat, words)
    addresses = [f"id{cast.person_id(index)}" for index in (1, 2, 13)] + ["friend_3"]
    await bring(chat, words, *addresses)
    done = await chat.wait(lambda shown: words.text("enrichment-gone", count=1) in shown.text, timeout=30)
    assert words.text("journal-undo") in done.button_texts
    person = (await world.driver.vk.people(query=str(cast.person_id(3))))[0]
    await chat.send(f"vk.com/id{cast.person_id(3)}")
    card = await chat.wait(str(person["last_name"]))
    assert str(person["first_name"]) in card.text
    await chat.send(f"vk.com/id{cast.person_id(13)}")
    card = await chat.wait(f"👤 id{cast.person_id(13)}")
    await chat.press(words.text("clients-tab", name=words.text("clients-tab-contacts"), here="no"), message=card)
    await chat.wait(words.text("enrichment-page-deleted"))


async def test_the_button_asks_only_for_what_is_new(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    chat = world.olga.private
    await chat.send("/start")
    await chat.wait(lambda shown: words.text("team-home-clients") in shown.button_texts)
    await bring(chat, words, f"id{cast.person_id(1)}", f"id{cast.person_id(2)}")
    await connect(chat, words)
    await chat.press(words.text("enrichment-start"))
    await chat.wait(lambda shown: words.text("journal-undo") in shown.button_texts and "2" in shown.text, timeout=30)
    await chat.send("/accounts")
    await chat.press("Кофейня")
    again = await chat.press(words.text("enrichment-start"))
    assert again.text == words.text("enrichment-nobody")
