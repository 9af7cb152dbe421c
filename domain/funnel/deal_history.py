"""What became of one deal, read out of the journal."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import select

from domain.base.actor import Permission
from domain.clients.access import visible_clients
from domain.clients.tables import Client
from domain.funnel.tables import Deal
from domain.journal.boundary import Reading
from domain.journal.tables import Change, ChangeRow, Operation
from domain.team.tables import Member


class DealEvent(StrEnum):
    """What happened to a deal."""

    ADDED = "added"
    WON = "won"
    LOST = "lost"
    REOPENED = "reopened"
    PRICED = "priced"
    RENAMED = "renamed"
    DATED = "dated"
    REMOVED = "removed"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class DealEventView:
    """One thing that happened. `before` and `after` are the touched fields as JSON; empty for what was added."""

    at: datetime
    what: DealEvent
    member: str | None
    before: dict[str, Any]
    after: dict[str, Any]
    undone: bool


_STATUS = {"won": DealEvent.WON, "lost": DealEvent.LOST, "open": DealEvent.REOPENED}


def event_of(operation: Operation, after: dict[str, Any]) -> DealEvent | None:
    """What a journal row of a deal means; None for what nobody needs to be told."""
    if operation is Operation.CREATE:
        return DealEvent.ADDED
    if "deleted_at" in after:
        return DealEvent.REMOVED if after["deleted_at"] else DealEvent.RESTORED
    if "status" in after:
        return _STATUS[after["status"]]
    for field, event in (("amount", DealEvent.PRICED), ("currency", DealEvent.PRICED), ("title", DealEvent.RENAMED)):
        if field in after:
            return event
    return DealEvent.DATED if "dated" in after else None


async def list_deal_events(ctx: Reading, deal_id: int, *, limit: int = 10) -> list[DealEventView]:
    """What happened to the deal, the latest first; nothing of a deal whose client the actor may not see."""
    ctx.require(Permission.SEE_CLIENTS)
    rows = await ctx.rows(
        select(
            Change.made_at,
            ChangeRow.operation,
            ChangeRow.before,
            ChangeRow.after,
            Member.name,
            Change.undone_by_id.is_not(None),
        )
        .select_from(Deal)
        .join(Client, Client.id == Deal.client_id)
        # The card's rows are found by an index, those of one record are not.
        .join(ChangeRow, ChangeRow.client_id == Deal.client_id)
        .join(Change, Change.id == ChangeRow.change_id)
        .outerjoin(Member, Member.id == Change.member_id)
        .where(Deal.id == deal_id, visible_clients(ctx.actor))
        .where(ChangeRow.entity == "deal", ChangeRow.entity_id == deal_id)
        .order_by(ChangeRow.id.desc())
        .limit(limit)
    )
    found = []
    for at, operation, before, after, member, undone in rows:
        what = event_of(operation, after or {})
        if what is not None:
            found.append(DealEventView(at, what, member, before or {}, after or {}, undone))
    return found
