"""Two cards of one person become one, over HTTP, in Russian and in English; and the bad days of it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.kit.presses import CardPress, UndoPress
from bot.kit.words import Words, load_words
from bot.merging.pair import SHOWN
from bot.merging.presses import SimilarPress
from domain.base.actor import SYSTEM
from domain.clients.add_client import add_client
from domain.clients.add_note import add_note
from domain.clients.edit_client import edit_client
from domain.clients.kinds import ChannelKind
from domain.clients.remove_client import remove_client
from domain.clients.tables import Client
from domain.fields.change_fields import add_field
from domain.fields.set_field import set_field
from domain.fields.tables import FieldKind
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from sandbox.driver import ShownMessage
from tests.support.people import actor_of
from tests.support.quick_world import quick_world
from tests.support.running_bot import World

PHONE = (ChannelKind.PHONE, "+79161112233")


@pytest.fixture(params=["ru", "en"])
async def told_world(
    request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[World, Words]]:
    """The product in each language."""
    async with quick_world(empty_sqlite, tmp_path, monkeypatch, locale=request.param) as world:
        yield world, load_words(request.param)


async def gather(world: World) -> list[int]:
    """Two cards of Pyotr, and a card of somebody with his phone."""
    owner = await actor_of(world.database, 1)
    async with writing(world.database, owner, ChangeKind.CLIENT_ADDED) as ctx:
        first = await add_client(ctx, "Иванов Пётр", [PHONE, (ChannelKind.EMAIL, "petr@example.com")])
        await add_note(ctx, first.id, "Просил скидку")
        await edit_client(ctx, first.id, city="Тверь")
        second = await add_client(ctx, "Иванов Пётр Сергеевич", [PHONE])
        await edit_client(ctx, second.id, city="Москва")
        third = await add_client(ctx, "Жена Петра", [PHONE])
        ids = [first.id, second.id, third.id]
    async with writing(world.database, owner, ChangeKind.FIELDS_CHANGED) as ctx:
        for number in range(SHOWN):
            field = await add_field(ctx, f"Поле {number}", FieldKind.TEXT)
            for client_id in ids[:2]:
                await set_field(ctx, client_id, field.id, f"{client_id}-{number}")
    return ids


async def test_two_cards_become_one_and_two_again(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    chat = world.olga.private
    await chat.send("/start")
    await chat.wait(lambda shown: words.text("team-home-clients") in shown.button_texts)
    first, second, third = await gather(world)
    await chat.send("/duplicates")
    await chat.press(words.text("merging-scan"))
    await chat.press(words.text("merging-look"), timeout=30)
    await chat.press(words.text("merging-walk"))
    pair = await chat.wait(lambda shown: words.text("merging-merge") in shown.button_texts)
    # The fuller name and the newer city are chosen; the other city is one press away.
    assert {"✔ Иванов Пётр Сергеевич", "✔ Москва", "Тверь"} <= set(pair.button_texts)
    await chat.press("Тверь")
    await chat.wait(lambda shown: "✔ Тверь" in shown.button_texts)
    # What does not fit into one message stands on the next page, where a choice stays.
    await chat.press(words.text("kit-next"))
    further = await chat.wait(words.text("merging-further", first=SHOWN + 1, last=SHOWN + 2, total=SHOWN + 2))
    last = f"{second}-{SHOWN - 1}"
    mine = f"{first}-{SHOWN - 1}"
    await chat.press(mine if f"✔ {last}" in further.button_texts else last)
    await chat.wait(lambda shown: f"✔ {mine}" in shown.button_texts and "✔ Тверь" not in shown.button_texts)
    await chat.press(words.text("kit-previous"))
    await chat.wait(lambda shown: "✔ Тверь" in shown.button_texts)
    # Somebody removes one of the cards meanwhile, and takes that back; the program is started anew in the middle.
    owner = await actor_of(world.database, 1)
    async with writing(world.database, owner, ChangeKind.CLIENT_REMOVED) as ctx:
        await remove_client(ctx, second)
    answer = await chat.press(words.text("merging-merge"))
    assert answer.text == words.text("error-not-found", what="pair")
    async with writing(world.database, owner, ChangeKind.UNDONE) as undoing:
        await undo_change(undoing, ctx.change_id or 0)
    await world.stop()
    await world.start()
    # What happened to the cards meanwhile is told before they are merged; the choice stands.
    answer = await chat.press(words.text("merging-merge"))
    assert answer.text == words.text("merging-changed")
    await chat.wait(lambda shown: "✔ Тверь" in shown.button_texts)
    await chat.press(words.text("merging-merge"))
    card = await chat.wait(lambda shown: words.text("merging-merged") in shown.text)
    assert all(part in card.text for part in ("Иванов Пётр Сергеевич", "Тверь", "Просил скидку"))
    await chat.press_data(card, CardPress(client_id=second).pack(), stale=True)
    await chat.wait(lambda shown: "Просил скидку" in shown.text)
    await chat.send("/duplicates")
    await chat.press(words.text("merging-walk"))
    await chat.press(words.text("merging-part"))
    done = await chat.wait(lambda shown: words.text("merging-parted") in shown.text)
    assert words.text("journal-undo") in done.button_texts
    # The same phone on another card warns while it is being written, and a card tells who else it may be.
    await chat.send("/find Жена Петра")
    await chat.press("Жена Петра")
    await chat.press(words.text("clients-tab", name=words.text("clients-tab-contacts"), here="no"))
    await chat.press(words.text("clients-add-channel"))
    await chat.press(words.text("clients-channel-seen"))
    await chat.send("petr@example.com")
    warned = await chat.wait(lambda shown: words.text("merging-warning") in shown.text)
    assert any("Иванов Пётр Сергеевич" in text for text in warned.button_texts)
    await chat.press_data(warned, SimilarPress(client_id=first).pack(), stale=True)
    await chat.wait(lambda shown: any("Жена Петра" in text for text in shown.button_texts))
    undo = next(data for data in pressed_data(card) if data.startswith(f"{UndoPress.__prefix__}:"))
    await chat.press_data(card, undo, stale=True)
    await chat.wait(lambda shown: words.text("journal-redo") in shown.button_texts or "Иванов" in shown.text)
    async with reading(world.database, SYSTEM) as look:
        live = select(Client.id).where(Client.deleted_at.is_(None)).order_by(Client.id)
        assert await look.column(live) == [first, second, third]


def pressed_data(shown: ShownMessage) -> list[str]:
    """What the buttons of a message carry."""
    return [button.data for row in shown.buttons for button in row if button.data]
