"""One line of a card's timeline in words."""

from datetime import date, datetime

from bot.kit.call import Turn
from bot.kit.enum_words import key_of, worded
from bot.kit.words import Html
from domain.clients.kinds import ClientState
from domain.touches.rules import today_in
from domain.touches.tables import TouchKind
from domain.touches.timeline import Happening, TimelineEntry

worded("touches-kind")(TouchKind)
worded("clients-happened")(Happening)

#: So much of a note fits into a timeline of fifteen lines.
LONGEST = 180


def tell_entry(turn: Turn, entry: TimelineEntry, *, now: datetime) -> Html:
    """When, what, about what, by whom; struck through if it was undone."""
    words = turn.words
    text = entry.text
    if entry.what is Happening.TOUCH:
        text = words.text(key_of(TouchKind(text)))
    elif entry.what is Happening.STATE:
        text = words.text(key_of(ClientState(text)))
    elif entry.what is Happening.PLANNED and text:
        text = words.day(date.fromisoformat(text), today=today_in(turn.actor.zone, now))
    if len(text) > LONGEST:
        text = text[: LONGEST - 1] + "…"
    said = words.html(
        "clients-timeline-line",
        moment=words.moment(entry.at, turn.zone, now=now),
        what=words.text(key_of(entry.what)),
        text=text,
        member=entry.member or "",
        signed="yes" if entry.member else "no",
    )
    return Html(f"<s>{said}</s>") if entry.undone else said
