"""Write down, correct and remove the times a client came to us."""

from collections.abc import Mapping
from datetime import datetime

from domain.base.errors import InvalidValueError, NotFoundError
from domain.clients.kinds import SourceKind
from domain.clients.load_client import load_client
from domain.clients.sources import clean_details, trace_text
from domain.clients.tables import ClientSource
from domain.journal.boundary import Writing


async def add_source(
    ctx: Writing,
    client_id: int,
    kind: SourceKind,
    details: Mapping[str, str | int | None] | None = None,
    *,
    came_at: datetime | None = None,
) -> ClientSource:
    """One more time the client came to us, now or at `came_at`; `details` as `sources.DETAILS` names them.

    Raises `NotFoundError`, `InvalidValueError` for a detail that is too long or a time that has not come yet.
    """
    await load_client(ctx, client_id)
    known = clean_details(details or {})
    return await ctx.add(
        ClientSource(
            client_id=client_id,
            kind=kind,
            details=known,
            came_at=_checked(ctx, came_at) if came_at is not None else ctx.clock(),
            search_text=trace_text(known),
        )
    )


async def edit_source(
    ctx: Writing,
    client_id: int,
    source_id: int,
    *,
    version: int | None = None,
    kind: SourceKind | None = None,
    came_at: datetime | None = None,
    details: Mapping[str, str | int | None] | None = None,
) -> ClientSource:
    """Correct a source. Of `details` only those given are changed; None or an empty text takes one away.

    Raises `NotFoundError`, `InvalidValueError`, and `ChangedMeanwhileError` if it is no longer of this version.
    """
    source = await _load(ctx, client_id, source_id, version)
    if kind is not None:
        source.kind = kind
    if came_at is not None:
        source.came_at = _checked(ctx, came_at)
    if details is not None:
        source.details = clean_details({**source.details, **details})
        source.search_text = trace_text(source.details)
    await ctx.session.flush()
    return source


async def remove_source(ctx: Writing, client_id: int, source_id: int, *, version: int | None = None) -> ClientSource:
    """Take a source off the card; undo puts it back. `ChangedMeanwhileError` if it is no longer of this version."""
    source = await _load(ctx, client_id, source_id, version)
    await ctx.session.delete(source)
    await ctx.session.flush()
    return source


async def _load(ctx: Writing, client_id: int, source_id: int, version: int | None = None) -> ClientSource:
    await load_client(ctx, client_id)
    source = await ctx.find(ClientSource, source_id)
    if source is None or source.client_id != client_id:
        raise NotFoundError(what="source")
    source.check_seen(version)
    return source


def _checked(ctx: Writing, came_at: datetime) -> datetime:
    if came_at > ctx.clock():
        raise InvalidValueError(field="came_at", reason="future")
    return came_at
