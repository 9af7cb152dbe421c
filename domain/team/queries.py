"""Who somebody is, who is in the team, and how the team is set up."""

from dataclasses import fields
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import aliased

from domain.base.actor import ROLE_PERMISSIONS, SYSTEM, Actor, Permission, Role
from domain.base.errors import NotFoundError
from domain.base.views import columns_of, views_of
from domain.journal.boundary import Reading
from domain.team.rules import is_away
from domain.team.tables import Invite, Member, MemberClass, Scope, Team, TeamPost
from domain.team.views import InviteView, MemberActor, MemberView, PostView, TeamView

#: The id of the only row of `team`.
TEAM_ID = 1

SEES_EVERYTHING = frozenset({Role.OWNER, Role.ADMIN})

_Absent = aliased(Member)


async def actor_of(ctx: Reading, telegram_id: int) -> MemberActor | None:
    """Who this person of Telegram is today, in one query; None is a stranger or somebody suspended."""
    ctx.require(Permission.SYSTEM)
    return await _actor(ctx, Member.telegram_id == telegram_id)


async def actor_of_member(ctx: Reading, member_id: int) -> MemberActor | None:
    """The member with the rights of today, for work done on the member's behalf; None if suspended or unknown."""
    ctx.require(Permission.SYSTEM)
    return await _actor(ctx, Member.id == member_id)


async def rights_of(ctx: Reading, member_id: int) -> MemberActor | None:
    """The rights of a colleague, to find out what the colleague may see; None if suspended or unknown."""
    ctx.require(Permission.EDIT_CLIENTS)
    return await _actor(ctx, Member.id == member_id)


async def _actor(ctx: Reading, who: ColumnElement[bool]) -> MemberActor | None:
    query = (
        select(
            *columns_of(Member, MemberView),
            *(Team.locale, Team.zone, MemberClass.access_class_id),
            *(_Absent.id.label("absent_id"), _Absent.zone.label("absent_zone")),
            *(_Absent.away_from.label("absent_from"), _Absent.away_until.label("absent_until")),
        )
        .select_from(Member)
        .outerjoin(Team, Team.id == TEAM_ID)
        .outerjoin(MemberClass, MemberClass.member_id == Member.id)
        .outerjoin(_Absent, (_Absent.substitute_id == Member.id) & _Absent.is_active)
        .where(who, Member.is_active)
        .order_by(MemberClass.access_class_id)
    )
    rows = await ctx.rows(query)
    if not rows:
        return None
    width = len(fields(MemberView))
    member, (team_locale, team_zone) = MemberView(*rows[0][:width]), rows[0][width : width + 2]
    sees_everything = member.role in SEES_EVERYTHING
    actor = Actor(
        member_id=member.id,
        permissions=ROLE_PERMISSIONS[member.role],
        sees_all=sees_everything or member.scope is Scope.ALL,
        sees_everything=sees_everything,
        class_ids=tuple(dict.fromkeys(row.access_class_id for row in rows if row.access_class_id is not None)),
        stands_in_for=tuple(dict.fromkeys(row.absent_id for row in rows if _is_absent(row, team_zone, ctx.clock()))),
        locale=member.locale or team_locale or SYSTEM.locale,
        zone=member.zone or team_zone or SYSTEM.zone,
    )
    return MemberActor(actor, member)


def _is_absent(row: Any, team_zone: str | None, now: datetime) -> bool:
    """Whether the colleague of this row is away today, as days are counted where that one is."""
    today = now.astimezone(ZoneInfo(row.absent_zone or team_zone or SYSTEM.zone)).date()
    return row.absent_id is not None and is_away(row.absent_from, row.absent_until, today)


async def list_members(ctx: Reading) -> list[MemberView]:
    """All members, those at work first, then by name."""
    ctx.require(Permission.SEE_CLIENTS)
    query = select(*columns_of(Member, MemberView)).order_by(Member.is_active.desc(), Member.name, Member.id)
    return views_of(await ctx.rows(query), MemberView)


async def get_member(ctx: Reading, member_id: int) -> MemberView:
    """One member, suspended or not. Raises `NotFoundError`."""
    ctx.require(Permission.SEE_CLIENTS)
    row = await ctx.first(select(*columns_of(Member, MemberView)).where(Member.id == member_id))
    if row is None:
        raise NotFoundError
    return MemberView(*row)


async def list_invites(ctx: Reading) -> list[InviteView]:
    """The invitations of members that still open the door, the newest first."""
    ctx.require(Permission.MEMBERS)
    query = (
        select(*columns_of(Invite, InviteView))
        .where(Invite.used_by_id.is_(None), Invite.created_by_id.is_not(None), Invite.expires_at > ctx.clock())
        .order_by(Invite.id.desc())
    )
    return views_of(await ctx.rows(query), InviteView)


async def get_team(ctx: Reading) -> TeamView:
    """The team and its defaults. Raises `NotFoundError` before `ensure_team` has run."""
    ctx.require(Permission.SEE_CLIENTS)
    row = await ctx.first(select(*columns_of(Team, TeamView)).where(Team.id == TEAM_ID))
    if row is None:
        raise NotFoundError
    return TeamView(*row)


async def list_posts(ctx: Reading) -> list[PostView]:
    """Where each kind of post goes, in the order of `PostKind`."""
    ctx.require(Permission.SEE_CLIENTS)
    query = select(*columns_of(TeamPost, PostView)).order_by(TeamPost.id)
    return views_of(await ctx.rows(query), PostView)
