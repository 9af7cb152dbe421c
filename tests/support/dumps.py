"""What a base holds, in a form that two bases can be compared by."""

from typing import Any

from sqlalchemy import select, text

from domain.base.database import Database
from domain.base.tables import Base
from domain.whole import metadata

#: Work and its bookkeeping: what it is about is compared by its effect.
_WORK = {
    "job",
    "file",
    "import_draft",
    "import_trace",
    "import_conflict",
    "remembered_layout",
    "outbox",
    "update_done",
    "kept_filter",
}
_PASSING = {"version", "updated_at", "filter_id"}


async def dump(database: Database, *without: str) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table but those of the background work and the tables named."""
    found: dict[str, list[dict[str, Any]]] = {}
    async with database.read() as connection:
        for table in metadata.sorted_tables:
            if table.name not in _WORK and table.name not in without and "id" in table.columns:
                rows = await connection.execute(select(table).order_by(table.c.id))
                found[table.name] = [dict(row._mapping) for row in rows]
    return found


async def live(database: Database) -> dict[str, list[dict[str, Any]]]:
    """What people see of the base: without what is marked as removed, the journal, and tags that nobody carries."""
    tables = await dump(database, "change", "change_row")
    gone = {row["id"] for row in tables["client"] if row["deleted_at"] is not None}
    for name, rows in tables.items():
        tables[name] = [
            {key: value for key, value in row.items() if key not in _PASSING}
            for row in rows
            if row.get("deleted_at") is None and row.get("client_id") not in gone
        ]
    carried = {row["tag_id"] for row in tables["client_tag"]}
    tables["tag"] = [row for row in tables["tag"] if row["id"] in carried]
    return tables


async def check_search(database: Database) -> None:
    """Raise if the text index of SQLite and the cards have parted."""
    async with database.write() as connection:
        await connection.execute(text("INSERT INTO client_fts(client_fts, rank) VALUES ('integrity-check', 1)"))


async def count(database: Database, entity: type[Base]) -> int:
    """How many rows a table has."""
    async with database.read() as connection:
        return len((await connection.execute(select(entity.__table__.c.id))).all())
