"""A merge loses nothing and is undone whole: random cards, merged in any order, and all of it taken back."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from domain.base.actor import SYSTEM, Actor
from domain.base.database import Database
from domain.base.errors import DomainError
from domain.clients.tables import Client
from domain.funnel.change_funnels import ensure_funnel
from domain.funnel.tables import StageKind
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.merging.compare_cards import compare_cards
from domain.merging.merge_clients import merge_clients
from tests.support.base_dump import Dump, check_whole
from tests.support.clocks import StillClock
from tests.support.databases import fresh_sqlite
from tests.support.deeds import DEEDS, do
from tests.support.deeds_on_cards import ON_CARDS
from tests.support.people import add_member

STAGES = [("Новый", "", StageKind.OPEN), ("Купил", "", StageKind.WON), ("Отказ", "", StageKind.LOST)]
#: Deeds of one card each; the settings are not what this is about.
DEEDS_AT_CARDS = (*DEEDS[:17], *ON_CARDS)


async def furnish(database: Database, clock: StillClock, dice: random.Random) -> Actor:
    """Cards with all that can be on them."""
    owner = await add_member(database, 1001)
    async with writing(database, SYSTEM, ChangeKind.TEAM_CHANGED, clock=clock) as ctx:
        await ensure_funnel(ctx, "Продажи", STAGES)
    for number in range(30):
        clock.move(seconds=61)
        deed = DEEDS_AT_CARDS[0] if number < 5 else dice.choice(DEEDS_AT_CARDS)
        try:
            async with writing(database, owner, ChangeKind.CLIENT_EDITED, clock=clock) as ctx:
                await do(ctx, [deed], dice)
        except DomainError:
            continue
    return owner


async def merge_some(database: Database, owner: Actor, clock: StillClock, dice: random.Random) -> int | None:
    """Merge two live cards, with any choice; gives the change, None when there is but one card left."""
    async with reading(database, SYSTEM) as look:
        live = await look.column(select(Client.id).where(Client.deleted_at.is_(None)).order_by(Client.id))
        if len(live) < 2:
            return None
        kept, gone = dice.sample(live, 2)
        picks = [each.pick for each in (await compare_cards(look, kept, gone, kept_id=kept)).differences]
    chosen = dice.choice([None, dice.sample(picks, dice.randint(0, len(picks)))])
    clock.move(seconds=61)
    async with writing(database, owner, ChangeKind.CLIENTS_MERGED, clock=clock) as ctx:
        await merge_clients(ctx, kept, gone, chosen)
    return ctx.change_id


def counts(whole: Dump) -> dict[str, int]:
    """How many notes, deals and touches there are: a merge makes none and loses none."""
    return {name: len(whole[name]) for name in ("note", "deal", "touch", "channel", "client_tag")}


async def merge_and_take_back(database: Database, seed: int) -> None:
    """Merge until one card is left, or three times; undo the last first, then redo and undo all once more."""
    dice, clock = random.Random(seed), StillClock()
    owner = await furnish(database, clock, dice)
    states = [await check_whole(database)]
    made: list[int] = []
    for _ in range(3):
        change_id = await merge_some(database, owner, clock, dice)
        if change_id is not None:
            made.append(change_id)
            states.append(await check_whole(database))
            assert counts(states[-1]) == counts(states[0])
    undoings = []
    for number, change_id in reversed(list(enumerate(made))):
        undoings.append(await undo(database, owner, clock, change_id))
        assert await check_whole(database) == states[number]
    for number, change_id in reversed(list(enumerate(undoings))):
        await undo(database, owner, clock, change_id)
        assert await check_whole(database) == states[len(made) - number]


async def undo(database: Database, owner: Actor, clock: StillClock, change_id: int) -> int:
    """Undo a change, which must leave nothing out."""
    clock.move(seconds=61)
    async with writing(database, owner, ChangeKind.UNDONE, clock=clock) as ctx:
        report = await undo_change(ctx, change_id)
    assert report.left == []
    assert ctx.change_id is not None
    return ctx.change_id


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**16))
async def test_merged_and_taken_back(empty_sqlite: Path, seed: int) -> None:
    async with fresh_sqlite(empty_sqlite) as database:
        await merge_and_take_back(database, seed)


@pytest.mark.postgres
async def test_the_same_on_postgres(postgres: Database) -> None:
    await merge_and_take_back(postgres, 7)
