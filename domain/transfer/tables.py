"""Imports: how a file was understood, and how the same layout was understood before."""

from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Json, Key, Moment, Short, words_of


class ImportStep(StrEnum):
    """How far an import has come."""

    LOOKING = "looking"
    MAPPING = "mapping"
    CHECKING = "checking"
    CHECKED = "checked"
    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"


class ImportDraft(Base):
    """One contact file on its way into the base. `look` is what the file holds, `layout` how it will be read."""

    __tablename__ = "import_draft"

    id: Mapped[Key]
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    file_id: Mapped[int] = mapped_column(ForeignKey("file.id"))
    step: Mapped[ImportStep] = mapped_column(words_of(ImportStep), default=ImportStep.LOOKING)
    look: Mapped[dict[str, Any] | None] = mapped_column(Json)
    layout: Mapped[dict[str, Any] | None] = mapped_column(Json)
    #: What the dry run counted, and later what the import did.
    counts: Mapped[dict[str, Any] | None] = mapped_column(Json)
    job_id: Mapped[int | None] = mapped_column(ForeignKey("job.id"))
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[Moment]


class RememberedLayout(Base):
    """The mapping that a member chose for files with these column titles."""

    __tablename__ = "remembered_layout"

    id: Mapped[Key]
    digest: Mapped[Short] = mapped_column(unique=True)
    mapping: Mapped[dict[str, Any]] = mapped_column(Json)
    changed_at: Mapped[Moment]
