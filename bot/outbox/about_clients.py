"""What the team group hears of clients: a new one, a move, a deal won.

Everybody in the group reads it, so it names only whom every member may see. One button opens the card in private, to
those who may; another takes on a client whom nobody is responsible for.
"""

from aiogram.utils.link import create_telegram_link

from bot.clients.link import payload_of
from bot.clients.presses import TakeClientPress
from bot.funnel.captions import caption
from bot.kit.screen import Screen, button, link_button
from bot.kit.viewer import Onlooker
from bot.kit.words import Html
from bot.outbox.renders import Rendered, renders
from domain.clients.access_queries import is_nobodys, name_for_all
from domain.funnel.deal_queries import get_deal
from domain.funnel.queries import find_stage, list_standings
from domain.funnel.tables import DealStatus
from domain.journal.boundary import Reading
from domain.outbox.views import MessageView
from domain.team.queries import get_member


@renders("client-added")
async def draw_added(viewer: Onlooker, message: MessageView) -> Rendered:
    """A new client, and who has brought it."""
    async with viewer.reading() as ctx:
        about = await _about(ctx, message, message.payload["client_id"])
    return await _post(viewer, viewer.words.html("outbox-client-added", **about), message.payload["client_id"])


@renders("stage-changed")
async def draw_moved(viewer: Onlooker, message: MessageView) -> Rendered | None:
    """A client on a new stage; nothing if it stands there no more."""
    client_id, stage_id = message.payload["client_id"], message.payload["stage_id"]
    async with viewer.reading() as ctx:
        funnel, stage = await find_stage(ctx, stage_id)
        if all(standing.stage.id != stage_id for standing in await list_standings(ctx, client_id)):
            return None
        about = await _about(ctx, message, client_id)
    told = viewer.words.html("outbox-stage-changed", stage=caption(stage), funnel=funnel.name, **about)
    return await _post(viewer, told, client_id)


@renders("deal-won")
async def draw_won(viewer: Onlooker, message: MessageView) -> Rendered | None:
    """A deal and its sum; nothing if it is won no more."""
    words = viewer.words
    async with viewer.reading() as ctx:
        deal = await get_deal(ctx, message.payload["deal_id"])
        about = await _about(ctx, message, deal.client_id)
    if deal.status is not DealStatus.WON:
        return None
    # What a deal is called may say whose it is.
    title = deal.title if about["named"] == "yes" else ""
    amount = words.money(deal.amount, deal.currency) if deal.amount is not None else ""
    priced = "yes" if amount else "no"
    told = words.html("outbox-deal-won", title=title, amount=amount, priced=priced, **about)
    return await _post(viewer, told, deal.client_id)


async def _about(ctx: Reading, message: MessageView, client_id: int) -> dict[str, str]:
    """Whom it is about, and who did it, as far as the whole team may know."""
    name, member_id = await name_for_all(ctx, client_id), message.payload["member_id"]
    member = (await get_member(ctx, member_id)).name if member_id is not None else ""
    return {"name": name or "", "named": "yes" if name else "no", "member": member, "known": "yes" if member else "no"}


async def _post(viewer: Onlooker, told: Html, client_id: int) -> Rendered:
    """A client whom nobody is responsible for can be taken on by whoever reads it first."""
    words, link = viewer.words, create_telegram_link(viewer.services.bot_name, start=payload_of(client_id))
    async with viewer.reading() as ctx:
        is_free = await is_nobodys(ctx, client_id)
    screen = Screen(told).row(
        button(words.text("clients-take"), TakeClientPress(client_id=client_id)) if is_free else None,
        link_button(words.text("outbox-open-card"), link),
    )
    return Rendered(screen, words.html("outbox-line-with-card", told=told, link=link))
