"""Campaigns in words: where they stand, whom they reach, what has come of them."""

from collections.abc import Mapping

from bot.audience.told import tell_audience
from bot.kit.enum_words import key_of, worded
from bot.kit.screen import short
from bot.kit.words import Html, Words
from domain.actions.tables import ActionState, Reason
from domain.actions.views import Counts
from domain.audience.audience import Audience
from domain.campaigns.tables import CampaignState
from domain.campaigns.views import CampaignView
from domain.journal.boundary import Reading

worded("campaigns-state")(CampaignState)
worded("campaigns-reason")(Reason)
worded("campaigns-action")(ActionState)

ICONS = {
    CampaignState.DRAFT: "📝",
    CampaignState.READY: "📝",
    CampaignState.SCHEDULED: "🕓",
    CampaignState.RUNNING: "⏳",
    CampaignState.PAUSED: "⏸",
    CampaignState.DONE: "✅",
    CampaignState.CANCELLED: "✖",
    CampaignState.FAILED: "⚠️",
}
#: The order in which what has come of the recipients is told.
_TOLD = (
    ActionState.DONE, ActionState.PLANNED, ActionState.SENDING, ActionState.SKIPPED, ActionState.FAILED,
    ActionState.UNSURE,
)  # fmt: skip


def line_of(words: Words, campaign: CampaignView) -> str:
    """A campaign as a button in a list."""
    share = f" · {campaign.done}/{campaign.total}" if campaign.total and campaign.job_id is not None else ""
    return f"{ICONS[campaign.state]} {short(campaign.name or words.text('campaigns-unnamed'), 44)}{share}"


def title_of(words: Words, campaign: CampaignView) -> Html:
    """The name with the state."""
    return words.html(
        "campaigns-title",
        name=campaign.name or words.text("campaigns-unnamed"),
        state=words.text(key_of(campaign.state)),
    )


async def tell_recipients(ctx: Reading, words: Words, audience: Audience | None) -> Html:
    """Whom it is for, and how many cards those are at this moment."""
    if audience is None:
        return words.html("campaigns-nobody-chosen")
    return await tell_audience(ctx, words, audience)


def tell_reasons(words: Words, reasons: Mapping[Reason, int]) -> list[Html]:
    """One line for each reason, the most frequent first."""
    return [
        words.html("campaigns-reason-line", reason=words.text(key_of(reason)), count=count)
        for reason, count in sorted(reasons.items(), key=lambda each: -each[1])
    ]


def tell_counts(words: Words, counts: Counts) -> Html:
    """What has come of the recipients; the states add up to all of them."""
    lines = [
        words.html("campaigns-count", state=words.text(key_of(state)), count=counts.states[state])
        for state in _TOLD
        if counts.states.get(state)
    ]
    return Html.lines([*lines, *tell_reasons(words, counts.reasons)])
