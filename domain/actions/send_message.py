"""One message to one person, by a member's own hand."""

import secrets
from collections.abc import Sequence

from sqlalchemy import select

from domain.accounts.errors import PersonalActionsOffError
from domain.accounts.personal import personal_actions_are_on
from domain.accounts.tables import Account, AccountKind, AccountState
from domain.actions.errors import UnreachableError
from domain.actions.rules import REASON_OF_REACH, random_id_of
from domain.actions.tables import Action, Reason
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError, NotFoundError
from domain.clients.kinds import ChannelKind, ClientState
from domain.clients.load_client import load_client
from domain.clients.tables import Channel
from domain.consent.queries import list_stopped_clients, reach_of
from domain.consent.rules import Reach
from domain.journal.boundary import Writing
from domain.texts.rules import MESSAGE_LENGTH, text_length


async def send_message(
    ctx: Writing,
    client_id: int,
    account_id: int,
    text: str,
    *,
    template_id: int | None = None,
    enclosure_ids: Sequence[int] = (),
) -> int:
    """Have the account write this to the client, word for word and before all campaigns; gives the action's id.

    `template_id` is what the text was made of, `enclosure_ids` what goes along with it. Raises `NotFoundError`,
    `InvalidValueError`, and `UnreachableError` if the person may not be written to.
    """
    client = await load_client(ctx, client_id)
    address = await ctx.scalar(
        select(Channel.address)
        .where(Channel.client_id == client.id, Channel.kind == ChannelKind.VK)
        .order_by(Channel.position, Channel.id)
        .limit(1)
    )
    if address is None:
        raise UnreachableError(reason=Reason.NO_VK)
    if await list_stopped_clients(ctx, [client_id]):
        raise UnreachableError(reason=Reason.STOPPED)
    if client.state is ClientState.BLOCKED:
        raise UnreachableError(reason=Reason.BLOCKED)
    action = await _planned(ctx, account_id, address, text, client_id)
    action.template_id, action.enclosure_ids = template_id, list(enclosure_ids) or None
    return (await ctx.add(action)).id


async def send_answer(
    ctx: Writing,
    account_id: int,
    address: str,
    text: str,
    client_id: int | None,
    *,
    template_id: int | None = None,
    enclosure_ids: Sequence[int] = (),
) -> int:
    """Have the account write this to somebody who has written to it; gives the action's id.

    With something that goes along (`enclosure_ids`) the text may be empty. Whether the actor may see the person is the
    caller's duty. Raises `NotFoundError` for an account that is gone, `PersonalActionsOffError`, `InvalidValueError`,
    and `UnreachableError` if the person may not be written to (any more).
    """
    ctx.require(Permission.EDIT_CLIENTS)
    if client_id is not None:
        if await list_stopped_clients(ctx, [client_id]):
            raise UnreachableError(reason=Reason.STOPPED)
        if (await load_client(ctx, client_id)).state is ClientState.BLOCKED:
            raise UnreachableError(reason=Reason.BLOCKED)
    action = await _planned(ctx, account_id, address, text, client_id, needs_words=not enclosure_ids)
    action.template_id, action.enclosure_ids = template_id, list(enclosure_ids) or None
    return (await ctx.add(action)).id


async def confirm_stop(ctx: Writing, account_id: int, address: str, text: str) -> int:
    """Have the account tell somebody who has just asked not to be written to that nobody will; gives the action's id.

    It is the one message that goes to somebody who has opted out. Who asks again changes nothing, and gets none.
    """
    ctx.require(Permission.SYSTEM)
    random_id = random_id_of(secrets.randbelow(2**31), 0, 0)
    action = Action(account_id=account_id, address=address, text=text, random_id=random_id, created_at=ctx.clock())
    action.confirms_stop = True
    return (await ctx.add(action)).id


async def send_test(
    ctx: Writing, account_id: int, address: str, text: str, *, enclosure_ids: Sequence[int] = ()
) -> int:
    """Have the account write this to an address that the member calls the own; gives the action's id.

    Raises `NotFoundError`, `InvalidValueError`, and `UnreachableError` if the address may not be written to.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    action = await _planned(ctx, account_id, address, text, None)
    action.enclosure_ids = list(enclosure_ids) or None
    return (await ctx.add(action)).id


async def _planned(
    ctx: Writing, account_id: int, address: str, text: str, client_id: int | None, *, needs_words: bool = True
) -> Action:
    if needs_words and not text.strip():
        raise InvalidValueError(field="text", reason="empty")
    if text_length(text) > MESSAGE_LENGTH:
        raise InvalidValueError(field="text", reason="too-long", longest=MESSAGE_LENGTH)
    working = (Account.removed_at.is_(None), Account.state != AccountState.DEAD)
    kind = await ctx.scalar(select(Account.kind).where(Account.id == account_id, *working))
    if kind is None:
        raise NotFoundError(what="account")
    if kind is AccountKind.PERSON and not await personal_actions_are_on(ctx):
        raise PersonalActionsOffError
    reach = (await reach_of(ctx, account_id, [address]))[address]
    if reach is not Reach.ALLOWED:
        raise UnreachableError(reason=REASON_OF_REACH[reach])
    return Action(
        account_id=account_id,
        client_id=client_id,
        member_id=ctx.actor.member_id,
        address=address,
        text=text,
        random_id=random_id_of(secrets.randbelow(2**31), client_id or 0, 0),
        created_at=ctx.clock(),
    )
