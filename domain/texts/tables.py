"""Names in their cases, as VK gives them: learnt once a name, whoever of the clients bears it."""

from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Key, Moment, Short, words_of
from domain.clients.kinds import Sex


class NamePart(StrEnum):
    """Which part of a name it is: «Алексей» is declined otherwise than «Алексеев»."""

    FIRST = "first"
    LAST = "last"


class DeclinedName(Base):
    """One name in the cases that VK knows; all empty for one that VK was asked about in vain.

    `name` is as it stands on cards. It is nobody's deed and about no client: no journal, and nothing to wipe.
    """

    __tablename__ = "declined_name"
    __table_args__ = (UniqueConstraint("part", "name", "sex"), {"sqlite_autoincrement": True})

    id: Mapped[Key]
    part: Mapped[NamePart] = mapped_column(words_of(NamePart))
    name: Mapped[Short]
    sex: Mapped[Sex] = mapped_column(words_of(Sex))
    gen: Mapped[Short | None]
    dat: Mapped[Short | None]
    acc: Mapped[Short | None]
    ins: Mapped[Short | None]
    abl: Mapped[Short | None]
    asked_at: Mapped[Moment]
