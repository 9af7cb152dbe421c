"""Conversations: what people and our accounts have written to each other, and who waits for an answer.

Nothing of it is journalled: it is what was said, not what we have done to the base.
"""

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Json, Key, Long, Moment, Short


class Conversation(Base):
    """The talk of one account with one address (in normal form, `id123` for VK), whether it is on a card or not.

    Like a consent it belongs to the address: it follows a merge, and a card that comes later finds it.
    """

    __tablename__ = "conversation"
    __table_args__ = (
        UniqueConstraint("account_id", "address"),
        Index("ix_conversation_address", "address"),
        Index(
            "ix_conversation_waits_since",
            "waits_since",
            "id",
            sqlite_where=text("waits_since IS NOT NULL"),
            postgresql_where=text("waits_since IS NOT NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    address: Mapped[Short]
    #: What the network calls the person, as long as there is no card.
    name: Mapped[Short | None]
    #: When the first message came that nobody has answered; None while nobody waits.
    waits_since: Mapped[Moment | None]
    #: When the newest message of the person came, by our clock.
    heard_at: Mapped[Moment | None]
    #: Counts our answers from their beginning on: two members who answer at once learn of each other by it.
    answers: Mapped[int] = mapped_column(default=0)
    answered_at: Mapped[Moment | None]
    #: Whose the newest answer is; None for one that was written on the network's own pages.
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    #: Who has taken it on while nobody is responsible for the person.
    taken_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    #: The first of the messages that came in a row, and when it did: together they are told as one.
    row_from_id: Mapped[int | None] = mapped_column(BigInteger)
    row_at: Mapped[Moment | None]


class Said(Base):
    """One message of a person, or one of ours that was written on the network's own pages.

    What we send ourselves stands in the ledger of actions. `enclosed` are `Enclosure`s as JSON.
    """

    __tablename__ = "said"
    __table_args__ = (
        UniqueConstraint("conversation_id", "remote_id"),
        Index("ix_said_conversation_id_said_at_id", "conversation_id", "said_at", "id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"))
    #: The network's id of the message.
    remote_id: Mapped[int] = mapped_column(BigInteger)
    by_us: Mapped[bool] = mapped_column(default=False)
    text: Mapped[Long] = mapped_column(default="")
    enclosed: Mapped[list[dict[str, str]]] = mapped_column(Json, default=list)
    #: That the message asks not to be written to.
    is_opt_out: Mapped[bool] = mapped_column(default=False)
    said_at: Mapped[Moment]
