"""The clients: their cards, channels, tags, notes and sources."""

from datetime import date, time
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Json, Key, Long, Moment, Short, Versioned, words_of
from domain.clients.kinds import ChannelKind, ClientKind, ClientState, Sex, SourceKind
from domain.journal.registry import journalled

#: Live cards whose next touch has an hour, and that were changed since its reminders were planned.
UNPLANNED = "version <> reminded_version AND next_touch_time IS NOT NULL AND deleted_at IS NULL"


@journalled(client=None)
class Category(Versioned, Base):
    """A one-of label of a client. A removed one is only marked, so that an undo finds it."""

    __tablename__ = "category"

    id: Mapped[Key]
    name: Mapped[Short]
    icon: Mapped[Short] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    deleted_at: Mapped[Moment | None]


#: Most clients are at work; the index is of the others.
_SET_ASIDE = f"state <> '{ClientState.ACTIVE}'"
#: And nearly all are people.
_COMPANIES = f"kind = '{ClientKind.COMPANY}'"


@journalled(
    client="id",
    derived={"search_text", "name_folded", "last_touch_at", "next_touch_at", "updated_at", "reminded_version"},
)
class Client(Versioned, Base):
    """A client. `deleted_at` marks a removed card, which comes back by undo.

    `merged_into_id` names the card that a removed one has become a part of, never one that was merged further itself.

    The next touch is planned in wall time: a day, perhaps an hour, and the zone they are meant in. `next_touch_at` and
    `last_touch_at` follow from it and from the touches; `search_text` and `name_folded` from all that is searched.
    """

    __tablename__ = "client"
    __table_args__ = (
        Index("ix_client_name_folded_id", "name_folded", "id", sqlite_where=text("deleted_at IS NULL")),
        # A member's clients, those without a plan first, then by the next touch: the touch queue is a range of it.
        Index("ix_client_responsible_id_next_touch_at_id", "responsible_id", "next_touch_at", "id"),
        Index("ix_client_category_id", "category_id"),
        Index(
            "ix_client_access_class_id",
            "access_class_id",
            sqlite_where=text("access_class_id IS NOT NULL"),
            postgresql_where=text("access_class_id IS NOT NULL"),
        ),
        Index(
            "ix_client_merged_into_id",
            "merged_into_id",
            sqlite_where=text("merged_into_id IS NOT NULL"),
            postgresql_where=text("merged_into_id IS NOT NULL"),
        ),
        # Those without one are asked for as well, and are the end of the order.
        Index("ix_client_next_touch_at", "next_touch_at"),
        Index("ix_client_last_touch_at", "last_touch_at"),
        # Whom nobody has ever touched is quiet since the card was made.
        Index(
            "ix_client_untouched",
            "created_at",
            sqlite_where=text("last_touch_at IS NULL"),
            postgresql_where=text("last_touch_at IS NULL"),
        ),
        Index("ix_client_created_at", "created_at"),
        Index("ix_client_sex", "sex"),
        Index("ix_client_company", "kind", sqlite_where=text(_COMPANIES), postgresql_where=text(_COMPANIES)),
        Index(
            "ix_client_birthday",
            *("birth_month", "birth_day"),
            sqlite_where=text("birth_day IS NOT NULL"),
            postgresql_where=text("birth_day IS NOT NULL"),
        ),
        Index("ix_client_state", "state", sqlite_where=text(_SET_ASIDE), postgresql_where=text(_SET_ASIDE)),
        Index(
            "ix_client_paused_at",
            "paused_at",
            sqlite_where=text("paused_at IS NOT NULL"),
            postgresql_where=text("paused_at IS NOT NULL"),
        ),
        # Counts of a member's clients are read from the index above, without those who are removed.
        Index(
            "ix_client_removed",
            *("responsible_id", "next_touch_at"),
            sqlite_where=text("deleted_at IS NOT NULL"),
            postgresql_where=text("deleted_at IS NOT NULL"),
        ),
        Index("ix_client_unplanned", "id", sqlite_where=text(UNPLANNED), postgresql_where=text(UNPLANNED)),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    kind: Mapped[ClientKind] = mapped_column(words_of(ClientKind), default=ClientKind.PERSON)
    name: Mapped[Short]
    first_name: Mapped[Short | None]
    last_name: Mapped[Short | None]
    middle_name: Mapped[Short | None]
    company: Mapped[Short | None]
    city: Mapped[Short | None]
    sex: Mapped[Sex] = mapped_column(words_of(Sex), default=Sex.UNKNOWN)
    birth_year: Mapped[int | None]
    birth_month: Mapped[int | None]
    birth_day: Mapped[int | None]
    category_id: Mapped[int | None] = mapped_column(ForeignKey("category.id"))
    responsible_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    access_class_id: Mapped[int | None] = mapped_column(ForeignKey("access_class.id"))
    state: Mapped[ClientState] = mapped_column(
        words_of(ClientState), default=ClientState.ACTIVE, server_default=ClientState.ACTIVE.value
    )
    #: Since when our mailings leave the client out. Our own decision: what a client forbade stands in the consents.
    paused_at: Mapped[Moment | None]
    next_touch_on: Mapped[date | None]
    next_touch_time: Mapped[time | None]
    next_touch_zone: Mapped[Short | None]
    next_touch_at: Mapped[Moment | None]
    last_touch_at: Mapped[Moment | None]
    name_folded: Mapped[Short] = mapped_column(default="")
    search_text: Mapped[Long] = mapped_column(default="")
    created_at: Mapped[Moment]
    updated_at: Mapped[Moment | None]
    deleted_at: Mapped[Moment | None]
    merged_into_id: Mapped[int | None] = mapped_column(BigInteger)
    #: The version for which the reminders of the next touch were planned (`domain.reminders`).
    reminded_version: Mapped[int] = mapped_column(default=0, server_default="0")


@journalled(client="client_id", derived={"is_live"})
class Channel(Versioned, Base):
    """One address of a client. `address` is the normal form (E.164, lower case, `id123`).

    `is_live` follows from the client's deletion, so that a VK id is unique among live clients only. The first of a kind
    by `position` is the primary one; `label` is what people call it («рабочий»).
    """

    __tablename__ = "channel"
    __table_args__ = (
        Index("ix_channel_client_id", "client_id"),
        Index("ix_channel_address_kind", "address", "kind"),
        Index("ix_channel_kind_client_id", "kind", "client_id"),
        Index(
            "uq_channel_vk_live",
            "address",
            unique=True,
            sqlite_where=text("kind = 'vk' AND is_live"),
            postgresql_where=text("kind = 'vk' AND is_live"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    kind: Mapped[ChannelKind] = mapped_column(words_of(ChannelKind))
    address: Mapped[Short]
    position: Mapped[int] = mapped_column(default=0)
    label: Mapped[Short | None]
    is_live: Mapped[bool] = mapped_column(default=True)


@journalled(client=None)
class Tag(Versioned, Base):
    """A free label; `folded` is what makes two spellings the same tag."""

    __tablename__ = "tag"

    id: Mapped[Key]
    name: Mapped[Short]
    folded: Mapped[Short] = mapped_column(unique=True)


@journalled(client="client_id")
class ClientTag(Versioned, Base):
    """That a client carries a tag."""

    __tablename__ = "client_tag"
    __table_args__ = (
        UniqueConstraint("client_id", "tag_id"),
        # Whoever carries a tag is found without touching the table.
        Index("ix_client_tag_tag_id_client_id", "tag_id", "client_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    tag_id: Mapped[int] = mapped_column(ForeignKey("tag.id"))


@journalled(client="client_id")
class Note(Versioned, Base):
    """A note of a member on a client."""

    __tablename__ = "note"

    id: Mapped[Key]
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"), index=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    text: Mapped[Long]
    made_at: Mapped[Moment]
    deleted_at: Mapped[Moment | None]


@journalled(client="client_id")
class ClientSource(Versioned, Base):
    """One time a client came to us; the earliest is the first source, the latest the last.

    `details` may hold what `sources.DETAILS` names; `search_text` is what of it is searched (`sources.trace_text`).
    """

    __tablename__ = "client_source"
    __table_args__ = (
        Index("ix_client_source_client_id", "client_id"),
        Index("ix_client_source_kind_client_id", "kind", "client_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    kind: Mapped[SourceKind] = mapped_column(words_of(SourceKind))
    details: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    came_at: Mapped[Moment]
    search_text: Mapped[Long] = mapped_column(default="", server_default="")


@journalled(client="client_id")
class ClientMember(Versioned, Base):
    """That a client is open to a member besides the one responsible."""

    __tablename__ = "client_member"
    __table_args__ = (UniqueConstraint("client_id", "member_id"), {"sqlite_autoincrement": True})

    id: Mapped[Key]
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
