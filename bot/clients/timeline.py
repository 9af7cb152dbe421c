"""One line of a card's timeline in words."""

from datetime import date, datetime

from bot.clients.born import tell_day_of_birth
from bot.kit.call import Turn
from bot.kit.enum_words import key_of, worded
from bot.kit.words import Html, Words
from domain.clients.kinds import ClientKind, ClientState, Sex
from domain.touches.edits import Edit, Edited
from domain.touches.rules import today_in
from domain.touches.tables import TouchKind
from domain.touches.timeline import Happening, TimelineEntry

worded("touches-kind")(TouchKind)
worded("clients-happened")(Happening)
worded("clients-edited")(Edited)

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
    elif entry.what is Happening.PLANNED:
        text = _tell_plan(turn, text, now=now)
    elif entry.what is Happening.EDITED:
        text = ", ".join(_tell_edit(words, each) for each in entry.edits)
    if len(text) > LONGEST:
        text = text[: LONGEST - 1] + "…"
    said = words.html(
        "clients-timeline-line",
        moment=words.moment(entry.at, turn.zone, now=now),
        what=words.text(key_of(entry.what)),
        text=f" {text}" if text else "",
        member=entry.member or "",
        signed="yes" if entry.member else "no",
    )
    return Html(f"<s>{said}</s>") if entry.undone else said


def _tell_plan(turn: Turn, planned: str, *, now: datetime) -> str:
    """The day and the hour, whatever there is of them."""
    day, _, hour = planned.partition(" ")
    if ":" in day:
        return day
    told = turn.words.day(date.fromisoformat(day), today=today_in(turn.actor.zone, now)) if day else "—"
    return f"{told} {hour}".rstrip()


def _tell_edit(words: Words, edit: Edit) -> str:
    """The field and what stands in it now."""
    match edit.value:
        case None:
            value = "—"
        case ClientKind() | Sex():
            value = words.text(key_of(edit.value))
        case (year, month, day):
            value = tell_day_of_birth(words, year, month, day)
        case _:
            value = edit.value
    return words.text("clients-timeline-edit", what=words.text(key_of(edit.field)), value=value)
