"""Write many new cards at once: set-based, since one by one would take ten times as long."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import insert, text

from domain.base.actor import Permission
from domain.base.tables import Base, table_of
from domain.clients.folding import search_text, sort_name
from domain.clients.kinds import ChannelKind, Sex, SourceKind
from domain.clients.tables import Channel, Client, ClientSource, ClientTag, Note
from domain.funnel.tables import ClientStage, Deal, DealStatus
from domain.journal.boundary import Writing
from domain.journal.tables import ChangeRow, Operation
from domain.touches.rules import planned_instant
from domain.touches.tables import Touch, TouchKind
from domain.transfer.wanted import Wanted

_INDEX_NEW = """
INSERT INTO client_fts(rowid, search_text) SELECT id, search_text FROM client
WHERE id BETWEEN :a AND :b AND search_text <> ''
"""


async def write_new(
    ctx: Writing, people: Sequence[Wanted], tags: Mapping[str, int], funnel_id: int | None, file_name: str
) -> list[int]:
    """New cards with all that belongs to them; gives their ids in the order of `people`.

    The journal keeps one row a card and no copy: undoing it removes the card with everything on it.
    """
    ctx.require(Permission.IMPORT)
    if not people:
        return []
    now, member, zone = ctx.clock(), ctx.actor.member_id, ctx.actor.zone
    # Somebody who sees only his own clients must be able to see what he has brought.
    responsible = None if ctx.actor.sees_all else member
    ids = await reserve_ids(ctx, Client, len(people))
    change_id = await ctx.open_change()
    rows: dict[type[Base], list[dict[str, Any]]] = {
        kind: [] for kind in (Client, Channel, ClientTag, ClientStage, Note, Deal, Touch, ClientSource, ChangeRow)
    }
    for client_id, person in zip(ids, people, strict=True):
        rows[Client].append(_card(client_id, person, now, zone, responsible))
        for position, (kind, address) in enumerate(person.channels):
            rows[Channel].append(
                {"client_id": client_id, "kind": ChannelKind(kind), "address": address, "position": position}
            )
        for folded in person.tags:
            rows[ClientTag].append({"client_id": client_id, "tag_id": tags[folded]})
        if person.stage_id is not None and funnel_id is not None:
            rows[ClientStage].append(
                {"client_id": client_id, "funnel_id": funnel_id, "stage_id": person.stage_id, "since": now}
            )
        for note in person.notes:
            rows[Note].append({"client_id": client_id, "member_id": member, "text": note, "made_at": now})
        for title, amount, currency in person.deals:
            rows[Deal].append(deal_row(client_id, title, amount, currency, now))
        for happened_at in person.touches:
            rows[Touch].append(touch_row(client_id, member, happened_at))
        rows[ClientSource].append(
            {
                "client_id": client_id,
                "kind": SourceKind.IMPORT,
                "details": {"file": file_name, "row": person.row},
                "came_at": person.created_at or now,
            }
        )
        rows[ChangeRow].append(
            {
                "change_id": change_id,
                "entity": Client.__tablename__,
                "entity_id": client_id,
                "client_id": client_id,
                "operation": Operation.CREATE,
                "version_left": 1,
            }
        )
    for entity, values in rows.items():
        if values:
            await ctx.execute(insert(table_of(entity)), values)
    if ctx.dialect == "sqlite":
        await ctx.execute(
            text(_INDEX_NEW),
            {"a": ids[0], "b": ids[-1]},
        )
    await ctx.record_rows(len(ids))
    return ids


def deal_row(client_id: int, title: str, amount: int, currency: str, now: object) -> dict[str, Any]:
    """A deal of a file, open until somebody says otherwise."""
    return {
        "client_id": client_id,
        "title": title,
        "amount": amount,
        "currency": currency,
        "status": DealStatus.OPEN,
        "created_at": now,
    }


def touch_row(client_id: int, member_id: int | None, happened_at: object) -> dict[str, Any]:
    """A touch that a file tells of."""
    return {"client_id": client_id, "member_id": member_id, "kind": TouchKind.IMPORTED, "happened_at": happened_at}


async def reserve_ids(ctx: Writing, entity: type[Base], count: int) -> list[int]:
    """The next ids of a table, never given before. On SQLite the open write transaction holds them for us."""
    ctx.require(Permission.IMPORT)
    name = table_of(entity).name
    if ctx.dialect == "sqlite":
        rows = await ctx.execute(text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": name})
        last = rows.scalar()
        start = int(last or 0) + 1
        return list(range(start, start + count))
    rows = await ctx.execute(
        text("SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)"),
        {"name": name, "count": count},
    )
    return [int(key) for key in rows.scalars()]


def _card(client_id: int, person: Wanted, now: Any, zone: str, responsible: int | None) -> dict[str, Any]:
    get = person.scalars.get
    birthday = get("birthday") or (None, None, None)
    planned_on, planned_time = get("next_touch") or (None, None)
    name = person.name or person.channels[0][1]
    names = [name, get("company", ""), get("city", "")]
    names += [part for key in ("first_name", "last_name", "middle_name") if (part := get(key, "")) and part not in name]
    return {
        "id": client_id,
        "kind": get("kind"),
        "name": name,
        "first_name": get("first_name"),
        "last_name": get("last_name"),
        "middle_name": get("middle_name"),
        "company": get("company"),
        "city": get("city"),
        "sex": get("sex", Sex.UNKNOWN),
        "birth_year": birthday[0],
        "birth_month": birthday[1],
        "birth_day": birthday[2],
        "category_id": get("category_id"),
        "responsible_id": get("responsible_id", responsible),
        "next_touch_on": planned_on,
        "next_touch_time": planned_time,
        "next_touch_zone": zone if planned_on else None,
        "next_touch_at": planned_instant(planned_on, planned_time, zone) if planned_on else None,
        "last_touch_at": max(person.touches, default=None),
        "name_folded": sort_name(name),
        "search_text": search_text(names, [address for _, address in person.channels], person.notes),
        "created_at": person.created_at or now,
    }
