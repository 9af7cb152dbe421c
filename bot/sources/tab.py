"""The source tab of a card: the first time the client came to us, the last one, and all between."""

from collections.abc import Sequence
from datetime import datetime

from bot.kit.call import Call, Turn
from bot.kit.enum_words import key_of, worded
from bot.kit.paging import page_of
from bot.kit.presses import CardPress, Origin, Tab
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from bot.sources.presses import AddSourcePress, SourcePress, SourcesPress
from domain.base.actor import Permission
from domain.clients.kinds import SourceKind
from domain.clients.queries import get_card, list_sources
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
    _edits(screen, turn, shown, origin)
    screen.row(button(words.text("sources-all"), SourcesPress(**origin)) if len(found) > len(shown) else None)
    if turn.actor.may(Permission.EDIT_CLIENTS):
        screen.row(button(words.text("sources-add"), AddSourcePress(**origin)))
    return screen


def _edits(screen: Screen, turn: Turn, shown: Sequence[tuple[int, SourceView]], origin: Origin) -> None:
    if turn.actor.may(Permission.EDIT_CLIENTS):
        screen.grid(
            [button(f"✏️ {number}", SourcePress(source_id=each.id, **origin)) for number, each in shown], width=6
        )


@on_press(SourcesPress, Permission.SEE_CLIENTS)
async def press_sources(call: Call, press: SourcesPress) -> None:
    """A page of all, the first time first."""
    words, origin = call.words, press.origin
    async with call.reading() as ctx:
        card = await get_card(ctx, press.client_id)
        found = list(enumerate(await list_sources(ctx, card.id), start=1))
        now = ctx.clock()
    page = page_of(found, press.start, SHOWN)
    lines = [words.html("clients-card-name", name=card.name, kind=card.kind.value), ""]
    lines += [_line(call, number, len(found), each, now) for number, each in page.items]
    screen = Screen(Html.lines(lines))
    _edits(screen, call, page.items, origin)
    screen.row(
        None if page.before is None else button(words.text("kit-previous"), SourcesPress(start=page.before, **origin)),
        None if page.after is None else button(words.text("kit-next"), SourcesPress(start=page.after, **origin)),
    )
    await call.show(screen.row(button(words.text("kit-back"), CardPress(tab=Tab.SOURCE, **origin))))


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
