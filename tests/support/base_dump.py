"""The whole base as plain data, to compare what was with what is."""

from typing import Any

from sqlalchemy import func, select, text

from domain.attachments.tables import Attachment
from domain.audience.tables import BasketItem, ClientGroup, GroupClient, Segment, SegmentClient
from domain.base.database import Database
from domain.base.tables import table_of
from domain.clients.folding import sort_name
from domain.clients.tables import Category, Channel, Client, ClientMember, ClientSource, ClientTag, Note, Tag
from domain.conversations.tables import Conversation
from domain.fields.tables import ClientField, CustomChoice, CustomField
from domain.funnel.tables import ClientStage, Deal, Funnel, LostReason, Stage
from domain.journal.tables import Change, ChangeRow
from domain.products.tables import ClientProduct, Product
from domain.search.texts import Told, card_text
from domain.tasks.tables import Task, TaskItem
from domain.team.tables import AccessClass
from domain.touches.rules import planned_instant
from domain.touches.tables import Touch

TABLES = [table_of(entity) for entity in (Client, Channel, Tag, ClientTag, Note, Category, Funnel, Stage)]
TABLES += [table_of(entity) for entity in (CustomField, CustomChoice, ClientField, Product, ClientProduct)]
TABLES += [table_of(entity) for entity in (ClientStage, Deal, Touch, ClientSource, Attachment, Task)]
TABLES += [table_of(entity) for entity in (ClientMember, AccessClass, LostReason, TaskItem, ClientGroup, Segment)]
TABLES += [table_of(entity) for entity in (GroupClient, SegmentClient, BasketItem, Conversation)]
#: On what things hang that go and come with it.
_HOLDERS = {"client_id": "client", "segment_id": "segment", "group_id": "client_group", "task_id": "task"}
_BOOKKEEPING = {"version", "updated_at"}

#: Table, then id, then columns.
Dump = dict[str, dict[int, dict[str, Any]]]


async def dump(database: Database) -> Dump:
    """All journalled rows with all their columns but versions and stamps, removed ones too."""
    found: Dump = {}
    async with database.read() as connection:
        for table in TABLES:
            columns = [column for column in table.columns if column.name not in _BOOKKEEPING]
            rows = (await connection.execute(select(*columns).order_by(table.c.id))).mappings()
            found[table.name] = {row["id"]: dict(row) for row in rows}
    return found


def living(whole: Dump) -> Dump:
    """Only what people can see: nothing that is marked as removed or hangs on what is, no tag that is idle."""
    found = [
        (link, {None, *(key for key, row in whole[name].items() if row["deleted_at"] is None)})
        for link, name in _HOLDERS.items()
    ]
    cards = found[0][1]
    carried = {row["tag_id"] for row in whole["client_tag"].values() if row["client_id"] in cards}
    whole = {**whole, "tag": {key: row for key, row in whole["tag"].items() if key in carried}}
    return {
        name: {
            key: row
            for key, row in rows.items()
            if row.get("deleted_at") is None and all(row.get(link) in there for link, there in found)
        }
        for name, rows in whole.items()
    }


async def check_whole(database: Database) -> Dump:
    """The base, and what must hold after whatever was done: derived columns, VK ids, text index, journal's counts."""
    whole = await dump(database)
    owners: dict[str, set[int]] = {}
    for card_id, card in whole["client"].items():
        channels = [row for row in whole["channel"].values() if row["client_id"] == card_id]
        notes = [row for row in living_rows(whole, "note") if row["client_id"] == card_id]
        touches = [row["happened_at"] for row in living_rows(whole, "touch") if row["client_id"] == card_id]
        told = Told([row["address"] for row in channels], _values(whole, card_id), [row["text"] for row in notes])
        expected = card_text(_Row(card), told)
        assert card["search_text"] == expected
        assert card["name_folded"] == sort_name(card["name"])
        assert card["last_touch_at"] == max(touches, default=None)
        due = card["next_touch_on"]
        zone = card["next_touch_zone"] or "UTC"
        assert card["next_touch_at"] == (planned_instant(due, card["next_touch_time"], zone) if due else None)
        for row in channels:
            assert row["is_live"] == (card["deleted_at"] is None)
            if row["kind"] == "vk" and row["is_live"]:
                owners.setdefault(row["address"], set()).add(card_id)
    assert all(len(held_by) == 1 for held_by in owners.values()), owners
    async with database.read() as connection:
        counted = select(func.count()).where(ChangeRow.change_id == Change.id).scalar_subquery()
        wrong = (await connection.execute(select(Change.id, Change.rows, counted).where(Change.rows != counted))).all()
        assert wrong == []
    if database.is_sqlite:
        async with database.write() as connection:
            await connection.execute(text("INSERT INTO client_fts(client_fts) VALUES ('integrity-check')"))
            held = set((await connection.execute(text("SELECT id FROM client_fts_docsize"))).scalars())
            assert held == {key for key, card in whole["client"].items() if card["search_text"]}
            if len(held) == len(whole["client"]):
                # Rank 1 has the index compared with the texts of all cards, not only with itself.
                check = "INSERT INTO client_fts(client_fts, rank) VALUES ('integrity-check', 1)"
                await connection.execute(text(check))
    return whole


def living_rows(whole: Dump, name: str) -> list[dict[str, Any]]:
    """The rows of a table that aren't marked as removed."""
    return [row for row in whole[name].values() if row["deleted_at"] is None]


def _values(whole: Dump, card_id: int) -> list[str]:
    """What stands in the card's own fields, as far as it is searched, and the products it is interested in."""
    fields, choices, products = (
        {row["id"]: row for row in living_rows(whole, name)} for name in ("custom_field", "custom_choice", "product")
    )
    values = []
    for row in whole["client_field"].values():
        if row["client_id"] == card_id and row["field_id"] in fields:
            number = row["number_value"]
            choice = choices[row["choice_id"]]["name"] if row["choice_id"] in choices else None
            values += [row["text_value"], None if number is None else f"{number:.6f}".rstrip("0").rstrip("."), choice]
    linked = [row["product_id"] for row in whole["client_product"].values() if row["client_id"] == card_id]
    return [each for each in values if each] + [products[key]["name"] for key in linked if key in products]


class _Row:
    """A dumped row with its columns as attributes."""

    def __init__(self, columns: dict[str, Any]) -> None:
        self.__dict__.update(columns)
