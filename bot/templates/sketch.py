"""A template as this client would get it, with [Send]: what goes out is what stands there."""

from bot.clients.card import card_screen
from bot.clients.presses import WriteVkPress
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Turn
from bot.kit.presses import Origin, origin_of
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from bot.templates.presses import (
    EditSketchPress,
    OneSketch,
    RedrawPress,
    SendSketchPress,
    SketchFromPress,
    SketchPress,
)
from bot.templates.told import cut, tell_enclosures
from domain.base.actor import Permission
from domain.campaigns.queries import list_senders
from domain.enrichment.errors import NoCommunityError
from domain.journal.kinds import ChangeKind
from domain.templates.sketch_message import (
    get_sketch,
    redraw_sketch,
    send_from,
    send_sketch,
    sketch_message,
    write_sketch,
)

#: So much of the message is shown; it goes out whole.
_SHOWN = 3_000


async def sketch_screen(turn: Turn, sketch_id: int, origin: Origin, done: Html | None = None) -> Screen:
    """The message, from whom it goes, and the buttons. `NotFoundError` if it, or the client, is gone."""
    words, on = turn.words, OneSketch(sketch_id=sketch_id, **origin)
    async with turn.reading() as ctx:
        sketch = await get_sketch(ctx, sketch_id)
    parts = [
        words.html("templates-sketch", client=sketch.client, community=sketch.account, template=sketch.template),
        words.html("templates-text", text=cut(sketch.text, _SHOWN)),
        tell_enclosures(words, sketch.enclosures),
        words.html("error-unreachable", reason=sketch.reason.value) if sketch.reason is not None else "",
        words.html("error-sketch-sent") if sketch.action_id is not None else "",
        done or "",
    ]
    screen = Screen(Html.lines(parts, "\n\n"))
    if sketch.reason is None and sketch.action_id is None:
        screen.row(button(words.text("templates-send"), SendSketchPress(**on), style="success"))
        screen.row(
            button(words.text("templates-redraw"), RedrawPress(**on)) if sketch.is_varied else None,
            button(words.text("templates-edit-sketch"), EditSketchPress(**on)),
        )
        screen.row(button(words.text("templates-send-from"), SketchFromPress(**on)) if sketch.senders > 1 else None)
    return screen.row(button(words.text("kit-back"), WriteVkPress(**origin)))


@on_press(SketchPress, Permission.EDIT_CLIENTS)
async def press_sketch(call: Call, press: SketchPress) -> None:
    """Show it as this client would get it."""
    async with call.reading() as look:
        if not await list_senders(look):
            raise NoCommunityError
    async with call.writing(ChangeKind.WORK) as ctx:
        sketch_id = (await sketch_message(ctx, press.client_id, press.template_id)).id
    await call.show(await sketch_screen(call, sketch_id, press.origin))


@on_press(RedrawPress, Permission.EDIT_CLIENTS)
async def press_redraw(call: Call, press: RedrawPress) -> None:
    """Another text of the same template."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await redraw_sketch(ctx, press.sketch_id)
    await call.show(await sketch_screen(call, press.sketch_id, press.origin))


@on_press(SketchFromPress, Permission.EDIT_CLIENTS)
async def press_from(call: Call, press: SketchFromPress) -> None:
    """From the next community that may."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await send_from(ctx, press.sketch_id)
    await call.show(await sketch_screen(call, press.sketch_id, press.origin))


@on_press(EditSketchPress, Permission.EDIT_CLIENTS)
async def press_edit(call: Call, press: EditSketchPress) -> None:
    """Ask for the words, with the present ones to be copied."""
    async with call.reading() as ctx:
        sketch = await get_sketch(ctx, press.sketch_id)
    question = call.words.html("templates-edit-sketch-ask", client=sketch.client, text=cut(sketch.text, _SHOWN))
    await ask(call, question, "sketch-text", **press.one)


@on_answer("sketch-text", Permission.EDIT_CLIENTS)
async def answer_sketch(said: Said, ids: Ids, text: str) -> None:
    """Take them word for word; a press more sends them."""
    async with said.writing(ChangeKind.WORK) as ctx:
        await write_sketch(ctx, ids["sketch_id"], text)
    await said.show(await sketch_screen(said, ids["sketch_id"], origin_of(ids)))


@on_press(SendSketchPress, Permission.EDIT_CLIENTS)
async def press_send(call: Call, press: SendSketchPress) -> None:
    """Hand it to the ledger, and go back to the card."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await send_sketch(ctx, press.sketch_id)
    call.services.wake()
    screen = await card_screen(call, **press.origin)
    screen.text = Html.lines([screen.text, call.words.html("campaigns-personal-sent")], "\n\n")
    await call.show(screen)
