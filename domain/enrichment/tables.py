"""What VK has said of the addresses on the cards."""

from enum import StrEnum

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Key, Long, Moment, Short, words_of


class PageOutcome(StrEnum):
    """What an address of VK has turned out to be.

    `clash`: a person whose page stands on another card already. `no-person`: a community or an application.
    `unknown`: VK knows nobody of this address.
    """

    FOUND = "found"
    DELETED = "deleted"
    BANNED = "banned"
    CLASH = "clash"
    NO_PERSON = "no-person"
    UNKNOWN = "unknown"


class VkPage(Base):
    """One address (`id123` or a screen name) that VK was asked about, so that it is not asked again and again.

    It is nobody's deed and no part of a card: undoing what was filled in does not make VK forget its answer.
    """

    __tablename__ = "vk_page"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[Key]
    address: Mapped[Short] = mapped_column(unique=True)
    outcome: Mapped[PageOutcome] = mapped_column(words_of(PageOutcome))
    vk_id: Mapped[int | None] = mapped_column(BigInteger)
    avatar_url: Mapped[Long | None]
    is_closed: Mapped[bool] = mapped_column(default=False)
    looked_at: Mapped[Moment]
