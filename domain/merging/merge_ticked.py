"""Make one card of all that a member has ticked."""

from collections.abc import Sequence
from zlib import crc32

from domain.audience.basket import list_ticked
from domain.base.actor import Permission
from domain.base.errors import ChangedMeanwhileError
from domain.clients.tables import Client
from domain.journal.boundary import Reading, Writing
from domain.merging.compare_cards import CardSide, sides_of
from domain.merging.merge_clients import merge_into

#: More cards of one person than this are a mistake of the ticks rather than of the base.
MOST_TOGETHER = 10


async def ticked_sides(ctx: Reading) -> list[CardSide]:
    """The ticked cards, the one with most on it first; none if there are more than `MOST_TOGETHER`."""
    ctx.require(Permission.SEE_CLIENTS)
    ids = await list_ticked(ctx, limit=MOST_TOGETHER + 1)
    return await sides_of(ctx, ids) if len(ids) <= MOST_TOGETHER else []


def stamp_of(sides: Sequence[CardSide]) -> int:
    """Tells these cards, as they are now, from any others."""
    return crc32(repr(sorted((side.id, side.version) for side in sides)).encode())


async def merge_ticked(ctx: Writing, kept_id: int, *, stamp: int) -> Client:
    """Make all ticked cards parts of this one, and give it; what it says is believed before what the others say.

    `ChangedMeanwhileError` if other cards are ticked than those of the stamp, or if somebody has edited one of them.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    sides = await ticked_sides(ctx)
    if stamp_of(sides) != stamp or kept_id not in {side.id for side in sides}:
        raise ChangedMeanwhileError
    return await merge_into(ctx, kept_id, [side.id for side in sides])
