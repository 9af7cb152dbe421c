"""The notes of a card, one at a time: each may be as long as a message."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.access import visible_clients
from domain.clients.tables import Client, Note
from domain.journal.boundary import Reading
from domain.team.tables import Member


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note as it was written."""

    id: int
    version: int
    text: str
    made_at: datetime
    member: str | None


@dataclass(frozen=True, slots=True)
class NotePage:
    """One note of a card, and which of how many it is (0 is the newest); None where there is none."""

    note: NoteView | None
    place: int
    total: int


async def note_at(ctx: Reading, client_id: int, place: int = 0) -> NotePage:
    """The note at this place, the newest first; where there are fewer by now, the last one. Raises `NotFoundError`."""
    ctx.require(Permission.SEE_CLIENTS)
    total = await count_notes(ctx, client_id)
    place = max(0, min(place, total - 1))
    row = await ctx.first(
        select(Note.id, Note.version, Note.text, Note.made_at, Member.name)
        .outerjoin(Member, Member.id == Note.member_id)
        .where(Note.client_id == client_id, Note.deleted_at.is_(None))
        .order_by(Note.id.desc())
        .offset(place)
        .limit(1)
    )
    return NotePage(NoteView(*row) if row is not None else None, place, total)


async def count_notes(ctx: Reading, client_id: int) -> int:
    """How many notes the card has. `NotFoundError` if it may not be seen."""
    ctx.require(Permission.SEE_CLIENTS)
    counted = select(func.count(Note.id)).where(Note.client_id == Client.id, Note.deleted_at.is_(None))
    total: int | None = await ctx.scalar(
        select(counted.scalar_subquery()).where(Client.id == client_id, visible_clients(ctx.actor))
    )
    if total is None:
        raise NotFoundError(what="client")
    return total
