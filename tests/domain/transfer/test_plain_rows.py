"""The rows that the base takes by itself become the same cards as those that are decided one by one."""

import difflib
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from domain.base.actor import SYSTEM, Actor
from domain.base.database import Database
from domain.clients.add_client import add_client
from domain.clients.change_categories import add_category
from domain.clients.kinds import ChannelKind, ClientKind
from domain.funnel.change_funnels import ensure_funnel
from domain.funnel.tables import StageKind
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.transfer.bring_rows import check_span, import_span
from domain.transfer.import_rows import ImportRun
from domain.transfer.options import Filled, ImportOptions, MatchBy
from domain.transfer.problems import RowProblem, RowSkip
from domain.transfer.rows import CleanRow
from domain.transfer.staging import Span, Staging
from domain.transfer.write_staging import StagingWriter
from domain.whole import metadata
from tests.domain.transfer.support import USUAL, begin, bring, check, row
from tests.support.dumps import check_search, live
from tests.support.people import add_member

#: By default the same ten files each time; `EXAMPLES=400` looks further, at others each time.
EXAMPLES = int(os.environ.get("EXAMPLES", "10"))

_PHONES = st.sampled_from(["+79160000001", "+79160000002", "+79160000003"]).map(lambda it: ("phone", it))
_PAGES = st.sampled_from(["id1", "id2", "durov"]).map(lambda it: ("vk", it))
_SITES = st.just(("site", "example.com"))
_MAILS = st.sampled_from(["a@b.ru", "c@d.ru"]).map(lambda it: ("email", it))
_CHANNELS = st.lists(st.one_of(_PHONES, _PAGES, _SITES, _MAILS), max_size=3, unique=True)
_NAMES = st.sampled_from(["", "Анна Ким", "Ким Анна", "Пётр", "Иван Пётр", "ООО «Ромашка»", 'O\'Hara "quoted" \\ 🙂'])
_FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "city": st.sampled_from(["Тверь", "Омск"]),
        "sex": st.sampled_from(["male", "female"]),
        "birthday": st.sampled_from(["1990-05-12", "--02-29"]),
        "category": st.sampled_from(["Новый", "НОВЫЙ", "Нет такой"]),
        "stage": st.sampled_from(["Встреча", "Нет такой"]),
        "responsible": st.sampled_from(["Ольга", "Никто"]),
        "note": st.sampled_from(["позвонить", "я" * 5_000]),
        "created_at": st.just("2024-03-01"),
        "next_touch": st.just("2027-03-01 12:00:00"),
        "source": st.just("выставка"),
        "kind": st.sampled_from(["person", "company"]),
    },
)
_TAGS = st.lists(st.sampled_from(["VIP", "vip", "опт", "!"]), max_size=2, unique=True)
#: Every base of these tests has one category, one stage and one member.
_OPTIONS = st.sampled_from(
    [
        USUAL,
        USUAL,
        ImportOptions(MatchBy.PHONE),
        ImportOptions(MatchBy.NEW, Filled.GAPS),
        ImportOptions(
            category_id=1, stage_id=1, funnel_id=1, responsible_id=1, tags=("опт", "Выставка"), source="сайт"
        ),
    ]
)


@st.composite
def files(draw: st.DrawFn) -> list[CleanRow]:
    """The rows of a file, with everything that may happen to them, mostly nothing."""
    rows: list[CleanRow] = []
    for number in range(2, 2 + draw(st.integers(1, 8))):
        name, channels = draw(_NAMES), draw(_CHANNELS)
        if not name and not channels:
            rows.append(CleanRow(number, draw(st.sampled_from([RowSkip.BLANK, RowSkip.TOTAL]))))
            continue
        more: dict[str, Any] = draw(_FIELDS)
        if draw(st.booleans()):
            more = {key: more[key] for key in more if key in {"city", "sex", "birthday", "kind"}}
        problems = [(RowProblem.BAD_PHONE, "Телефон", "нет")] if draw(st.integers(0, 4)) == 0 else []
        said = more.pop("kind", "")
        kind = ClientKind(said) if said else ClientKind.COMPANY if name.startswith("ООО") else ClientKind.PERSON
        client_id = 1 if draw(st.integers(0, 9)) == 0 else None
        given_row = row(number, name, *channels, tags=draw(_TAGS), problems=problems, kind=kind, **more)
        given_row.client_id = client_id
        given_row.fields |= {"kind": said} if said else {}
        rows.append(given_row)
    return rows


async def furnish(database: Database) -> Actor:
    """An empty base with what rows may name, and one card that they may mean."""
    async with database.write() as connection:
        for table in reversed(metadata.sorted_tables):
            await connection.execute(delete(table))
        await connection.exec_driver_sql("DELETE FROM client_fts")
        await connection.exec_driver_sql("DELETE FROM sqlite_sequence")
    actor = await add_member(database, name="Ольга")
    async with writing(database, SYSTEM, ChangeKind.CLIENT_ADDED) as ctx:
        await add_category(ctx, "Новый")
        await ensure_funnel(ctx, "Продажи", [("Встреча", "", StageKind.OPEN)])
        await add_client(ctx, "Анна Ким", channels=[(ChannelKind.PHONE, "+79160000001")])
    return actor


async def bring_staged(
    database: Database, actor: Actor, path: Path, rows: Sequence[CleanRow], chunk: int, options: ImportOptions
) -> tuple[ImportRun, int | None]:
    """Import the rows by way of a staging file; gives the change too."""
    run = await begin(database, actor, options)
    staging, change_id = stage(path, rows), None
    for span in spans(staging.bounds(), chunk):
        async with writing(database, actor, ChangeKind.IMPORTED, change_id=change_id, beside=staging.uri) as ctx:
            await import_span(ctx, run, staging, span)
        change_id = ctx.change_id
    staging.close()
    return run, change_id


async def check_staged(
    database: Database, actor: Actor, path: Path, rows: Sequence[CleanRow], chunk: int, options: ImportOptions
) -> ImportRun:
    """Only tell what would become of the rows, by way of a staging file."""
    run, staging = await begin(database, actor, options), stage(path, rows)
    for span in spans(staging.bounds(), chunk):
        async with reading(database, actor, beside=staging.uri) as ctx:
            await check_span(ctx, run, staging, span)
    staging.close()
    return run


def spans(bounds: Span, size: int) -> Iterator[Span]:
    """These rows in parts of so many."""
    for first in range(bounds.first, bounds.last + 1, size):
        yield Span(first, min(first + size - 1, bounds.last))


def stage(path: Path, rows: Sequence[CleanRow]) -> Staging:
    """A staging file of these rows."""
    for part in path.parent.glob(f"{path.name}*"):
        part.unlink()
    writer = StagingWriter(path, "{}")
    writer.write(rows)
    writer.finish()
    return Staging(path)


def told(tables: dict[str, list[dict[str, Any]]]) -> dict[str, list[str]]:
    """The cards with all that hangs on them, by what they say and not by their ids."""
    tags = {each["id"]: each["folded"] for each in tables["tag"]}
    by_chance = {"id", "client_id", "tag_id", "made_at", "came_at", "since", "created_at"}
    cards: dict[int, list[str]] = {each["id"]: [] for each in tables["client"]}
    # What joins a card later stands behind all that is there, wherever that is.
    places: Counter[int] = Counter()
    for each in sorted(tables["channel"], key=lambda channel: (channel["position"], channel["id"])):
        each["position"] = places[each["client_id"]]
        places[each["client_id"]] += 1
    for name in ("client", "channel", "client_tag", "note", "client_stage", "client_source"):
        for each in tables[name]:
            owner = each["id"] if name == "client" else each["client_id"]
            shown = {key: value for key, value in each.items() if key not in by_chance}
            cards[owner].append(f"{name} {tags.get(each.get('tag_id'))} {shown}")
    return {"cards": sorted("\n".join(sorted(lines)) for lines in cards.values())}


@settings(
    max_examples=EXAMPLES,
    derandomize=EXAMPLES == 10,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(rows=files(), chunk=st.integers(1, 9), options=_OPTIONS)
async def test_both_ways_make_the_same_cards(
    database: Database, tmp_path: Path, rows: list[CleanRow], chunk: int, options: ImportOptions
) -> None:
    for each in rows if chunk > 1 else ():
        # Of two rows of one person in one chunk the second may still say where he came from; later it is a note.
        each.fields.pop("source", None)
    actor = await furnish(database)
    expected_check = await check(database, actor, rows, chunk, options)
    one_by_one = await bring(database, actor, rows, chunk, options)
    expected = told(await live(database))
    expected_again = await bring(database, actor, rows, chunk, options)

    actor = await furnish(database)
    before = told(await live(database))
    checked = await check_staged(database, actor, tmp_path / "rows.db", rows, chunk, options)
    run, change_id = await bring_staged(database, actor, tmp_path / "rows.db", rows, chunk, options)
    assert run.counts == one_by_one.counts
    assert checked.counts == expected_check.counts
    found = told(await live(database))
    assert found == expected, "\n".join(difflib.unified_diff(expected["cards"], found["cards"]))
    await check_search(database)
    # What it has brought in is known to it.
    again = await check_staged(database, actor, tmp_path / "rows.db", rows, chunk, options)
    assert again.counts == expected_again.counts
    if change_id is not None:
        async with writing(database, actor, ChangeKind.UNDONE) as ctx:
            report = await undo_change(ctx, change_id)
        assert report.left == []
        assert told(await live(database)) == before
        await check_search(database)
