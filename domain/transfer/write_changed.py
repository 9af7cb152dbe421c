"""Write what a file changes on cards that are there already: set-based, with the journal of every field."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from domain.base.actor import Permission
from domain.base.bulk import among
from domain.clients.kinds import Sex, SourceKind
from domain.clients.tables import Client
from domain.funnel.move_clients import move_clients
from domain.journal.boundary import Writing
from domain.journal.bulk import bulk_update, record_updates
from domain.transfer.take_away import take_away
from domain.transfer.wanted import PLAIN, Wanted
from domain.transfer.write_new import insert_belongings, insert_sources

_COLUMNS = (
    *PLAIN, "birth_year", "birth_month", "birth_day", "next_touch_on", "next_touch_time", "next_touch_zone",
)  # fmt: skip


async def write_changed(
    ctx: Writing,
    needed: Mapping[int, Wanted],
    tags: Mapping[str, int],
    funnel_id: int | None,
    file_name: str = "",
    *,
    came_by: SourceKind = SourceKind.IMPORT,
) -> None:
    """Bring each card to what is needed: client id to difference. New sources name the file."""
    ctx.require(Permission.IMPORT)
    if not needed:
        return
    await take_away(ctx, {key: wanted.taken for key, wanted in needed.items() if wanted.taken}, funnel_id)
    await _update_cards(ctx, needed)
    await insert_belongings(ctx, list(needed.items()), tags, is_news=True)
    came = {key: wanted for key, wanted in needed.items() if wanted.source}
    await insert_sources(ctx, list(came), list(came.values()), file_name, is_news=True, came_by=came_by)
    stages = {key: wanted.stage_id for key, wanted in needed.items() if wanted.stage_id is not None}
    if stages and funnel_id is not None:
        await move_clients(ctx, stages, funnel_id)
    ctx.touch_clients(*needed)


async def _update_cards(ctx: Writing, needed: Mapping[int, Wanted]) -> None:
    asked = {key: values for key, wanted in needed.items() if (values := _values(wanted, ctx.actor.zone))}
    columns = [getattr(Client, name) for name in _COLUMNS]
    query = select(Client.id, Client.version, *columns).where(among(ctx.dialect, Client.id, asked))
    rows = {row.id: row for row in (await ctx.execute(query.with_for_update(of=Client))).all()} if asked else {}
    # Cards on which the same columns change go together: a file changes the same ones of all its rows mostly.
    alike: dict[tuple[str, ...], list[int]] = {}
    for key, values in asked.items():
        alike.setdefault(tuple(values), []).append(key)
    for names, keys in alike.items():
        new = {name: [asked[key][name] for key in keys] for name in names}
        await bulk_update(ctx, Client, keys, {**new, "updated_at": [ctx.clock()] * len(keys)})
        before = [{name: getattr(rows[key], name) for name in names} for key in keys]
        versions = [rows[key].version + 1 for key in keys]
        await record_updates(ctx, Client, keys, keys, before, [asked[key] for key in keys], versions)


def _values(wanted: Wanted, zone: str) -> dict[str, Any]:
    """The card's columns that change, in one order."""
    values = {name: value for name in PLAIN if (value := getattr(wanted, name)) is not None}
    if wanted.birthday is not None:
        values |= zip(("birth_year", "birth_month", "birth_day"), wanted.birthday, strict=True)
    if wanted.next_touch is not None:
        day, hour = wanted.next_touch
        values |= {"next_touch_on": day, "next_touch_time": hour, "next_touch_zone": zone}
    for name in sorted(wanted.taken.columns) if wanted.taken else ():
        if name == "birthday":
            values |= {"birth_year": None, "birth_month": None, "birth_day": None}
        elif name == "next_touch":
            values |= {"next_touch_on": None, "next_touch_time": None, "next_touch_zone": None}
        else:
            values[name] = Sex.UNKNOWN if name == "sex" else None
    return values
