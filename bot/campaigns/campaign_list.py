"""/campaign: the campaigns with where they stand, and the way to a new one."""

from bot.campaigns.campaign import campaign_screen
from bot.campaigns.presses import CampaignPress
from bot.campaigns.told import line_of
from bot.kit.call import Call, Said, Turn
from bot.kit.presses import AccountsPress, CampaignsPress, HomePress, NewCampaignPress
from bot.kit.registry import on_command, on_press
from bot.kit.screen import Screen, button
from domain.audience.audience import Audience
from domain.audience.queries import get_filter
from domain.base.actor import Permission
from domain.campaigns.prepare_campaign import set_account, set_audience, start_draft
from domain.campaigns.queries import list_campaigns, list_senders
from domain.journal.kinds import ChangeKind
from domain.touches.rules import today_in

PAGE = 8


async def campaigns_screen(turn: Turn, before_id: int = 0) -> Screen:
    """A page of campaigns, the newest first; without a community, the way to connect one."""
    words = turn.words
    async with turn.reading() as ctx:
        found = await list_campaigns(ctx, PAGE + 1, before_id=before_id or None)
        senders = await list_senders(ctx)
    screen = Screen(words.html("campaigns-list") if senders else words.html("campaigns-no-sender"))
    if senders:
        screen.row(button(words.text("campaigns-new"), NewCampaignPress(), style=None if found else "primary"))
    elif turn.actor.may(Permission.SETTINGS):
        screen.row(button(words.text("campaigns-connect"), AccountsPress(), style="primary"))
    for each in found[:PAGE]:
        screen.row(button(line_of(words, each), CampaignPress(campaign_id=each.id)))
    return screen.row(
        button(words.text("campaigns-newest"), CampaignsPress()) if before_id else None,
        button(words.text("kit-next"), CampaignsPress(before_id=found[PAGE - 1].id)) if len(found) > PAGE else None,
    ).row(button(words.text("kit-home"), HomePress()))


@on_press(CampaignsPress, Permission.EDIT_CLIENTS)
async def press_campaigns(call: Call, press: CampaignsPress) -> None:
    """A page of the list."""
    await call.show(await campaigns_screen(call, press.before_id))


@on_command("campaign", Permission.EDIT_CLIENTS)
async def say_campaign(said: Said) -> None:
    """The list as a new message."""
    await said.show(await campaigns_screen(said))


@on_press(NewCampaignPress, Permission.EDIT_CLIENTS)
async def press_new(call: Call, press: NewCampaignPress) -> None:
    """A draft, perhaps for the clients of a list; the only community there is writes by itself."""
    words, today = call.words, today_in(call.actor.zone, call.services.clock())
    async with call.reading() as look:
        senders = await list_senders(look)
        audience = Audience(segment_id=press.segment_id) if press.segment_id else None
        if press.filter_id:
            audience = Audience(wanted=await get_filter(look, press.filter_id))
    if not senders:
        await call.show(await campaigns_screen(call))
        return
    async with call.writing(ChangeKind.WORK) as ctx:
        name = words.text("campaigns-default-name", day=words.day(today, today=today.replace(day=1)))
        draft = await start_draft(ctx, name, chat_id=call.chat_id)
        if len(senders) == 1:
            await set_account(ctx, draft.id, senders[0].id)
        if audience is not None:
            await set_audience(ctx, draft.id, audience)
        campaign_id = draft.id
    await call.show(await campaign_screen(call, campaign_id))


@on_press(CampaignPress, Permission.EDIT_CLIENTS)
async def press_campaign(call: Call, press: CampaignPress) -> None:
    """One campaign, as it stands."""
    await call.show(await campaign_screen(call, press.campaign_id))
