"""Keep the pairs of a card that became a part of another one."""

from sqlalchemy import select

from domain.base.actor import Permission
from domain.base.upsert import insert_into
from domain.journal.boundary import Writing
from domain.merging.tables import PairState, TwinPair


async def renew_pairs(ctx: Writing, kept_id: int, gone_id: int) -> None:
    """Whoever might be the card that goes might be the one that stays. Old pairs stay, for an undo."""
    ctx.require(Permission.EDIT_CLIENTS)
    query = select(TwinPair.low_id, TwinPair.high_id, TwinPair.reason, TwinPair.shared).where(
        TwinPair.state == PairState.OPEN, (TwinPair.low_id == gone_id) | (TwinPair.high_id == gone_id)
    )
    rows = []
    for low, high, reason, shared in await ctx.rows(query):
        other = high if low == gone_id else low
        if other != kept_id:
            pair = {"low_id": min(kept_id, other), "high_id": max(kept_id, other)}
            rows.append(pair | {"reason": reason, "shared": shared})
    if rows:
        common = {"state": PairState.OPEN, "found_at": ctx.clock(), "version": 1}
        statement = insert_into(ctx.dialect, TwinPair).values([row | common for row in rows])
        await ctx.execute(statement.on_conflict_do_nothing(index_elements=["low_id", "high_id"]))
