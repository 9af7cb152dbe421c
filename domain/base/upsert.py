"""Inserts that may meet a row that is already there: ON CONFLICT, which SQLAlchemy has in a class for each database."""

from sqlalchemy.dialects import postgresql, sqlite

from domain.base.tables import Base


def insert_into(dialect: str, entity: type[Base]) -> sqlite.Insert | postgresql.Insert:
    """An INSERT for this dialect (`sqlite` or `postgresql`) that takes `on_conflict_do_nothing` and the like."""
    return sqlite.insert(entity) if dialect == "sqlite" else postgresql.insert(entity)
