"""What the search keeps beside the texts of the cards. All of it follows from them, so none of it is journalled."""

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Key

#: Longer words than this are no words of a language.
LONGEST_WORD = 32
# Looked up by how it begins, and so sorted by its signs alone on both databases.
_Word = String(LONGEST_WORD).with_variant(String(LONGEST_WORD, collation="C"), "postgresql")


class SearchWord(Base):
    """A word that stood in the text of some card, for queries with typos. One that no card has any more does no harm.

    `sounds` has one letter a sound (`spelling.sounds_of`), `mirrored` is the same backwards.
    """

    __tablename__ = "search_word"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - the name and form are SQLAlchemy's.

    sounds: Mapped[str] = mapped_column(_Word, primary_key=True)
    mirrored: Mapped[str] = mapped_column(_Word, index=True)


class SearchProgress(Base):
    """The one row that says up to which client the words have been collected."""

    __tablename__ = "search_progress"

    id: Mapped[Key]
    last_client_id: Mapped[int] = mapped_column(BigInteger, default=0)


class StaleText(Base):
    """That the search text of a card has to be written anew, since something that many cards share has changed.

    A card may wait here twice: what has come while it is being written anew must not get lost.
    """

    __tablename__ = "stale_text"

    id: Mapped[Key]
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"), index=True)
