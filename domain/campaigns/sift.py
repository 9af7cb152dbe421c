"""Who of an audience can be reached, and who not and why: the same answer for the preflight and for the start."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, literal, null, select
from sqlalchemy.orm import aliased

from domain.accounts.tables import AccountKind, ActionKind
from domain.actions.tables import Action, ActionState, Reason
from domain.audience.audience import Audience, compile_audience
from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.campaigns.rules import TAKES_SEVERAL, objects_of
from domain.clients.kinds import ChannelKind, ClientState
from domain.clients.tables import Channel, Client
from domain.consent.queries import list_stopped_clients
from domain.consent.rules import LIFTS
from domain.consent.tables import Consent, ConsentEvent
from domain.journal.boundary import Query, Reading
from domain.texts.markup import Template
from domain.texts.queries import list_people
from domain.texts.rules import lacks
from domain.texts.variables import Person

#: Clients of one page of a count: of each there are only an id and a reason.
_COUNTED = 10_000
#: What a person has refused in words or by a button.
_REFUSALS = (ConsentEvent.OPTED_OUT, ConsentEvent.DENIED)
#: Messages that a person got, or may have got.
_OUT = (ActionState.DONE, ActionState.SENDING, ActionState.UNSURE)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a campaign is, as far as it decides who gets it. `community` is the name that texts may mention."""

    audience: Audience
    account_ids: tuple[int, ...]
    community: str
    template: Template | None
    quiet_days: int = 0
    kind: ActionKind = ActionKind.MESSAGE
    account_kind: AccountKind = AccountKind.COMMUNITY
    each_account: bool = True
    wall_posts: int = 0
    on_avatar: bool = False
    cap_times: int = 0
    cap_days: int = 0

    @property
    def account_id(self) -> int:
        """The first account, whose consents count for messages."""
        return self.account_ids[0]

    @property
    def objects(self) -> tuple[str, ...]:
        """What one account acts upon at one person."""
        return objects_of(self.kind, self.wall_posts, on_avatar=self.on_avatar)

    @property
    def shares_people(self) -> bool:
        """Whether each person is one account's; else every account acts at everybody."""
        return self.kind in TAKES_SEVERAL and not (self.kind is ActionKind.LIKE and self.each_account)

    @property
    def acts_at_each(self) -> int:
        """How many rows of the ledger each recipient gets."""
        accounts = 1 if self.kind is not ActionKind.LIKE or not self.each_account else len(self.account_ids)
        return max(1, len(self.objects)) * accounts

    @property
    def needs(self) -> bool:
        """Whether a text can be written to those only of whom enough is known."""
        return self.template is not None and bool(self.template.needs)


@dataclass(frozen=True, slots=True)
class Sifted:
    """One client of the audience; `reason` is None for those who can be reached."""

    client_id: int
    name: str
    address: str | None
    reason: Reason | None


async def sift(
    ctx: Reading, plan: Plan, *, after: int = 0, limit: int = 2_000, only_reachable: bool = False
) -> Sequence[Sifted]:
    """The next clients of the audience behind the id `after`, in the order of their ids.

    Fewer than `limit` mean that there are no more. With `only_reachable` whoever the database can tell apart is left
    out already; a few of the others may still have a reason.
    """
    ctx.require(Permission.SEE_CLIENTS)
    reason = _reason(ctx, plan)
    query = (await _of_audience(ctx, plan, Client.id, Client.name, Channel.address, reason)).where(Client.id > after)
    if only_reachable:
        query = query.where(reason.is_(None))
    rows = await ctx.rows(query.order_by(Client.id).limit(limit))
    reasons = await _exact(ctx, plan, [(row[0], row[3]) for row in rows])
    return [Sifted(row[0], row[1], row[2], found) for row, found in zip(rows, reasons, strict=True)]


async def count_reasons(ctx: Reading, plan: Plan) -> tuple[int, Counter[Reason]]:
    """How many the audience is, and how many of them can't be reached, by reason."""
    ctx.require(Permission.SEE_CLIENTS)
    found: Counter[Reason] = Counter()
    total, after = 0, 0
    query = await _of_audience(ctx, plan, Client.id, _reason(ctx, plan))
    while True:
        rows = await ctx.rows(query.where(Client.id > after).order_by(Client.id).limit(_COUNTED))
        reasons = await _exact(ctx, plan, [(row[0], row[1]) for row in rows])
        found.update(reason for reason in reasons if reason is not None)
        total += len(rows)
        if len(rows) < _COUNTED:
            return total, found
        after = rows[-1][0]


async def _of_audience(ctx: Reading, plan: Plan, *columns: Any) -> Query:
    """These columns of all clients of the audience, each with the page that is acted upon and its consent."""
    # Of several VK pages on a card the first one is meant.
    page = aliased(Channel)
    first = (
        select(page.id)
        .where(page.client_id == Client.id, page.kind == ChannelKind.VK)
        .order_by(page.position, page.id)
        .limit(1)
        .scalar_subquery()
    )
    standing = and_(
        Consent.account_id == plan.account_id,
        Consent.kind == ChannelKind.VK,
        Consent.address == Channel.address,
    )
    query = select(*columns).select_from(Client).outerjoin(Channel, Channel.id == first).outerjoin(Consent, standing)
    return query.where(await compile_audience(ctx, plan.audience))


def _reason(ctx: Reading, plan: Plan) -> ColumnElement[Reason | None]:
    """Why a client can't be reached, as far as the database alone can tell."""
    told: list[tuple[ColumnElement[bool], Reason]] = [
        (Client.state == ClientState.BLOCKED, Reason.BLOCKED),
        (Client.paused_at.is_not(None), Reason.PAUSED),
        (Channel.address.is_(None), Reason.NO_VK),
        *_refused(plan),
    ]
    if plan.quiet_days:
        rested = ctx.clock() - timedelta(days=plan.quiet_days)
        told.append((Client.last_touch_at > rested, Reason.TOUCHED_LATELY))
    if plan.kind is ActionKind.MESSAGE and plan.cap_times:
        since = ctx.clock() - timedelta(days=plan.cap_days)
        got = (
            select(func.count())
            .where(
                Action.client_id == Client.id,
                Action.job_id.is_not(None),
                Action.kind == ActionKind.MESSAGE,
                Action.state.in_(_OUT),
                func.coalesce(Action.ended_at, Action.claimed_at) > since,
            )
            .scalar_subquery()
        )
        told.append((got >= plan.cap_times, Reason.TOO_OFTEN))
    kind = table_of(Action).c.reason.type
    return case(*((which, literal(reason, kind)) for which, reason in told), else_=null())


def _refused(plan: Plan) -> list[tuple[ColumnElement[bool], Reason]]:
    """A community needs to be allowed. To a person's page anybody may be a stranger, but not whoever has refused."""
    if plan.account_kind is AccountKind.COMMUNITY:
        return [
            (Consent.event.in_(_REFUSALS), Reason.OPTED_OUT),
            (func.coalesce(Consent.event.not_in(list(LIFTS)), True), Reason.NEVER_ALLOWED),
        ]
    # What was said to one of our accounts is meant for all that would come unasked.
    refused = select(Consent.address).where(Consent.kind == ChannelKind.VK, Consent.event.in_(_REFUSALS))
    return [(Channel.address.in_(refused), Reason.OPTED_OUT)]


async def _exact(ctx: Reading, plan: Plan, rows: Sequence[tuple[int, Reason | None]]) -> list[Reason | None]:
    """The reasons with what only the program can tell: who is on the stop-list, and whom the text lacks a value of."""
    stopped = await list_stopped_clients(ctx, [key for key, _ in rows])
    left = [key for key, reason in rows if reason is None] if plan.needs else []
    cases = plan.template.cases if plan.template is not None else ()
    people = await list_people(ctx, left, community=plan.community, cases=cases) if left else {}
    exact = []
    for key, found in rows:
        reason = Reason.STOPPED if key in stopped else found
        if reason is None and plan.template is not None and plan.needs:
            reason = Reason.VALUE_MISSING if lacks(plan.template, people.get(key, Person())) else None
        exact.append(reason)
    return exact
