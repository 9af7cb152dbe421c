"""Have those who can help told that an account has stopped."""

from domain.base.actor import Permission, Role
from domain.journal.boundary import Writing
from domain.outbox.post import post
from domain.outbox.tables import Urgency
from domain.team.queries import list_members

#: The kind of the outbox's message; its payload is `account_id`.
ACCOUNT_TROUBLE = "account-trouble"
_HELPERS = frozenset({Role.OWNER, Role.ADMIN})


async def tell_trouble(ctx: Writing, account_id: int) -> None:
    """Leave a message for every owner and admin, in the transaction that notes the trouble."""
    ctx.require(Permission.SYSTEM)
    moment = ctx.clock().isoformat()
    for member in await list_members(ctx):
        if member.is_active and member.role in _HELPERS:
            key = f"{ACCOUNT_TROUBLE}:{account_id}:{moment}:{member.id}"
            payload = {"account_id": account_id}
            await post(ctx, key, ACCOUNT_TROUBLE, payload=payload, member_id=member.id, urgency=Urgency.PERSONAL)
