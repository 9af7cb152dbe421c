"""Campaigns in words: where they stand, whom they reach, what has come of them."""

from collections.abc import Mapping, Sequence

from bot.audience.told import tell_audience
from bot.kit.call import Turn
from bot.kit.enum_words import key_of, worded
from bot.kit.screen import short
from bot.kit.words import Html, Words
from bot.team.zones import city_of
from domain.accounts.tables import ActionKind
from domain.actions.tables import ActionState, Reason
from domain.actions.views import Counts
from domain.audience.audience import Audience
from domain.campaigns.rules import HAS_OBJECTS
from domain.campaigns.tables import CampaignState
from domain.campaigns.views import CampaignView
from domain.journal.boundary import Reading
from domain.touches.rules import today_in

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


def default_name(turn: Turn, kind: ActionKind) -> str:
    """What a campaign of this kind is called that is begun today."""
    today = today_in(turn.actor.zone, turn.services.clock())
    return turn.words.text(
        "campaigns-default-name", kind=kind.value, day=turn.words.day(today, today=today.replace(day=1))
    )


def line_of(words: Words, campaign: CampaignView) -> str:
    """A campaign as a button in a list."""
    share = f" · {campaign.done}/{campaign.total}" if campaign.total and campaign.job_id is not None else ""
    name = short(campaign.name or words.text("campaigns-unnamed"), 40)
    return words.text("campaigns-line", icon=ICONS[campaign.state], kind=campaign.kind.value, name=f"{name}{share}")


def title_of(words: Words, campaign: CampaignView) -> Html:
    """The name with the state."""
    return words.html(
        "campaigns-title",
        kind=campaign.kind.value,
        name=campaign.name or words.text("campaigns-unnamed"),
        state=words.text(key_of(campaign.state)),
    )


async def tell_recipients(ctx: Reading, words: Words, audience: Audience | None) -> Html:
    """Whom it is for, and how many cards those are at this moment."""
    if audience is None:
        return words.html("campaigns-nobody-chosen")
    return await tell_audience(ctx, words, audience)


def tell_objects(words: Words, campaign: CampaignView) -> Html:
    """What is liked or commented; nothing for messages and friend requests."""
    if campaign.kind not in HAS_OBJECTS:
        return Html()
    if not campaign.objects:
        return words.html("campaigns-no-objects")
    return words.html("campaigns-objects", avatar="yes" if campaign.on_avatar else "no", count=campaign.wall_posts)


def hours_text(words: Words, campaign: CampaignView) -> str:
    """Its own hours, and whose clock they are told by; that it has none."""
    hours = campaign.hours
    if hours is None:
        return words.text("campaigns-hours-none")
    city = city_of(hours.zone, words.locale)
    return words.text("campaigns-hours-told", start=f"{hours.start:%H:%M}", end=f"{hours.end:%H:%M}", city=city)


def tell_rules(words: Words, campaign: CampaignView) -> Html:
    """The rules that are out of the ordinary, in one line."""
    told = []
    if campaign.quiet_days:
        told.append(words.html("campaigns-rule-quiet", days=campaign.quiet_days))
    if campaign.hours is not None:
        told.append(words.html("campaigns-rule-hours", hours=hours_text(words, campaign)))
    if campaign.kind is ActionKind.MESSAGE:
        if campaign.stop_on_answer:
            told.append(words.html("campaigns-rule-stop"))
        if campaign.cap_times:
            told.append(words.html("campaigns-rule-cap", times=campaign.cap_times, days=campaign.cap_days))
        if campaign.delete_own_copy:
            told.append(words.html("campaigns-rule-delete"))
    return words.html("campaigns-rules-line", rules=Html.lines(told, "; ")) if told else Html()


def tell_reasons(words: Words, reasons: Mapping[Reason, int]) -> list[Html]:
    """One line for each reason, the most frequent first."""
    return [
        words.html("campaigns-reason-line", reason=words.text(key_of(reason)), count=count)
        for reason, count in sorted(reasons.items(), key=lambda each: -each[1])
    ]


def tell_counts(words: Words, counts: Counts, kind: ActionKind, answers: int = 0) -> Html:
    """What has come of the recipients, or of the likes meant for them; the states add up to all of them."""
    lines = [
        words.html("campaigns-count", state=state_word(words, state, kind), count=counts.states[state])
        for state in _TOLD
        if counts.states.get(state)
    ]
    answered = words.html("campaigns-answers", count=answers) if answers else Html()
    kept = words.html("campaigns-copies-kept", count=counts.copies_kept) if counts.copies_kept else Html()
    return Html.lines([*lines, answered, kept, *tell_reasons(words, counts.reasons)])


def tell_behind(words: Words, behind: Sequence[tuple[str, int]]) -> list[Html]:
    """Which accounts have left so many people to the others."""
    return [words.html("campaigns-left-behind", name=name, count=count) for name, count in behind]


def state_word(words: Words, state: ActionState, kind: ActionKind) -> str:
    """Where an action stands: a message is sent, a like is put."""
    if state is ActionState.DONE and kind is not ActionKind.MESSAGE:
        return words.text("campaigns-done", kind=kind.value)
    return words.text(key_of(state))
