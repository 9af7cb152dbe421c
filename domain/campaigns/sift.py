"""Who of an audience can be reached, and who not and why: the same answer for the preflight and for the start."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import and_, select
from sqlalchemy.orm import aliased

from domain.actions.rules import REASON_OF_REACH
from domain.actions.tables import Reason
from domain.audience.audience import Audience, compile_audience
from domain.base.actor import Permission
from domain.clients.kinds import ChannelKind, ClientState
from domain.clients.tables import Channel, Client
from domain.consent.queries import list_stopped_clients
from domain.consent.rules import Reach, reach
from domain.consent.tables import Consent
from domain.journal.boundary import Reading
from domain.texts.markup import Template
from domain.texts.queries import list_people
from domain.texts.rules import lacks
from domain.texts.variables import Person


@dataclass(frozen=True, slots=True)
class Plan:
    """What a campaign is, as far as it decides who gets it."""

    audience: Audience
    account_id: int
    community: str
    template: Template
    quiet_days: int


@dataclass(frozen=True, slots=True)
class Sifted:
    """One client of the audience; `reason` is None for those who can be reached."""

    client_id: int
    name: str
    address: str | None
    reason: Reason | None


async def sift(ctx: Reading, plan: Plan, *, after: int = 0, limit: int = 2_000) -> Sequence[Sifted]:
    """The next clients of the audience behind the id `after`, in the order of their ids.

    Fewer than `limit` mean that there are no more.
    """
    ctx.require(Permission.SEE_CLIENTS)
    # Of several VK pages on a card the first one is written to.
    page = aliased(Channel)
    first = (
        select(page.id)
        .where(page.client_id == Client.id, page.kind == ChannelKind.VK)
        .order_by(page.position, page.id)
        .limit(1)
        .scalar_subquery()
    )
    rows = await ctx.rows(
        select(
            Client.id, Client.name, Channel.address, Consent.event, Client.last_touch_at, Client.state, Client.paused_at
        )
        .select_from(Client)
        .outerjoin(Channel, Channel.id == first)
        .outerjoin(
            Consent,
            and_(
                Consent.account_id == plan.account_id,
                Consent.kind == ChannelKind.VK,
                Consent.address == Channel.address,
            ),
        )
        .where(await compile_audience(ctx, plan.audience), Client.id > after)
        .order_by(Client.id)
        .limit(limit)
    )
    ids = [row.id for row in rows]
    stopped = await list_stopped_clients(ctx, ids)
    template = plan.template
    people = await list_people(ctx, ids, community=plan.community, cases=template.cases) if template.needs else {}
    rested = ctx.clock() - timedelta(days=plan.quiet_days)
    sifted = []
    for key, name, address, event, touched, state, paused_at in rows:
        found = reach(event, is_stopped=key in stopped)
        if found is Reach.STOPPED:
            reason: Reason | None = Reason.STOPPED
        elif state is ClientState.BLOCKED:
            reason = Reason.BLOCKED
        elif paused_at is not None:
            reason = Reason.PAUSED
        elif address is None:
            reason = Reason.NO_VK
        elif found is not Reach.ALLOWED:
            reason = REASON_OF_REACH[found]
        elif plan.quiet_days and touched is not None and touched > rested:
            reason = Reason.TOUCHED_LATELY
        elif plan.template.needs and lacks(plan.template, people.get(key, Person())):
            reason = Reason.VALUE_MISSING
        else:
            reason = None
        sifted.append(Sifted(key, name, address, reason))
    return sifted
