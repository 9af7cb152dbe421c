"""One campaign: a draft to be filled in, or what has come of one that was launched. The others show it by this."""

from bot.campaigns.presses import (
    AudiencesPress,
    CheckPress,
    NamePress,
    QuietPress,
    RemoveCampaignPress,
    SendersPress,
    StopOnAnswerPress,
    TextPress,
)
from bot.campaigns.running import launched_screen
from bot.campaigns.told import tell_recipients, title_of
from bot.kit.call import Shown, Turn
from bot.kit.presses import CampaignsPress
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from bot.templates.presses import DropEnclosuresPress, KeepTemplatePress, PickForCampaignPress
from domain.campaigns.queries import get_campaign, list_senders
from domain.campaigns.tables import CampaignState
from domain.campaigns.views import CampaignView

#: How much of the text a draft shows.
TEXT_SHOWN = 1_500
#: The rests after a touch that one press goes through.
QUIET_DAYS = (0, 1, 7, 30)


async def campaign_screen(turn: Turn, campaign_id: int, done: Html | None = None) -> Screen:
    """The campaign as it stands. `NotFoundError` for one that is gone or somebody else's."""
    async with turn.reading() as ctx:
        campaign = await get_campaign(ctx, campaign_id)
    if campaign.job_id is not None:
        return await launched_screen(turn, campaign, done)
    async with turn.reading() as ctx:
        audience = await tell_recipients(ctx, turn.words, campaign.audience)
        senders = {each.id: each.name for each in await list_senders(ctx)}
    return _draft_screen(turn, campaign, senders.get(campaign.account_id or 0, ""), audience, done)


async def show_campaign(turn: Shown, campaign_id: int, done: Html | None = None) -> None:
    """Show it with what has just been done."""
    await turn.show(await campaign_screen(turn, campaign_id, done))


def _draft_screen(turn: Turn, campaign: CampaignView, sender: str, audience: Html, done: Html | None) -> Screen:
    words, here = turn.words, campaign.id
    text = words.html("campaigns-text", text=_cut(campaign.text)) if campaign.text else words.html("campaigns-no-text")
    parts = [
        title_of(words, campaign),
        Html.lines(
            [
                words.html("campaigns-from", name=sender) if sender else words.html("campaigns-no-account"),
                words.html("campaigns-to", audience=audience),
            ]
        ),
        text,
        done or "",
    ]
    screen = Screen(Html.lines(parts, "\n\n"))
    is_ready = campaign.state is CampaignState.READY and bool(sender)
    if is_ready:
        screen.row(button(words.text("campaigns-check"), CheckPress(campaign_id=here), style="primary"))
    screen.row(
        button(words.text("campaigns-pick-account"), SendersPress(campaign_id=here)),
        button(words.text("campaigns-pick-audience"), AudiencesPress(campaign_id=here)),
    )
    screen.row(
        button(words.text("campaigns-write-text"), TextPress(campaign_id=here)),
        button(words.text("campaigns-rename"), NamePress(campaign_id=here)),
    )
    screen.row(
        button(words.text("templates-from"), PickForCampaignPress(campaign_id=here)),
        button(words.text("templates-keep"), KeepTemplatePress(campaign_id=here)) if campaign.text else None,
    )
    if campaign.enclosure_ids:
        count = len(campaign.enclosure_ids)
        screen.row(button(words.text("templates-without-files", count=count), DropEnclosuresPress(campaign_id=here)))
    on = "yes" if campaign.stop_on_answer else "no"
    screen.row(
        button(
            words.text("campaigns-stop-on-answer", on=on),
            StopOnAnswerPress(campaign_id=here, on=not campaign.stop_on_answer),
        )
    )
    days = next((each for each in QUIET_DAYS if each > campaign.quiet_days), 0)
    quiet = words.text("campaigns-quiet", days=campaign.quiet_days)
    screen.row(button(quiet, QuietPress(campaign_id=here, days=days)))
    return screen.row(
        button(words.text("campaigns-remove"), RemoveCampaignPress(campaign_id=here)),
        button(words.text("campaigns-back"), CampaignsPress()),
    )


def _cut(text: str) -> str:
    return text if len(text) <= TEXT_SHOWN else text[: TEXT_SHOWN - 1] + "…"
