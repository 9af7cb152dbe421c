"""A client as the touch queue shows it: what one has to know to call, in one query."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, and_, select

from domain.base.actor import Permission
from domain.clients.kinds import ChannelKind, ClientKind
from domain.clients.tables import Channel, Client, Note
from domain.funnel.queries import STAGE
from domain.funnel.tables import ClientStage, Funnel, Stage
from domain.funnel.views import StageView, StandingView
from domain.journal.boundary import Query, Reading
from domain.tasks.tables import Task
from domain.team.tables import Member
from domain.touches.rules import mark_of
from domain.touches.tables import Touch, TouchKind


@dataclass(frozen=True, slots=True)
class QueueCard:
    """What one has to know to call. `mark` is what the reader has seen (`touches.rules.mark_of`)."""

    id: int
    name: str
    kind: ClientKind
    company: str | None
    responsible: str | None
    next_touch_on: date | None
    next_touch_time: time | None
    next_touch_at: datetime | None
    last_touch_at: datetime | None
    last_kind: TouchKind | None
    last_note: str | None
    phone: str | None
    vk: str | None
    task: str | None
    standings: tuple[StandingView, ...]

    @property
    def mark(self) -> int:
        """What a press on this card says that it has seen."""
        return mark_of(self.last_touch_at, self.next_touch_at, [each.stage.id for each in self.standings])


#: What the view takes from the row under its own name.
_PLAIN = (
    *("company", "responsible", "next_touch_on", "next_touch_time", "next_touch_at", "last_touch_at"),
    *("last_kind", "last_note", "phone", "vk", "task"),
)


async def read_card(ctx: Reading, which: ColumnElement[bool]) -> QueueCard | None:
    """The one client that the condition means. Who may see it is the caller's care: the condition says so."""
    ctx.require(Permission.SEE_CLIENTS)
    # A row for each funnel that the client stands in.
    query: Query = (
        select(
            Client.id.label("client_id"),
            Client.name.label("client_name"),
            Client.kind.label("client_kind"),
            Client.company,
            Member.name.label("responsible"),
            *(Client.next_touch_on, Client.next_touch_time, Client.next_touch_at, Client.last_touch_at),
            _last_kind().label("last_kind"),
            _last_note().label("last_note"),
            _address(ChannelKind.PHONE).label("phone"),
            _address(ChannelKind.VK).label("vk"),
            _next_task().label("task"),
            Funnel.name.label("funnel"),
            *(ClientStage.since, ClientStage.reason),
            *(column.label(f"stage_{column.key}") for column in STAGE),
        )
        .outerjoin(Member, Member.id == Client.responsible_id)
        .outerjoin(ClientStage, ClientStage.client_id == Client.id)
        .outerjoin(Stage, and_(Stage.id == ClientStage.stage_id, Stage.deleted_at.is_(None)))
        .outerjoin(Funnel, and_(Funnel.id == Stage.funnel_id, Funnel.deleted_at.is_(None)))
        .where(which)
        .order_by(Funnel.position, Funnel.id)
    )
    rows = await ctx.rows(query)
    if not rows:
        return None
    row = rows[0]
    standings = tuple(
        StandingView(each.funnel, StageView(*each[-len(STAGE) :]), each.since, each.reason)
        for each in rows
        if each.funnel is not None
    )
    return QueueCard(
        id=row.client_id,
        name=row.client_name,
        kind=row.client_kind,
        standings=standings,
        **{name: getattr(row, name) for name in _PLAIN},
    )


def _address(kind: ChannelKind) -> Any:
    first = select(Channel.address).where(Channel.client_id == Client.id, Channel.kind == kind)
    return first.order_by(Channel.position, Channel.id).limit(1).scalar_subquery()


def _last_kind() -> Any:
    last = select(Touch.kind).where(Touch.client_id == Client.id, Touch.deleted_at.is_(None))
    return last.order_by(Touch.happened_at.desc(), Touch.id.desc()).limit(1).scalar_subquery()


def _last_note() -> Any:
    last = select(Note.text).where(Note.client_id == Client.id, Note.deleted_at.is_(None))
    return last.order_by(Note.id.desc()).limit(1).scalar_subquery()


def _next_task() -> Any:
    task = select(Task.title).where(Task.client_id == Client.id, Task.done_at.is_(None), Task.deleted_at.is_(None))
    return task.order_by(Task.due_at.is_(None), Task.due_at, Task.id).limit(1).scalar_subquery()
