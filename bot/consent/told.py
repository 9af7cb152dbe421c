"""The stop-list and consents in words."""

from datetime import datetime

from bot.kit.call import Turn
from bot.kit.enum_words import key_of, worded
from bot.kit.words import Html
from domain.consent.queries import AccountReach, ConsentView, StopView
from domain.consent.rules import Reach
from domain.consent.tables import ConsentEvent, StopReason

worded("consent-reason")(StopReason)
worded("consent-event")(ConsentEvent)
worded("consent-reach")(Reach)


def tell_stop(turn: Turn, stop: StopView, *, now: datetime) -> Html:
    """That nobody writes to this client, why, since when and by whom."""
    words = turn.words
    return words.html(
        "consent-stopped",
        reason=words.text(key_of(stop.reason)),
        moment=words.moment(stop.since, turn.zone, now=now),
        member=stop.by or "",
        signed="yes" if stop.by else "no",
    )


def tell_consent(turn: Turn, consent: ConsentView, *, now: datetime) -> Html:
    """Whether this account may write to this client, since when and why."""
    words = turn.words
    return words.html(
        "consent-line",
        account=consent.account,
        allowed="yes" if consent.is_allowed else "no",
        event=words.text(key_of(consent.event)),
        moment=words.moment(consent.since, turn.zone, now=now),
    )


def tell_reach(turn: Turn, of: AccountReach, *, now: datetime) -> Html:
    """Whether this account may write to an address, whatever is known of it."""
    words = turn.words
    return words.html(
        "consent-reach-line",
        account=of.account,
        allowed="yes" if of.reach is Reach.ALLOWED else "no",
        reach=words.text(key_of(of.reach)),
        moment=words.moment(of.since, turn.zone, now=now) if of.since else "",
        dated="yes" if of.since else "no",
    )
