"""The pairs that wait for somebody to look at them."""

from typing import Any

from sqlalchemy import Select, and_, case, func, or_, select
from sqlalchemy.orm import aliased

from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.access import visible_clients
from domain.clients.tables import Client
from domain.journal.boundary import Reading
from domain.merging.aspects import Aspect
from domain.merging.tables import PairState, TwinPair, TwinReason
from domain.merging.views import PairLine, PairView

#: Counting stops here.
COUNT_CAP = 1_000
_ORDER = case({reason.value: place for place, reason in enumerate(TwinReason)}, value=TwinPair.reason)


async def get_pair(ctx: Reading, pair_id: int) -> PairView:
    """A pair whose cards both are there and may be seen by the actor, else `NotFoundError`."""
    ctx.require(Permission.SEE_CLIENTS)
    row = await ctx.first(_pairs(ctx).where(TwinPair.id == pair_id))
    if row is None:
        raise NotFoundError(what="pair")
    held = row.picks
    picks = None if held is None else frozenset((Aspect(aspect), number) for aspect, number in held["gone"])
    kept_id = None if held is None else held["kept"]
    return PairView(row.id, row.version, row.low_id, row.high_id, row.reason, row.shared, row.state, kept_id, picks)


async def list_pairs(ctx: Reading, *, offset: int = 0, limit: int = 8) -> list[PairLine]:
    """Open pairs of cards that the actor may see, the surest first."""
    ctx.require(Permission.SEE_CLIENTS)
    rows = await ctx.rows(_open(ctx).offset(offset).limit(limit))
    return [PairLine(row.id, row.reason, row.low_name, row.high_name) for row in rows]


async def next_pair(ctx: Reading, after_id: int = 0) -> int | None:
    """The open pair behind this one in the order of the list; the first one behind the last. None if there is none."""
    ctx.require(Permission.SEE_CLIENTS)
    query = _open(ctx)
    here = await ctx.first(select(_ORDER.label("place"), TwinPair.id).where(TwinPair.id == after_id))
    if here is not None:
        behind = or_(here.place < _ORDER, and_(here.place == _ORDER, TwinPair.id > here.id))
        found: int | None = await ctx.scalar(query.where(behind).limit(1))
        if found is not None:
            return found
    first: int | None = await ctx.scalar(query.where(TwinPair.id != after_id).limit(1))
    return first


async def count_pairs(ctx: Reading) -> int:
    """How many open pairs the actor may see, at most `COUNT_CAP` + 1."""
    ctx.require(Permission.SEE_CLIENTS)
    ids = _open(ctx).order_by(None).limit(COUNT_CAP + 1).subquery()
    return int(await ctx.scalar(select(func.count()).select_from(ids)))


def _open(ctx: Reading) -> Select[Any]:
    return _pairs(ctx).where(TwinPair.state == PairState.OPEN).order_by(_ORDER, TwinPair.id)


def _pairs(ctx: Reading) -> Select[Any]:
    """Pairs with both names. Each card must be there and be visible by itself."""
    high = aliased(Client)
    seen = select(Client.id).where(Client.id == TwinPair.high_id, visible_clients(ctx.actor)).correlate(TwinPair)
    return (
        select(
            TwinPair.id,
            TwinPair.version,
            TwinPair.low_id,
            TwinPair.high_id,
            TwinPair.reason,
            TwinPair.shared,
            TwinPair.state,
            TwinPair.picks,
            Client.name.label("low_name"),
            high.name.label("high_name"),
        )
        .join(Client, Client.id == TwinPair.low_id)
        .join(high, high.id == TwinPair.high_id)
        .where(visible_clients(ctx.actor), seen.exists())
    )
