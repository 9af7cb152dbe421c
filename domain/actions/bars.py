"""Why some actions may not be done (any more): read in the transaction that claims them."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from functools import cache
from typing import Any

from sqlalchemy import func, select

from domain.accounts.tables import AccountKind, ActionKind
from domain.accounts.views import AccountView
from domain.actions.due_actions import Work
from domain.actions.rules import REASON_OF_REACH
from domain.actions.tables import Action, ActionState, Reason
from domain.base.actor import Permission
from domain.base.bulk import one_of
from domain.clients.kinds import ChannelKind, ClientState
from domain.clients.tables import Channel, Client
from domain.consent.queries import list_refused, list_stopped, reach_of
from domain.consent.rules import Reach
from domain.journal.boundary import Query, Writing

#: What the person got, or may have got.
_OUT = (ActionState.DONE, ActionState.SENDING, ActionState.UNSURE)


async def bars_of(
    ctx: Writing,
    found: Sequence[tuple[AccountView, Sequence[Any]]],
    merged: Mapping[int, int],
    jobs: Mapping[int, Work],
) -> dict[int, Reason]:
    """What is due for each account; gives the reasons by the id of the action.

    The stop-list and what a person refused bar every kind; that a community was never allowed to, its messages only.
    What was planned for a card that became a part of another one is looked at as that one's.
    """
    ctx.require(Permission.SYSTEM)
    rows = [row for _, due in found for row in due]
    clients = {merged.get(row.client_id, row.client_id) for row in rows if row.client_id is not None}
    channels = await ctx.rows(_channels(ctx.dialect), {"clients": list(clients)})
    every = {(kind, address) for _, kind, address, _, _ in channels}
    stops = await list_stopped(ctx, every.union((ChannelKind.VK, row.address) for row in rows))
    refused = await list_refused(
        ctx, [row.address for account, due in found for row in due if not _needs_leave(account, row)]
    )
    # A stop is meant for a person: an address that came onto the card later is not written to either.
    stopped = {key for key, kind, address, _, _ in channels if (kind, address) in stops} if stops else set()
    live = {
        (key, address): Reason.BLOCKED if state is ClientState.BLOCKED else Reason.PAUSED if paused_at else None
        for key, kind, address, state, paused_at in channels
        if kind is ChannelKind.VK
    }
    barred: dict[int, Reason] = {}
    for account, due in found:
        reaches = await reach_of(ctx, account.id, [row.address for row in due], stopped=stops)
        for row in due:
            reach, needs_leave = reaches[row.address], _needs_leave(account, row)
            client_id = merged.get(row.client_id, row.client_id)
            if client_id is not None and (client_id, row.address) not in live:
                barred[row.id] = Reason.CARD_GONE
            elif client_id in stopped:
                barred[row.id] = Reason.STOPPED
            elif reach is Reach.STOPPED or (needs_leave and not _has_leave(row, reach)):
                barred[row.id] = REASON_OF_REACH[reach]
            elif row.address in refused and not needs_leave:
                barred[row.id] = Reason.OPTED_OUT
            elif (aside := live.get((client_id, row.address))) is Reason.BLOCKED or (aside and row.job_id is not None):
                # A pause of ours is meant for mailings: what somebody writes to one person goes out.
                barred[row.id] = aside
    return barred | await _too_often(ctx, [row for row in rows if row.id not in barred], merged, jobs)


@cache
def _channels(dialect: str) -> Query:
    """The addresses of live cards, of every kind."""
    return (
        select(Channel.client_id, Channel.kind, Channel.address, Client.state, Client.paused_at)
        .join(Client, Client.id == Channel.client_id)
        .where(one_of(dialect, Client.id, "clients"), Client.deleted_at.is_(None))
    )


def _needs_leave(account: AccountView, row: Any) -> bool:
    """A community's message needs to be allowed. Of anything else it is enough that nobody has refused it."""
    return row.kind is ActionKind.MESSAGE and account.kind is AccountKind.COMMUNITY


def _has_leave(row: Any, reach: Reach) -> bool:
    """Whoever has said stop is still told, once, that it was heard."""
    return reach is Reach.ALLOWED or (row.confirms_stop and reach is Reach.OPTED_OUT)


async def _too_often(
    ctx: Writing, rows: Collection[Any], merged: Mapping[int, int], jobs: Mapping[int, Work]
) -> dict[int, Reason]:
    """Whose campaign lets nobody get so many messages; what is claimed here counts too, in its order."""
    if all(work.cap is None for work in jobs.values()):
        return {}
    mailed = [row for row in rows if row.kind is ActionKind.MESSAGE and row.job_id is not None]
    persons = {row.client_id: merged.get(row.client_id, row.client_id) for row in mailed}
    cards = {**{whole: whole for whole in persons.values()}, **persons, **merged}
    # Another account's worker may be about to write to the same person.
    of_persons = Client.id.in_(sorted(set(persons.values())))
    await ctx.rows(select(Client.id).where(of_persons).order_by(Client.id).with_for_update())
    got: dict[int, Counter[int]] = {}
    for days in {cap[1] for row in mailed if (cap := _cap_of(row, jobs)) is not None}:
        begun = await ctx.rows(
            select(Action.client_id, func.count())
            .where(
                Action.client_id.in_(sorted(cards)),
                Action.kind == ActionKind.MESSAGE,
                Action.job_id.is_not(None),
                Action.state.in_(_OUT),
                func.coalesce(Action.ended_at, Action.claimed_at) > ctx.clock() - timedelta(days=days),
            )
            .group_by(Action.client_id)
        )
        got[days] = Counter()
        for client_id, count in begun:
            got[days][cards[client_id]] += count
    found: dict[int, Reason] = {}
    for row in mailed:
        cap, person = _cap_of(row, jobs), persons[row.client_id]
        if cap is not None and got[cap[1]][person] >= cap[0]:
            found[row.id] = Reason.TOO_OFTEN
            continue
        for counter in got.values():
            counter[person] += 1
    return found


def _cap_of(row: Any, jobs: Mapping[int, Work]) -> tuple[int, int] | None:
    if row.job_id is None or row.kind is not ActionKind.MESSAGE:
        return None
    return jobs[row.job_id].cap
