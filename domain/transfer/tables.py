"""Imports: how a file was understood, how far it has come, and how the same layout was understood before."""

from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Json, Key, Long, Moment, Short, TelegramId, words_of


class ImportStep(StrEnum):
    """How far an import has come. From CHECKING and CHECKED any change of the layout leads back to MAPPING."""

    LOOKING = "looking"
    MAPPING = "mapping"
    CHECKING = "checking"
    CHECKED = "checked"
    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"
    CANCELLED = "cancelled"


class ImportDraft(Base):
    """One contact file on its way into the base. `look` is what the file holds, `layout` how it will be read.

    `version` counts every change of the layout, so that of two people who press at once only one is heard.
    """

    __tablename__ = "import_draft"

    id: Mapped[Key]
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    file_id: Mapped[int] = mapped_column(ForeignKey("file.id"))
    #: Where it was sent, and where the work on it is shown.
    chat_id: Mapped[TelegramId]
    step: Mapped[ImportStep] = mapped_column(words_of(ImportStep), default=ImportStep.LOOKING)
    look: Mapped[dict[str, Any] | None] = mapped_column(Json)
    layout: Mapped[dict[str, Any] | None] = mapped_column(Json)
    #: `ImportOptions`; None as long as all is as usual.
    options: Mapped[dict[str, Any] | None] = mapped_column(Json)
    #: The name under which this layout was remembered, if it comes from there.
    remembered: Mapped[Short | None]
    #: What the dry run found (`ImportReport`), and later what the import did.
    report: Mapped[dict[str, Any] | None] = mapped_column(Json)
    #: The `FileProblem` that the file was refused for.
    problem: Mapped[Short | None]
    #: The job that looks, checks or runs, whichever was the last.
    job_id: Mapped[int | None] = mapped_column(ForeignKey("job.id"))
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[Moment]


class ImportTrace(Base):
    """What one chunk of a running import has met: the cards its rows meant, and the rows it left out with the reasons.

    Written with the chunk itself, so that an import which goes on after a kill knows exactly what it knew before it;
    removed at the import's end.
    """

    __tablename__ = "import_trace"

    id: Mapped[Key]
    job_id: Mapped[int] = mapped_column(ForeignKey("job.id"), index=True)
    clients: Mapped[list[int]] = mapped_column(Json)
    skipped: Mapped[list[tuple[int, str]]] = mapped_column(Json)


class ImportConflict(Base):
    """A cell of our own export that was edited in the file and on the card, as a dry run has found it.

    `part` is a `CardPart`; `mine` is what the file says, `theirs` what the card says, `held` the print of that: what is
    decided here holds only as long as the card says so. `side` is a `Side`, None until somebody has decided.
    """

    __tablename__ = "import_conflict"
    __table_args__ = (UniqueConstraint("import_id", "client_id", "part"), {"sqlite_autoincrement": True})

    id: Mapped[Key]
    import_id: Mapped[int] = mapped_column(ForeignKey("import_draft.id"))
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    row: Mapped[int]
    part: Mapped[Short]
    mine: Mapped[Long]
    theirs: Mapped[Long]
    held: Mapped[Short]
    side: Mapped[Short | None]


class RememberedLayout(Base):
    """The mapping that was chosen for files with these column titles (`layout_key`), and what else was chosen then."""

    __tablename__ = "remembered_layout"

    id: Mapped[Key]
    digest: Mapped[Short] = mapped_column(unique=True)
    #: The file that it was chosen for the last time.
    name: Mapped[Short] = mapped_column(default="", server_default="")
    mapping: Mapped[dict[str, Any]] = mapped_column(Json)
    options: Mapped[dict[str, Any] | None] = mapped_column(Json)
    changed_at: Mapped[Moment]
