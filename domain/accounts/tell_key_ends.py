"""Have those who can help told in time that the key of an account ends."""

from datetime import datetime, timedelta

from sqlalchemy import select

from domain.accounts.helpers import list_helpers
from domain.accounts.tables import Account, AccountState
from domain.base.actor import Permission
from domain.journal.boundary import Reading, Writing
from domain.outbox.post import post
from domain.outbox.tables import Urgency

#: The kind of the outbox's message; its payload is `account_id`, and `ends` in seconds since 1970: of which key it is.
KEY_ENDS = "key-ends"
#: So long before the end of a key it is told, the latest first.
NOTICES = (timedelta(days=1), timedelta(days=7))
#: A key that ends sooner than this is shown as one that needs attention.
SOON = max(NOTICES)


def notice_due(ends: datetime, since: datetime | None, now: datetime) -> timedelta | None:
    """Which notice is due by now for a key that was pasted at `since`; None before the first and behind the end.

    What had passed when the key was pasted is not told: whoever pasted it knew then how long it lasts.
    """
    if ends <= now:
        return None
    passed = (before for before in NOTICES if ends - before <= now)
    return next((before for before in passed if since is None or ends - before > since), None)


async def tell_key_ends(ctx: Writing) -> int:
    """Leave the notices that are due, each once for each reader and key however often this is done; gives how many.

    A dead key has been told of as such.
    """
    ctx.require(Permission.SYSTEM)
    told = 0
    for key, ends, since in await _ending(ctx):
        before = notice_due(ends, since, ctx.clock())
        if before is None:
            continue
        payload = {"account_id": key, "ends": int(ends.timestamp())}
        for member_id in await list_helpers(ctx, key):
            name = f"{KEY_ENDS}:{key}:{payload['ends']}:{before.days}:{member_id}"
            told += await post(ctx, name, KEY_ENDS, payload=payload, member_id=member_id, urgency=Urgency.PERSONAL)
    return told


async def has_ending_keys(ctx: Reading) -> bool:
    """Whether a notice may be due: a look that costs nothing where no key ends soon."""
    ctx.require(Permission.SYSTEM)
    return any(notice_due(ends, since, ctx.clock()) for _, ends, since in await _ending(ctx))


async def _ending(ctx: Reading) -> list[tuple[int, datetime, datetime | None]]:
    now = ctx.clock()
    query = select(Account.id, Account.expires_at, Account.checked_at).where(
        Account.removed_at.is_(None),
        Account.state != AccountState.DEAD,
        Account.expires_at > now,
        Account.expires_at <= now + SOON,
    )
    return [(row.id, row.expires_at, row.checked_at) for row in await ctx.rows(query.order_by(Account.id))]
