"""Bulk edits over HTTP, in Russian and in English: three presses to a tag on everybody, the dry run, undo, bad days."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.kit.words import Words, load_words
from domain.base.actor import SYSTEM, Role
from domain.clients.add_client import add_client
from domain.clients.change_tags import tag_client
from domain.clients.kinds import ChannelKind
from domain.clients.tables import Client, ClientTag
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.work.tables import Job
from sandbox.driver import ChatDriver
from sandbox.shown import ShownMessage
from tests.support.quick_world import quick_world
from tests.support.running_bot import MARK, World

CLIENTS = 120
#: Tags that hardly anybody has: more of them than stand on a screen.
RARE = 26


@pytest.fixture(params=["ru", "en"])
async def told_world(
    request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[World, Words]]:
    """The product in each language, with some clients."""
    async with quick_world(empty_sqlite, tmp_path, monkeypatch, locale=request.param) as world:
        async with writing(world.database, SYSTEM, ChangeKind.IMPORTED) as ctx:
            for number in range(CLIENTS):
                channels = [(ChannelKind.PHONE, f"+7916{number:07}")] if number % 2 else []
                client = await add_client(ctx, f"Иванов {number:03}", channels)
                if number < 30:
                    await tag_client(ctx, client.id, "VIP")
            for number in range(RARE):
                await tag_client(ctx, client.id, f"метка {number:02}")
        yield world, load_words(request.param)


async def tagged(world: World) -> int:
    async with world.database.read() as connection:
        return int((await connection.execute(select(func.count()).select_from(ClientTag))).scalar_one())


async def open_menu(chat: ChatDriver, words: Words) -> None:
    await chat.send("иванов")
    await chat.press(words.text("bulk-do-with-all", count=CLIENTS, more="no"))


async def tried(chat: ChatDriver, words: Words, caption: str) -> ShownMessage:
    """Press this, and see the dry run."""
    await chat.press(caption)
    return await chat.wait(lambda shown: words.text("bulk-later") in shown.button_texts)


async def wait_for(chat: ChatDriver, caption: str) -> ShownMessage:
    return await chat.wait(lambda shown: caption in shown.button_texts, timeout=30)


async def test_many_at_once(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    chat = world.olga.private
    await chat.send("/start")
    await chat.wait(lambda shown: words.text("team-home-clients") in shown.button_texts)

    # Three presses to a tag on everybody, and one to take it off again.
    await open_menu(chat, words)
    shown = await tried(chat, words, words.text("bulk-near-tag", name="VIP"))
    assert words.html("bulk-skipped-line", count=30, reason=words.text("bulk-skip-already")) in shown.text
    await chat.press(words.text("bulk-show-skipped"))
    table = await chat.wait(lambda each: each.document is not None, timeout=30)
    assert words.html("bulk-skipped-told", count=30) in table.text
    await chat.press(words.text("bulk-start", count=CLIENTS - 30), message=shown)
    done = await wait_for(chat, words.text("journal-undo"))
    assert words.html("bulk-done", count=CLIENTS - 30).replace("<b>", "").replace("</b>", "") in done.text
    assert await tagged(world) == CLIENTS + RARE
    assert words.text("audience-to-list") in done.button_texts
    await chat.press(words.text("journal-undo"), message=done)
    await wait_for(chat, words.text("journal-redo"))
    assert await tagged(world) == 30 + RARE

    # A wrong tag is told, a new one is made; a bulk edit may wait for its hour, and be called off.
    await open_menu(chat, words)
    await chat.press(words.text("bulk-button-add-tag"))
    await chat.press(words.text("bulk-new-tag"))
    await chat.send("т" * 500)
    await chat.send("#Выставка")
    shown = await wait_for(chat, words.text("bulk-later"))
    assert "Выставка" in shown.text
    await chat.press(words.text("bulk-later"), message=shown)
    await chat.press(words.text("campaigns-other-time"))
    await chat.send("вчера")
    await chat.send("25.11.2096 18:30")
    asked = await chat.wait(lambda each: any(":30" in text for text in each.button_texts))
    await chat.press(asked.button_texts[0], message=asked)
    await chat.press(words.text("work-steer-cancel"))
    await chat.wait(words.text("work-state-cancelled"))
    assert await tagged(world) == 30 + RARE

    # A rare tag is found by its letters, to be put on and to be taken off.
    await open_menu(chat, words)
    await chat.press(words.text("bulk-button-add-tag"))
    await chat.press(words.text("bulk-new-tag"))
    await chat.send("#метка 1")
    shown = await wait_for(chat, words.text("bulk-make-tag", name="метка 1"))
    assert [text for text in shown.button_texts if "#" in text] == [f"#метка {number}" for number in range(10, 20)]
    await chat.press("➕", message=shown)
    await wait_for(chat, words.text("bulk-later"))
    await open_menu(chat, words)
    await chat.press(words.text("bulk-button-remove-tag"))
    await chat.press(words.text("kit-next"))
    await chat.press(words.text("bulk-find-tag"))
    await chat.send("нет такого")
    await chat.wait(words.html("bulk-tags-none", letters="нет такого"))
    await chat.press(words.text("bulk-find-tag"))
    await chat.send("МЕТКА 25")
    shown = await tried(chat, words, "#метка 25")
    assert words.text("bulk-start", count=1) in shown.button_texts

    # Deleting many asks for their number, and comes back by one press.
    await open_menu(chat, words)
    shown = await tried(chat, words, words.text("bulk-button-delete"))
    await chat.press(words.text("bulk-start", count=CLIENTS), message=shown)
    await chat.send("121")
    await chat.send(str(CLIENTS))
    done = await wait_for(chat, words.text("journal-undo"))
    assert await living(world) == 0
    await chat.press(words.text("journal-undo"), message=done)
    await wait_for(chat, words.text("journal-redo"))
    assert await living(world) == CLIENTS

    # One card may be put aside, and is found in the archive of the base.
    await chat.send("Иванов 007")
    await chat.press("Иванов 007")
    await chat.press(words.text("clients-remove"))
    await chat.press(words.text("bulk-button-archive"))
    await chat.wait(words.text("clients-done-archived"))
    await chat.send("/settings")
    await chat.press(words.text("bulk-settings-base"))
    await chat.press(words.text("bulk-base-archive", count=1))
    await chat.wait(lambda each: any("Иванов 007" in text for text in each.button_texts))

    # All clients of nobody are handed over to a member.
    await chat.send("/settings")
    await chat.press(words.text("bulk-settings-base"))
    await chat.press(words.text("bulk-holding-responsible"))
    await chat.press(words.text("bulk-holder", name=words.text("bulk-nobody"), count=CLIENTS - 1))
    await chat.press(words.text("bulk-button-responsible"))
    shown = await tried(chat, words, "Ольга")
    await chat.press(words.text("bulk-start", count=CLIENTS - 1), message=shown)
    await wait_for(chat, words.text("journal-undo"))

    # Somebody else's bulk edit is nobody's.
    await world.hire(MARK, Role.VIEWER)
    mark = world.mark.private
    await mark.send("иванов")
    seen = await mark.wait(lambda each: any("Иванов" in text for text in each.button_texts))
    assert words.text("bulk-do-with-all", count=CLIENTS - 1, more="no") not in seen.button_texts
    # The wipe wants its word, and copies the base first.
    await chat.send("/settings")
    await chat.press(words.text("bulk-settings-base"))
    await chat.press(words.text("bulk-wipe"))
    await chat.press(words.text("bulk-wipe-sure"))
    await chat.send("нет")
    assert await living(world) == CLIENTS
    await chat.send(words.text("bulk-wipe-word").upper())
    await chat.wait("touchbase-", timeout=30)
    assert await living(world) == 0
    assert list((world.settings.data_dir / "backups").glob("touchbase-*.db"))
    async with world.database.read() as connection:
        kinds = (await connection.execute(select(Job.kind, func.count()).group_by(Job.kind))).all()
    assert dict(map(tuple, kinds)) == {"bulk": 4, "bulk-skipped": 1, "wipe": 1}


async def living(world: World) -> int:
    async with world.database.read() as connection:
        query = select(func.count()).select_from(Client).where(Client.deleted_at.is_(None))
        return int((await connection.execute(query)).scalar_one())
