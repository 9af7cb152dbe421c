"""Add a deal to a client."""

from datetime import date

from domain.base.errors import InvalidValueError
from domain.clients.load_client import load_client
from domain.clients.rules import clean_line
from domain.funnel.tables import Deal, DealStatus
from domain.journal.boundary import Writing

#: The largest amount, in minor units: far above any deal, far below what a database column holds.
LARGEST = 10**15


async def add_deal(
    ctx: Writing,
    client_id: int,
    title: str,
    amount: int | None,
    currency: str,
    *,
    status: DealStatus = DealStatus.OPEN,
    dated: date | None = None,
) -> Deal:
    """A new deal; `amount` in minor units of `currency` (ISO 4217). `InvalidValueError` for an impossible one."""
    await load_client(ctx, client_id)
    if amount is not None and abs(amount) > LARGEST:
        raise InvalidValueError(field="amount", reason="too-long", longest=LARGEST)
    return await ctx.add(
        Deal(
            client_id=client_id,
            title=clean_line(title, field="title"),
            amount=amount,
            currency=currency,
            status=status,
            dated=dated,
            created_at=ctx.clock(),
        )
    )
