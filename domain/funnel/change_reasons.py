"""The team's reasons of losses: what is offered as a button when a client or a deal is lost."""

from collections.abc import Sequence

from sqlalchemy import func, select

from domain.base.actor import Permission
from domain.base.errors import InvalidValueError, NotFoundError
from domain.base.positions import behind, move
from domain.clients.folding import fold
from domain.clients.rules import clean_line
from domain.funnel.rules import MOST_REASONS, REASON_LENGTH
from domain.funnel.tables import LostReason
from domain.journal.boundary import Writing


async def ensure_reasons(ctx: Writing, names: Sequence[str]) -> None:
    """Give a new base its first reasons; a base that ever had one is left alone."""
    ctx.require(Permission.SYSTEM)
    if not await ctx.scalar(select(func.count(LostReason.id))):
        for position, name in enumerate(names):
            await ctx.add(LostReason(name=name, position=position))


async def add_reason(ctx: Writing, name: str) -> LostReason:
    """A new reason behind the others.

    `InvalidValueError` for an empty, too long or known one, or more of them than fit below a question.
    """
    ctx.require(Permission.SETTINGS)
    line = await _free_name(ctx, name)
    if await ctx.scalar(select(func.count(LostReason.id)).where(LostReason.deleted_at.is_(None))) >= MOST_REASONS:
        raise InvalidValueError(field="reason", reason="too-many", longest=MOST_REASONS)
    last = await ctx.scalar(select(func.max(LostReason.position)).where(LostReason.deleted_at.is_(None)))
    return await ctx.add(LostReason(name=line, position=behind(last)))


async def rename_reason(ctx: Writing, reason_id: int, name: str) -> LostReason:
    """Word a reason anew. What was lost for it keeps the old words: they were true then."""
    reason = await _load(ctx, reason_id)
    reason.name = await _free_name(ctx, name, but=reason_id)
    await ctx.session.flush()
    return reason


async def move_reason(ctx: Writing, reason_id: int, *, up: bool) -> None:
    """Swap a reason with its neighbour; at the edge nothing happens."""
    reason = await _load(ctx, reason_id)
    query = select(LostReason).where(LostReason.deleted_at.is_(None)).order_by(LostReason.position, LostReason.id)
    move(list((await ctx.session.execute(query)).scalars()), reason, up=up)
    await ctx.session.flush()


async def remove_reason(ctx: Writing, reason_id: int) -> LostReason:
    """Offer a reason no more; undo brings it back."""
    reason = await _load(ctx, reason_id)
    reason.deleted_at = ctx.clock()
    await ctx.session.flush()
    return reason


async def _free_name(ctx: Writing, name: str, *, but: int | None = None) -> str:
    line = clean_line(name, field="reason", longest=REASON_LENGTH)
    for key, known in await ctx.rows(select(LostReason.id, LostReason.name).where(LostReason.deleted_at.is_(None))):
        if key != but and fold(known) == fold(line):
            raise InvalidValueError(field="reason", reason="taken")
    return line


async def _load(ctx: Writing, reason_id: int) -> LostReason:
    ctx.require(Permission.SETTINGS)
    reason = await ctx.find(LostReason, reason_id)
    if reason is None or reason.deleted_at is not None:
        raise NotFoundError(what="reason")
    return reason
