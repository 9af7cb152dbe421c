"""The small ways between screens, in Russian and in English: ticked cards become one, a card leads back, and more."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.kit.words import Words, load_words
from domain.audience.tick_clients import tick_client
from domain.base.actor import SYSTEM
from domain.base.clock import utc_now
from domain.clients.add_client import add_client
from domain.clients.edit_client import edit_client
from domain.clients.kinds import ChannelKind, ClientKind
from domain.clients.remove_client import remove_client
from domain.clients.tables import Client
from domain.fields.change_fields import add_field, remove_field
from domain.fields.set_field import set_field
from domain.fields.tables import FieldKind
from domain.funnel.add_deal import add_deal
from domain.funnel.edit_deal import win_deal
from domain.funnel.queries import list_funnels
from domain.funnel.set_stage import set_stage
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from sandbox.driver import ChatDriver
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


async def prepare_for_the_filter(world: World, ids: list[int]) -> tuple[int, int]:
    """Own fields with values, a client who stands still for long, and one who has bought; gives the fields."""
    owner, long_ago = await actor_of(world.database, 1), utc_now() - timedelta(days=20)
    async with writing(world.database, owner, ChangeKind.FIELDS_CHANGED) as ctx:
        budget = (await add_field(ctx, "Бюджет", FieldKind.NUMBER)).id
        until = (await add_field(ctx, "Договор до", FieldKind.DATE)).id
        await set_field(ctx, ids[0], budget, 50.0)
        await set_field(ctx, ids[1], budget, 500.0)
        await set_field(ctx, ids[1], until, date(2030, 5, 7))
        deal = await add_deal(ctx, ids[3], "Абонемент", 60_000_00, "RUB")
        await win_deal(ctx, deal.id)
    async with writing(world.database, owner, ChangeKind.STAGE_SET, clock=lambda: long_ago) as ctx:
        await set_stage(ctx, ids[2], (await list_funnels(ctx))[0].stages[1].id)
    return budget, until


async def ask_wrongly(chat: ChatDriver, words: Words, reason: str, *nonsense: str) -> None:
    """Each of these is answered with what is wrong, and the question stays open."""
    for text in nonsense:
        await chat.send(text)
        await chat.wait(words.text("error-invalid-value", reason=reason, longest=0))


async def sift(world: World, words: Words, ids: list[int]) -> None:
    chat = world.olga.private
    _, until = await prepare_for_the_filter(world, ids)

    async def found(*names: str) -> None:
        await chat.press(words.text("audience-show"))
        shown = await chat.wait(lambda shown: words.text("audience-layout") in shown.button_texts)
        captions = " ".join(shown.button_texts)
        assert [name for name in NAMES if name in captions] == list(names), shown.text
        await walk(chat, words.text("audience-sift"), words.text("audience-reset"), words.text("audience-sift"))

    async def applied(*names: str) -> None:
        await chat.press(words.text("audience-apply", count=len(names), more="no"))
        shown = await chat.wait(lambda shown: words.text("audience-layout") in shown.button_texts)
        assert [name for name in NAMES if name in " ".join(shown.button_texts)] == list(names), shown.text
        await walk(chat, words.text("audience-sift"), words.text("audience-reset"), words.text("audience-sift"))

    await chat.send("/menu")
    await walk(chat, words.text("team-home-clients"), words.text("audience-sift"), words.text("audience-own-fields"))
    await walk(chat, "Бюджет", words.text("audience-field-from"))
    await ask_wrongly(chat, words, "number", "много", "12 яблок", "💰")
    await chat.send("40")
    await chat.wait(words.html("audience-filter-field-from", names="Бюджет", value="40"))
    await chat.press(words.text("audience-field-till"))
    await chat.send("60,5")
    await chat.wait("60,5" if words.locale == "ru" else "60.5")
    await found(NAMES[0])
    await walk(chat, words.text("audience-own-fields"), "Договор до", words.text("audience-field-till"))
    await ask_wrongly(chat, words, "date", "когда-нибудь")
    await ask_wrongly(chat, words, "no-such-day", "30.02.2030")
    await chat.send("31.12.2030")
    await chat.wait(lambda shown: words.text("audience-drop-choice") in shown.button_texts)
    # A colleague removes the field before the list is asked for: it is said, and nobody is found by mistake.
    async with writing(world.database, await actor_of(world.database, 1), ChangeKind.FIELDS_CHANGED) as ctx:
        await remove_field(ctx, until)
    await chat.press(words.text("audience-show"))
    await chat.wait(words.text("audience-gone"))
    await walk(chat, words.text("audience-sift"), words.text("audience-reset"), words.text("audience-sift"))
    await chat.press(words.text("audience-typed-stuck"))
    await ask_wrongly(chat, words, "whole", "давно", "-3", "1,5")
    await ask_wrongly(chat, words, "range", "0", "9" * 60)
    await chat.send("14")
    await chat.wait(words.html("audience-filter-stuck", names="14"))
    await applied(NAMES[2])
    await chat.press(words.text("audience-typed-won"))
    await ask_wrongly(chat, words, "form", "дорого", "12 500 тугриков")
    await chat.send("50 000")
    await chat.wait(words.html("audience-filter-won-from", names=words.money(50_000_00, "RUB")))
    await applied(NAMES[3])


async def test_the_story(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    ids = await fill(world)
    await merge_the_ticked(world, words, ids)
    await come_back(world, words)
    await pick_into_a_segment(world, words)
    await work_at_a_company(world, words)
    await sift(world, words, ids)
