"""Who may be written to: consent between an account and an address, and above it the stop-list.

Neither is journalled: what a person allowed or forbade is not undone by us.
"""

from enum import StrEnum

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Data, Key, Moment, Short, words_of
from domain.clients.kinds import ChannelKind


class ConsentEvent(StrEnum):
    """What made an account allowed to write to an address, or forbade it."""

    #: The person wrote to the account.
    WROTE_FIRST = "wrote-first"
    #: The person pressed Allow.
    ALLOWED = "allowed"
    #: The network says, when asked, that the permission is there: it was given before we listened.
    FOUND_ALLOWED = "found-allowed"
    #: The person asked in words not to be written to.
    OPTED_OUT = "opted-out"
    #: The network said at sending that there is no permission (VK's error 901).
    REFUSED = "refused-901"
    #: The person forbade messages in the network.
    DENIED = "denied"


class StopReason(StrEnum):
    """Why nobody of the team writes to a person any more."""

    ASKED = "asked"
    COMPLAINED = "complained"
    NOT_OURS = "not-ours"
    #: The person's data were erased, and an import must not bring the person back.
    ERASED = "erased"


class Consent(Base):
    """Whether this account may write to this address (in normal form, `id123` for VK), since when and why."""

    __tablename__ = "consent"
    __table_args__ = (UniqueConstraint("account_id", "kind", "address"), {"sqlite_autoincrement": True})

    id: Mapped[Key]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    kind: Mapped[ChannelKind] = mapped_column(words_of(ChannelKind))
    address: Mapped[Short]
    is_allowed: Mapped[bool]
    event: Mapped[ConsentEvent] = mapped_column(words_of(ConsentEvent))
    since: Mapped[Moment]
    #: When the newest of all events happened, also of those that changed nothing.
    last_at: Mapped[Moment]


class ConsentChange(Base):
    """One change of a consent, kept as the proof that the law asks the sender for.

    `details` may hold: event_id, message_id, ref, ref_source, text (the words of an opt-out).
    """

    __tablename__ = "consent_change"
    __table_args__ = (
        Index("ix_consent_change_account_id_address", "account_id", "address"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    kind: Mapped[ChannelKind] = mapped_column(words_of(ChannelKind))
    address: Mapped[Short]
    event: Mapped[ConsentEvent] = mapped_column(words_of(ConsentEvent))
    happened_at: Mapped[Moment]
    noted_at: Mapped[Moment]
    details: Mapped[Data] = mapped_column(default=dict)


class StopSalt(Base):
    """The salt of the stop-list's hashes: one row (its id is always 1), made when the first person is stopped."""

    __tablename__ = "stop_salt"

    id: Mapped[Key]
    salt: Mapped[bytes] = mapped_column(LargeBinary)


class StopEntry(Base):
    """An address that nobody of the team writes to, known by its hash only, so that it may outlive the person's data.

    A lifted entry stays, with when and by whom.
    """

    __tablename__ = "stop_entry"

    id: Mapped[Key]
    address_hash: Mapped[Short] = mapped_column(unique=True)
    reason: Mapped[StopReason] = mapped_column(words_of(StopReason))
    since: Mapped[Moment]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    lifted_at: Mapped[Moment | None]
    lifted_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
