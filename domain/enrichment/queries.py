"""Which addresses VK was never asked about, and what it said of the others."""

from collections.abc import Collection

from sqlalchemy import Select, func, select

from domain.accounts.lease_accounts import SERVED
from domain.accounts.tables import Account, AccountKind
from domain.base.actor import Permission
from domain.base.bulk import among
from domain.base.views import columns_of, views_of
from domain.clients.access import visible_clients
from domain.clients.kinds import ChannelKind
from domain.clients.tables import Channel, Client
from domain.enrichment.tables import VkPage
from domain.enrichment.views import PageView
from domain.journal.boundary import Reading


async def addresses_to_ask(ctx: Reading, limit: int) -> list[str]:
    """Addresses of VK on the actor's cards that were never looked up, the oldest first."""
    ctx.require(Permission.IMPORT)
    return await ctx.column(_unasked(ctx).order_by(Channel.id).limit(limit))


async def count_to_ask(ctx: Reading) -> int:
    """How many such addresses there are."""
    ctx.require(Permission.IMPORT)
    return int(await ctx.scalar(select(func.count()).select_from(_unasked(ctx).subquery())))


async def has_to_ask(ctx: Reading) -> bool:
    """Whether there is one at all."""
    ctx.require(Permission.IMPORT)
    return await ctx.scalar(_unasked(ctx).limit(1)) is not None


async def has_community(ctx: Reading) -> bool:
    """Whether there is a community whose token VK answers to."""
    ctx.require(Permission.IMPORT)
    works = (Account.kind == AccountKind.COMMUNITY, Account.removed_at.is_(None), Account.state.in_(SERVED))
    return await ctx.scalar(select(Account.id).where(*works).limit(1)) is not None


async def pages_of(ctx: Reading, addresses: Collection[str]) -> dict[str, PageView]:
    """What VK said of these addresses, by address; what it was never asked about is left out."""
    ctx.require(Permission.SEE_CLIENTS)
    if not addresses:
        return {}
    # Only what stands on a card that may be seen: nobody finds out here whom others have.
    seen = select(Channel.address).join(Client, Client.id == Channel.client_id).where(visible_clients(ctx.actor))
    query = select(*columns_of(VkPage, PageView)).where(
        among(ctx.dialect, VkPage.address, addresses), VkPage.address.in_(seen.where(Channel.kind == ChannelKind.VK))
    )
    return {page.address: page for page in views_of(await ctx.rows(query), PageView)}


def _unasked(ctx: Reading) -> Select[str]:
    asked = select(VkPage.id).where(VkPage.address == Channel.address).exists()
    return (
        select(Channel.address)
        .join(Client, Client.id == Channel.client_id)
        .where(Channel.kind == ChannelKind.VK, Channel.is_live.is_(True), ~asked, visible_clients(ctx.actor))
    )
