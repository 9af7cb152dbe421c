"""The stop-list in words."""

from datetime import datetime

from bot.kit.call import Turn
from bot.kit.enum_words import key_of, worded
from bot.kit.words import Html
from domain.consent.queries import StopView
from domain.consent.tables import StopReason

worded("consent-reason")(StopReason)


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
