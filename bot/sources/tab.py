"""The source tab of a card: the first time the client came to us, the last one, and all between."""

from datetime import datetime

from bot.kit.call import Turn
from bot.kit.enum_words import key_of, worded
from bot.kit.presses import Origin
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from bot.sources.presses import AddSourcePress, SourcePress
from domain.base.actor import Permission
from domain.clients.kinds import SourceKind
from domain.clients.queries import list_sources
from domain.clients.sources import DETAILS
from domain.clients.views import CardView, SourceView
from domain.journal.boundary import Reading

worded("sources-kind")(SourceKind)

#: So many sources fit on the tab: the first one, and the latest of the others.
SHOWN = 12
#: So much of one detail is shown in a line; the whole stands on the source's own screen.
LONGEST_DETAIL = 80


async def source_tab(turn: Turn, ctx: Reading, card: CardView, origin: Origin) -> Screen:
    """Each source with what is known of it, and a button to correct it."""
    words, now = turn.words, ctx.clock()
    found = list(enumerate(await list_sources(ctx, card.id), start=1))
    shown = found if len(found) <= SHOWN else [found[0], *found[1 - SHOWN :]]
    lines = [words.html("clients-card-name", name=card.name, kind=card.kind.value), ""]
    lines += [_line(turn, number, len(found), each, now) for number, each in shown]
    if len(found) > len(shown):
        lines.insert(3, words.html("sources-more", count=len(found) - len(shown)))
    if not found:
        lines.append(words.html("sources-none"))
    lines += ["", words.html("clients-card-created", moment=words.moment(card.created_at, turn.zone, now=now))]
    screen = Screen(Html.lines(lines))
    if turn.actor.may(Permission.EDIT_CLIENTS):
        screen.grid(
            [button(f"✏️ {number}", SourcePress(source_id=each.id, **origin)) for number, each in shown],
            width=6,
        )
        screen.row(button(words.text("sources-add"), AddSourcePress(**origin)))
    return screen


def _line(turn: Turn, number: int, count: int, source: SourceView, now: datetime) -> Html:
    words = turn.words
    told = "; ".join(
        words.text("sources-detail", what=name, value=_cut(str(source.details[name])))
        for name in DETAILS
        if name in source.details
    )
    place = "only" if count == 1 else "first" if number == 1 else "last" if number == count else "between"
    return words.html(
        "sources-line",
        number=number,
        place=place,
        kind=words.text(key_of(source.kind)),
        moment=words.moment(source.came_at, turn.zone, now=now),
        details=told,
        more="yes" if told else "no",
    )


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_DETAIL else text[: LONGEST_DETAIL - 1] + "…"
