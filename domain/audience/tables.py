"""Filters that were looked at, so that a button of 64 bytes can name one."""

from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Json, Key, Moment, Short


class KeptFilter(Base):
    """One filter of one member, by the hash of both: it is kept once and never changes."""

    __tablename__ = "kept_filter"

    id: Mapped[Key]
    digest: Mapped[Short] = mapped_column(unique=True)
    body: Mapped[dict[str, Any]] = mapped_column(Json)
    kept_at: Mapped[Moment]
