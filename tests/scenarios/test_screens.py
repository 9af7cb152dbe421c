"""The small ways between screens, in Russian and in English: ticked cards become one, a card leads back, and more."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.kit.words import Words, load_words
from domain.audience.tick_clients import tick_client
from domain.base.actor import SYSTEM
from domain.clients.add_client import add_client
from domain.clients.edit_client import edit_client
from domain.clients.kinds import ChannelKind
from domain.clients.tables import Client
from domain.funnel.queries import list_funnels
from domain.funnel.set_stage import set_stage
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from tests.support.people import actor_of
from tests.support.quick_world import quick_world, walk
from tests.support.running_bot import World

NAMES = ("Пётр Жук", "Петя Жук", "Жук П. П.", "Анна Сёмина")


@pytest.fixture(params=["ru", "en"])
async def told_world(
    request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[World, Words]]:
    """The product in each language."""
    async with quick_world(empty_sqlite, tmp_path, monkeypatch, locale=request.param) as world:
        words = load_words(request.param)
        await world.olga.private.send("/start")
        await world.olga.private.wait(lambda shown: words.text("team-home-board") in shown.button_texts)
        yield world, words


async def fill(world: World) -> list[int]:
    """Four clients on the first stage of the board, three of them ticked."""
    owner, ids = await actor_of(world.database, 1), []
    async with writing(world.database, owner, ChangeKind.CLIENT_ADDED) as ctx:
        first = (await list_funnels(ctx))[0].stages[0]
        for index, name in enumerate(NAMES):
            client = await add_client(ctx, name, [(ChannelKind.PHONE, f"+7916000000{index}")])
            await set_stage(ctx, client.id, first.id)
            ids.append(client.id)
            if index < 3:
                await tick_client(ctx, client.id)
    return ids


async def living(world: World) -> list[int]:
    async with reading(world.database, SYSTEM) as look:
        return list(await look.column(select(Client.id).where(Client.deleted_at.is_(None)).order_by(Client.id)))


async def merge_the_ticked(world: World, words: Words, ids: list[int]) -> None:
    chat = world.olga.private
    await chat.send("/selected")
    await chat.press(words.text("merging-these"))
    shown = await chat.wait(lambda shown: words.text("merging-merge-all", count=3) in shown.button_texts)
    assert f"✔ 1. {NAMES[0]}" in shown.button_texts, "the oldest of equals stays unless another is chosen"
    await chat.press(f"2. {NAMES[1]}")
    await chat.wait(lambda shown: f"✔ 2. {NAMES[1]}" in shown.button_texts)
    # A colleague edits one of them in the middle: nothing is merged that nobody has seen.
    async with writing(world.database, await actor_of(world.database, 1), ChangeKind.CLIENT_EDITED) as ctx:
        await edit_client(ctx, ids[2], city="Тверь")
    await chat.press(words.text("merging-merge-all", count=3))
    await chat.wait(lambda shown: "Тверь" in shown.text)
    assert await living(world) == ids
    await chat.press(NAMES[1])
    await chat.press(words.text("merging-merge-all", count=3))
    card = await chat.wait(words.text("merging-merged"))
    assert NAMES[1] in card.text
    assert "Тверь" in card.text
    assert await living(world) == [ids[1], ids[3]]
    await chat.press(words.text("journal-undo"))
    await chat.wait("↩")
    assert await living(world) == ids
    # Two are compared thing by thing, and the way back leads to the ticks.
    await chat.send("/selected")
    await walk(chat, words.text("audience-tick"), NAMES[2], words.text("audience-tick-done"))
    await chat.send("/selected")
    await chat.press(words.text("merging-these"))
    await chat.wait(lambda shown: words.text("merging-merge") in shown.button_texts)
    await walk(chat, words.text("merging-open", number="2"), words.text("clients-back-to", place="pair"))
    await chat.wait(lambda shown: words.text("merging-merge") in shown.button_texts)
    await chat.press(words.text("kit-back"))
    await chat.wait(words.text("audience-filter-ticked"))


async def come_back(world: World, words: Words) -> None:
    chat = world.olga.private
    deals = words.text("clients-tab", name=words.text("clients-tab-deals"), here="no")
    await walk(chat, words.text("kit-home"), words.text("team-home-board"))
    stage = (await chat.wait(lambda shown: any("4" in text for text in shown.button_texts))).buttons[0][0].text
    await walk(chat, stage, NAMES[3], deals, words.text("funnel-add-deal"))
    await chat.send("Абонемент 12 500")
    await chat.wait(words.text("funnel-done-deal"))
    await walk(chat, words.text("funnel-deal-lose"), words.text("kit-back"), words.text("funnel-to-deals"))
    await chat.press(words.text("clients-tab", name=words.text("clients-tab-source"), here="no"))
    await walk(chat, words.text("sources-add"), words.text("sources-kind-tracker"), words.text("kit-back"))
    await chat.press(words.text("clients-tab", name=words.text("clients-tab-contacts"), here="no"))
    await walk(chat, words.text("clients-add-channel"), words.text("clients-channel-seen"))
    await chat.send("anna@example.com")
    await chat.wait("anna@example.com")
    await chat.press(words.text("clients-back-to", place="stage"))
    await chat.wait(lambda shown: NAMES[3] in shown.button_texts and "▶" in shown.button_texts)


async def test_the_story(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    ids = await fill(world)
    await merge_the_ticked(world, words, ids)
    await come_back(world, words)
