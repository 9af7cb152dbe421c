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
from domain.clients.kinds import ChannelKind, ClientKind
from domain.clients.remove_client import remove_client
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


async def work_at_a_company(world: World, words: Words) -> None:
    chat = world.olga.private
    owner = await actor_of(world.database, 1)
    async with writing(world.database, owner, ChangeKind.CLIENT_ADDED) as ctx:
        shop = await add_client(ctx, "ООО Ромашка", [(ChannelKind.PHONE, "+79160000000")], kind=ClientKind.COMPANY)
    await chat.send("сёмина")
    await chat.press(NAMES[3])
    # Three presses: edit, company, the company itself.
    await chat.press(words.text("clients-edit"))
    await chat.press(words.text("clients-field-now", field=words.text("clients-field", field="company"), value="—"))
    await chat.press("ООО Ромашка")
    await chat.wait(words.text("clients-done-field", field="company"))
    await chat.press(words.text("clients-company", name="ООО Ромашка"))
    await chat.press(words.text("clients-staff"))
    # Anna says so herself; Pyotr has the company's phone.
    shown = await chat.wait(words.text("audience-filter-staff", names="ООО Ромашка"))
    assert [name in " ".join(shown.button_texts) for name in NAMES] == [True, False, False, True]
    await chat.press(NAMES[3])
    # Written by hand in other letters, it is the same company; nonsense is told.
    await chat.press(words.text("clients-edit"))
    named = words.text("clients-field", field="company")
    await chat.press(words.text("clients-field-now", field=named, value="ООО Ромашка"))
    await chat.press(words.text("clients-company-write"))
    await chat.send("х" * 300)
    await chat.wait("256")
    await chat.send("ооо ромашка")
    card = await chat.wait(words.text("clients-unchanged"))
    assert words.text("clients-company", name="ООО Ромашка") in card.button_texts
    async with writing(world.database, owner, ChangeKind.CLIENT_REMOVED) as ctx:
        await remove_client(ctx, shop.id)
    answer = await chat.press(words.text("clients-company", name="ООО Ромашка"))
    assert answer.text == words.text("error-not-found", what="client")


async def pick_into_a_segment(world: World, words: Words) -> None:
    chat = world.olga.private
    await chat.send("/segments")
    await chat.press(words.text("audience-keep-basket", count=2))
    await chat.send("Жуки")
    await chat.wait(words.text("audience-segment-saved"))
    async with writing(world.database, await actor_of(world.database, 1), ChangeKind.WORK) as ctx:
        for client_id in await living(world):
            await tick_client(ctx, client_id)
    await chat.send("/segments")
    await chat.press("Жуки")
    await chat.press(words.text("audience-pick-ticked", count=4))
    await chat.wait(words.text("audience-picked-in", count=2))
    await chat.press(words.text("audience-drop-ticked"))
    await chat.wait(words.text("audience-picked-out", count=4))
    await chat.press(words.text("journal-undo"))
    await chat.send("/segments")
    await chat.wait(lambda shown: any("Жуки · 4" in text for text in shown.button_texts))


async def test_the_story(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    ids = await fill(world)
    await merge_the_ticked(world, words, ids)
    await come_back(world, words)
    await pick_into_a_segment(world, words)
    await work_at_a_company(world, words)
