"""Reading the ledger: for the sender, and for the report of a job."""

from collections.abc import Collection

from sqlalchemy import case, func, select
from sqlalchemy.orm import aliased

from domain.actions.tables import Action, ActionState, CopyState, Reason
from domain.actions.views import Counts, RecipientRow
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.access import visible_clients
from domain.clients.tables import Client
from domain.journal.boundary import Reading
from domain.work.queries import get_job


async def accounts_with_work(ctx: Reading, account_ids: Collection[int]) -> set[int]:
    """Those of the accounts that have something planned, due or not, or something to tidy up."""
    ctx.require(Permission.SYSTEM)
    found = set()
    for account_id in account_ids:
        query = select(Action.id).where(
            Action.account_id == account_id, Action.state.in_([ActionState.PLANNED, ActionState.SENDING])
        )
        unwanted = select(Action.id).where(
            Action.account_id == account_id, Action.copy == CopyState.UNWANTED, Action.state == ActionState.DONE
        )
        for each in (query, unwanted.where(Action.remote_id.is_not(None))):
            if await ctx.scalar(each.limit(1)) is not None:
                found.add(account_id)
                break
    return found


async def counts_of(ctx: Reading, job_id: int) -> Counts:
    """How many actions of a job of the actor's stand where. `NotFoundError` if it is somebody else's."""
    ctx.require(Permission.SEE_CLIENTS)
    await get_job(ctx, job_id)
    rows = await ctx.rows(
        select(Action.state, Action.reason, func.count(), func.sum(case((Action.copy == CopyState.KEPT, 1), else_=0)))
        .where(Action.job_id == job_id)
        .group_by(Action.state, Action.reason)
    )
    states: dict[ActionState, int] = {}
    reasons: dict[Reason, int] = {}
    copies_kept = 0
    for state, reason, count, kept in rows:
        states[state] = states.get(state, 0) + count
        copies_kept += kept
        if reason is not None:
            reasons[reason] = reasons.get(reason, 0) + count
    return Counts(states, reasons, copies_kept)


async def list_recipients(
    ctx: Reading, job_id: int, *, after: int = 0, limit: int = 1_000, state: ActionState | None = None
) -> list[RecipientRow]:
    """The recipients of a job of the actor's, in the order of their actions, behind the action `after`.

    Whoever's card became a part of another one is told as that one. Of a card that the actor may not see (any more) the
    name and the address are left out, but not the line.
    """
    ctx.require(Permission.SEE_CLIENTS)
    await get_job(ctx, job_id)
    meant = aliased(Client)
    query = (
        select(
            Action.id,
            Client.id,
            Client.name,
            Action.address,
            Action.state,
            Action.reason,
            Action.problem,
            Action.ended_at,
        )
        .outerjoin(meant, meant.id == Action.client_id)
        .outerjoin(Client, (Client.id == func.coalesce(meant.merged_into_id, meant.id)) & visible_clients(ctx.actor))
        .where(Action.job_id == job_id, Action.id > after)
        .order_by(Action.id)
        .limit(limit)
    )
    if state is not None:
        query = query.where(Action.state == state)
    return [
        RecipientRow(key, client, name, address if client is not None else None, *rest)
        for key, client, name, address, *rest in await ctx.rows(query)
    ]


async def get_personal(ctx: Reading, action_id: int) -> RecipientRow:
    """A personal message that the actor has sent; of a card that may not be seen, no name. Raises `NotFoundError`."""
    ctx.require(Permission.SEE_CLIENTS)
    meant = aliased(Client)
    row = await ctx.first(
        select(
            Action.id,
            Client.id,
            Client.name,
            Action.address,
            Action.state,
            Action.reason,
            Action.problem,
            Action.ended_at,
        )
        .outerjoin(meant, meant.id == Action.client_id)
        .outerjoin(Client, (Client.id == func.coalesce(meant.merged_into_id, meant.id)) & visible_clients(ctx.actor))
        .where(Action.id == action_id, Action.job_id.is_(None), Action.member_id == ctx.actor.member_id)
    )
    if row is None:
        raise NotFoundError(what="message")
    return RecipientRow(*row)
