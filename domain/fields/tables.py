"""The team's own fields of a card, the choices of some, and what stands in them."""

from datetime import date
from enum import StrEnum

from sqlalchemy import Double, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Key, Long, Moment, Short, Versioned, words_of
from domain.journal.registry import journalled


class FieldKind(StrEnum):
    """What a field may hold."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    CHOICES = "choices"
    FLAG = "flag"
    LINK = "link"


@journalled(client=None)
class CustomField(Versioned, Base):
    """A field that the team has added to every card. A removed one is only marked, and its values stay."""

    __tablename__ = "custom_field"

    id: Mapped[Key]
    name: Mapped[Short]
    kind: Mapped[FieldKind] = mapped_column(words_of(FieldKind))
    hint: Mapped[Short | None]
    is_required: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)
    deleted_at: Mapped[Moment | None]


@journalled(client=None)
class CustomChoice(Versioned, Base):
    """One of the values that a field offers to choose from."""

    __tablename__ = "custom_choice"

    id: Mapped[Key]
    field_id: Mapped[int] = mapped_column(ForeignKey("custom_field.id"), index=True)
    name: Mapped[Short]
    position: Mapped[int] = mapped_column(default=0)
    deleted_at: Mapped[Moment | None]


def _of_field(column: str) -> Index:
    """An index over the rows that have a value of this type: a condition on a field is served by it alone."""
    held = text(f"{column} IS NOT NULL")
    return Index(f"ix_client_field_{column}", "field_id", column, sqlite_where=held, postgresql_where=held)


@journalled(client="client_id")
class ClientField(Versioned, Base):
    """A value in a field of a card: one row, of a field of several choices one row a choice.

    The value stands in the column of its field's kind; `folded` is what a text is compared by. `slot` is the choice's
    id where a field takes several, else 0, so that a field has no second value.
    """

    __tablename__ = "client_field"
    __table_args__ = (
        UniqueConstraint("client_id", "field_id", "slot"),
        *(_of_field(column) for column in ("folded", "number_value", "date_value", "choice_id", "flag_value")),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    field_id: Mapped[int] = mapped_column(ForeignKey("custom_field.id"))
    slot: Mapped[int] = mapped_column(default=0)
    text_value: Mapped[Long | None]
    folded: Mapped[Short | None]
    number_value: Mapped[float | None] = mapped_column(Double)
    date_value: Mapped[date | None]
    choice_id: Mapped[int | None] = mapped_column(ForeignKey("custom_choice.id"))
    flag_value: Mapped[bool | None]
