"""Clients that somebody is about to add: what is known of each so far, until a person says yes."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import HANGS, Base, Data, Key, Moment


class ClientDraft(Base):
    """One client to be; `body` is a `NewClient`. `client_id` is the card that it has become."""

    __tablename__ = "client_draft"

    id: Mapped[Key]
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"), index=True)
    body: Mapped[Data]
    made_at: Mapped[Moment]
    client_id: Mapped[int | None] = mapped_column(ForeignKey("client.id"), info={HANGS: True})
