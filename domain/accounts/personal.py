"""Whether accounts of persons may act. Nothing of theirs is claimed before an owner has turned that on."""

from datetime import datetime

from sqlalchemy import ColumnElement, or_, select

from domain.accounts.tables import Account, AccountKind
from domain.base.actor import Permission
from domain.journal.boundary import Reading, Writing
from domain.team.finding import lock_team
from domain.team.queries import TEAM_ID
from domain.team.tables import Team


async def personal_actions_are_on(ctx: Reading) -> bool:
    """Whether an owner lets accounts of persons act."""
    ctx.require(Permission.SEE_CLIENTS)
    return await personal_actions_since(ctx) is not None


async def personal_actions_since(ctx: Reading) -> datetime | None:
    """Since when an owner lets accounts of persons act; None if not."""
    ctx.require(Permission.SEE_CLIENTS)
    since: datetime | None = await ctx.scalar(select(Team.personal_actions_at).where(Team.id == TEAM_ID))
    return since


def may_act() -> ColumnElement[bool]:
    """The condition on a row of `account` that its kind may act: a community always, a person while it is turned on."""
    turned_on = select(1).where(Team.id == TEAM_ID, Team.personal_actions_at.is_not(None)).exists()
    return or_(Account.kind != AccountKind.PERSON, turned_on)


async def turn_personal_actions_on(ctx: Writing) -> None:
    """Let accounts of persons act from now on; the screen has said before why that is risky."""
    ctx.require(Permission.PERSONAL_ACTIONS)
    team = await lock_team(ctx)
    if team.personal_actions_at is None:
        team.personal_actions_at = ctx.clock()


async def turn_personal_actions_off(ctx: Writing) -> None:
    """Have accounts of persons begin nothing any more; what was planned for them waits. Whoever may set up accounts
    may stop them.
    """
    ctx.require(Permission.SETTINGS)
    (await lock_team(ctx)).personal_actions_at = None
