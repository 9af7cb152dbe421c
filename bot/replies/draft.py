"""An answer before it is sent: its words and what goes along, as they will go out; and the buttons to change them."""

from contextlib import suppress

from aiogram.exceptions import TelegramBadRequest

from bot.attachments.received import received_in
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Turn
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from bot.replies.presses import (
    AddFilePress,
    DropFilesPress,
    DropPress,
    RedrawReplyPress,
    RewritePress,
    SendPress,
)
from bot.replies.told import LONGEST_ALL, quote, tell_answered, tell_outlook
from bot.templates.told import tell_enclosures
from domain.attachments.received import ReceivedFile
from domain.base.actor import Permission
from domain.enclosures.rules import MOST_ENCLOSED
from domain.journal.kinds import ChangeKind
from domain.replies.albums import add_to_album, is_of_reply, note_draft_shown
from domain.replies.get_reply import get_reply
from domain.replies.outlook import outlook_of
from domain.replies.views import ConversationView
from domain.replies.write_reply import change_reply, drop_files, may_reply


async def draft_screen(turn: Turn, reply_id: int) -> Screen:
    """The answer as it will go out, and whether somebody else has answered meanwhile."""
    words = turn.words
    async with turn.reading() as ctx:
        reply = await get_reply(ctx, reply_id)
        outlook = await outlook_of(ctx, reply.conversation)
    found, here = reply.conversation, reply.id
    is_second = is_answered_by_other(turn, found)
    warning = words.html("replies-already", answered=tell_answered(turn, found)) if is_second else ""
    lines = [
        words.html("replies-draft", person=found.person, account=found.account),
        quote(words, reply.text, LONGEST_ALL),
        tell_enclosures(words, reply.enclosures),
        warning,
        tell_outlook(turn, outlook),
    ]
    screen = Screen(Html.lines([line for line in lines if line]))
    send = SendPress(reply_id=here, seen=found.answers)
    screen.row(button(words.text("replies-send", second="yes" if is_second else "no"), send, style="success"))
    more, without = AddFilePress(reply_id=here), DropFilesPress(reply_id=here)
    screen.row(
        button(words.text("replies-rewrite"), RewritePress(reply_id=here)),
        button(words.text("replies-file"), more) if len(reply.enclosures) < MOST_ENCLOSED else None,
    )
    has_both = bool(reply.enclosures) and bool(reply.text.strip())
    screen.row(
        button(words.text("replies-redraw"), RedrawReplyPress(reply_id=here)) if reply.is_varied else None,
        button(words.text("replies-no-files"), without) if has_both else None,
    )
    return screen.row(button(words.text("replies-drop"), DropPress(reply_id=here)))


def is_answered_by_other(turn: Turn, found: ConversationView) -> bool:
    """Whether somebody else's answer is the newest thing in the talk."""
    if found.answered_at is None or found.answered_by_id == turn.actor.member_id:
        return False
    return found.heard_at is None or found.answered_at > found.heard_at


@on_press(RewritePress, Permission.EDIT_CLIENTS)
async def press_rewrite(call: Call, press: RewritePress) -> None:
    """Ask for other words; the first ones stay until there are others, and what goes along stays."""
    await _ask(call, press.reply_id, "replies-rewrite-ask")


@on_press(AddFilePress, Permission.EDIT_CLIENTS)
async def press_add_file(call: Call, press: AddFilePress) -> None:
    """Ask for a file; a caption takes the place of the words."""
    await _ask(call, press.reply_id, "replies-file-ask")


async def _ask(call: Call, reply_id: int, question: str) -> None:
    async with call.reading() as ctx:
        reply = await get_reply(ctx, reply_id)
        found = await may_reply(ctx, reply.conversation.id)
    await ask(call, call.words.html(question, person=found.person), "reply-change", reply_id=reply_id)


@on_answer("reply-change", Permission.EDIT_CLIENTS)
async def answer_change(said: Said, ids: Ids, _text: str) -> None:
    """Other words, or one thing more that goes along."""
    received = received_in(said)
    async with said.writing(ChangeKind.WORK) as ctx:
        reply_id = await change_reply(ctx, ids["reply_id"], said.text.strip(), received)
    await show_draft(said, reply_id, received)


@on_press(DropFilesPress, Permission.EDIT_CLIENTS)
async def press_drop_files(call: Call, press: DropFilesPress) -> None:
    """Only the words."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await drop_files(ctx, press.reply_id)
    await call.show(await draft_screen(call, press.reply_id))


async def show_draft(said: Said, reply_id: int, received: ReceivedFile | None) -> None:
    """Send the draft; that of an album is remembered, for its other files come one by one."""
    sent = await said.send(await draft_screen(said, reply_id))
    if received is None:
        return
    said.services.fetch()
    if received.album is not None:
        async with said.writing(ChangeKind.WORK) as ctx:
            await note_draft_shown(ctx, reply_id, sent.message_id)


async def continue_album(said: Said) -> bool:
    """Whether the file is one more of an album that is an answer: then it goes along, and the draft grows in place."""
    received = received_in(said)
    if received is None or received.album is None:
        return False
    async with said.reading() as look:
        if not await is_of_reply(look, received.album):
            return False
    said.actor.require(Permission.EDIT_CLIENTS)
    async with said.writing(ChangeKind.WORK) as ctx:
        reply_id = await add_to_album(ctx, received, said.text.strip())
    if reply_id is None:
        return False
    said.services.fetch()
    async with said.reading() as look:
        shown_id = (await get_reply(look, reply_id)).shown_id
    screen = await draft_screen(said, reply_id)
    if shown_id is not None:
        with suppress(TelegramBadRequest):
            await said.bot.edit_message_text(
                screen.text, chat_id=said.chat_id, message_id=shown_id, reply_markup=screen.markup
            )
            return True
    await show_draft(said, reply_id, received)
    return True
