"""Reading conversations: one of them, those who wait, how many wait."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, true
from sqlalchemy.orm import aliased

from domain.accounts.tables import Account, AccountState
from domain.base.actor import Actor, Permission
from domain.base.errors import NotFoundError
from domain.clients.access import visible_clients
from domain.clients.kinds import ChannelKind, ClientState
from domain.clients.tables import Channel, Client
from domain.conversations.tables import Conversation, Said
from domain.conversations.views import Enclosure
from domain.journal.boundary import Query, Reading
from domain.replies.views import ConversationView, Heard, WaitingCounts
from domain.team.queries import get_team
from domain.team.tables import Member

#: Counting stops here: «1,000+» says as much and costs nothing.
COUNT_CAP = 1_000
#: What counts as late for a team that is not told of overdue things at all.
_USUAL_HOURS = 4

_Answerer = aliased(Member)


async def get_conversation(ctx: Reading, conversation_id: int) -> ConversationView:
    """One conversation. `NotFoundError` if there is none or the actor may not see the person."""
    ctx.require(Permission.SEE_CLIENTS)
    row = await ctx.first(_conversations(ctx.actor).where(Conversation.id == conversation_id))
    if row is None:
        raise NotFoundError(what="conversation")
    return ConversationView(*row)


async def list_waiting(
    ctx: Reading, limit: int, *, after: ConversationView | None = None, mine: bool = False
) -> list[ConversationView]:
    """Who waits for an answer, the longest first; behind `after`. `mine` leaves out other members' people."""
    ctx.require(Permission.SEE_CLIENTS)
    query = _conversations(ctx.actor).where(*_waits(), _mine(ctx.actor) if mine else true())
    if after is not None and after.waits_since is not None:
        since = after.waits_since
        behind = or_(
            Conversation.waits_since > since, and_(Conversation.waits_since == since, Conversation.id > after.id)
        )
        query = query.where(behind)
    rows = await ctx.rows(query.order_by(Conversation.waits_since, Conversation.id).limit(limit))
    return [ConversationView(*row) for row in rows]


async def count_waiting(ctx: Reading) -> WaitingCounts:
    """How many of the actor's own people, and of nobody's, wait for an answer. Each count stops at `COUNT_CAP` + 1."""
    ctx.require(Permission.SEE_CLIENTS)
    hours = (await get_team(ctx)).overdue_hours or _USUAL_HOURS
    late_since = ctx.clock() - timedelta(hours=hours)
    waiting = (
        select(Conversation.waits_since)
        .select_from(_joined())
        .where(*_waits(), visible(ctx.actor), _mine(ctx.actor))
        .limit(COUNT_CAP + 1)
        .subquery()
    )
    late = func.count().filter(waiting.c.waits_since <= late_since)
    row = await ctx.first(select(func.count(), late).select_from(waiting))
    return WaitingCounts(row[0], row[1], hours)


async def last_said(ctx: Reading, conversation_id: int, from_id: int | None = None, limit: int = 30) -> list[Heard]:
    """The newest messages of the person, since `from_id` if it is given, the oldest first.

    `NotFoundError` if the actor may not see the conversation.
    """
    ctx.require(Permission.SEE_CLIENTS)
    await get_conversation(ctx, conversation_id)
    query = select(Said.id, Said.text, Said.enclosed, Said.is_opt_out).where(
        Said.conversation_id == conversation_id, Said.by_us.is_(False)
    )
    if from_id is not None:
        query = query.where(Said.id >= from_id)
    rows = await ctx.rows(query.order_by(Said.id.desc()).limit(limit))
    return [
        Heard(row.id, row.text, tuple(Enclosure.from_json(each) for each in row.enclosed), row.is_opt_out)
        for row in reversed(rows)
    ]


async def last_texts(ctx: Reading, conversation_ids: Collection[int]) -> dict[int, str]:
    """The newest words of the person in each of these conversations, as far as the actor may see them."""
    ctx.require(Permission.SEE_CLIENTS)
    seen = select(Conversation.id).select_from(_joined()).where(visible(ctx.actor))
    newest = (
        select(func.max(Said.id))
        .where(Said.conversation_id.in_(conversation_ids), Said.conversation_id.in_(seen), Said.by_us.is_(False))
        .group_by(Said.conversation_id)
    )
    return dict(await ctx.rows(select(Said.conversation_id, Said.text).where(Said.id.in_(newest))))


def visible(actor: Actor) -> ColumnElement[bool]:
    """The condition on joined conversations: the card may be seen; of people without one, whoever sees all cards may,
    and whoever has taken it on.
    """
    if not actor.may(Permission.SEE_CLIENTS):
        return ~true()
    theirs = Conversation.taken_by_id == actor.member_id
    without_card = Client.id.is_(None) if actor.sees_all else and_(Client.id.is_(None), theirs)
    return or_(and_(Client.id.is_not(None), visible_clients(actor)), without_card)


def _waits() -> tuple[ColumnElement[bool], ...]:
    at_work = or_(Client.id.is_(None), Client.state != ClientState.BLOCKED)
    return (Conversation.waits_since.is_not(None), at_work)


def _mine(actor: Actor) -> ColumnElement[bool]:
    """The actor's own people and those of nobody."""
    own = (actor.member_id, *actor.stands_in_for)
    nobodys = and_(
        Client.responsible_id.is_(None), or_(Conversation.taken_by_id.is_(None), Conversation.taken_by_id.in_(own))
    )
    return or_(Client.responsible_id.in_(own), nobodys)


def _joined() -> Any:
    """Conversations with the live card of the address, if there is one."""
    held = and_(
        Channel.address == Conversation.address, Channel.kind == ChannelKind.VK.value, Channel.is_live.is_(True)
    )
    joined = Conversation.__table__.outerjoin(Channel.__table__, held)
    return joined.outerjoin(Client.__table__, Client.id == Channel.client_id)


def _conversations(actor: Actor) -> Query:
    columns = (
        Conversation.id, Conversation.account_id, Account.name, Account.vk_id,
        or_(Account.removed_at.is_not(None), Account.state == AccountState.DEAD), Conversation.address,
        Conversation.name, Client.id, Client.name, Client.responsible_id, Conversation.waits_since,
        Conversation.heard_at, Conversation.answers, Conversation.answered_at, Conversation.answered_by_id,
        _Answerer.name, Conversation.taken_by_id, Conversation.row_from_id,
    )  # fmt: skip
    return (
        select(*columns)
        .select_from(_joined())
        .join(Account, Account.id == Conversation.account_id)
        .outerjoin(_Answerer, _Answerer.id == Conversation.answered_by_id)
        .where(visible(actor))
    )
