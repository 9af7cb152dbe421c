"""How lists look: the view, the order, the columns, the length of a page. Each member's own."""

from bot.audience.client_list import list_screen, show_list
from bot.audience.presses import (
    ColumnPress,
    ColumnsPress,
    LayoutPress,
    OrderPress,
    PageOfPress,
    UsualColumnsPress,
    ViewPress,
)
from bot.kit.call import Call, Turn
from bot.kit.enum_words import key_of, worded
from bot.kit.presses import ListPress
from bot.kit.registry import on_press
from bot.kit.renew import renew
from bot.kit.screen import Screen, button
from domain.audience.filter import ClientFilter, Order
from domain.audience.layout import ListColumn, ListView, columns_of_list, view_of_list
from domain.audience.queries import get_filter
from domain.audience.set_layout import set_column, set_view, usual_columns
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind
from domain.team.set_page_size import set_page_size

worded("audience-view")(ListView)
worded("audience-order")(Order)

#: The lengths of a page that are one press away.
SIZES = (5, 8, 10, 15, 20, 30)


def mark(caption: str, *, is_on: bool) -> str:
    """A button that is one of several: ✔ where it holds."""
    return f"✔ {caption}" if is_on else caption


def layout_screen(turn: Turn, filter_id: int, wanted: ClientFilter) -> Screen:
    """What can be chosen, with what is chosen marked."""
    words, member = turn.words, turn.member
    here = view_of_list(member.list_view)
    names = ", ".join(words.text(key_of(column)) for column in columns_of_list(member.list_columns))
    screen = Screen(words.html("audience-layout-ask", columns=names or words.text("audience-only-name")))
    screen.row(
        *(
            button(mark(words.text(key_of(view)), is_on=view is here), ViewPress(filter_id=filter_id, view=view))
            for view in ListView
        )
    )
    # Where nothing is searched, nothing fits better than something else.
    orders = [each for each in Order if wanted.text or each is not Order.FIT]
    order = wanted.order if wanted.order in orders else Order.NAME
    screen.grid(
        [
            button(mark(words.text(key_of(each)), is_on=each is order), OrderPress(filter_id=filter_id, order=each))
            for each in orders
        ]
    )
    screen.row(
        *(
            button(mark(str(size), is_on=size == member.page_size), PageOfPress(filter_id=filter_id, size=size))
            for size in SIZES
        )
    )
    screen.row(button(words.text("audience-columns"), ColumnsPress(filter_id=filter_id)))
    return screen.row(button(words.text("audience-to-list"), ListPress(filter_id=filter_id)))


@on_press(LayoutPress, Permission.SEE_CLIENTS)
async def press_layout(call: Call, press: LayoutPress) -> None:
    """The choices."""
    async with call.reading() as ctx:
        wanted = await get_filter(ctx, press.filter_id)
    await call.show(layout_screen(call, press.filter_id, wanted))


@on_press(ViewPress, Permission.SEE_CLIENTS)
async def press_view(call: Call, press: ViewPress) -> None:
    """Another view, and the list in it."""
    async with call.writing(ChangeKind.WORK) as ctx:
        wanted = await get_filter(ctx, press.filter_id)
        await set_view(ctx, press.view)
    await renew(call)
    await call.show(await list_screen(call, press.filter_id, wanted))


@on_press(PageOfPress, Permission.SEE_CLIENTS)
async def press_page_of(call: Call, press: PageOfPress) -> None:
    """Another length of pages, and the list with it."""
    async with call.writing(ChangeKind.MEMBER_CHANGED) as ctx:
        wanted = await get_filter(ctx, press.filter_id)
        await set_page_size(ctx, press.size)
    await renew(call)
    await call.show(await list_screen(call, press.filter_id, wanted))


@on_press(OrderPress, Permission.SEE_CLIENTS)
async def press_order(call: Call, press: OrderPress) -> None:
    """The same clients in another order."""
    async with call.reading() as ctx:
        wanted = await get_filter(ctx, press.filter_id)
    await show_list(call, wanted.in_order(press.order))


def columns_screen(turn: Turn, filter_id: int) -> Screen:
    """All columns, those that show marked."""
    words = turn.words
    chosen = columns_of_list(turn.member.list_columns)
    screen = Screen(words.html("audience-columns-ask"))
    screen.grid(
        [
            button(
                mark(words.text(key_of(column)), is_on=column in chosen),
                ColumnPress(filter_id=filter_id, column=column, on=column not in chosen),
            )
            for column in ListColumn
        ]
    )
    screen.row(button(words.text("audience-columns-usual"), UsualColumnsPress(filter_id=filter_id)))
    return screen.row(
        button(words.text("audience-to-list"), ListPress(filter_id=filter_id)),
        button(words.text("kit-back"), LayoutPress(filter_id=filter_id)),
    )


@on_press(ColumnsPress, Permission.SEE_CLIENTS)
async def press_columns(call: Call, press: ColumnsPress) -> None:
    """The columns."""
    await call.show(columns_screen(call, press.filter_id))


@on_press(ColumnPress, Permission.SEE_CLIENTS)
async def press_column(call: Call, press: ColumnPress) -> None:
    """Show one, or leave it out."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await get_filter(ctx, press.filter_id)
        await set_column(ctx, press.column, on=press.on)
    await renew(call)
    await call.show(columns_screen(call, press.filter_id))


@on_press(UsualColumnsPress, Permission.SEE_CLIENTS)
async def press_usual(call: Call, press: UsualColumnsPress) -> None:
    """The usual ones."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await get_filter(ctx, press.filter_id)
        await usual_columns(ctx)
    await renew(call)
    await call.show(columns_screen(call, press.filter_id))
