"""Ticking: ☑ in a list, a page at once, everybody at once; and «Selected», the list of the ticked."""

from bot.audience.client_list import list_screen, show_list
from bot.audience.presses import (
    ClearBasketPress,
    RefillBasketPress,
    TickAllPress,
    TickPagePress,
    TickPress,
)
from bot.audience.tick_many import tick_everybody, untick_everybody
from bot.kit.call import Call, Said, Shown
from bot.kit.presses import BasketPress, HomePress, Mode, SiftPress
from bot.kit.registry import on_command, on_press
from bot.kit.screen import Screen, button
from domain.audience.basket import count_basket
from domain.audience.filter import ClientFilter
from domain.audience.layout import columns_of_list
from domain.audience.paging import Place
from domain.audience.queries import get_filter, list_clients
from domain.audience.segments import get_segment
from domain.audience.tick_clients import tick_client, tick_page, untick_client, untick_page
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind

_TICKED = ClientFilter(ticked=True)


@on_press(TickPress, Permission.SEE_CLIENTS)
async def press_tick(call: Call, press: TickPress) -> None:
    """Tick one client or take the tick off; the page stays where it is."""
    async with call.writing(ChangeKind.WORK) as ctx:
        wanted = await get_filter(ctx, press.filter_id)
        await (tick_client if press.on else untick_client)(ctx, press.client_id)
    place = Place(max(0, press.offset), press.client_id)
    await call.show(await list_screen(call, press.filter_id, wanted, place, mode=Mode.TICK))


@on_press(TickPagePress, Permission.SEE_CLIENTS)
async def press_tick_page(call: Call, press: TickPagePress) -> None:
    """The same with all clients of the page at once."""
    place = Place(max(0, press.offset), press.anchor)
    async with call.writing(ChangeKind.WORK) as ctx:
        wanted = await get_filter(ctx, press.filter_id)
        columns = columns_of_list(call.member.list_columns)
        page = await list_clients(ctx, wanted, place=place, limit=call.member.page_size, columns=columns)
        ids = [line.id for line in page.lines]
        await (tick_page if press.on else untick_page)(ctx, ids)
    await call.show(await list_screen(call, press.filter_id, wanted, place, mode=Mode.TICK))


@on_press(TickAllPress, Permission.SEE_CLIENTS)
async def press_tick_all(call: Call, press: TickAllPress) -> None:
    """Tick everybody whom the list means, on all its pages."""
    async with call.reading() as ctx:
        wanted = await get_filter(ctx, press.filter_id)
    new = await tick_everybody(call, wanted)
    screen = await list_screen(call, press.filter_id, wanted, mode=Mode.TICK)
    await call.show(screen, call.words.text("audience-ticked-toast", count=new))


async def show_basket(turn: Shown) -> None:
    """«Selected»: the ticked clients as a list, with all that can be done to a list."""
    async with turn.reading() as ctx:
        ticked = await count_basket(ctx)
    if ticked:
        await show_list(turn, _TICKED)
        return
    words = turn.words
    screen = Screen(words.html("audience-basket-empty"))
    await turn.show(
        screen.row(button(words.text("audience-sift"), SiftPress()), button(words.text("kit-home"), HomePress()))
    )


@on_press(BasketPress, Permission.SEE_CLIENTS)
async def press_basket(call: Call, _press: BasketPress) -> None:
    """Show it."""
    await show_basket(call)


@on_command("selected", Permission.SEE_CLIENTS)
async def say_selected(said: Said) -> None:
    """Show it as a new message."""
    await show_basket(said)


@on_press(ClearBasketPress, Permission.SEE_CLIENTS)
async def press_clear(call: Call, _press: ClearBasketPress) -> None:
    """Take all ticks off. Whom one has gathered over days must not be lost by one press, so they can be had back."""
    gone = await untick_everybody(call)
    words = call.words
    screen = Screen(words.html("audience-cleared", count=gone.count))
    if gone.segment_id is not None:
        screen.row(button(words.text("audience-refill"), RefillBasketPress(segment_id=gone.segment_id)))
    await call.show(screen.row(button(words.text("kit-home"), HomePress())))


@on_press(RefillBasketPress, Permission.SEE_CLIENTS)
async def press_refill(call: Call, press: RefillBasketPress) -> None:
    """Tick those again who were taken off at once, those too who are in the archive by now."""
    async with call.reading() as ctx:
        wanted = (await get_segment(ctx, press.segment_id)).wanted
    await tick_everybody(call, wanted.of_any_state)
    await show_basket(call)
