"""What goes along with a template: photos and documents, put in and taken out."""

from bot.attachments.received import received_in
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Shown, Turn
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.kit.undoable import lands_on, with_undo
from bot.kit.words import Html
from bot.templates.presses import EnclosePress, EnclosuresPress, TakeOutPress, TemplatePress
from bot.templates.told import ICONS
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.enclosures.rules import MOST_ENCLOSED
from domain.enclosures.views import EnclosureView
from domain.files.tables import FileState
from domain.journal.kinds import ChangeKind
from domain.templates.enclose_file import enclose_file, take_out_file
from domain.templates.queries import enclosures_of, get_template


async def enclosures_screen(turn: Turn, template_id: int, done: Html | None = None) -> Screen:
    """The files in their order; a press on one takes it out."""
    words = turn.words
    async with turn.reading() as ctx:
        template = await get_template(ctx, template_id)
        enclosures = await enclosures_of(ctx, template_id)
    told = words.html("templates-files-list", name=template.name, count=len(enclosures), most=MOST_ENCLOSED)
    lines = [_line(turn, each) for each in enclosures]
    screen = Screen(Html.lines([Html.lines([told, *lines]), done or ""], "\n\n"))
    for each in enclosures:
        caption = words.text("templates-take-out", name=each.name)
        screen.row(button(caption, TakeOutPress(template_id=template_id, enclosure_id=each.id)))
    if len(enclosures) < MOST_ENCLOSED:
        screen.row(button(words.text("templates-enclose"), EnclosePress(template_id=template_id)))
    return screen.row(button(words.text("kit-back"), TemplatePress(template_id=template_id)))


def _line(turn: Turn, enclosure: EnclosureView) -> Html:
    """Its name, and whether its bytes are safe already."""
    state = enclosure.state.value if enclosure.state in {FileState.HERE, FileState.EXPECTED} else "lost"
    return turn.words.html("templates-file", icon=ICONS[enclosure.kind], name=enclosure.name, state=state)


async def _show(turn: Shown, template_id: int, done: Html, change_id: int | None) -> None:
    here = EnclosuresPress(template_id=template_id)
    await turn.show(with_undo(turn, await enclosures_screen(turn, template_id, done), change_id, here))


@lands_on(EnclosuresPress)
async def land(turn: Turn, press: EnclosuresPress, done: Html) -> Screen:
    """Back at the files after an undo."""
    return await enclosures_screen(turn, press.template_id, done)


@on_press(EnclosuresPress, Permission.EDIT_CLIENTS)
async def press_enclosures(call: Call, press: EnclosuresPress) -> None:
    """The files."""
    await call.show(await enclosures_screen(call, press.template_id))


@on_press(EnclosePress, Permission.EDIT_CLIENTS)
async def press_enclose(call: Call, press: EnclosePress) -> None:
    """Ask for a file."""
    async with call.reading() as ctx:
        template = await get_template(ctx, press.template_id)
    question = call.words.html("templates-enclose-ask", name=template.name)
    await ask(call, question, "template-file", template_id=press.template_id)


@on_answer("template-file", Permission.EDIT_CLIENTS)
async def answer_file(said: Said, ids: Ids, _text: str) -> None:
    """Take it; words are no file, and are told so."""
    received = received_in(said)
    if received is None:
        async with said.reading() as look:
            await get_template(look, ids["template_id"])
        raise InvalidValueError(field="file", reason="no-enclosure")
    async with said.writing(ChangeKind.TEMPLATES_CHANGED) as ctx:
        await enclose_file(ctx, ids["template_id"], received)
    said.services.fetch()
    await _show(said, ids["template_id"], said.words.html("templates-file-added", name=received.name), ctx.change_id)


@on_press(TakeOutPress, Permission.EDIT_CLIENTS)
async def press_take_out(call: Call, press: TakeOutPress) -> None:
    """Take it out; ↩ puts it back."""
    async with call.writing(ChangeKind.TEMPLATES_CHANGED) as ctx:
        await take_out_file(ctx, press.template_id, press.enclosure_id)
    await _show(call, press.template_id, call.words.html("templates-file-removed"), ctx.change_id)
