"""Put a card into the archive, block it, leave it out of mailings; and the ways back."""

from bot.clients.card import Done, show_card
from bot.clients.presses import PausePress, StatePress
from bot.kit.call import Call
from bot.kit.registry import on_press
from domain.base.actor import Permission
from domain.clients.kinds import ClientState
from domain.clients.set_state import pause_mailings, set_state
from domain.journal.kinds import ChangeKind

_DONE = {
    ClientState.ACTIVE: "clients-done-active",
    ClientState.ARCHIVED: "clients-done-archived",
    ClientState.BLOCKED: "clients-done-blocked",
}


@on_press(StatePress, Permission.EDIT_CLIENTS)
async def press_state(call: Call, press: StatePress) -> None:
    """Set it."""
    async with call.writing(ChangeKind.CLIENT_EDITED) as ctx:
        await set_state(ctx, press.client_id, press.state, seen=press.seen)
    await show_card(call, done=Done(call.words.html(_DONE[press.state]), ctx.change_id), **press.origin)


@on_press(PausePress, Permission.EDIT_CLIENTS)
async def press_pause(call: Call, press: PausePress) -> None:
    """Pause mailings, or go on with them."""
    async with call.writing(ChangeKind.CLIENT_EDITED) as ctx:
        await pause_mailings(ctx, press.client_id, on=press.on)
    told = call.words.html("clients-done-paused") if press.on else call.words.html("clients-done-unpaused")
    await show_card(call, done=Done(told, ctx.change_id), **press.origin)
