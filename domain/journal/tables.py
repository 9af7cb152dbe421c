"""The journal: what was changed, by whom, and what it was before."""

from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Json, Key, Moment, Short, words_of


class Operation(StrEnum):
    """What happened to one row."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"


class Change(Base):
    """One deed of one member: an edit, an import, an undo. Its rows are in `change_row`."""

    __tablename__ = "change"

    id: Mapped[Key]
    kind: Mapped[Short]
    made_at: Mapped[Moment]
    member_id: Mapped[int | None]
    rows: Mapped[int] = mapped_column(default=0)
    #: What the words of the change need, such as the file's name of an import.
    details: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("change.id"), index=True)
    undone_by_id: Mapped[int | None]


class ChangeRow(Base):
    """One touched record: the fields before and after, and the version that the change left behind.

    A creation keeps no copy of what it made. `client_id` is the card on whose timeline the row belongs.
    """

    __tablename__ = "change_row"
    __table_args__ = (
        Index("ix_change_row_change_id", "change_id"),
        Index("ix_change_row_client_id", "client_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    change_id: Mapped[int] = mapped_column(ForeignKey("change.id"))
    entity: Mapped[Short]
    entity_id: Mapped[int]
    client_id: Mapped[int | None]
    operation: Mapped[Operation] = mapped_column(words_of(Operation))
    before: Mapped[dict[str, Any] | None] = mapped_column(Json)
    after: Mapped[dict[str, Any] | None] = mapped_column(Json)
    version_left: Mapped[int]
