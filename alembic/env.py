"""Runs migrations on a connection that the caller hands over, or on the database of the settings."""

import sqlalchemy as sa
from alembic import context
from sqlalchemy import Connection, create_engine

from domain.base.tables import Instant
from domain.whole import metadata

#: Made by hand in the migrations, unknown to the metadata: the full-text index and its shadow tables.
_OWN = ("client_fts",)


def _include(_object: object, name: str | None, kind: str, *_rest: object) -> bool:
    return not (kind in {"table", "index"} and name is not None and name.startswith((*_OWN, "ix_client_search_text")))


def _render(kind: str, item: object, _context: object) -> str | bool:
    """Migrations speak plain SQLAlchemy: they must run when the product's own types have moved on."""
    if kind == "type" and isinstance(item, Instant):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, sa.JSON):
        return 'sa.JSON().with_variant(postgresql.JSONB(), "postgresql")'
    return False


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        include_object=_include,
        render_item=_render,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=False,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    _run(given)
else:
    address = context.config.get_main_option("sqlalchemy.url") or "sqlite:///:memory:"
    with create_engine(address).connect() as own:
        _run(own)
        own.commit()
