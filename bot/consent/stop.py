"""Write to this client no more: the reason in one press, and lifting it again for an owner."""

from bot.clients.card import card_screen
from bot.clients.presses import LiftStopPress, StopForPress, StopPress
from bot.kit.call import Call
from bot.kit.enum_words import key_of
from bot.kit.fitting import with_below
from bot.kit.presses import CardPress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from domain.base.actor import Permission
from domain.consent.lift_stop import lift_stop
from domain.consent.queries import stop_of
from domain.consent.stop_person import stop_person
from domain.consent.tables import StopReason
from domain.journal.kinds import ChangeKind

#: What a person may give as the reason; an erased person has no card to press on.
OFFERED = (StopReason.ASKED, StopReason.COMPLAINED, StopReason.NOT_OURS)


@on_press(StopPress, Permission.EDIT_CLIENTS)
async def press_stop(call: Call, press: StopPress) -> None:
    """Ask for the reason; or, of a client on the stop-list, offer an owner to lift it."""
    words = call.words
    async with call.reading() as ctx:
        stop = await stop_of(ctx, press.client_id)
    card = (await card_screen(call, **press.origin)).text
    if stop is None:
        screen = Screen(with_below(card, words.html("consent-ask")))
        for reason in OFFERED:
            screen.row(button(words.text(key_of(reason)), StopForPress(reason=reason, **press.origin)))
    else:
        screen = Screen(with_below(card, words.html("consent-lifting")))
        if call.actor.may(Permission.LIFT_STOP):
            screen.row(button(words.text("consent-lift"), LiftStopPress(**press.origin), style="danger"))
    await call.show(screen.row(button(words.text("kit-back"), CardPress(**press.origin))))


@on_press(StopForPress, Permission.EDIT_CLIENTS)
async def press_stop_for(call: Call, press: StopForPress) -> None:
    """Put the client on the stop-list. It is not undone: the card says who may lift it."""
    async with call.writing(ChangeKind.CLIENT_STOPPED) as ctx:
        await stop_person(ctx, press.client_id, press.reason)
    await call.show(await card_screen(call, **press.origin))


@on_press(LiftStopPress, Permission.LIFT_STOP)
async def press_lift_stop(call: Call, press: LiftStopPress) -> None:
    """Take the client off the stop-list."""
    async with call.writing(ChangeKind.STOP_LIFTED) as ctx:
        await lift_stop(ctx, press.client_id)
    await call.show(await card_screen(call, **press.origin))
