"""Write many new cards at once: set-based, since one by one would take ten times as long."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import text

from domain.base.actor import Permission
from domain.clients.kinds import Sex, SourceKind
from domain.clients.sources import trace_text
from domain.clients.tables import Channel, Client, ClientSource, ClientTag, Note
from domain.funnel.tables import ClientStage, Deal, DealStatus
from domain.journal.boundary import Writing
from domain.journal.bulk import bulk_insert, record_creations, reserve_ids
from domain.touches.rules import planned_instant
from domain.touches.tables import Touch, TouchKind
from domain.transfer.wanted import Wanted

_INDEX_NEW = text("""
INSERT INTO client_fts(rowid, search_text) SELECT id, search_text FROM client
WHERE id BETWEEN :first AND :last AND search_text <> ''
""")


async def write_new(
    ctx: Writing,
    people: Sequence[Wanted],
    tags: Mapping[str, int],
    funnel_id: int | None,
    file_name: str,
    *,
    came_by: SourceKind = SourceKind.IMPORT,
) -> list[int]:
    """New cards with all that belongs to them; gives their ids in the order of `people`.

    The journal keeps one row a card and no copy: undoing it removes the card with everything on it.
    """
    ctx.require(Permission.IMPORT)
    if not people:
        return []
    ids = await reserve_ids(ctx, Client, len(people))
    await _insert_cards(ctx, ids, people)
    await insert_belongings(ctx, list(zip(ids, people, strict=True)), tags, is_news=False)
    standing = [(key, person.stage_id) for key, person in zip(ids, people, strict=True) if person.stage_id is not None]
    if funnel_id is not None:
        columns = {"client_id": [key for key, _ in standing], "stage_id": [stage for _, stage in standing]}
        await bulk_insert(ctx, ClientStage, len(standing), {**columns, "funnel_id": funnel_id, "since": ctx.clock()})
    await insert_sources(ctx, ids, people, file_name, is_news=False, came_by=came_by)
    await record_creations(ctx, Client, ids, ids)
    await index_new(ctx, ids[0], ids[-1])
    return ids


async def index_new(ctx: Writing, first: int, last: int) -> None:
    """Put new cards into the index of texts, which on SQLite no trigger does for them."""
    ctx.require(Permission.IMPORT)
    if ctx.dialect == "sqlite":
        await ctx.execute(_INDEX_NEW, {"first": first, "last": last})


async def insert_belongings(
    ctx: Writing, cards: Sequence[tuple[int, Wanted]], tags: Mapping[str, int], *, is_news: bool
) -> None:
    """Insert the channels, tags, notes, deals and touches of these cards; with `is_news` each goes to the journal.

    What belongs to a new card needs no journal of its own: it comes and goes with the card.
    """
    ctx.require(Permission.IMPORT)
    now, member = ctx.clock(), ctx.actor.member_id
    # Behind all that are there: a card has far fewer addresses than this.
    first = 100 if is_news else 0
    channels = [
        (card, kind, address, place)
        for card, person in cards
        for place, (kind, address) in enumerate(person.channels, start=first)
    ]
    links = [(card, tags[folded]) for card, person in cards if person.tags for folded in person.tags]
    notes = [(card, note) for card, person in cards if person.notes for note in person.notes]
    deals = [(card, *deal) for card, person in cards if person.deals for deal in person.deals]
    touches = [(card, touch) for card, person in cards if person.touches for touch in person.touches]
    same: dict[str, Any]
    for entity, names, rows, same in (
        (Channel, ("client_id", "kind", "address", "position"), channels, {}),
        (ClientTag, ("client_id", "tag_id"), links, {}),
        (Note, ("client_id", "text"), notes, {"member_id": member, "made_at": now}),
        (Deal, ("client_id", "title", "amount", "currency"), deals, {"status": DealStatus.OPEN, "created_at": now}),
        (Touch, ("client_id", "happened_at"), touches, {"member_id": member, "kind": TouchKind.IMPORTED}),
    ):
        if rows:
            columns: dict[str, Any] = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
            if is_news:
                columns["id"] = await reserve_ids(ctx, entity, len(rows))
            await bulk_insert(ctx, entity, len(rows), columns | same)
            if is_news:
                await record_creations(ctx, entity, columns["id"], columns["client_id"])


async def _insert_cards(ctx: Writing, ids: list[int], people: Sequence[Wanted]) -> None:
    now, zone = ctx.clock(), ctx.actor.zone
    # Somebody who sees only his own clients must be able to see what he has brought.
    responsible = None if ctx.actor.sees_all else ctx.actor.member_id
    for person in people:
        person.fold()
    born = [person.birthday or (None, None, None) for person in people]
    planned = [person.next_touch or (None, None) for person in people]
    columns: dict[str, Any] = {
        "id": ids,
        "kind": [person.likely_kind for person in people],
        "name": [person.shown_name for person in people],
        "first_name": [person.first_name for person in people],
        "last_name": [person.last_name for person in people],
        "middle_name": [person.middle_name for person in people],
        "company": [person.company for person in people],
        "city": [person.city for person in people],
        "sex": [person.sex or Sex.UNKNOWN for person in people],
        "birth_year": [year for year, _, _ in born],
        "birth_month": [month for _, month, _ in born],
        "birth_day": [day for _, _, day in born],
        "category_id": [person.category_id for person in people],
        "responsible_id": [person.responsible_id or responsible for person in people],
        "next_touch_on": [day for day, _ in planned],
        "next_touch_time": [hour for _, hour in planned],
        "next_touch_zone": [zone if day else None for day, _ in planned],
        "next_touch_at": [planned_instant(day, hour, zone) if day else None for day, hour in planned],
        "last_touch_at": [max(person.touches) if person.touches else None for person in people],
        "name_folded": [person.sort for person in people],
        "search_text": [person.search for person in people],
        "created_at": [person.created_at or now for person in people],
    }
    # A column in which nobody has anything is left out: most files fill half of them.
    await bulk_insert(ctx, Client, len(ids), {name: values for name, values in columns.items() if any(values)})


async def insert_sources(
    ctx: Writing,
    ids: Sequence[int],
    people: Sequence[Wanted],
    file_name: str,
    *,
    is_news: bool,
    came_by: SourceKind = SourceKind.IMPORT,
) -> None:
    """Insert where these clients came from; with `is_news` each goes to the journal. Only a file has rows to name."""
    ctx.require(Permission.IMPORT)
    if not ids:
        return
    now = ctx.clock()
    columns: dict[str, Any] = {
        "client_id": list(ids),
        "kind": came_by,
        "details": _from_file(people, file_name) if came_by is SourceKind.IMPORT else _from_list(people),
        "came_at": [person.created_at or now for person in people],
        "search_text": _of_each(people, lambda source: trace_text(source) if source else ""),
    }
    if is_news:
        columns["id"] = await reserve_ids(ctx, ClientSource, len(ids))
    await bulk_insert(ctx, ClientSource, len(ids), columns, ready={"details"})
    if is_news:
        await record_creations(ctx, ClientSource, columns["id"], ids)


def _from_file(people: Sequence[Wanted], file_name: str) -> list[str]:
    # Of the same form in every row, so the JSON is put together by hand: it is what a tenth of the time went into.
    file = json.dumps(file_name, ensure_ascii=False)
    return [
        f'{{"file": {file}, "row": {person.row}}}'
        if person.source is None
        else json.dumps({"file": file_name, "row": person.row, **person.source}, ensure_ascii=False)
        for person in people
    ]


def _from_list(people: Sequence[Wanted]) -> list[str]:
    return _of_each(people, lambda source: json.dumps(source or {}, ensure_ascii=False))


def _of_each(people: Sequence[Wanted], tell: Callable[[dict[str, str] | None], str]) -> list[str]:
    """What is told of each one's source. Those of one list share theirs, so it is told once for all of them."""
    told: dict[int, str] = {}
    return [
        told[key] if (key := id(person.source)) in told else told.setdefault(key, tell(person.source))
        for person in people
    ]
