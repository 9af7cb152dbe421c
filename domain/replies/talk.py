"""What a person and our accounts have written to each other, page by page: theirs as heard, ours from the ledger."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, true

from domain.accounts.tables import Account, ActionKind
from domain.actions.tables import Action, ActionState
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.campaigns.tables import Campaign
from domain.clients.access import visible_clients
from domain.clients.kinds import ChannelKind
from domain.clients.tables import Channel, Client
from domain.conversations.tables import Conversation, Said
from domain.conversations.views import Enclosure, EnclosureKind
from domain.enclosures.tables import Enclosure as Sent
from domain.enclosures.tables import EnclosureKind as SentKind
from domain.journal.boundary import Reading
from domain.replies.queries import get_conversation
from domain.replies.views import Place, Talk, TalkLine
from domain.team.tables import Member
from domain.texts.errors import TextError, ValueMissingError
from domain.texts.parse import parse
from domain.texts.queries import list_people
from domain.texts.render import render
from domain.texts.variables import Person

PAGE = 20
_KINDS = {SentKind.PHOTO: EnclosureKind.PHOTO, SentKind.DOCUMENT: EnclosureKind.DOCUMENT}
#: What of the ledger a person reads as a message: gone out, on its way, or perhaps arrived.
_TOLD = (ActionState.PLANNED, ActionState.SENDING, ActionState.DONE, ActionState.UNSURE)


async def talk_of_client(ctx: Reading, client_id: int, before: Place | None = None, limit: int = PAGE) -> Talk:
    """The talk with everybody whose VK page stands on this card. `NotFoundError` if it may not be seen."""
    ctx.require(Permission.SEE_CLIENTS)
    if await ctx.scalar(select(Client.id).where(Client.id == client_id, visible_clients(ctx.actor))) is None:
        raise NotFoundError(what="client")
    held = select(Channel.address).where(Channel.client_id == client_id, Channel.kind == ChannelKind.VK)
    return await _talk(ctx, await ctx.column(held), before, limit)


async def talk_of_conversation(
    ctx: Reading, conversation_id: int, before: Place | None = None, limit: int = PAGE
) -> Talk:
    """The talk with one person, on a card or not. `NotFoundError` if it may not be seen."""
    ctx.require(Permission.SEE_CLIENTS)
    found = await get_conversation(ctx, conversation_id)
    return await _talk(ctx, [found.address], before, limit)


async def _talk(ctx: Reading, addresses: Collection[str], before: Place | None, limit: int) -> Talk:
    theirs = await _said(ctx, addresses, before, limit + 1)
    ours = await _sent(ctx, addresses, before, limit + 1)
    lines = sorted((*theirs, *ours), key=lambda line: _order(line.place), reverse=True)
    page = lines[:limit]
    older = page[-1].place if len(lines) > limit else None
    return Talk(tuple(reversed(page)), older)


def _order(place: Place) -> tuple[Any, ...]:
    return place.at, place.is_ours, place.id


async def _said(ctx: Reading, addresses: Collection[str], before: Place | None, limit: int) -> list[TalkLine]:
    query = (
        select(Said.id, Said.by_us, Said.text, Said.enclosed, Said.is_opt_out, Said.said_at, Account.name)
        .join(Conversation, Conversation.id == Said.conversation_id)
        .join(Account, Account.id == Conversation.account_id)
        .where(Conversation.address.in_(addresses), _older(Said.said_at, Said.id, before, is_ours=False))
        .order_by(Said.said_at.desc(), Said.id.desc())
        .limit(limit)
    )
    return [
        TalkLine(
            Place(at, is_ours=False, id=key),
            by_us=by_us,
            text=text,
            enclosed=tuple(Enclosure.from_json(each) for each in enclosed),
            account=account,
            is_opt_out=is_opt_out,
        )
        for key, by_us, text, enclosed, is_opt_out, at, account in await ctx.rows(query)
    ]


async def _sent(ctx: Reading, addresses: Collection[str], before: Place | None, limit: int) -> list[TalkLine]:
    # What waits in the line stands where it was written, what has gone out where it went.
    at = func.coalesce(Action.ended_at, Action.created_at, type_=Action.created_at.type)
    query = (
        select(
            *(Action.id, Action.text, Action.state, Action.job_id, Action.client_id, Action.random_id),
            *(Action.enclosure_ids.label("own_ids"), Campaign.enclosure_ids.label("common_ids")),
            *(at.label("at"), Account.name.label("account"), Member.name.label("member")),
        )
        .join(Account, Account.id == Action.account_id)
        .outerjoin(Member, Member.id == Action.member_id)
        .outerjoin(Campaign, Campaign.job_id == Action.job_id)
        .where(
            Action.address.in_(addresses),
            Action.kind == ActionKind.MESSAGE,
            # What a campaign has planned is nothing that was said yet.
            or_(Action.job_id.is_(None), Action.state.in_((ActionState.DONE, ActionState.UNSURE))),
            Action.state.in_(_TOLD),
            _older(at, Action.id, before, is_ours=True),
        )
        .order_by(at.desc(), Action.id.desc())
        .limit(limit)
    )
    rows = await ctx.rows(query)
    texts, enclosed = await _texts(ctx, rows), await _enclosed(ctx, rows)
    return [
        TalkLine(
            Place(row.at, is_ours=True, id=row.id),
            by_us=True,
            text=texts[row.id],
            enclosed=enclosed.get(row.id, ()),
            account=row.account,
            member=row.member if row.job_id is None else None,
            state=row.state,
            of_campaign=row.job_id is not None,
        )
        for row in rows
    ]


def _older(at: Any, key: Any, before: Place | None, *, is_ours: bool) -> ColumnElement[bool]:
    """Before the place, in the order of moment, theirs before ours, id."""
    if before is None:
        return true()
    earlier: ColumnElement[bool] = at < before.at
    if is_ours == before.is_ours:
        return or_(earlier, and_(at == before.at, key < before.id))
    return earlier if is_ours else or_(earlier, at == before.at)


async def _enclosed(ctx: Reading, rows: Sequence[Any]) -> dict[int, tuple[Enclosure, ...]]:
    """What went along with each, by its name: the files themselves may be gone."""
    of_rows: dict[int, list[int]] = {row.id: row.own_ids or row.common_ids or [] for row in rows}
    ids = {key for keys in of_rows.values() for key in keys}
    if not ids:
        return {}
    known = await ctx.rows(select(Sent.id, Sent.kind, Sent.name).where(Sent.id.in_(ids)))
    told = {each.id: Enclosure(_KINDS[each.kind], name=each.name) for each in known}
    return {row_id: tuple(told[key] for key in keys if key in told) for row_id, keys in of_rows.items()}


async def _texts(ctx: Reading, rows: Sequence[Any]) -> dict[int, str | None]:
    """The words of each; those of a campaign are put together as they were when it was sent."""
    told: dict[int, str | None] = {row.id: row.text for row in rows}
    of_jobs = [row for row in rows if row.text is None and row.job_id is not None]
    if not of_jobs:
        return told
    sources = dict(
        await ctx.rows(
            select(Campaign.job_id, Campaign.text).where(Campaign.job_id.in_({row.job_id for row in of_jobs}))
        )
    )
    for row in of_jobs:
        client_ids = [row.client_id] if row.client_id is not None else []
        people = await list_people(ctx, client_ids, community=row.account)
        try:
            template = parse(sources.get(row.job_id) or "")
            told[row.id] = render(template, people.get(row.client_id, Person()), row.random_id)
        except (TextError, ValueMissingError):
            told[row.id] = None
    return told
