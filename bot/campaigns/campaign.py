"""One campaign: a draft to be filled in, or what has come of one that was launched. The others show it by this."""

from aiogram.types import InlineKeyboardButton

from bot.campaigns.presses import (
    AudiencesPress,
    CheckPress,
    KindsPress,
    NamePress,
    NoTextPress,
    ObjectsPress,
    RemoveCampaignPress,
    RulesPress,
    SendersPress,
    TextPress,
)
from bot.campaigns.running import launched_screen
from bot.campaigns.told import tell_objects, tell_recipients, tell_rules, title_of
from bot.kit.call import Shown, Turn
from bot.kit.presses import CampaignsPress
from bot.kit.screen import Screen, button
from bot.kit.words import Html, Words
from bot.templates.presses import DropEnclosuresPress, KeepTemplatePress, PickForCampaignPress
from domain.accounts.tables import ActionKind
from domain.campaigns.queries import get_campaign
from domain.campaigns.rules import HAS_OBJECTS, LONGEST_TEXT
from domain.campaigns.senders import accounts_of, list_fitting
from domain.campaigns.tables import CampaignState
from domain.campaigns.views import CampaignView
from domain.subscribers.queries import is_being_read

#: How much of the text a draft shows.
TEXT_SHOWN = 1_500


async def campaign_screen(turn: Turn, campaign_id: int, done: Html | None = None) -> Screen:
    """The campaign as it stands. `NotFoundError` for one that is gone or somebody else's."""
    async with turn.reading() as ctx:
        campaign = await get_campaign(ctx, campaign_id)
    if campaign.job_id is not None:
        return await launched_screen(turn, campaign, done)
    async with turn.reading() as ctx:
        audience = await tell_recipients(ctx, turn.words, campaign.audience)
        chosen = [each.id for each in await accounts_of(ctx, campaign)]
        senders = [each.name for each in await list_fitting(ctx, campaign.kind) if each.id in chosen]
        if campaign.harvest_id is not None and await is_being_read(ctx, campaign.harvest_id):
            audience = Html.lines([audience, turn.words.html("campaigns-lists-wait")])
    return _draft_screen(turn, campaign, senders, audience, done)


async def show_campaign(turn: Shown, campaign_id: int, done: Html | None = None) -> None:
    """Show it with what has just been done."""
    await turn.show(await campaign_screen(turn, campaign_id, done))


def _draft_screen(turn: Turn, campaign: CampaignView, senders: list[str], audience: Html, done: Html | None) -> Screen:
    words, here = turn.words, campaign.id
    chosen = [
        words.html("campaigns-from", name=", ".join(senders)) if senders else words.html("campaigns-no-account"),
        words.html("campaigns-to", audience=audience),
        tell_objects(words, campaign),
        tell_rules(words, campaign),
    ]
    screen = Screen(
        Html.lines([title_of(words, campaign), Html.lines(chosen), _text_of(words, campaign), done or ""], "\n\n")
    )
    if campaign.state is CampaignState.READY and senders:
        screen.row(button(words.text("campaigns-check"), CheckPress(campaign_id=here), style="primary"))
    screen.row(
        button(words.text("campaigns-pick-account"), SendersPress(campaign_id=here)),
        button(words.text("campaigns-pick-audience"), AudiencesPress(campaign_id=here)),
    )
    screen.row(*_contents(words, campaign))
    screen.row(*_templates(words, campaign))
    screen.row(
        button(words.text("campaigns-pick-kind", kind=campaign.kind.value), KindsPress(campaign_id=here)),
        button(words.text("campaigns-rules"), RulesPress(campaign_id=here)),
    )
    screen.row(button(words.text("campaigns-rename"), NamePress(campaign_id=here)))
    return screen.row(
        button(words.text("campaigns-remove"), RemoveCampaignPress(campaign_id=here)),
        button(words.text("campaigns-back"), CampaignsPress()),
    )


def _contents(words: Words, campaign: CampaignView) -> list[InlineKeyboardButton]:
    """What it consists of, by its kind."""
    here, found = campaign.id, []
    if campaign.kind in LONGEST_TEXT:
        found.append(button(words.text("campaigns-write-text"), TextPress(campaign_id=here)))
    if campaign.kind is ActionKind.FRIEND_REQUEST and campaign.text:
        found.append(button(words.text("campaigns-without-text"), NoTextPress(campaign_id=here)))
    if campaign.kind in HAS_OBJECTS:
        found.append(button(words.text("campaigns-pick-objects"), ObjectsPress(campaign_id=here)))
    return found


def _templates(words: Words, campaign: CampaignView) -> list[InlineKeyboardButton]:
    """The way from and to the kept texts, and what goes along with a message."""
    here, found, count = campaign.id, [], len(campaign.enclosure_ids)
    if campaign.kind in LONGEST_TEXT:
        found.append(button(words.text("templates-from"), PickForCampaignPress(campaign_id=here)))
    if campaign.kind in LONGEST_TEXT and campaign.text:
        found.append(button(words.text("templates-keep"), KeepTemplatePress(campaign_id=here)))
    if campaign.kind is ActionKind.MESSAGE and count:
        found.append(button(words.text("templates-without-files", count=count), DropEnclosuresPress(campaign_id=here)))
    return found


def _text_of(words: Words, campaign: CampaignView) -> Html:
    if campaign.kind not in LONGEST_TEXT:
        return Html()
    if not campaign.text:
        return words.html("campaigns-no-text", kind=campaign.kind.value)
    return words.html("campaigns-text", text=_cut(campaign.text))


def _cut(text: str) -> str:
    return text if len(text) <= TEXT_SHOWN else text[: TEXT_SHOWN - 1] + "…"
