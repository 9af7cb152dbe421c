"""Whether a client has a picture, and where the one of the VK page is."""

from domain.attachments.queries import avatar_of
from domain.clients.kinds import ChannelKind
from domain.clients.views import CardView
from domain.enrichment.queries import pages_of
from domain.journal.boundary import Reading


async def vk_picture(ctx: Reading, card: CardView) -> str | None:
    """The web address of the photo on the client's VK page, if VK has told one."""
    addresses = [each.address for each in card.channels if each.kind is ChannelKind.VK]
    pages = await pages_of(ctx, addresses)
    return next((page.avatar_url for page in pages.values() if page.avatar_url), None)


async def has_picture(ctx: Reading, card: CardView) -> bool:
    """Whether the card has something to show."""
    return await avatar_of(ctx, card.id) is not None or await vk_picture(ctx, card) is not None
