"""The list of clients: a page in the member's own layout, the filter it shows, and the way to each card."""

from collections.abc import Sequence
from dataclasses import replace

from aiogram.types import InlineKeyboardButton

from bot.audience.lines import Style, caption_of, cards_of, table_of
from bot.audience.presses import (
    AsideListPress,
    ClearBasketPress,
    LayoutPress,
    SaveFilterPress,
    TickAllPress,
    TickPagePress,
    TickPress,
)
from bot.audience.sift_presses import ResetPress
from bot.audience.told import tell_count, tell_parts
from bot.kit.call import Call, Shown, Turn
from bot.kit.presses import (
    BasketPress,
    BulkPress,
    CardPress,
    ExportPress,
    HomePress,
    ListPress,
    MergeTickedPress,
    Mode,
    NewCampaignPress,
    NewClientPress,
    NewTaskPress,
    SiftPress,
)
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button, short
from bot.kit.words import Html
from domain.audience.basket import count_basket, ticked_among
from domain.audience.describe import describe_filter
from domain.audience.filter import ClientFilter
from domain.audience.keep_filter import keep_filter
from domain.audience.layout import ListView, columns_of_list, size_of_page, view_of_list
from domain.audience.paging import FIRST, Place, Side
from domain.audience.queries import COUNT_CAP, count_clients, get_filter, list_clients
from domain.audience.views import Page
from domain.base.actor import Permission
from domain.journal.boundary import Reading
from domain.journal.kinds import ChangeKind
from domain.merging.merge_ticked import MOST_TOGETHER
from domain.tasks.understand import begins_with_time
from domain.touches.rules import today_in

#: Numbers in a row below a table or below cards.
_NUMBERS = 5


async def list_screen(
    turn: Turn,
    filter_id: int,
    wanted: ClientFilter,
    place: Place = FIRST,
    *,
    mode: Mode = Mode.OPEN,
    done: Html | None = None,
) -> Screen:
    """One page. What is removed meanwhile may leave a page empty; then the last full one is shown."""
    view = view_of_list(turn.member.list_view) if mode is Mode.OPEN else ListView.LIST
    size = size_of_page(view, turn.member.page_size)
    columns = columns_of_list(turn.member.list_columns)
    async with turn.reading() as ctx:
        page = await list_clients(ctx, wanted, place=place, limit=size, columns=columns)
        if not page.lines and page.offset:
            last = Place(max(0, (page.total - 1) // size * size))
            page = await list_clients(ctx, wanted, place=last, limit=size, columns=columns)
        parts = await describe_filter(ctx, wanted)
        ticked = await count_basket(ctx)
        marked = await ticked_among(ctx, [line.id for line in page.lines]) if mode is Mode.TICK else set()
        aside = await _count_aside(ctx, wanted, page, ticked)
    style = Style(turn.words, columns, today_in(turn.actor.zone, turn.services.clock()), turn.zone)
    head = Html.lines([_head(turn, wanted, page, tell_parts(turn.words, parts), aside), _counter(turn, ticked)])
    body = Html()
    if page.lines and view is ListView.TABLE:
        body = table_of(style, page.lines, page.offset + 1)
    elif page.lines and view is ListView.CARDS:
        body = cards_of(style, page.lines, page.offset + 1)
    screen = Screen(Html.lines([head, body, done or ""], "\n\n"))
    if mode is Mode.TICK:
        screen.rows += [[_tick_button(style, filter_id, page, index, marked)] for index in range(len(page.lines))]
    elif view is ListView.LIST:
        screen.rows += [
            [button(caption_of(style, line), _card(filter_id, page, n))] for n, line in enumerate(page.lines)
        ]
    else:
        numbers = [button(str(page.offset + n + 1), _card(filter_id, page, n)) for n in range(len(page.lines))]
        screen.grid(numbers, _NUMBERS)
    screen.row(*_pages(turn, filter_id, page, size, mode))
    if mode is Mode.TICK:
        return _tick_actions(turn, screen, filter_id, page, ticked, is_marked=len(marked) == len(page.lines))
    more = button(turn.words.text("audience-aside", count=aside), AsideListPress(filter_id=filter_id))
    screen.row(more if aside else None)
    return _actions(turn, screen, filter_id, wanted, page, ticked)


async def _count_aside(ctx: Reading, wanted: ClientFilter, page: Page, ticked: int) -> int:
    """How many more the filter means in the archive or among the blocked: where the list shows nobody, and of the
    ticked, for whoever is looked for must not seem to be gone. At most `COUNT_CAP` are counted.
    """
    if wanted.states or (page.lines and (not wanted.ticked or ticked == page.total)):
        return 0
    return min(await count_clients(ctx, wanted.set_aside), COUNT_CAP)


def _is_search(wanted: ClientFilter) -> bool:
    """Whether it only asks for words, which may be written otherwise."""
    return bool(wanted.text) and replace(wanted, text="").is_empty


def _head(turn: Turn, wanted: ClientFilter, page: Page, told: Html, aside: int) -> Html:
    words = turn.words
    if not page.lines:
        if wanted.is_empty and not aside:
            return words.html("audience-list-first")
        return words.html("audience-list-empty" if _is_search(wanted) else "audience-list-none", filter=told)
    total = page.total if page.total <= COUNT_CAP else COUNT_CAP
    more = "yes" if page.total > COUNT_CAP else "no"
    last = page.offset + len(page.lines)
    return words.html("audience-list", filter=told, total=total, more=more, first=page.offset + 1, last=last)


def _counter(turn: Turn, ticked: int) -> Html:
    return turn.words.html("audience-ticked", count=tell_count(turn.words, ticked)) if ticked else Html()


def _card(filter_id: int, page: Page, index: int) -> CardPress:
    """The way back leads from the card to the page on which it stands, so the card's own place is carried."""
    return CardPress(client_id=page.lines[index].id, filter_id=filter_id, offset=page.offset + index)


def _tick_button(style: Style, filter_id: int, page: Page, index: int, marked: set[int]) -> InlineKeyboardButton:
    line = page.lines[index]
    is_on = line.id in marked
    press = TickPress(filter_id=filter_id, client_id=line.id, offset=page.offset + index, on=not is_on)
    return button(f"{'☑️' if is_on else '⬜'} {caption_of(style, line)}", press)


def _pages(turn: Turn, filter_id: int, page: Page, size: int, mode: Mode) -> Sequence[InlineKeyboardButton | None]:
    """◀ and ▶, each found from the client at that edge of the page."""
    if not page.lines:
        return []
    before = after = None
    if page.offset:
        at = {"offset": max(0, page.offset - size), "anchor": page.lines[0].id}
        before = ListPress(filter_id=filter_id, side=Side.BEFORE, mode=mode, **at)
    end = page.offset + len(page.lines)
    if end < page.total or (page.total > COUNT_CAP and len(page.lines) == size):
        after = ListPress(filter_id=filter_id, offset=end, anchor=page.lines[-1].id, side=Side.AFTER, mode=mode)
    words = turn.words
    return [
        button(words.text("kit-previous"), before) if before else None,
        button(words.text("kit-next"), after) if after else None,
    ]


def _actions(turn: Turn, screen: Screen, filter_id: int, wanted: ClientFilter, page: Page, ticked: int) -> Screen:
    words, may = turn.words, turn.actor.may
    here = ListPress(filter_id=filter_id, offset=page.offset, anchor=_first(page), mode=Mode.TICK)
    screen.row(
        button(words.text("audience-sift"), SiftPress(filter_id=filter_id)),
        button(words.text("audience-tick"), here) if page.lines else None,
        button(words.text("audience-layout"), LayoutPress(filter_id=filter_id)),
    )
    if wanted.ticked:
        keep = SaveFilterPress(filter_id=filter_id) if page.lines and may(Permission.EDIT_CLIENTS) else None
        can_merge = may(Permission.EDIT_CLIENTS) and 1 < page.total <= MOST_TOGETHER
        screen.row(button(words.text("merging-these"), MergeTickedPress()) if can_merge else None)
        screen.row(
            button(words.text("audience-keep-picked"), keep) if keep else None,
            button(words.text("audience-clear"), ClearBasketPress()) if ticked else None,
        )
    elif not page.lines and not wanted.is_empty and not _is_search(wanted):
        screen.row(button(words.text("audience-reset"), ResetPress(filter_id=filter_id)))
    exports = page.lines and may(Permission.EXPORT)
    writes = page.lines and may(Permission.EDIT_CLIENTS)
    if not page.lines and wanted.is_empty and may(Permission.EDIT_CLIENTS):
        screen.row(button(words.text("audience-add-first"), NewClientPress()))
    if not page.lines and wanted.text and may(Permission.EDIT_CLIENTS):
        caption = words.text("intake-add-searched", query=short(wanted.text, 30))
        screen.row(button(caption, NewClientPress(filter_id=filter_id)))
    if wanted.text and may(Permission.EDIT_CLIENTS) and begins_with_time(wanted.text):
        screen.row(button(words.text("tasks-from-search"), NewTaskPress(filter_id=filter_id)))
    total = {"count": min(page.total, COUNT_CAP), "more": "yes" if page.total > COUNT_CAP else "no"}
    screen.row(button(words.text("bulk-do-with-all", **total), BulkPress(filter_id=filter_id)) if writes else None)
    return screen.row(
        button(words.text("campaigns-for-these"), NewCampaignPress(filter_id=filter_id)) if writes else None,
        button(words.text("audience-list-export"), ExportPress(filter_id=filter_id)) if exports else None,
        button(words.text("kit-home"), HomePress()),
    )


def _tick_actions(turn: Turn, screen: Screen, filter_id: int, page: Page, ticked: int, *, is_marked: bool) -> Screen:
    words, first = turn.words, _first(page)
    all_here = TickPagePress(filter_id=filter_id, anchor=first, offset=page.offset, on=not is_marked)
    caption = words.text("audience-untick-page") if is_marked else words.text("audience-tick-page")
    screen.row(
        button(caption, all_here) if page.lines else None,
        button(words.text("audience-tick-all"), TickAllPress(filter_id=filter_id)) if page.lines else None,
    )
    screen.row(
        button(words.text("audience-basket", count=tell_count(words, ticked)), BasketPress()) if ticked else None,
        button(words.text("audience-clear"), ClearBasketPress()) if ticked else None,
    )
    done = ListPress(filter_id=filter_id, offset=page.offset, anchor=first)
    return screen.row(button(words.text("audience-tick-done"), done), button(words.text("kit-home"), HomePress()))


def _first(page: Page) -> int:
    return page.lines[0].id if page.lines else 0


async def show_list(
    turn: Shown, wanted: ClientFilter, place: Place = FIRST, *, mode: Mode = Mode.OPEN, done: Html | None = None
) -> None:
    """Keep the filter as the member's current one and show a page of it, the first unless told otherwise."""
    async with turn.writing(ChangeKind.WORK) as ctx:
        filter_id = await keep_filter(ctx, wanted)
    await turn.show(await list_screen(turn, filter_id, wanted, place, mode=mode, done=done))


@on_press(ListPress, Permission.SEE_CLIENTS)
async def press_list(call: Call, press: ListPress) -> None:
    """Another page of the list."""
    async with call.reading() as ctx:
        wanted = await get_filter(ctx, press.filter_id)
    place = Place(max(0, press.offset), press.anchor, press.side)
    await call.show(await list_screen(call, press.filter_id, wanted, place, mode=press.mode))


@on_press(AsideListPress, Permission.SEE_CLIENTS)
async def press_aside(call: Call, press: AsideListPress) -> None:
    """Those whom the same filter means among the archived and the blocked."""
    async with call.reading() as ctx:
        wanted = await get_filter(ctx, press.filter_id)
    await show_list(call, wanted.set_aside)
