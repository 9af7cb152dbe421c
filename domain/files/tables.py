"""Files that came in or go out. Their bytes lie under DATA_DIR; here is what is known of them."""

from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Key, Moment, Short, words_of


class FileState(StrEnum):
    """Where the bytes are: still at Telegram, here, removed after their time, or not to be had."""

    EXPECTED = "expected"
    HERE = "here"
    GONE = "gone"
    FAILED = "failed"


class FileKind(StrEnum):
    """What the file is for."""

    UPLOAD = "upload"
    EXPORT = "export"
    SKIPPED = "skipped"
    SAMPLE = "sample"
    ATTACHMENT = "attachment"
    #: What goes along with messages.
    ENCLOSURE = "enclosure"
    LOGO = "logo"


class StoredFile(Base):
    """One file. `path` is relative to the files' folder."""

    __tablename__ = "file"

    id: Mapped[Key]
    kind: Mapped[FileKind] = mapped_column(words_of(FileKind))
    state: Mapped[FileState] = mapped_column(words_of(FileState))
    name: Mapped[Short]
    size: Mapped[int]
    path: Mapped[Short | None]
    telegram_file_id: Mapped[Short | None]
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    created_at: Mapped[Moment]
    expires_at: Mapped[Moment] = mapped_column(index=True)
