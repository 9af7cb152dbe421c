"""The base of all tables: naming of constraints, the types of columns, the version of edited rows."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Enum, Integer, MetaData, String, Table, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator

from domain.base.errors import ChangedMeanwhileError

_E = TypeVar("_E", bound=StrEnum)

#: In the `info` of a foreign key that may be empty: its row has no meaning without the other and is wiped with it.
HANGS = "hangs"


class Instant(TypeDecorator[datetime]):
    """A moment in UTC. A value without a zone is refused: it would be somebody's wall time."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


#: JSON that PostgreSQL can index.
Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")

Key = Annotated[int, mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True)]
TelegramId = Annotated[int, mapped_column(BigInteger)]
Moment = Annotated[datetime, mapped_column(Instant)]
Short = Annotated[str, mapped_column(String(256))]
Long = Annotated[str, mapped_column(Text)]
Data = Annotated[dict[str, Any], mapped_column(Json)]


def words_of(enum: type[_E]) -> Enum:
    """A column type that keeps the enum's values as plain text, so that a new value needs no migration."""
    return Enum(
        enum, native_enum=False, create_constraint=False, length=32, values_callable=lambda e: [m.value for m in e]
    )


class Base(DeclarativeBase):
    """All tables of the product."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    # Ids are never given twice (AUTOINCREMENT): a button of a removed record must not open another one.
    __table_args__: Any = {"sqlite_autoincrement": True}  # noqa: RUF012 - the name and form are SQLAlchemy's.


class Versioned:
    """A row that people edit: every update counts the version up and fails if somebody was faster."""

    version: Mapped[int] = mapped_column(Integer, default=1, server_default="1")

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy hands a class to a declared attribute.
        return {"version_id_col": cls.version}

    def check_seen(self, version: int | None) -> None:
        """Raise `ChangedMeanwhileError` if it was changed since somebody saw this version of it; None asks nothing."""
        if version is not None and self.version != version:
            raise ChangedMeanwhileError


def table_of(entity: type[Base]) -> Table:
    """The table of an entity, for statements that pass by its version and the journal: derived columns, bulk work."""
    table = entity.__table__
    assert isinstance(table, Table)
    return table
