"""Who does the work of a campaign: one community or page, or for likes, requests and comments several pages."""

from aiogram.types import InlineKeyboardButton

from bot.campaigns.campaign import show_campaign
from bot.campaigns.presses import CampaignPress, EachAccountPress, SenderPress, SendersPress
from bot.kit.call import Call, Turn
from bot.kit.presses import AccountsPress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from domain.accounts.tables import AccountKind, ActionKind
from domain.base.actor import Permission
from domain.campaigns.choose_accounts import choose_account
from domain.campaigns.prepare_campaign import set_rules
from domain.campaigns.queries import get_campaign
from domain.campaigns.rules import TAKES_SEVERAL
from domain.campaigns.senders import accounts_of, list_fitting
from domain.campaigns.views import CampaignView, SenderView
from domain.journal.kinds import ChangeKind


async def senders_screen(turn: Turn, campaign_id: int) -> Screen:
    """The accounts that can do it; where several may, each has a tick. Without any, the way to connect one."""
    words = turn.words
    async with turn.reading() as ctx:
        campaign = await get_campaign(ctx, campaign_id)
        senders = await list_fitting(ctx, campaign.kind)
        chosen = {each.id for each in await accounts_of(ctx, campaign)}
    is_many = campaign.kind in TAKES_SEVERAL
    question = words.html("campaigns-accounts-ask", kind=campaign.kind.value)
    screen = Screen(question if senders else words.html("campaigns-accounts-none", kind=campaign.kind.value))
    for each in senders:
        screen.row(_account(turn, campaign, each, is_on=is_many and each.id in chosen))
    if not senders and turn.actor.may(Permission.SETTINGS):
        screen.row(button(words.text("campaigns-connect-any"), AccountsPress(), style="primary"))
    if campaign.kind is ActionKind.LIKE and len(chosen) > 1:
        screen.text = Html.lines([screen.text, words.html("campaigns-each-account-about")], "\n\n")
        caption = words.text("campaigns-each-account", on="yes" if campaign.each_account else "no")
        screen.row(button(caption, EachAccountPress(campaign_id=campaign_id, on=not campaign.each_account)))
    done = words.text("campaigns-accounts-done") if is_many and chosen else words.text("kit-back")
    return screen.row(button(done, CampaignPress(campaign_id=campaign_id)))


def _account(turn: Turn, campaign: CampaignView, sender: SenderView, *, is_on: bool) -> InlineKeyboardButton:
    caption = turn.words.text(
        "campaigns-account",
        name=sender.name,
        kind="person" if sender.kind is AccountKind.PERSON else "community",
        on="yes" if is_on else "no",
    )
    return button(caption, SenderPress(campaign_id=campaign.id, account_id=sender.id, on=not is_on))


@on_press(SendersPress, Permission.EDIT_CLIENTS)
async def press_senders(call: Call, press: SendersPress) -> None:
    """The accounts to choose from."""
    await call.show(await senders_screen(call, press.campaign_id))


@on_press(SenderPress, Permission.EDIT_CLIENTS)
async def press_sender(call: Call, press: SenderPress) -> None:
    """Take this one, and go on choosing where several may be taken."""
    async with call.writing(ChangeKind.WORK) as ctx:
        campaign = await choose_account(ctx, press.campaign_id, press.account_id, on=press.on)
        goes_on = campaign.kind in TAKES_SEVERAL
    if goes_on:
        await call.show(await senders_screen(call, press.campaign_id))
        return
    await show_campaign(call, press.campaign_id)


@on_press(EachAccountPress, Permission.EDIT_CLIENTS)
async def press_each_account(call: Call, press: EachAccountPress) -> None:
    """Whether everybody gets a like of each."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await set_rules(ctx, press.campaign_id, each_account=press.on)
    await call.show(await senders_screen(call, press.campaign_id))
