"""Write a note on a card."""

from domain.clients.load_client import load_client
from domain.clients.rules import clean_text
from domain.clients.tables import Note
from domain.journal.boundary import Writing


async def add_note(ctx: Writing, client_id: int, text: str) -> Note:
    """A note by the actor; `InvalidValueError` if it is empty or over 4,000 characters."""
    await load_client(ctx, client_id)
    return await ctx.add(
        Note(
            client_id=client_id,
            member_id=ctx.actor.member_id,
            text=clean_text(text, field="note"),
            made_at=ctx.clock(),
        )
    )
