"""The notes of a card: each read whole, corrected, taken off."""

from bot.clients.card import Done, card_screen
from bot.clients.presses import EditNotePress, NotesPress, RemoveNotePress
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Turn
from bot.kit.presses import CardPress, Origin, Tab, UndoPress, origin_of
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button, short
from bot.kit.words import Html
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.change_notes import edit_note, remove_note
from domain.clients.notes import note_at
from domain.journal.kinds import ChangeKind

#: A note is as long as a message nearly is: what stands above it has one short line.
LONGEST_NAME = 30


async def note_screen(turn: Turn, origin: Origin, place: int, change_id: int | None = None) -> Screen:
    """The whole note at this place, 0 for the newest. `NotFoundError` if the card has none."""
    words = turn.words
    async with turn.reading() as ctx:
        page = await note_at(ctx, origin["client_id"], place)
    if page.note is None:
        raise NotFoundError(what="note")
    note = page.note
    title = words.html(
        "clients-note-title",
        place=page.place + 1,
        total=page.total,
        moment=words.moment(note.made_at, turn.zone, now=turn.services.clock()),
        member=short(note.member or "", LONGEST_NAME),
        signed="yes" if note.member else "no",
    )
    screen = Screen(Html.lines([title, note.text], "\n\n"))
    if change_id is not None:
        screen.row(button(words.text("journal-undo"), UndoPress(change_id=change_id, **origin)))
    newer, older = page.place - 1, page.place + 1
    screen.row(
        button(words.text("kit-previous"), NotesPress(place=newer, **origin)) if page.place else None,
        button(words.text("kit-next"), NotesPress(place=older, **origin)) if older < page.total else None,
    )
    if turn.actor.may(Permission.EDIT_CLIENTS):
        on = {"note_id": note.id, "place": page.place}
        screen.row(
            button(words.text("clients-note-edit"), EditNotePress(**on, **origin)),
            button(words.text("clients-note-remove"), RemoveNotePress(note_id=note.id, **origin), style="danger"),
        )
    return screen.row(button(words.text("kit-back"), CardPress(tab=Tab.TIMELINE, **origin)))


@on_press(NotesPress, Permission.SEE_CLIENTS)
async def press_notes(call: Call, press: NotesPress) -> None:
    """Read it; once the last one is gone, the timeline."""
    try:
        screen = await note_screen(call, press.origin, press.place)
    except NotFoundError:
        screen = await card_screen(call, tab=Tab.TIMELINE, **press.origin)
    await call.show(screen)


@on_press(EditNotePress, Permission.EDIT_CLIENTS)
async def press_edit_note(call: Call, press: EditNotePress) -> None:
    """Ask for the text; the old one stands in the message above."""
    async with call.reading() as ctx:
        note = (await note_at(ctx, press.client_id, press.place)).note
    if note is None or note.id != press.note_id:
        raise NotFoundError(what="note")
    ids: Ids = {"note_id": note.id, "version": note.version, "place": press.place, **press.origin}
    await ask(call, call.words.html("clients-note-edit-ask"), "note-text", **ids)


@on_answer("note-text", Permission.EDIT_CLIENTS)
async def answer_note_text(said: Said, ids: Ids, text: str) -> None:
    """Write it down. A note that somebody corrected meanwhile is not overwritten."""
    async with said.writing(ChangeKind.NOTE_EDITED) as ctx:
        await edit_note(ctx, ids["client_id"], ids["note_id"], text, version=ids["version"])
    await said.show(await note_screen(said, origin_of(ids), ids["place"], ctx.change_id))


@on_press(RemoveNotePress, Permission.EDIT_CLIENTS)
async def press_remove_note(call: Call, press: RemoveNotePress) -> None:
    """Take it off; ↩ puts it back."""
    async with call.writing(ChangeKind.NOTE_REMOVED) as ctx:
        await remove_note(ctx, press.client_id, press.note_id)
    done = Done(call.words.html("clients-note-removed"), ctx.change_id)
    await call.show(await card_screen(call, tab=Tab.TIMELINE, done=done, **press.origin))
