"""Remove a card, or put it aside: asked once more, and undone with one press."""

from bot.clients.card import card_screen
from bot.clients.presses import PausePress, RemoveForSurePress, RemovePress, StatePress
from bot.kit.call import Call
from bot.kit.presses import CardPress, HomePress, ListPress, UndoPress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from domain.base.actor import Permission
from domain.clients.kinds import ClientState
from domain.clients.queries import get_card
from domain.clients.remove_client import remove_client
from domain.journal.kinds import ChangeKind


@on_press(RemovePress, Permission.EDIT_CLIENTS)
async def press_remove(call: Call, press: RemovePress) -> None:
    """Ask."""
    words, origin = call.words, press.origin
    async with call.reading() as ctx:
        card = await get_card(ctx, press.client_id)
    screen = Screen((await card_screen(call, **origin)).text)

    def to(state: ClientState) -> StatePress:
        return StatePress(state=state, seen=card.state, **origin)

    if card.state is ClientState.ACTIVE:
        screen.row(
            button(words.text("bulk-button-archive"), to(ClientState.ARCHIVED)),
            button(words.text("bulk-button-block"), to(ClientState.BLOCKED)),
        )
    else:
        screen.row(button(words.text("clients-activate"), to(ClientState.ACTIVE)))
    pauses = card.paused_at is None
    pause = words.text("bulk-button-unsubscribe") if pauses else words.text("bulk-button-subscribe")
    screen.row(button(pause, PausePress(on=pauses, **origin)))
    await call.show(
        screen.row(
            button(words.text("clients-remove-sure"), RemoveForSurePress(**origin), style="danger"),
            button(words.text("kit-back"), CardPress(**origin)),
        )
    )


@on_press(RemoveForSurePress, Permission.EDIT_CLIENTS)
async def press_remove_for_sure(call: Call, press: RemoveForSurePress) -> None:
    """Remove."""
    words = call.words
    async with call.writing(ChangeKind.CLIENT_REMOVED) as ctx:
        removed = await remove_client(ctx, press.client_id)
    screen = Screen(words.html("clients-removed", name=removed.name))
    if ctx.change_id is not None:
        screen.row(button(words.text("journal-undo"), UndoPress(change_id=ctx.change_id, **press.origin)))
    back = ListPress(filter_id=press.filter_id, offset=press.offset, anchor=press.client_id)
    await call.show(
        screen.row(
            button(words.text("clients-back-to-list"), back) if press.filter_id else None,
            button(words.text("kit-home"), HomePress()),
        )
    )
