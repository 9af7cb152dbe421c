"""Let a group's rule work: whom it begins to mean comes in, whom it means no more may go out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select, true

from domain.audience.change_groups import group_to_change
from domain.audience.filter import ClientFilter
from domain.audience.groups import meant_by_rule, was_met
from domain.audience.tables import ClientGroup, GroupClient, GroupMatch
from domain.base.actor import Permission
from domain.base.bulk import among
from domain.base.tables import table_of
from domain.clients.kinds import ClientState
from domain.clients.tables import Client
from domain.journal.boundary import Reading, Writing
from domain.journal.bulk import bulk_insert, bulk_update, record_creations, record_updates, reserve_ids
from domain.team.queries import get_team
from domain.touches.rules import planned_instant, today_in

#: Clients in one transaction: so many hold the database for some 50 ms.
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Filled:
    """What one part of a run has done. `is_last`: nothing was left to do."""

    came: int = 0
    went: int = 0
    is_last: bool = True


async def groups_to_fill(ctx: Reading) -> list[int]:
    """The groups whose rules are at work. Only the product itself asks."""
    ctx.require(Permission.SYSTEM)
    query = select(ClientGroup.id).where(
        ClientGroup.is_on, ClientGroup.deleted_at.is_(None), ClientGroup.rule.is_not(None)
    )
    return await ctx.column(query.order_by(ClientGroup.id))


async def has_to_fill(ctx: Reading, group_id: int) -> bool:
    """Whether `fill_group` would find anybody; a look that disturbs no writer."""
    ctx.require(Permission.SETTINGS)
    rule = await ctx.scalar(select(ClientGroup.rule).where(ClientGroup.id == group_id))
    if rule is None:
        return False
    meant = await meant_by_rule(ctx, ClientFilter.from_json(rule))
    if await ctx.scalar(select(Client.id).where(meant, ~was_met(group_id)).limit(1)) is not None:
        return True
    return await ctx.scalar(_lost(group_id, meant).limit(1)) is not None


async def fill_group(ctx: Writing, group_id: int, *, at_once: int = AT_ONCE) -> Filled:
    """One part of a run, at most `at_once` each way; a rule that is switched off does nothing. `NotFoundError`."""
    ctx.require(Permission.SETTINGS)
    # Two workers at once would both take in the same clients.
    await ctx.execute(select(ClientGroup.id).where(ClientGroup.id == group_id).with_for_update())
    group = await group_to_change(ctx, group_id)
    if not group.is_on or group.rule is None:
        return Filled()
    ctx.details.update({"group_id": group.id, "name": group.name})
    meant = await meant_by_rule(ctx, ClientFilter.from_json(group.rule))
    found = await ctx.column(select(Client.id).where(meant, ~was_met(group_id)).order_by(Client.id).limit(at_once))
    came = await _take_in(ctx, group, found)
    lost = await ctx.column(_lost(group_id, meant).order_by(GroupMatch.client_id).limit(at_once))
    went = await _let_go(ctx, group, lost)
    return Filled(came, went, is_last=len(found) < at_once and len(lost) < at_once)


def _lost(group_id: int, meant: Any) -> Any:
    """Whom the rule had met and means no more. A removed or archived card stays met: it may come back as it was."""
    return (
        select(GroupMatch.client_id)
        .join(Client, Client.id == GroupMatch.client_id)
        .where(GroupMatch.group_id == group_id, Client.deleted_at.is_(None), Client.state == ClientState.ACTIVE)
        .where(meant.is_not(true()))
    )


async def _take_in(ctx: Writing, group: ClientGroup, found: Sequence[int]) -> int:
    await bulk_insert(ctx, GroupMatch, len(found), {"group_id": group.id, "client_id": list(found)})
    in_already = set(
        await ctx.column(
            select(GroupClient.client_id).where(
                GroupClient.group_id == group.id, among(ctx.dialect, GroupClient.client_id, found)
            )
        )
    )
    new = [key for key in found if key not in in_already]
    ids = await reserve_ids(ctx, GroupClient, len(new)) if new else []
    links = {"id": ids, "client_id": new, "group_id": group.id, "by_rule": True, "version": 1}
    await bulk_insert(ctx, GroupClient, len(new), links)
    await record_creations(ctx, GroupClient, ids, new)
    if group.touch_in_days is not None and new:
        await _plan_touches(ctx, new, group.touch_in_days)
    return len(new)


async def _plan_touches(ctx: Writing, client_ids: Sequence[int], days: int) -> None:
    """A touch so many days from today for everybody who has none planned: nobody's own plan is moved."""
    zone = (await get_team(ctx)).zone
    day = today_in(zone, ctx.clock()) + timedelta(days=days)
    free = (among(ctx.dialect, Client.id, client_ids), Client.next_touch_on.is_(None))
    rows = await ctx.rows(select(Client.id, Client.version).where(*free).order_by(Client.id))
    ids, count = [row.id for row in rows], len(rows)
    plan: dict[str, Any] = {"next_touch_on": day, "next_touch_zone": zone}
    columns = {name: [value] * count for name, value in plan.items()}
    due = planned_instant(day, None, zone)
    await bulk_update(ctx, Client, ids, {**columns, "next_touch_at": [due] * count})
    before = [dict.fromkeys(plan, None)] * count
    await record_updates(ctx, Client, ids, ids, before, [plan] * count, [row.version + 1 for row in rows])


async def _let_go(ctx: Writing, group: ClientGroup, lost: Sequence[int]) -> int:
    """Forget that the rule had met them; where the group says so, they go out, but for those put in by hand."""
    if not lost:
        return 0
    met = table_of(GroupMatch)
    await ctx.execute(delete(met).where(met.c.group_id == group.id, among(ctx.dialect, met.c.client_id, lost)))
    if not group.leaves:
        return 0
    query = select(GroupClient).where(
        GroupClient.group_id == group.id, GroupClient.by_rule, among(ctx.dialect, GroupClient.client_id, lost)
    )
    links = list((await ctx.session.execute(query)).scalars())
    for link in links:
        await ctx.session.delete(link)
    await ctx.session.flush()
    return len(links)
