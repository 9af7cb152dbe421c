"""How the clients that an actor sees are shared out: by who is responsible."""

from dataclasses import dataclass

from sqlalchemy import select

from domain.base.actor import Permission
from domain.clients.tables import Client
from domain.clients.tally import tally
from domain.journal.boundary import Reading
from domain.team.tables import Member


@dataclass(frozen=True, slots=True)
class Share:
    """A member (None: nobody) and how many visible clients at work that member is responsible for."""

    member_id: int | None
    name: str | None
    is_active: bool
    clients: int


async def list_shares(ctx: Reading) -> list[Share]:
    """Every member at work, and whoever else still has clients; most clients first, nobody last."""
    ctx.require(Permission.SEE_CLIENTS)
    counts = {key: int(count) for key, count in await ctx.rows(tally(ctx.actor, Client.responsible_id, Client.id))}
    members = await ctx.rows(select(Member.id, Member.name, Member.is_active))
    shares = [
        Share(key, name, is_active, counts.get(key, 0))
        for key, name, is_active in members
        if is_active or counts.get(key)
    ]
    shares.sort(key=lambda share: (-share.clients, share.name or ""))
    return [*shares, Share(None, None, is_active=True, clients=counts.get(None, 0))]
