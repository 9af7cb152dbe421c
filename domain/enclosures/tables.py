"""What goes along with a message: photos and documents, and under which name VK knows them for which account."""

from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Key, Moment, Short, words_of


class EnclosureKind(StrEnum):
    """As what it is shown to the reader."""

    PHOTO = "photo"
    DOCUMENT = "document"


class Enclosure(Base):
    """One file that can go along with messages. It never changes; templates, campaigns and messages name it by id."""

    __tablename__ = "enclosure"

    id: Mapped[Key]
    kind: Mapped[EnclosureKind] = mapped_column(words_of(EnclosureKind))
    file_id: Mapped[int] = mapped_column(ForeignKey("file.id"))
    name: Mapped[Short]
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    added_at: Mapped[Moment]


class EnclosureUpload(Base):
    """That VK has an enclosure from one account: `attachment` is what `messages.send` of that account names it by."""

    __tablename__ = "enclosure_upload"
    __table_args__ = (UniqueConstraint("enclosure_id", "account_id"), {"sqlite_autoincrement": True})

    id: Mapped[Key]
    enclosure_id: Mapped[int] = mapped_column(ForeignKey("enclosure.id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    attachment: Mapped[Short]
    uploaded_at: Mapped[Moment]
