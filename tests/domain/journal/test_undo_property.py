"""Whatever is done to the base can be undone: all use cases at random, by two people."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from domain.base.actor import SYSTEM, Actor, Role
from domain.base.database import Database
from domain.base.errors import DomainError
from domain.funnel.change_funnels import ensure_funnel
from domain.funnel.tables import StageKind
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.registry import entry_of
from domain.journal.tables import ChangeRow
from domain.journal.undo import undo_change
from domain.journal.undo_by_hand import UndoReport
from domain.search.follow_texts import follow_texts
from domain.whole import metadata
from tests.support.base_dump import TABLES, Dump, check_whole, dump, living
from tests.support.clocks import StillClock
from tests.support.databases import fresh_sqlite
from tests.support.deeds import do
from tests.support.later_deeds import ALL_DEEDS
from tests.support.people import add_member

#: Who (0 or 1), which deeds in one change, and the seed of their details.
Step = tuple[int, list[int], int]

STEPS = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.lists(st.integers(0, len(ALL_DEEDS) - 1), min_size=1, max_size=3),
        st.integers(0, 2**16),
    ),
    min_size=1,
    max_size=6,
)
#: Journalled too, but nothing of clients: the team, its accounts, its texts.
OF_THE_TEAM = frozenset(
    {"account", "friend_rule", "member", "team", "team_post", "template", "template_series", "welcome"}
)
#: What two cards are to each other follows from the cards (`renew_pairs`).
FOLLOWING = frozenset({"twin_pair"})
# Each example has a database of its own and takes a moment: few of them, longer ones.
PROPERTY = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])


class Play:
    """Two owners at one base, and what they have done."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.clock = StillClock()
        self.actors: list[Actor] = []
        self.seen: Dump = {}

    async def furnish(self) -> None:
        """Two people, a funnel, a few cards."""
        self.actors = [await add_member(self.database, key, Role.OWNER) for key in (1001, 1002)]
        async with writing(self.database, SYSTEM, ChangeKind.TEAM_CHANGED, clock=self.clock) as ctx:
            await ensure_funnel(ctx, "Продажи", [(name, "", StageKind.OPEN) for name in ("Новый", "В работе", "Счёт")])
        self.seen = await dump(self.database)
        for seed in range(3):
            await self.act((seed % 2, [0], seed))

    async def act(self, step: Step) -> int | None:
        """The change that was made; None if nothing was, or nothing could be."""
        who, chosen, seed = step
        self.clock.move(seconds=61)
        try:
            async with writing(self.database, self.actors[who], ChangeKind.CLIENT_EDITED, clock=self.clock) as ctx:
                await do(ctx, [ALL_DEEDS[number] for number in chosen], random.Random(seed))
        except DomainError:
            assert await dump(self.database) == self.seen, "a refused change left something behind"
            return None
        await self._follow()
        return ctx.change_id

    async def undo(self, change_id: int, who: int = 0) -> tuple[UndoReport, int]:
        """Undo a change; gives the report and the undo's own change."""
        self.clock.move(seconds=61)
        async with writing(self.database, self.actors[who], ChangeKind.UNDONE, clock=self.clock) as ctx:
            report = await undo_change(ctx, change_id)
        assert ctx.change_id is not None
        await self._follow()
        return report, ctx.change_id

    async def _follow(self) -> None:
        """What many cards share has changed their texts, which follow in the background."""
        async with writing(self.database, SYSTEM, ChangeKind.WORK, clock=self.clock) as ctx:
            await follow_texts(ctx)
        self.seen = await check_whole(self.database)


async def undo_at_once(play: Play, steps: list[Step]) -> None:
    """Do, undo, redo, undo the redo, undo the first by its old button: each time the base is as it was."""
    for step in steps:
        before = play.seen
        change_id = await play.act(step)
        if change_id is None:
            continue
        after = play.seen
        report, undoing = await play.undo(change_id, who=1 - step[0])
        assert report.left == []
        assert living(play.seen) == living(before)
        report, redoing = await play.undo(undoing)
        assert report.left == []
        assert living(play.seen) == living(after)
        # Both ways back lead to the same: undoing what was redone, and undoing the deed itself.
        report, again = await play.undo(redoing if step[2] % 2 else change_id)
        assert report.left == []
        assert living(play.seen) == living(before)
        await play.undo(again)
        assert living(play.seen) == living(after)


async def undo_backwards(play: Play, steps: list[Step]) -> None:
    """Undoing everything, the last first, leads through every state back to the start."""
    states = [living(play.seen)]
    made: list[int] = []
    for step in steps:
        change_id = await play.act(step)
        if change_id is not None:
            made.append(change_id)
            states.append(living(play.seen))
    for change_id in reversed(made):
        states.pop()
        report, _ = await play.undo(change_id)
        assert report.left == []
        assert living(play.seen) == states[-1]


async def undo_out_of_order(play: Play, steps: list[Step], chosen: int) -> None:
    """Undoing one of many changes takes back nothing that belongs to the others, and the redo brings it all again."""
    made = [change_id for step in steps if (change_id := await play.act(step)) is not None]
    if not made:
        return
    wanted = made[chosen % len(made)]
    before = play.seen
    touched = await _touched(play.database, wanted)
    later = {key for change_id in made if change_id > wanted for key in await _touched(play.database, change_id)}
    report, undoing = await play.undo(wanted)
    after = play.seen
    differing = {
        (name, key)
        for name in before
        for key in before[name].keys() | after[name].keys()
        if _own(before[name].get(key)) != _own(after[name].get(key))
    }
    assert differing <= touched - later
    # Nothing is passed over in silence: what was changed later is either told, or goes with a card that was told.
    assert differing or report.left or report.undone or not touched - later
    assert len(report.left) <= len(touched)
    await play.undo(undoing)
    assert living(play.seen) == living(before)


async def _touched(database: Database, change_id: int) -> set[tuple[str, int]]:
    async with reading(database, SYSTEM) as ctx:
        query = select(ChangeRow.entity, ChangeRow.entity_id).where(ChangeRow.change_id == change_id)
        return {(row.entity, row.entity_id) for row in await ctx.rows(query)}


_DERIVED = {"search_text", "name_folded", "last_touch_at", "next_touch_at", "is_live"}


def _own(row: dict[str, object] | None) -> dict[str, object] | None:
    return None if row is None else {name: value for name, value in row.items() if name not in _DERIVED}


@PROPERTY
@given(steps=STEPS)
async def test_undone_at_once(empty_sqlite: Path, steps: list[Step]) -> None:
    async with fresh_sqlite(empty_sqlite) as database:
        play = Play(database)
        await play.furnish()
        await undo_at_once(play, steps)


@PROPERTY
@given(steps=STEPS)
async def test_undone_backwards(empty_sqlite: Path, steps: list[Step]) -> None:
    async with fresh_sqlite(empty_sqlite) as database:
        play = Play(database)
        await play.furnish()
        await undo_backwards(play, steps)


@PROPERTY
@given(steps=STEPS, chosen=st.integers(0, 7))
async def test_undone_out_of_order(empty_sqlite: Path, steps: list[Step], chosen: int) -> None:
    async with fresh_sqlite(empty_sqlite) as database:
        play = Play(database)
        await play.furnish()
        await undo_out_of_order(play, steps, chosen)


def test_every_journalled_table_of_clients_is_compared() -> None:
    journalled = {name for name in metadata.tables if entry_of(name) is not None}
    assert journalled - {table.name for table in TABLES} == OF_THE_TEAM | FOLLOWING


def _seeded(seed: int) -> list[Step]:
    dice = random.Random(seed)
    return [
        (dice.randrange(2), [dice.randrange(len(ALL_DEEDS)) for _ in range(dice.randint(1, 3))], dice.randrange(2**16))
        for _ in range(6)
    ]


@pytest.mark.parametrize("seed", range(2))
async def test_the_same_on_both_databases(any_database: Database, seed: int) -> None:
    play = Play(any_database)
    await play.furnish()
    await undo_at_once(play, _seeded(seed))
    await undo_backwards(play, _seeded(seed + 100))
    await undo_out_of_order(play, _seeded(seed + 200), seed)
