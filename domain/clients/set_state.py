"""Put a card aside, block it, take it back; leave it out of mailings."""

from domain.clients.kinds import ClientState
from domain.clients.load_client import load_client, refuse_unseen
from domain.clients.tables import Client
from domain.journal.boundary import Writing


async def set_state(ctx: Writing, client_id: int, state: ClientState, *, seen: ClientState | None = None) -> Client:
    """Archive, block, or work with the client again. `NotFoundError` if the card is gone.

    `ChangedMeanwhileError` if a colleague has made it another one than the actor has `seen`.
    """
    client = await load_client(ctx, client_id)
    refuse_unseen(client.state, state, seen)
    client.state = state
    await ctx.session.flush()
    return client


async def pause_mailings(ctx: Writing, client_id: int, *, on: bool) -> Client:
    """Leave the client out of our mailings, or (not `on`) lift this pause of ours: it gives back no consent.

    `NotFoundError` if the card is gone.
    """
    client = await load_client(ctx, client_id)
    if on is (client.paused_at is None):
        client.paused_at = ctx.clock() if on else None
    await ctx.session.flush()
    return client
