"""Texts that are kept for use again, each by itself or one after the other in a series."""

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Json, Key, Long, Moment, Short, Versioned
from domain.journal.registry import journalled


@journalled(client=None)
class TemplateSeries(Versioned, Base):
    """Letters that go to one client one after the other. A removed one is only marked; its templates stay."""

    __tablename__ = "template_series"

    id: Mapped[Key]
    name: Mapped[Short]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"), index=True)
    is_shared: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[Moment]
    deleted_at: Mapped[Moment | None]


@journalled(client=None)
class MessageTemplate(Versioned, Base):
    """One kept text with markup. A removed one is only marked, so that undo brings it back.

    `category` is a word to find it by, "" for none. In a series it stands at `position`. `enclosure_ids` name what goes
    along with the message, in their order.
    """

    __tablename__ = "template"
    __table_args__ = (
        Index("ix_template_series_id_position", "series_id", "position"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    name: Mapped[Short]
    category: Mapped[Short] = mapped_column(default="")
    text: Mapped[Long]
    enclosure_ids: Mapped[list[int]] = mapped_column(Json, default=list)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"), index=True)
    is_shared: Mapped[bool] = mapped_column(default=False)
    series_id: Mapped[int | None] = mapped_column(ForeignKey("template_series.id"))
    position: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[Moment]
    deleted_at: Mapped[Moment | None]


class TemplateUse(Base):
    """What one member has to do with one template: a favourite or not, and when it was sent last."""

    __tablename__ = "template_use"
    __table_args__ = (UniqueConstraint("member_id", "template_id"), {"sqlite_autoincrement": True})

    id: Mapped[Key]
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    template_id: Mapped[int] = mapped_column(ForeignKey("template.id"))
    is_favourite: Mapped[bool] = mapped_column(default=False)
    used_at: Mapped[Moment | None]


class Sketch(Base):
    """A message to one client as it was shown before it is sent: what is sent is what was seen.

    With an `action_id` it has been sent, and is not sent again.
    """

    __tablename__ = "sketch"

    id: Mapped[Key]
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    template_id: Mapped[int] = mapped_column(ForeignKey("template.id"))
    text: Mapped[Long]
    enclosure_ids: Mapped[list[int]] = mapped_column(Json, default=list)
    action_id: Mapped[int | None] = mapped_column(ForeignKey("action.id"))
    made_at: Mapped[Moment] = mapped_column(index=True)
