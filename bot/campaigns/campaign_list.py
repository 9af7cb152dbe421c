"""/campaign: the campaigns with where they stand, the way to new ones, and to the last one once more."""

from aiogram.types import InlineKeyboardButton

from bot.campaigns.campaign import campaign_screen
from bot.campaigns.presses import CampaignPress, SimilarPress
from bot.campaigns.told import default_name, line_of
from bot.kit.call import Call, Said, Turn
from bot.kit.presses import AccountsPress, CampaignsPress, HeldPress, HomePress, NewCampaignPress
from bot.kit.registry import on_command, on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Words
from domain.accounts.tables import ActionKind
from domain.audience.audience import Audience
from domain.audience.queries import get_filter
from domain.base.actor import Permission
from domain.campaigns.prepare_campaign import set_account, set_audience, start_draft
from domain.campaigns.queries import list_campaigns
from domain.campaigns.senders import list_fitting
from domain.campaigns.views import CampaignView
from domain.journal.kinds import ChangeKind

PAGE = 8


async def campaigns_screen(turn: Turn, before_id: int = 0) -> Screen:
    """A page of campaigns, the newest first; without an account, the way to connect one."""
    words = turn.words
    async with turn.reading() as ctx:
        found = await list_campaigns(ctx, PAGE + 1, before_id=before_id or None)
        fitting = {kind: await list_fitting(ctx, kind) for kind in (ActionKind.MESSAGE, ActionKind.LIKE)}
    has_any = any(fitting.values())
    screen = Screen(words.html("campaigns-list") if has_any else words.html("campaigns-no-sender"))
    if fitting[ActionKind.MESSAGE]:
        screen.row(button(words.text("campaigns-new"), NewCampaignPress(), style=None if found else "primary"))
    if has_any:
        screen.row(*(_new(words, kind) for kind in ActionKind if kind is not ActionKind.MESSAGE))
    elif turn.actor.may(Permission.SETTINGS):
        screen.row(button(words.text("campaigns-connect"), AccountsPress(), style="primary"))
    last = next((each for each in found if each.job_id is not None), None)
    if last is not None and not before_id:
        screen.row(button(words.text("campaigns-again", name=_name(words, last)), SimilarPress(campaign_id=last.id)))
    for each in found[:PAGE]:
        screen.row(button(line_of(words, each), CampaignPress(campaign_id=each.id)))
    return screen.row(
        button(words.text("campaigns-newest"), CampaignsPress()) if before_id else None,
        button(words.text("kit-next"), CampaignsPress(before_id=found[PAGE - 1].id)) if len(found) > PAGE else None,
    ).row(
        button(words.text("work-held"), HeldPress()) if has_any else None,
        button(words.text("kit-home"), HomePress()),
    )


def _new(words: Words, kind: ActionKind) -> InlineKeyboardButton:
    return button(words.text("campaigns-new-kind", kind=kind.value), NewCampaignPress(kind=kind))


def _name(words: Words, campaign: CampaignView) -> str:
    return campaign.name or words.text("campaigns-unnamed")


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
    """A draft, perhaps for the clients of a list; the only account that can do it is chosen by itself."""
    async with call.reading() as look:
        senders = await list_fitting(look, press.kind)
        audience = Audience(segment_id=press.segment_id) if press.segment_id else None
        if press.filter_id:
            audience = Audience(wanted=await get_filter(look, press.filter_id))
    if not senders and press.kind is ActionKind.MESSAGE:
        await call.show(await campaigns_screen(call))
        return
    async with call.writing(ChangeKind.WORK) as ctx:
        draft = await start_draft(ctx, default_name(call, press.kind), kind=press.kind, chat_id=call.chat_id)
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
