"""Whose card a VK page is on, whoever may see it: for deciding who hears of a message, not for showing."""

from dataclasses import dataclass

from sqlalchemy import select

from domain.base.actor import Permission
from domain.clients.kinds import ChannelKind, ClientState
from domain.clients.tables import Channel, Client
from domain.journal.boundary import Reading


@dataclass(frozen=True, slots=True)
class Holder:
    """The live card of a page."""

    client_id: int
    responsible_id: int | None
    state: ClientState
    class_id: int | None


async def holder_of(ctx: Reading, address: str) -> Holder | None:
    """The card, or None. What may be told of it is the caller's duty."""
    ctx.require(Permission.EDIT_CLIENTS)
    row = await ctx.first(
        select(Client.id, Client.responsible_id, Client.state, Client.access_class_id)
        .join(Channel, Channel.client_id == Client.id)
        .where(Channel.address == address, Channel.kind == ChannelKind.VK, Channel.is_live.is_(True))
    )
    return None if row is None else Holder(*row)
