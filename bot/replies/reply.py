"""An answer: asked for, shown, sent from the account that was written to."""

from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Turn
from bot.kit.presses import ConversationPress, HomePress
from bot.kit.registry import on_answer, on_message, on_press
from bot.kit.screen import Press, Screen, button
from bot.kit.words import Html
from bot.replies.conversation import show_conversation
from bot.replies.presses import (
    AgainPress,
    DealtPress,
    DropPress,
    ReplyPress,
    RewritePress,
    SendPress,
    StopWriterPress,
    TakePress,
    WriterTalkPress,
)
from bot.replies.told import LONGEST_ALL, quote, tell_answered, tell_outlook
from domain.actions.errors import UnreachableError
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind
from domain.replies.errors import AnsweredMeanwhileError
from domain.replies.get_reply import get_reply
from domain.replies.outlook import outlook_of
from domain.replies.views import ConversationView
from domain.replies.write_reply import drop_reply, may_reply, send_reply, write_reply

#: Buttons that stand below what a person said: a reply to such a message is an answer to the person.
_BELOW: tuple[type[Press], ...] = (ReplyPress, DealtPress, TakePress, StopWriterPress, WriterTalkPress)


@on_press(ReplyPress, Permission.EDIT_CLIENTS)
async def press_reply(call: Call, press: ReplyPress) -> None:
    """Ask for the words; nobody is asked for what can't be sent."""
    async with call.reading() as ctx:
        found = await may_reply(ctx, press.conversation_id)
    await _ask(call, found)


async def _ask(turn: Turn, found: ConversationView) -> None:
    answered = tell_answered(turn, found) if _is_answered_by_other(turn, found) else ""
    question = Html.lines([turn.words.html("replies-ask", person=found.person, account=found.account), answered])
    await ask(turn, question, "reply-text", conversation_id=found.id)


@on_answer("reply-text", Permission.EDIT_CLIENTS)
async def answer_reply(said: Said, ids: Ids, text: str) -> None:
    """Keep the words and show them; what stands in the way is told, and the question is over: no other words help."""
    await take_words(said, ids["conversation_id"], text)


async def take_words(said: Said, conversation_id: int, text: str) -> None:
    """The same for words that came as a reply to a message of the bot."""
    try:
        async with said.writing(ChangeKind.WORK) as ctx:
            reply_id = await write_reply(ctx, conversation_id, text)
    except UnreachableError as error:
        await said.show(Screen(said.words.html("error-unreachable", reason=str(error.data["reason"]))))
        return
    await said.show(await draft_screen(said, reply_id))


async def draft_screen(turn: Turn, reply_id: int) -> Screen:
    """The words as they will go out, and whether somebody else has answered meanwhile."""
    words = turn.words
    async with turn.reading() as ctx:
        reply = await get_reply(ctx, reply_id)
        outlook = await outlook_of(ctx, reply.conversation)
    found = reply.conversation
    is_second = _is_answered_by_other(turn, found)
    warning = words.html("replies-already", answered=tell_answered(turn, found)) if is_second else ""
    lines = [
        words.html("replies-draft", person=found.person, account=found.account),
        quote(words, reply.text, LONGEST_ALL),
        warning,
        tell_outlook(turn, outlook),
    ]
    screen = Screen(Html.lines(lines))
    send = SendPress(reply_id=reply.id, seen=found.answers)
    screen.row(button(words.text("replies-send", second="yes" if is_second else "no"), send, style="success"))
    return screen.row(
        button(words.text("replies-rewrite"), RewritePress(reply_id=reply.id)),
        button(words.text("replies-drop"), DropPress(reply_id=reply.id)),
    )


def _is_answered_by_other(turn: Turn, found: ConversationView) -> bool:
    """Whether somebody else's answer is the newest thing in the talk."""
    if found.answered_at is None or found.answered_by_id == turn.actor.member_id:
        return False
    return found.heard_at is None or found.answered_at > found.heard_at


@on_press(SendPress, Permission.EDIT_CLIENTS)
async def press_send(call: Call, press: SendPress) -> None:
    """Hand it to the ledger; whoever is second is told first, and may send all the same."""
    try:
        async with call.writing(ChangeKind.WORK) as ctx:
            await send_reply(ctx, press.reply_id, press.seen, call.message_id)
    except AnsweredMeanwhileError:
        await call.answer(call.words.text("error-answered-meanwhile"), alert=True)
        await call.show(await draft_screen(call, press.reply_id))
        return
    async with call.reading() as ctx:
        reply = await get_reply(ctx, press.reply_id)
        outlook = await outlook_of(ctx, reply.conversation)
    lines = [
        call.words.html("replies-sending", person=reply.conversation.person),
        quote(call.words, reply.text, LONGEST_ALL),
        tell_outlook(call, outlook),
    ]
    screen = Screen(Html.lines(lines))
    opened = ConversationPress(conversation_id=reply.conversation.id)
    screen.row(button(call.words.text("replies-open"), opened), button(call.words.text("kit-home"), HomePress()))
    await call.show(screen)


@on_press(RewritePress, Permission.EDIT_CLIENTS)
async def press_rewrite(call: Call, press: RewritePress) -> None:
    """Ask for other words; the first ones stay until there are others."""
    async with call.reading() as ctx:
        reply = await get_reply(ctx, press.reply_id)
        found = await may_reply(ctx, reply.conversation.id)
    await _ask(call, found)


@on_press(DropPress, Permission.EDIT_CLIENTS)
async def press_drop(call: Call, press: DropPress) -> None:
    """Back to what the person said."""
    async with call.writing(ChangeKind.WORK) as ctx:
        conversation_id = await drop_reply(ctx, press.reply_id)
    await show_conversation(call, conversation_id, call.words.html("replies-dropped"))


@on_press(AgainPress, Permission.EDIT_CLIENTS)
async def press_again(call: Call, press: AgainPress) -> None:
    """The same words as a new draft."""
    async with call.writing(ChangeKind.WORK) as ctx:
        reply = await get_reply(ctx, press.reply_id)
        reply_id = await write_reply(ctx, reply.conversation.id, reply.text)
    await call.show(await draft_screen(call, reply_id))


@on_message("sticker", Permission.SEE_CLIENTS)
async def say_sticker(said: Said) -> None:
    """A sticker in reply to what a person wrote is no answer that could be sent; any other one means nothing."""
    if conversation_of(said) is not None:
        await said.show(Screen(said.words.html("replies-text-only")))


def conversation_of(said: Said) -> int | None:
    """The conversation whose message was replied to: every button below it carries its id."""
    replied = said.message.reply_to_message
    if replied is None or replied.reply_markup is None or replied.from_user is None:
        return None
    if replied.from_user.id != said.bot.id:
        return None
    data = [each.callback_data or "" for row in replied.reply_markup.inline_keyboard for each in row]
    for kind in _BELOW:
        for each in data:
            if each.startswith(f"{kind.__prefix__}:"):
                return int(kind.unpack(each).model_dump()["conversation_id"])
    return None
