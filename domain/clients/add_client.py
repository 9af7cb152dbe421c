"""Add a client by hand."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select

from domain.base.actor import Permission
from domain.base.errors import AddressTakenError
from domain.clients.kinds import ChannelKind, ClientKind, SourceKind
from domain.clients.rules import clean_line
from domain.clients.sources import clean_details, trace_text
from domain.clients.tables import Channel, Client, ClientSource
from domain.journal.boundary import Writing
from domain.outbox.post_to_team import post_to_team
from domain.team.tables import PostKind


async def add_client(
    ctx: Writing,
    name: str,
    channels: Iterable[tuple[ChannelKind, str]] = (),
    *,
    kind: ClientKind = ClientKind.PERSON,
    company: str | None = None,
    source: SourceKind = SourceKind.MANUAL,
    traced: Mapping[str, str | int | None] | None = None,
    is_told: bool = True,
) -> Client:
    """A new card with these channels (in normal form). The actor becomes responsible.

    `source` is how the client came to us, `traced` what is known of it (`sources.DETAILS`); `is_told` has the team
    group told of it.

    Raises `AddressTakenError` (with the card's id) for a VK id that another live card holds, `InvalidValueError` for an
    empty or too long name. Phones and e-mails may be shared.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    wanted = list(dict.fromkeys(channels))
    for channel_kind, address in wanted:
        if channel_kind is ChannelKind.VK:
            await refuse_taken(ctx, address)
    client = await ctx.add(
        Client(
            kind=kind,
            name=clean_line(name, field="name"),
            company=company,
            responsible_id=ctx.actor.member_id,
            created_at=ctx.clock(),
        )
    )
    for position, (channel_kind, address) in enumerate(wanted):
        ctx.session.add(Channel(client_id=client.id, kind=channel_kind, address=address, position=position))
    known = clean_details(traced or {})
    came = {"details": known, "came_at": ctx.clock(), "search_text": trace_text(known)}
    ctx.session.add(ClientSource(client_id=client.id, kind=source, **came))
    await ctx.session.flush()
    if is_told:
        told = {"client_id": client.id, "member_id": ctx.actor.member_id}
        await post_to_team(ctx, PostKind.NEW_CLIENT, f"client:{client.id}", "client-added", told)
    return client


async def refuse_taken(ctx: Writing, address: str, *, but: int | None = None) -> None:
    """Raise `AddressTakenError` if a live card other than `but` holds this VK address."""
    ctx.require(Permission.EDIT_CLIENTS)
    holder = await ctx.scalar(
        select(Channel.client_id).where(
            Channel.kind == ChannelKind.VK, Channel.address == address, Channel.is_live.is_(True)
        )
    )
    if holder is not None and holder != but:
        raise AddressTakenError(kind=ChannelKind.VK.value, client_id=holder)
