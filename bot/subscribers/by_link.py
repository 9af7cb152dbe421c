"""A link to a community or a person of VK that nobody in the base has: bring in who is there, or write to them."""

from aiogram.types import InlineKeyboardButton

from bot.kit.call import Call, Said
from bot.kit.presses import HomePress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button, short
from bot.subscribers.harvest_screen import draw_harvest
from bot.subscribers.presses import LinkCampaignPress, LinkFollowersPress
from bot.work.follow import begun_here, show_begun
from domain.audience.filter import ClientFilter
from domain.audience.keep_filter import keep_draft
from domain.audience.queries import get_filter
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind
from domain.subscribers.start_harvest import start_harvest

_LONGEST = 60


async def ways_from_link(said: Said, query: str) -> list[InlineKeyboardButton]:
    """What may be done about the people behind a link. The link itself is kept, for no button holds it."""
    async with said.writing(ChangeKind.WORK) as ctx:
        filter_id = await keep_draft(ctx, ClientFilter(text=query))
    words = said.words
    return [
        button(words.text("subscribers-of-link"), LinkFollowersPress(filter_id=filter_id)),
        button(words.text("campaigns-of-link"), LinkCampaignPress(filter_id=filter_id)),
    ]


async def offer_ways(said: Said, query: str) -> None:
    """Ask what to do about a link that can't be anybody's page."""
    screen = Screen(said.words.html("subscribers-link-ask", link=short(query, _LONGEST)))
    for way in await ways_from_link(said, query):
        screen.row(way)
    await said.show(screen.row(button(said.words.text("kit-home"), HomePress())))


@on_press(LinkFollowersPress, Permission.IMPORT)
async def press_link_followers(call: Call, press: LinkFollowersPress) -> None:
    """Begin a harvest with it, in the message of the button."""
    async with call.reading() as look:
        text = (await get_filter(look, press.filter_id)).text
    async with call.writing(ChangeKind.WORK) as ctx:
        job = await begun_here(ctx, call, (await start_harvest(ctx, text, call.chat_id)).job_id)
    await show_begun(call, job, await draw_harvest(call, job))
