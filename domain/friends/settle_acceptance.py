"""Write down what became of a request that was being accepted: a card for the new friend, and a greeting."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from domain.accounts.roles import is_able
from domain.accounts.tables import Account, ActionKind
from domain.accounts.tell_trouble import tell_trouble
from domain.actions.rules import random_id_of
from domain.actions.tables import Action
from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.clients.add_client import add_client
from domain.clients.kinds import ChannelKind, SourceKind
from domain.clients.tables import Channel
from domain.consent.queries import list_refused, list_stopped
from domain.enrichment.rules import EnrichCounts
from domain.enrichment.take_answers import Answers, take_answers
from domain.friends.queries import rule_of
from domain.friends.tables import FriendRequest, FriendRule, RequestState
from domain.journal.boundary import Writing
from domain.texts.errors import ValueMissingError
from domain.texts.parse import parse
from domain.texts.queries import list_people
from domain.texts.render import render
from domain.texts.variables import Person
from domain.vk.profile import Profile

#: So many greetings of one account apart: their seeds must not meet those of campaigns.
_STEP = 7_919


async def note_accepted(ctx: Writing, request_id: int, fence: int, profile: Profile | None) -> int | None:
    """The person is a friend now: a card stands for them (an old one if there is one), and the greeting is planned.

    Gives the card; None if another holder of the account has settled it, or the person wants to be left alone.
    """
    ctx.require(Permission.SYSTEM)
    row = await _ours(ctx, request_id, fence)
    if row is None:
        return None
    table = table_of(FriendRequest)
    values: dict[str, Any] = {"state": RequestState.ACCEPTED, "accepted_at": ctx.clock(), "due_at": None}
    address = f"id{row.vk_id}"
    is_stopped = await list_stopped(ctx, [(ChannelKind.VK, address)]) or await list_refused(ctx, [address])
    if not is_stopped:
        values |= await _card(ctx, row, address, profile)
        if row.action_id is None:
            values["action_id"] = await _greet(ctx, row, address, values["client_id"])
    await ctx.execute(update(table).where(table.c.id == request_id).values(values))
    found: int | None = values.get("client_id")
    return found


async def note_gone(ctx: Writing, request_id: int, fence: int) -> None:
    """The request was taken back before it could be accepted."""
    ctx.require(Permission.SYSTEM)
    await _settle(ctx, request_id, fence, {"state": RequestState.GONE})


async def note_refused(ctx: Writing, request_id: int, fence: int, number: int) -> None:
    """VK will not have this one accepted; `number` is its error's."""
    ctx.require(Permission.SYSTEM)
    await _settle(ctx, request_id, fence, {"state": RequestState.REFUSED, "problem": number})


async def give_back(ctx: Writing, request_id: int, fence: int, due_at: datetime | None) -> None:
    """Nothing was decided: the request waits again, until `due_at` at least."""
    ctx.require(Permission.SYSTEM)
    await _settle(ctx, request_id, fence, {"state": RequestState.WAITING, "due_at": due_at})


async def stop_friends(ctx: Writing, account_id: int, number: int) -> None:
    """Switch the account's rule off: VK finds the call itself wrong, so all that follow would be. Helpers are told."""
    ctx.require(Permission.SYSTEM)
    rules = table_of(FriendRule)
    on = (rules.c.account_id == account_id, rules.c.is_on)
    values = {"is_on": False, "stopped_by": number, "version": rules.c.version + 1}
    if (await ctx.execute(update(rules).where(*on).values(values).returning(rules.c.id))).first() is not None:
        await tell_trouble(ctx, account_id)


async def _settle(ctx: Writing, request_id: int, fence: int, values: dict[str, Any]) -> None:
    table = table_of(FriendRequest)
    ours = (table.c.id == request_id, table.c.state == RequestState.ACCEPTING, table.c.fence == fence)
    await ctx.execute(update(table).where(*ours).values(values))


async def _ours(ctx: Writing, request_id: int, fence: int) -> Any:
    columns = (FriendRequest.id, FriendRequest.account_id, FriendRequest.vk_id, FriendRequest.action_id)
    ours = (FriendRequest.id == request_id, FriendRequest.state == RequestState.ACCEPTING, FriendRequest.fence == fence)
    return await ctx.first(select(*columns).where(*ours).with_for_update())


async def _card(ctx: Writing, row: Any, address: str, profile: Profile | None) -> dict[str, Any]:
    """The card of this person: by the id, or by the screen name that stands on it."""
    names = [address]
    if profile is not None and profile.screen_name:
        names.append(profile.screen_name.lower())
    live = (Channel.kind == ChannelKind.VK, Channel.address.in_(names), Channel.is_live.is_(True))
    known = await ctx.scalar(select(Channel.client_id).where(*live).order_by(Channel.id).limit(1))
    if known is not None:
        return {"client_id": known}
    account = await ctx.scalar(select(Account.name).where(Account.id == row.account_id))
    client = await add_client(
        ctx,
        (profile.name if profile is not None else None) or address,
        [(ChannelKind.VK, address)],
        source=SourceKind.FRIEND_REQUEST,
        traced={"community": account},
    )
    if profile is not None:
        await take_answers(ctx, EnrichCounts(), [address], Answers({address: profile}))
    return {"client_id": client.id, "is_new": True}


async def _greet(ctx: Writing, row: Any, address: str, client_id: int) -> int | None:
    """Plan the greeting; None if there is none, the key may not write, or the text lacks a value for this person."""
    rule = await rule_of(ctx, row.account_id)
    account = await ctx.first(select(Account.kind, Account.rights, Account.name).where(Account.id == row.account_id))
    if rule.greeting is None or not is_able(account.kind, account.rights, ActionKind.MESSAGE):
        return None
    random_id = random_id_of(row.account_id * _STEP, row.id, 1)
    people = await list_people(ctx, [client_id], community=account.name)
    try:
        text = render(parse(rule.greeting), people.get(client_id, Person()), random_id)
    except ValueMissingError:
        return None
    action = Action(
        account_id=row.account_id,
        client_id=client_id,
        address=address,
        text=text,
        random_id=random_id,
        # Whoever writes first needs no greeting any more.
        stop_on_answer=True,
        due_at=ctx.clock() + timedelta(minutes=rule.delay_minutes),
        created_at=ctx.clock(),
    )
    return (await ctx.add(action)).id
