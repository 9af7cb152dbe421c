"""Inserts that may meet a row that is already there. Both databases speak the same ON CONFLICT, each in its own class."""

from sqlalchemy.dialects import postgresql, sqlite

from domain.base.tables import Base


def insert_into(dialect: str, entity: type[Base]) -> sqlite.Insert | postgresql.Insert:
    """An INSERT for this dialect (`sqlite` or `postgresql`) that takes `on_conflict_do_nothing` and the like."""
    return sqlite.insert(entity) if dialect == "sqlite" else postgresql.insert(entity)
