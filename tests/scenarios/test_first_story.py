"""The whole first story over HTTP, in Russian and in English: a lead imports, finds, works, undoes, exports."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.kit.words import Words, load_words
from domain.clients.tables import Client
from domain.journal.tables import ChangeRow
from domain.transfer.tables import ImportDraft, ImportStep
from sandbox.driver import ChatDriver
from tests.support.quick_world import quick_world
from tests.support.running_bot import World, running_world

FILES = Path(__file__).parent.parent / "fixtures" / "contacts"


@dataclass(frozen=True)
class Told:
    """What one file must come to: rows below its header, new clients, the same person twice, rows left out."""

    rows: int
    created: int
    merged: int
    skipped: int


#: Counted by hand and by other programs from the files themselves.
EXPECTED = {
    "crm-export.xlsx": Told(457, 420, 35, 2),
    "excel-unicode.txt": Told(75, 70, 5, 0),
    "google-contacts.csv": Told(260, 241, 19, 0),
    "outlook-cp1251.csv": Told(173, 160, 13, 0),
    "phone-book.vcf": Told(65, 60, 5, 0),
    "table-1c.csv": Told(131, 120, 10, 1),
    "vk-list.txt": Told(124, 90, 7, 27),
}


@pytest.fixture(params=["ru", "en"])
async def told_world(
    request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path
) -> AsyncIterator[tuple[World, Words]]:
    """The product in each language."""
    async with running_world(empty_sqlite, tmp_path, locale=request.param) as world:
        await world.driver.settings(limits="off")
        yield world, load_words(request.param)


@pytest.fixture
async def fast_world(empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    """The product without anybody's limits on messages: here files count, not waiting."""
    async with quick_world(empty_sqlite, tmp_path, monkeypatch) as world:
        yield world


async def start(chat: ChatDriver, words: Words) -> None:
    await chat.send("/start")
    await chat.wait(lambda shown: words.text("team-home-clients") in shown.button_texts)


async def import_file(chat: ChatDriver, words: Words, file: Path) -> str:
    """Through the wizard to the end; gives the last message's text."""
    await chat.send_file(file, file.name)
    await chat.press(words.text("transfer-check"), timeout=30)
    await chat.press(words.text("transfer-run", rows=0).split()[1], timeout=30)
    done = await chat.wait(lambda shown: words.text("transfer-undo-import") in shown.button_texts, timeout=60)
    return done.text


async def clients(world: World) -> int:
    async with world.database.read() as connection:
        query = select(func.count()).select_from(Client).where(Client.deleted_at.is_(None))
        return int((await connection.execute(query)).scalar_one())


async def test_the_story(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    chat = world.olga.private
    await start(chat, words)

    stranger = world.stepan.private
    await stranger.send("/start")
    line = await stranger.wait("")
    await stranger.send("Иванов")
    await stranger.send_file(FILES / "table-1c.csv", "table-1c.csv")

    said = await import_file(chat, words, FILES / "crm-export.xlsx")
    assert "420" in said.replace("\u00a0", "")
    assert await clients(world) == 420
    assert [each for each in await stranger.messages() if each.from_bot] == [line]

    await chat.send("жбанова")
    await chat.wait(lambda shown: any("Жбанова" in each for each in shown.button_texts))
    await chat.press("Жбанова Айгуль")
    card = await chat.wait("Жбанова Айгуль")
    await chat.press(words.text("clients-called"))
    await chat.wait("✔")
    await chat.press(words.text("clients-pick-category"))
    await chat.press(words.text("clients-no-category"))
    await chat.reply(card, "Просила скидку 10 %")
    await chat.wait("Просила скидку 10 %")
    await chat.press(words.text("journal-undo"))
    await chat.wait(lambda shown: "Просила скидку" not in shown.text and "↩" in shown.text)

    await chat.send("/export")
    await chat.press(words.text("transfer-export-all"))
    await chat.wait(lambda shown: "420" in shown.text and words.text("audience-all") in shown.text)
    await chat.press(words.text("transfer-export-xlsx"))
    exported = await chat.wait(lambda shown: shown.document is not None, timeout=30)
    assert exported.document is not None
    before = await journal_rows(world)
    back = world.settings.data_dir / exported.document.name
    back.write_bytes(await chat.download(exported))
    await chat.send_file(back, back.name)
    await chat.press(words.text("transfer-check"), timeout=30)
    await chat.wait(lambda shown: words.text("transfer-nothing-to-do") in shown.text, timeout=30)
    assert await journal_rows(world) == before


@pytest.mark.parametrize("name", sorted(EXPECTED))
async def test_every_file_comes_in_sensibly(fast_world: World, name: str) -> None:
    world = fast_world
    words, chat = load_words("ru"), world.olga.private
    await start(chat, words)
    await import_file(chat, words, FILES / name)
    async with world.database.read() as connection:
        draft = (await connection.execute(select(ImportDraft.step, ImportDraft.report))).one()
    assert draft.step is ImportStep.DONE
    counts = draft.report["counts"]
    skipped = sum(counts["skipped"].values())
    assert (
        Told(
            counts["created"] + counts["updated"] + counts["merged"] + skipped,
            counts["created"],
            counts["merged"],
            skipped,
        )
        == EXPECTED[name]
    )
    assert counts["created"] == await clients(world)
    await chat.press(words.text("transfer-undo-import"))
    await chat.wait("↩", timeout=60)
    assert await clients(world) == 0


async def journal_rows(world: World) -> int:
    async with world.database.read() as connection:
        return int((await connection.execute(select(func.count()).select_from(ChangeRow))).scalar_one())
