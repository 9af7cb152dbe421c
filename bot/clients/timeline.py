"""The timeline of a card, page by page, and each of its lines in words."""

from datetime import date, datetime

from bot.clients.born import tell_day_of_birth
from bot.clients.presses import NotesPress, TimelinePress
from bot.kit.call import Call, Turn
from bot.kit.enum_words import key_of, worded
from bot.kit.presses import CardPress, Origin, Tab
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html, Words
from domain.base.actor import Permission
from domain.clients.kinds import ClientKind, ClientState, Sex
from domain.clients.notes import count_notes
from domain.clients.queries import get_card
from domain.clients.views import CardView
from domain.journal.boundary import Reading
from domain.touches.edits import Edit, Edited
from domain.touches.happenings import Happening, TimelineEntry
from domain.touches.rules import today_in
from domain.touches.tables import TouchKind
from domain.touches.timeline import list_timeline

worded("touches-kind")(TouchKind)
worded("clients-happened")(Happening)
worded("clients-edited")(Edited)

#: So many lines stand on a page, and so much of a note fits into one of them; the whole stands behind its button.
PAGE = 15
LONGEST = 180


async def timeline(turn: Turn, ctx: Reading, card: CardView, origin: Origin) -> Screen:
    """What happened, the newest first, and the ways to what is older and to the notes."""
    return await _page(turn, ctx, card, origin, 0)


async def _page(turn: Turn, ctx: Reading, card: CardView, origin: Origin, start: int) -> Screen:
    words = turn.words
    entries = await list_timeline(ctx, card.id, start=start, limit=PAGE + 1)
    if not entries and start:
        start, entries = 0, await list_timeline(ctx, card.id, limit=PAGE + 1)
    lines = [words.html("clients-card-name", name=card.name, kind=card.kind.value), ""]
    lines += [tell_entry(turn, each, now=ctx.clock()) for each in entries[:PAGE]]
    screen = Screen(Html.lines(lines))
    newer = TimelinePress(start=max(0, start - PAGE), **origin) if start else None
    older = TimelinePress(start=start + PAGE, **origin) if len(entries) > PAGE else None
    screen.row(
        button(words.text("clients-newer"), newer) if newer else None,
        button(words.text("clients-older"), older) if older else None,
    )
    notes = await count_notes(ctx, card.id)
    return screen.row(button(words.text("clients-notes", count=notes), NotesPress(**origin)) if notes else None)


@on_press(TimelinePress, Permission.SEE_CLIENTS)
async def press_timeline(call: Call, press: TimelinePress) -> None:
    """Another page."""
    async with call.reading() as ctx:
        screen = await _page(call, ctx, await get_card(ctx, press.client_id), press.origin, press.start)
    back = CardPress(tab=Tab.TIMELINE, **press.origin)
    await call.show(screen.row(button(call.words.text("kit-back"), back)))


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
