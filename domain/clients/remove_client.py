"""Remove a card, so that undo can bring it back."""

from domain.clients.load_client import load_client
from domain.clients.tables import Client
from domain.journal.boundary import Writing


async def remove_client(ctx: Writing, client_id: int, *, version: int | None = None) -> Client:
    """Mark the card as removed: it leaves every list and search, and its VK id becomes free."""
    client = await load_client(ctx, client_id, version=version)
    client.deleted_at = ctx.clock()
    await ctx.session.flush()
    return client
