"""Absence: somebody is away for some days, and a colleague stands in."""

from datetime import date, timedelta

from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.journal.boundary import Writing
from domain.team.finding import member_to_manage, own_member
from domain.team.queries import rights_of
from domain.team.rules import LONGEST_ABSENCE
from domain.team.tables import Member


async def set_away(ctx: Writing, member_id: int, since: date, until: date, substitute_id: int | None) -> Member:
    """The member is away from the first to the last of these days; without a substitute, the work just waits.

    One says it of oneself; of others whoever manages members. Raises `InvalidValueError` for a last day before the
    first or too far ahead, and for a substitute who is the member, is suspended, or may only look; `NotFoundError`,
    `RoleTooHighError`.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    member = await _member(ctx, member_id)
    if until < since:
        raise InvalidValueError(field="date", reason="past")
    if until - since > timedelta(days=LONGEST_ABSENCE):
        raise InvalidValueError(field="date", reason="too-far")
    if substitute_id is not None:
        await _check_substitute(ctx, member_id, substitute_id)
    member.away_from, member.away_until, member.substitute_id = since, until, substitute_id
    await ctx.session.flush()
    return member


async def come_back(ctx: Writing, member_id: int) -> Member:
    """The member is at work again, however long the absence was to last. Raises what `set_away` raises."""
    ctx.require(Permission.EDIT_CLIENTS)
    member = await _member(ctx, member_id)
    member.away_from = member.away_until = member.substitute_id = None
    await ctx.session.flush()
    return member


async def _member(ctx: Writing, member_id: int) -> Member:
    if member_id == ctx.actor.member_id:
        return await own_member(ctx)
    return await member_to_manage(ctx, member_id)


async def _check_substitute(ctx: Writing, member_id: int, substitute_id: int) -> None:
    found = await rights_of(ctx, substitute_id)
    if substitute_id == member_id or found is None or not found.actor.may(Permission.EDIT_CLIENTS):
        raise InvalidValueError(field="substitute", reason="unfit")
