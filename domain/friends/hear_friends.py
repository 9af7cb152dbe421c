"""Whose messages to a personal page concern us, and that a friend has answered."""

from collections.abc import Collection

from sqlalchemy import or_, select, update

from domain.actions.tables import Action, ActionState
from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.friends.tables import FriendRequest, RequestState
from domain.journal.boundary import Reading, Writing

#: What the person got, or may have got.
_BEGUN = (ActionState.SENDING, ActionState.DONE, ActionState.UNSURE)


async def list_concerned(ctx: Reading, account_id: int, vk_ids: Collection[int]) -> set[int]:
    """Those of the people whom the account has accepted as friends, or acted upon in any way.

    All else in a personal page's dialogs is its owner's own affair.
    """
    ctx.require(Permission.SYSTEM)
    addresses = {f"id{vk_id}": vk_id for vk_id in vk_ids}
    acted = select(Action.address).where(
        Action.account_id == account_id,
        Action.address.in_(list(addresses)),
        or_(Action.state.in_(_BEGUN), Action.maybe_since.is_not(None)),
    )
    accepted = select(FriendRequest.vk_id).where(
        FriendRequest.account_id == account_id,
        FriendRequest.vk_id.in_(vk_ids),
        FriendRequest.state == RequestState.ACCEPTED,
    )
    known = {addresses[address] for address in await ctx.column(acted) if address is not None}
    return known | set(await ctx.column(accepted))


async def note_friends_answers(ctx: Writing, account_id: int, vk_ids: Collection[int]) -> None:
    """These people have written; of those who became friends the first time counts."""
    ctx.require(Permission.SYSTEM)
    table = table_of(FriendRequest)
    first = (
        table.c.account_id == account_id,
        table.c.vk_id.in_(vk_ids),
        table.c.state == RequestState.ACCEPTED,
        table.c.answered_at.is_(None),
    )
    await ctx.execute(update(table).where(*first).values(answered_at=ctx.clock()))
