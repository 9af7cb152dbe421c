"""Notes are read one by one, corrected and taken off; the timeline tells it, and no page of it leaves anything out."""

from collections.abc import Awaitable, Callable

import pytest

from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.base.errors import InvalidValueError, NotFoundError
from domain.clients.add_client import add_client
from domain.clients.add_note import add_note
from domain.clients.change_notes import edit_note, remove_note
from domain.clients.change_tags import tag_client, untag_client
from domain.clients.edit_client import edit_client
from domain.clients.notes import note_at
from domain.journal.boundary import Writing, reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.touches.happenings import Happening
from domain.touches.log_touch import log_touch
from domain.touches.tables import TouchKind
from domain.touches.timeline import list_timeline
from tests.support.clocks import StillClock


async def make(database: Database, clock: StillClock, *notes: str) -> tuple[int, list[int]]:
    async with writing(database, SYSTEM, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        client = await add_client(ctx, "Анна")
        return client.id, [(await add_note(ctx, client.id, text)).id for text in notes]


async def read(database: Database, client_id: int) -> list[str]:
    """All notes, page by page."""
    texts: list[str] = []
    async with reading(database, SYSTEM) as ctx:
        while True:
            page = await note_at(ctx, client_id, len(texts))
            if page.note is None or page.place < len(texts):
                assert page.total == len(texts)
                return texts
            texts.append(page.note.text)


async def test_notes_are_read_whole_corrected_and_taken_off(database: Database, clock: StillClock) -> None:
    client_id, (first, second) = await make(database, clock, "ж" * 4_000, "Вторая")
    assert await read(database, client_id) == ["Вторая", "ж" * 4_000]
    with pytest.raises(InvalidValueError):
        async with writing(database, SYSTEM, ChangeKind.NOTE_EDITED, clock=clock) as ctx:
            await edit_note(ctx, client_id, first, "ж" * 4_001)
    clock.move(minutes=1)
    async with writing(database, SYSTEM, ChangeKind.NOTE_EDITED, clock=clock) as edit:
        await edit_note(edit, client_id, second, " Исправлена ")
    async with writing(database, SYSTEM, ChangeKind.NOTE_REMOVED, clock=clock) as removal:
        await remove_note(removal, client_id, first)
    assert await read(database, client_id) == ["Исправлена"]
    async with reading(database, SYSTEM) as look:
        told = {(each.what, each.text) for each in await list_timeline(look, client_id)}
    assert {(Happening.NOTE, "Исправлена"), (Happening.NOTE_EDITED, ""), (Happening.NOTE_OFF, "")} <= told
    with pytest.raises(NotFoundError):
        async with writing(database, SYSTEM, ChangeKind.NOTE_EDITED, clock=clock) as late:
            await edit_note(late, client_id, first, "Поздно")
    for change in (removal, edit):
        assert change.change_id is not None
        async with writing(database, SYSTEM, ChangeKind.UNDONE, clock=clock) as back:
            assert (await undo_change(back, change.change_id)).left == []
    assert await read(database, client_id) == ["Вторая", "ж" * 4_000]


async def test_pages_of_the_timeline_leave_nothing_out(database: Database, clock: StillClock) -> None:
    client_id, _ = await make(database, clock, *(f"Заметка {number}" for number in range(4)))
    # Tags on and off in one change, and many rows that tell nothing between things that do.
    deeds: list[Callable[[Writing], Awaitable[object]]] = [
        *(lambda ctx, name=f"тег {number}": tag_client(ctx, client_id, name) for number in range(9)),
        *(lambda ctx, kind=kind: log_touch(ctx, client_id, kind) for kind in [TouchKind.WROTE] * 20),
        *(lambda ctx, city=city: edit_client(ctx, client_id, city=city) for city in "абвгд"),
        lambda ctx: untag_client(ctx, client_id, 1),
    ]
    for number, deed in enumerate(deeds):
        clock.move(seconds=number % 3)
        async with writing(database, SYSTEM, ChangeKind.CLIENT_EDITED, clock=clock) as ctx:
            await deed(ctx)
    async with reading(database, SYSTEM, clock) as look:
        whole = await list_timeline(look, client_id, limit=1_000)
        pages = [await list_timeline(look, client_id, start=start, limit=3) for start in range(0, len(whole) + 3, 3)]
    assert len(whole) == 4 + 1 + len(deeds)
    assert [entry for page in pages for entry in page] == whole
    # A tag that was taken off again is called by its name all the same.
    tags = [entry.text for entry in whole if entry.what in {Happening.TAG_ON, Happening.TAG_OFF}]
    assert sorted(tags) == sorted(["тег 0", *(f"тег {number}" for number in range(9))])
