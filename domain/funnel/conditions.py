"""What filters ask of stages and deals."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, String, cast, func, literal, select

from domain.base.tables import Instant
from domain.clients.tables import Client
from domain.funnel.tables import ClientStage, Deal, DealStatus, Stage, StageKind
from domain.team.queries import TEAM_ID
from domain.team.tables import Team


def stands_on(stage_ids: Collection[int], stuck_days: int | None, now: datetime) -> Iterator[ColumnElement[bool]]:
    """Conditions on `client_stage`: it is one of these stages (any, if none is named).

    With `stuck_days`, for at least so many days, on a living stage that still means work: nobody is stuck in a success.
    """
    if stage_ids:
        yield ClientStage.stage_id.in_(stage_ids)
    if stuck_days is not None:
        working = select(Stage.id).where(Stage.kind == StageKind.OPEN, Stage.deleted_at.is_(None))
        yield ClientStage.stage_id.in_(working.where(Stage.id.in_(stage_ids)) if stage_ids else working)
        yield ClientStage.since <= now - timedelta(days=stuck_days)


def is_stuck(stage_ids: Collection[int], now: datetime, dialect: str) -> Iterator[ColumnElement[bool]]:
    """Conditions on `client_stage` and its `stage`: one stands there longer than the stage says, or else the team.

    Without `stage_ids` any stage that means work will do.
    """
    if stage_ids:
        yield ClientStage.stage_id.in_(stage_ids)
    yield from (ClientStage.stage_id == Stage.id, Stage.kind == StageKind.OPEN, Stage.deleted_at.is_(None))
    measure = select(Team.stuck_days).where(Team.id == TEAM_ID).scalar_subquery()
    yield ClientStage.since <= _days_before(now, func.coalesce(Stage.stuck_after, measure), dialect)


def _days_before(now: datetime, days: ColumnElement[int], dialect: str) -> ColumnElement[datetime]:
    """So many times 24 hours before this moment, counted by the database: each stage has a number of its own."""
    moment = literal(now, Instant())
    if dialect == "sqlite":
        # A moment is a text here, with microseconds, and compared as one.
        back = literal("-").concat(cast(days, String)).concat(" days")
        return func.strftime("%Y-%m-%d %H:%M:%f000", moment, back, type_=Instant())
    return moment - days * timedelta(hours=24)


def is_deal(status: DealStatus, product_ids: Collection[int] = ()) -> Iterator[ColumnElement[bool]]:
    """Conditions on `deal`: it is in this state, and of one of these products if any are named."""
    yield Deal.status == status
    yield Deal.deleted_at.is_(None)
    if product_ids:
        yield Deal.product_id.in_(product_ids)


def won_sum(currency: str) -> ColumnElement[int]:
    """What the client's won deals in this currency come to, in its minor units."""
    return (
        select(func.coalesce(func.sum(Deal.amount), 0))
        .where(Deal.client_id == Client.id, Deal.status == DealStatus.WON, Deal.deleted_at.is_(None))
        .where(Deal.currency == currency)
        .correlate(Client)
        .scalar_subquery()
    )
