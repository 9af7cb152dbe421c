"""Take in who asks to be a friend, as VK lists them."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import select, update

from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.base.upsert import insert_into
from domain.clients.kinds import ChannelKind
from domain.consent.queries import list_refused, list_stopped
from domain.friends.queries import rule_of
from domain.friends.rules import left_for
from domain.friends.tables import FriendRequest, FriendRule, LeftReason, RequestState
from domain.friends.views import Asker
from domain.journal.boundary import Writing

#: What may still become something else when the request is seen again.
_OPEN = (RequestState.WAITING, RequestState.LEFT, RequestState.GONE)


async def take_requests(ctx: Writing, account_id: int, askers: Collection[Asker], *, is_all: bool) -> int:
    """Note each request with what the rule of this moment says of it; gives how many wait to be accepted now.

    Whoever was accepted once is not accepted again. `is_all`: there are no other requests, so those that waited and
    are not listed any more are gone.
    """
    ctx.require(Permission.SYSTEM)
    rule = await rule_of(ctx, account_id)
    addresses = {f"id{asker.profile.vk_id}" for asker in askers}
    stopped = await list_stopped(ctx, [(ChannelKind.VK, address) for address in addresses])
    barred = {address for _, address in stopped} | set(await list_refused(ctx, addresses))
    rows = []
    for asker in askers:
        vk_id = asker.profile.vk_id
        reason = LeftReason.STOPPED if f"id{vk_id}" in barred else left_for(rule, asker.profile)
        state = RequestState.WAITING if reason is None else RequestState.LEFT
        rows.append(
            {"account_id": account_id, "vk_id": vk_id, "state": state, "reason": reason, "asked_at": asker.asked_at}
            | {"attempts": 0, "fence": 0, "is_new": False}
        )
    await _write(ctx, rows)
    table = table_of(FriendRequest)
    if is_all:
        unlisted = table.c.vk_id.not_in([asker.profile.vk_id for asker in askers])
        waited = (table.c.account_id == account_id, table.c.state == RequestState.WAITING, unlisted)
        await ctx.execute(update(table).where(*waited).values(state=RequestState.GONE))
    rules = table_of(FriendRule)
    await ctx.execute(update(rules).where(rules.c.account_id == account_id).values(polled_at=ctx.clock()))
    waits = (FriendRequest.account_id == account_id, FriendRequest.state == RequestState.WAITING)
    return len(await ctx.column(select(FriendRequest.id).where(*waits)))


async def _write(ctx: Writing, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    statement = insert_into(ctx.dialect, FriendRequest).values(rows)
    excluded = statement.excluded
    await ctx.execute(
        statement.on_conflict_do_update(
            index_elements=["account_id", "vk_id"],
            set_={"state": excluded.state, "reason": excluded.reason, "asked_at": excluded.asked_at},
            where=FriendRequest.state.in_(_OPEN),
        )
    )
