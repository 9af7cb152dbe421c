"""The list of clients: a page of names, the filter it shows, and the way to each card."""

from bot.audience.told import tell_parts
from bot.kit.call import Call, Shown, Turn
from bot.kit.presses import BulkPress, CardPress, ExportPress, HomePress, ListPress, NewCampaignPress, NewClientPress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button, short
from bot.kit.words import Words
from domain.audience.describe import FilterPart, describe_filter
from domain.audience.filter import ClientFilter
from domain.audience.keep_filter import keep_filter
from domain.audience.queries import COUNT_CAP, Page, get_filter, list_clients
from domain.base.actor import Permission
from domain.clients.views import ClientLine
from domain.journal.kinds import ChangeKind


async def list_screen(turn: Turn, filter_id: int, wanted: ClientFilter, offset: int = 0) -> Screen:
    """One page. What is removed meanwhile may leave a page empty; then the last full one is shown."""
    size = turn.member.page_size
    async with turn.reading() as ctx:
        page = await list_clients(ctx, wanted, offset=offset, limit=size)
        if not page.lines and offset:
            offset = max(0, (page.total - 1) // size * size)
            page = await list_clients(ctx, wanted, offset=offset, limit=size)
        parts = await describe_filter(ctx, wanted)
    return _screen(turn, filter_id, page, parts, wanted.text)


def _screen(turn: Turn, filter_id: int, page: Page, parts: list[FilterPart], searched: str) -> Screen:
    words, size = turn.words, turn.member.page_size
    told = tell_parts(words, parts)
    total = page.total if page.total <= COUNT_CAP else COUNT_CAP
    more = "yes" if page.total > COUNT_CAP else "no"
    if not page.lines:
        text = words.html("audience-list-empty", filter=told)
    else:
        last = page.offset + len(page.lines)
        text = words.html("audience-list", filter=told, total=total, more=more, first=page.offset + 1, last=last)
    screen = Screen(text)
    for line in page.lines:
        press = CardPress(client_id=line.id, filter_id=filter_id, offset=page.offset)
        screen.row(button(line_of(words, line), press))
    back = ListPress(filter_id=filter_id, offset=max(0, page.offset - size)) if page.offset else None
    on = ListPress(filter_id=filter_id, offset=page.offset + size) if page.offset + size < page.total else None
    screen.row(
        button(words.text("kit-previous"), back) if back else None,
        button(words.text("kit-next"), on) if on else None,
    )
    if not page.lines and searched and turn.actor.may(Permission.EDIT_CLIENTS):
        caption = words.text("intake-add-searched", query=short(searched, 30))
        screen.row(button(caption, NewClientPress(filter_id=filter_id)))
    exports = page.lines and turn.actor.may(Permission.EXPORT)
    writes = page.lines and turn.actor.may(Permission.EDIT_CLIENTS)
    screen.row(
        button(words.text("bulk-do-with-all", count=total, more=more), BulkPress(filter_id=filter_id))
        if writes
        else None
    )
    return screen.row(
        button(words.text("campaigns-for-these"), NewCampaignPress(filter_id=filter_id)) if writes else None,
        button(words.text("audience-list-export"), ExportPress(filter_id=filter_id)) if exports else None,
        button(words.text("kit-home"), HomePress()),
    )


def line_of(words: Words, line: ClientLine) -> str:
    """A client in one line: icons, name, then what tells two of the same name apart."""
    icons = "".join(icon for icon in (line.stage_icon, line.category_icon) if icon)
    more = line.company or line.city
    name = short(line.name, 40)
    due = f" ⏰{words.day(line.next_touch_on)}" if line.next_touch_on and not more else ""
    return f"{icons} {name}".strip() + (f" · {more}" if more else due)


async def show_list(turn: Shown, wanted: ClientFilter) -> None:
    """Keep the filter as the member's current one and show its first page."""
    async with turn.writing(ChangeKind.WORK) as ctx:
        filter_id = await keep_filter(ctx, wanted)
    await turn.show(await list_screen(turn, filter_id, wanted))


@on_press(ListPress, Permission.SEE_CLIENTS)
async def press_list(call: Call, press: ListPress) -> None:
    """Another page of the list."""
    async with call.reading() as ctx:
        wanted = await get_filter(ctx, press.filter_id)
    await call.show(await list_screen(call, press.filter_id, wanted, press.offset))
