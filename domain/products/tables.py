"""What the team sells, and which client is interested in what."""

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Key, Moment, Short, Versioned
from domain.journal.registry import journalled


@journalled(client=None)
class Product(Versioned, Base):
    """A product or service. `amount` is its usual price in minor units of `currency`; None when it has none.

    A removed one is only marked: deals and cards go on naming it under the surface, and undo brings it back.
    """

    __tablename__ = "product"

    id: Mapped[Key]
    name: Mapped[Short]
    amount: Mapped[int | None] = mapped_column(BigInteger)
    currency: Mapped[Short]
    position: Mapped[int] = mapped_column(default=0)
    deleted_at: Mapped[Moment | None]


@journalled(client="client_id")
class ClientProduct(Versioned, Base):
    """That a client is interested in a product, and since when."""

    __tablename__ = "client_product"
    __table_args__ = (
        UniqueConstraint("client_id", "product_id"),
        Index("ix_client_product_product_id_client_id", "product_id", "client_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"))
    since: Mapped[Moment]
