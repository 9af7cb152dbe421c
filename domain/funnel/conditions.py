"""Conditions on `client` that speak of stages and deals: what filters are compiled to."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select

from domain.clients.tables import Client
from domain.funnel.tables import ClientStage, Deal, DealStatus, Stage, StageKind


def stands_on(stage_ids: Collection[int], stuck_days: int | None, now: datetime) -> ColumnElement[bool]:
    """Stands on one of these stages (on any, if none is named).

    With `stuck_days`, for at least so many days, on a living stage that still means work: nobody is stuck in a success.
    """
    found = select(1).select_from(ClientStage).where(ClientStage.client_id == Client.id)
    if stage_ids:
        found = found.where(ClientStage.stage_id.in_(stage_ids))
    if stuck_days is not None:
        found = found.join(Stage, Stage.id == ClientStage.stage_id)
        found = found.where(Stage.kind == StageKind.OPEN, Stage.deleted_at.is_(None))
        found = found.where(ClientStage.since <= now - timedelta(days=stuck_days))
    return found.correlate(Client).exists()


def has_deal(status: DealStatus, product_ids: Collection[int] = ()) -> ColumnElement[bool]:
    """Has a deal in this state, of one of these products if any are named."""
    found = select(1).where(Deal.client_id == Client.id, Deal.status == status, Deal.deleted_at.is_(None))
    if product_ids:
        found = found.where(Deal.product_id.in_(product_ids))
    return found.correlate(Client).exists()


def won_sum(currency: str) -> ColumnElement[int]:
    """What the client's won deals in this currency come to, in its minor units."""
    return (
        select(func.coalesce(func.sum(Deal.amount), 0))
        .where(Deal.client_id == Client.id, Deal.status == DealStatus.WON, Deal.deleted_at.is_(None))
        .where(Deal.currency == currency)
        .correlate(Client)
        .scalar_subquery()
    )
