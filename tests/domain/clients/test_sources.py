"""How a client came to us: each time is kept, corrected by hand, taken away, and brought back by undo."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.base.errors import ChangedMeanwhileError, InvalidValueError, NotFoundError
from domain.clients.add_client import add_client
from domain.clients.change_sources import add_source, edit_source, remove_source
from domain.clients.kinds import SourceKind
from domain.clients.queries import list_sources
from domain.clients.sources import DETAILS, LONGEST_DETAIL, clean_details, trace_text
from domain.clients.views import SourceView
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from tests.support.clocks import StillClock

TRACE = {"tracker": "Метрика", "entry_page": "https://e.com/?a=1", "query": "Курсы  вязания", "engine": "Яндекс"}


async def sources(database: Database, client_id: int) -> list[SourceView]:
    async with reading(database, SYSTEM) as ctx:
        return await list_sources(ctx, client_id)


async def make(database: Database, clock: StillClock) -> int:
    async with writing(database, SYSTEM, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        return (await add_client(ctx, "Иванов", source=SourceKind.FORWARD, traced={"text": "Из чата"})).id


async def undone(database: Database, change_id: int | None) -> None:
    assert change_id is not None
    async with writing(database, SYSTEM, ChangeKind.UNDONE) as ctx:
        assert (await undo_change(ctx, change_id)).left == []


async def test_every_time_is_kept_in_order(any_database: Database, clock: StillClock) -> None:
    client_id = await make(any_database, clock)
    clock.move(days=2)
    async with writing(any_database, SYSTEM, ChangeKind.SOURCE_ADDED, clock=clock) as ctx:
        await add_source(ctx, client_id, SourceKind.TRACKER, {**TRACE, "traffic": " "})
        await add_source(ctx, client_id, SourceKind.CALL, came_at=clock() - timedelta(days=1))
    found = await sources(any_database, client_id)
    assert [each.kind for each in found] == [SourceKind.FORWARD, SourceKind.CALL, SourceKind.TRACKER]
    assert found[0].details == {"text": "Из чата"}
    assert found[2].details == {**TRACE, "query": "Курсы вязания"}


async def test_corrections_keep_the_rest_and_are_undone(database: Database, clock: StillClock) -> None:
    client_id = await make(database, clock)
    async with writing(database, SYSTEM, ChangeKind.SOURCE_ADDED, clock=clock) as ctx:
        source = await add_source(ctx, client_id, SourceKind.TRACKER, TRACE)
    before = await sources(database, client_id)
    async with writing(database, SYSTEM, ChangeKind.SOURCE_EDITED, clock=clock) as edit:
        await edit_source(edit, client_id, source.id, version=1, kind=SourceKind.ADVERT, details={"engine": None})
    changed = (await sources(database, client_id))[1]
    assert (changed.kind, set(changed.details)) == (SourceKind.ADVERT, set(TRACE) - {"engine"})
    with pytest.raises(ChangedMeanwhileError):
        async with writing(database, SYSTEM, ChangeKind.SOURCE_EDITED, clock=clock) as late:
            await edit_source(late, client_id, source.id, version=1, details={"engine": "Google"})
    await undone(database, edit.change_id)
    assert [each.details for each in await sources(database, client_id)] == [each.details for each in before]
    async with writing(database, SYSTEM, ChangeKind.SOURCE_REMOVED, clock=clock) as removal:
        await remove_source(removal, client_id, source.id)
    assert len(await sources(database, client_id)) == 1
    await undone(database, removal.change_id)
    assert (await sources(database, client_id))[1].details == before[1].details


async def test_nonsense_is_refused(database: Database, clock: StillClock) -> None:
    client_id, other = await make(database, clock), await make(database, clock)
    mine = (await sources(database, client_id))[0]
    for details in ({"text": "x" * (LONGEST_DETAIL + 1)}, {"tracker": "\x00\n"}):
        with pytest.raises(InvalidValueError):
            async with writing(database, SYSTEM, ChangeKind.SOURCE_ADDED, clock=clock) as ctx:
                await add_source(ctx, client_id, SourceKind.OTHER, details)
    with pytest.raises(InvalidValueError):
        async with writing(database, SYSTEM, ChangeKind.SOURCE_EDITED, clock=clock) as ctx:
            await edit_source(ctx, client_id, mine.id, came_at=clock() + timedelta(days=1))
    with pytest.raises(NotFoundError):
        async with writing(database, SYSTEM, ChangeKind.SOURCE_REMOVED, clock=clock) as ctx:
            await remove_source(ctx, other, mine.id)
    with pytest.raises(TypeError):
        clean_details({"password": "x"})


@given(st.dictionaries(st.sampled_from(DETAILS), st.one_of(st.none(), st.integers(), st.text(max_size=40))))
def test_clean_details_are_clean_already(details: dict[str, str | int | None]) -> None:
    try:
        cleaned = clean_details(details)
    except InvalidValueError:
        # Nothing but control characters.
        return
    assert clean_details(cleaned) == cleaned
    assert all(value != "" for value in cleaned.values())
    assert trace_text(cleaned) == trace_text({**cleaned, "file": "a.csv", "row": 7})
