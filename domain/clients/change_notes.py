"""Correct a note, or take it off its card."""

from domain.base.errors import NotFoundError
from domain.clients.load_client import load_client
from domain.clients.rules import clean_text
from domain.clients.tables import Note
from domain.journal.boundary import Writing


async def edit_note(ctx: Writing, client_id: int, note_id: int, text: str, *, version: int | None = None) -> Note:
    """Put another text into a note; who wrote it and when stays.

    Raises `NotFoundError`, `InvalidValueError` as when it is added, and `ChangedMeanwhileError` if it is no longer of
    this version.
    """
    note = await _load(ctx, client_id, note_id)
    note.check_seen(version)
    note.text = clean_text(text, field="note")
    await ctx.session.flush()
    return note


async def remove_note(ctx: Writing, client_id: int, note_id: int) -> Note:
    """Take a note off the card; undo puts it back. `NotFoundError` if it is gone."""
    note = await _load(ctx, client_id, note_id)
    note.deleted_at = ctx.clock()
    await ctx.session.flush()
    return note


async def _load(ctx: Writing, client_id: int, note_id: int) -> Note:
    await load_client(ctx, client_id)
    note = await ctx.find(Note, note_id)
    if note is None or note.client_id != client_id or note.deleted_at is not None:
        raise NotFoundError(what="note")
    return note
