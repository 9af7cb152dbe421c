"""Log that we and a client were in touch, and plan when to be so next."""

from datetime import date, time

from domain.base.errors import InvalidValueError
from domain.clients.load_client import load_client
from domain.clients.tables import Client
from domain.journal.boundary import Writing
from domain.touches.tables import Touch, TouchKind

#: Nobody plans for other years; a mistyped date does.
YEARS = range(1900, 2101)


async def log_touch(ctx: Writing, client_id: int, kind: TouchKind) -> Touch:
    """A touch at this moment; it becomes the client's last touch."""
    await load_client(ctx, client_id)
    return await ctx.add(Touch(client_id=client_id, member_id=ctx.actor.member_id, kind=kind, happened_at=ctx.clock()))


async def plan_touch(
    ctx: Writing, client_id: int, on: date | None, at: time | None = None, *, version: int | None = None
) -> Client:
    """Plan the next touch for a day, perhaps an hour, in the actor's time zone; None takes the plan away."""
    client = await load_client(ctx, client_id, version=version)
    if on is not None and on.year not in YEARS:
        raise InvalidValueError(field="date", reason="too-far")
    client.next_touch_on = on
    client.next_touch_time = at if on is not None else None
    client.next_touch_zone = ctx.actor.zone if on is not None else None
    await ctx.session.flush()
    return client
