"""Files on the cards of clients: photos, documents, voice messages. Their bytes are a `file` each."""

from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Key, Long, Moment, Short, Versioned, words_of
from domain.journal.registry import journalled


class AttachmentKind(StrEnum):
    """As what the file came from Telegram, and goes back."""

    PHOTO = "photo"
    DOCUMENT = "document"
    VOICE = "voice"
    VIDEO = "video"
    AUDIO = "audio"


@journalled(client="client_id")
class Attachment(Versioned, Base):
    """One file of a client. A removed one is only marked, and keeps its bytes for `UNDO_TIME`: an undo brings it
    back whole.

    `seconds` is the length of what can be played; `album` is Telegram's mark of files that were sent together. Of
    several files that say `is_avatar` the newest is the client's picture.
    """

    __tablename__ = "attachment"

    id: Mapped[Key]
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"), index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("file.id"))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    kind: Mapped[AttachmentKind] = mapped_column(words_of(AttachmentKind))
    name: Mapped[Short]
    caption: Mapped[Long] = mapped_column(default="")
    seconds: Mapped[int | None]
    album: Mapped[Short | None] = mapped_column(index=True)
    is_avatar: Mapped[bool] = mapped_column(default=False)
    added_at: Mapped[Moment]
    deleted_at: Mapped[Moment | None]
