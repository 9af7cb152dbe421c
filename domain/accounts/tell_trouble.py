"""Have those who can help told that an account has stopped."""

from domain.accounts.helpers import list_helpers
from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.outbox.post import post
from domain.outbox.tables import Urgency

#: The kind of the outbox's message; its payload is `account_id`.
ACCOUNT_TROUBLE = "account-trouble"


async def tell_trouble(ctx: Writing, account_id: int) -> None:
    """Leave a message for all who can help, in the transaction that notes the trouble."""
    ctx.require(Permission.SYSTEM)
    moment = ctx.clock().isoformat()
    for member_id in await list_helpers(ctx, account_id):
        key = f"{ACCOUNT_TROUBLE}:{account_id}:{moment}:{member_id}"
        payload = {"account_id": account_id}
        await post(ctx, key, ACCOUNT_TROUBLE, payload=payload, member_id=member_id, urgency=Urgency.PERSONAL)
