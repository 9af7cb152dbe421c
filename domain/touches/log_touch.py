"""Log that we and a client were in touch, and plan when to be so next.

A `mark` is what the person has seen of the client (`rules.mark_of`). Where a touch, a plan or a stage is another by
now, `ChangedMeanwhileError` is raised and nothing is written: two presses, or two people, never do a thing twice.
"""

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from sqlalchemy import select

from domain.base.errors import ChangedMeanwhileError, InvalidValueError
from domain.clients.load_client import load_client, refuse_unseen
from domain.clients.tables import Client
from domain.funnel.queries import list_standings
from domain.funnel.views import StandingView
from domain.journal.boundary import Writing
from domain.touches.rules import mark_of, next_by_rhythm, today_in
from domain.touches.tables import Touch, TouchKind

#: Nobody plans for other years; a mistyped date does.
YEARS = range(1900, 2101)


class Plan(StrEnum):
    """What a touch has left of the plan."""

    BY_RHYTHM = "by-rhythm"
    KEPT = "kept"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Touched:
    """A touch that was logged, and the day of the next one, if there is one now."""

    touch: Touch
    plan: Plan
    next_on: date | None


async def log_touch(ctx: Writing, client_id: int, kind: TouchKind) -> Touch:
    """A touch at this moment; it becomes the client's last touch. The plan stays as it is."""
    await load_client(ctx, client_id)
    return await ctx.add(Touch(client_id=client_id, member_id=ctx.actor.member_id, kind=kind, happened_at=ctx.clock()))


async def touch_client(ctx: Writing, client_id: int, kind: TouchKind, *, mark: int | None = None) -> Touched:
    """Log a touch and plan the next one by the rhythm of the stages on which the client stands, the shortest of them.

    A plan for a later day stands: somebody has promised it. One for today or earlier is kept with this touch, so
    without a rhythm nothing is planned any more.
    """
    client, standings = await _seen(ctx, client_id, mark)
    touch = await log_touch(ctx, client_id, kind)
    today = today_in(ctx.actor.zone, ctx.clock())
    if client.next_touch_on is not None and client.next_touch_on > today:
        return Touched(touch, Plan.KEPT, client.next_touch_on)
    next_on = next_by_rhythm(today, [each.stage.touch_every for each in standings])
    await _put(ctx, client, next_on)
    return Touched(touch, Plan.BY_RHYTHM if next_on else Plan.NONE, next_on)


async def plan_touch(
    ctx: Writing,
    client_id: int,
    on: date | None,
    at: time | None = None,
    *,
    seen: int | None = None,
    mark: int | None = None,
) -> Client:
    """Plan the next touch for a day, perhaps an hour, in the actor's time zone; None takes the plan away.

    `ChangedMeanwhileError` if another day is planned by now than the one that was `seen` (`plan_seen`).
    """
    client = await load_client(ctx, client_id)
    refuse_unseen(plan_seen(client.next_touch_on), plan_seen(on), seen)
    if mark is not None:
        await _seen(ctx, client_id, mark)
    return await _put(ctx, client, on, at)


def plan_seen(on: date | None) -> int:
    """A planned day as a number that a button carries; 0 where nothing is planned."""
    return on.toordinal() if on is not None else 0


async def put_off_touch(ctx: Writing, client_id: int, days: int, *, mark: int | None = None) -> Client:
    """Plan the next touch so many days from the actor's today; an hour that was planned stays, in its own zone."""
    client, _ = await _seen(ctx, client_id, mark)
    on = today_in(ctx.actor.zone, ctx.clock()) + timedelta(days=days)
    return await _put(ctx, client, on, client.next_touch_time, zone=client.next_touch_zone)


async def _put(
    ctx: Writing, client: Client, on: date | None, at: time | None = None, *, zone: str | None = None
) -> Client:
    if on is not None and on.year not in YEARS:
        raise InvalidValueError(field="date", reason="too-far")
    client.next_touch_on = on
    client.next_touch_time = at if on is not None else None
    client.next_touch_zone = (zone if at is not None and zone else ctx.actor.zone) if on is not None else None
    await ctx.session.flush()
    return client


async def _seen(ctx: Writing, client_id: int, mark: int | None) -> tuple[Client, list[StandingView]]:
    """The card and where it stands, as the person has seen it."""
    client = await load_client(ctx, client_id)
    # Two people who press at the same moment come one after the other, and the second sees what the first has done.
    locked = select(Client.last_touch_at, Client.next_touch_at).where(Client.id == client_id).with_for_update()
    last, planned = await ctx.first(locked)
    standings = await list_standings(ctx, client_id)
    if mark is not None and mark != mark_of(last, planned, [each.stage.id for each in standings]):
        raise ChangedMeanwhileError
    return client, standings
