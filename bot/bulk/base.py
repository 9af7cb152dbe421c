"""Managing the base: all clients of a category, a stage or a member at once; the archive; the way to the wipe."""

from bot.audience.client_list import show_list
from bot.bulk.presses import AsidePress, BasePress, HolderPress, HoldingsPress, PickPress, TryPress, WipePress
from bot.kit.call import Call, Turn
from bot.kit.enum_words import key_of, worded
from bot.kit.presses import BulkPress, HomePress, SettingsPress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from domain.audience.filter import ClientFilter
from domain.audience.keep_filter import keep_filter
from domain.audience.queries import count_clients
from domain.base.actor import Permission
from domain.bulk.holdings import Holding, HoldingView, list_holdings
from domain.bulk.kinds import BulkOperation
from domain.clients.kinds import ClientState
from domain.journal.kinds import ChangeKind

worded("bulk-holding")(Holding)

#: So many holders are shown; those with fewer clients are found by the filter of the list.
_SHOWN = 40

_MOVES = {
    Holding.CATEGORY: BulkOperation.CATEGORY,
    Holding.STAGE: BulkOperation.STAGE,
    Holding.RESPONSIBLE: BulkOperation.RESPONSIBLE,
}


async def base_screen(turn: Turn) -> Screen:
    """What can be done with the base as a whole."""
    words = turn.words
    async with turn.reading() as ctx:
        active = await count_clients(ctx, ClientFilter(), cap=None)
        aside = {
            state: await count_clients(ctx, ClientFilter(states=(state,)), cap=None)
            for state in (ClientState.ARCHIVED, ClientState.BLOCKED)
        }
    screen = Screen(words.html("bulk-base", count=active))
    for what in Holding:
        screen.row(button(words.text(key_of(what)), HoldingsPress(what=what)))
    screen.row(
        button(
            words.text("bulk-base-archive", count=aside[ClientState.ARCHIVED]), AsidePress(state=ClientState.ARCHIVED)
        ),
        button(
            words.text("bulk-base-blocked", count=aside[ClientState.BLOCKED]), AsidePress(state=ClientState.BLOCKED)
        ),
    )
    if turn.actor.may(Permission.WIPE):
        screen.row(button(words.text("bulk-wipe"), WipePress(), style="danger"))
    return screen.row(button(words.text("kit-back"), SettingsPress()), button(words.text("kit-home"), HomePress()))


@on_press(BasePress, Permission.SETTINGS)
async def press_base(call: Call, _press: BasePress) -> None:
    """The first screen."""
    await call.show(await base_screen(call))


@on_press(HoldingsPress, Permission.SETTINGS)
async def press_holdings(call: Call, press: HoldingsPress) -> None:
    """Whose clients are meant."""
    words = call.words
    async with call.reading() as ctx:
        found = await list_holdings(ctx, press.what)
    screen = Screen(words.html("bulk-holdings") if found else words.html("bulk-holdings-none"))
    for each in found[:_SHOWN]:
        screen.row(button(_caption(call, each), HolderPress(what=press.what, holder_id=each.id)))
    await call.show(screen.row(button(words.text("kit-back"), BasePress())))


def _caption(turn: Turn, holder: HoldingView) -> str:
    name = holder.name or turn.words.text("bulk-nobody")
    return turn.words.text("bulk-holder", name=name, count=holder.clients)


@on_press(HolderPress, Permission.SETTINGS)
async def press_holder(call: Call, press: HolderPress) -> None:
    """What is to become of all these clients."""
    words = call.words
    wanted = _wanted(press.what, press.holder_id)
    async with call.writing(ChangeKind.WORK) as ctx:
        count = await count_clients(ctx, wanted, cap=None)
        filter_id = await keep_filter(ctx, wanted)
    screen = Screen(words.html("bulk-holder-ask", count=count))
    move = _MOVES[press.what]
    screen.row(button(words.text(key_of(move)), PickPress(filter_id=filter_id, operation=move)))
    screen.row(button(words.text("bulk-other"), BulkPress(filter_id=filter_id)))
    delete = TryPress(filter_id=filter_id, operation=BulkOperation.DELETE)
    screen.row(button(words.text(key_of(BulkOperation.DELETE)), delete, style="danger"))
    await call.show(screen.row(button(words.text("kit-back"), HoldingsPress(what=press.what))))


def _wanted(what: Holding, holder_id: int) -> ClientFilter:
    match what:
        case Holding.CATEGORY:
            return ClientFilter(category_ids=(holder_id,))
        case Holding.STAGE:
            return ClientFilter(stage_ids=(holder_id,))
        case Holding.RESPONSIBLE:
            return ClientFilter(responsible=holder_id)


@on_press(AsidePress, Permission.SETTINGS)
async def press_aside(call: Call, press: AsidePress) -> None:
    """The list of those who are archived or blocked."""
    await show_list(call, ClientFilter(states=(press.state,)))
