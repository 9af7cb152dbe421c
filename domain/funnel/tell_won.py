"""A deal is won: the team group hears of it."""

from domain.base.actor import Permission
from domain.funnel.tables import Deal
from domain.journal.boundary import Writing
from domain.outbox.post_to_team import post_to_team
from domain.team.tables import PostKind


async def tell_won(ctx: Writing, deal: Deal) -> None:
    """Post the deal, as it stands now; won again after it was reopened, it is told again."""
    ctx.require(Permission.EDIT_CLIENTS)
    told = {"deal_id": deal.id, "member_id": ctx.actor.member_id}
    await post_to_team(ctx, PostKind.WON, f"won:{deal.id}:{deal.version}", "deal-won", told)
