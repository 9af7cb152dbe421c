"""An answer: asked for, and sent from the account that was written to."""

from bot.attachments.received import received_in
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said
from bot.kit.presses import ConversationPress, HomePress
from bot.kit.registry import on_answer, on_message, on_press
from bot.kit.screen import Press, Screen, button
from bot.kit.words import Html
from bot.replies.conversation import show_conversation
from bot.replies.draft import draft_screen, is_answered_by_other, show_draft
from bot.replies.presses import (
    AgainPress,
    DealtPress,
    DropPress,
    ReplyPress,
    SendPress,
    StopWriterPress,
    TakePress,
    WriterTalkPress,
)
from bot.replies.told import LONGEST_ALL, quote, tell_answered, tell_outlook
from bot.templates.told import tell_enclosures
from domain.actions.errors import UnreachableError
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind
from domain.replies.errors import AnsweredMeanwhileError
from domain.replies.get_reply import get_reply
from domain.replies.outlook import outlook_of
from domain.replies.write_reply import again_reply, drop_reply, may_reply, send_reply, write_reply

#: Buttons that stand below what a person said: a reply to such a message is an answer to the person.
_BELOW: tuple[type[Press], ...] = (ReplyPress, DealtPress, TakePress, StopWriterPress, WriterTalkPress)


@on_press(ReplyPress, Permission.EDIT_CLIENTS)
async def press_reply(call: Call, press: ReplyPress) -> None:
    """Ask for the words, a photo or a file; nobody is asked for what can't be sent."""
    async with call.reading() as ctx:
        found = await may_reply(ctx, press.conversation_id)
    answered = tell_answered(call, found) if is_answered_by_other(call, found) else ""
    question = Html.lines([call.words.html("replies-ask", person=found.person, account=found.account), answered])
    await ask(call, question, "reply-text", conversation_id=found.id)


@on_answer("reply-text", Permission.EDIT_CLIENTS)
async def answer_reply(said: Said, ids: Ids, _text: str) -> None:
    """Keep it and show it; what stands in the way is told, and the question is over: no other words help."""
    await take_answer(said, ids["conversation_id"])


async def take_answer(said: Said, conversation_id: int) -> None:
    """The same for what came as a reply to a message of the bot: words, or a photo or file with a caption or none."""
    received = received_in(said)
    try:
        async with said.writing(ChangeKind.WORK) as ctx:
            reply_id = await write_reply(ctx, conversation_id, said.text.strip(), received)
    except UnreachableError as error:
        await said.show(Screen(said.words.html("error-unreachable", reason=str(error.data["reason"]))))
        return
    await show_draft(said, reply_id, received)


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
        tell_enclosures(call.words, reply.enclosures),
        tell_outlook(call, outlook),
    ]
    screen = Screen(Html.lines([line for line in lines if line]))
    opened = ConversationPress(conversation_id=reply.conversation.id)
    screen.row(button(call.words.text("replies-open"), opened), button(call.words.text("kit-home"), HomePress()))
    await call.show(screen)


@on_press(DropPress, Permission.EDIT_CLIENTS)
async def press_drop(call: Call, press: DropPress) -> None:
    """Back to what the person said."""
    async with call.writing(ChangeKind.WORK) as ctx:
        conversation_id = await drop_reply(ctx, press.reply_id)
    await show_conversation(call, conversation_id, call.words.html("replies-dropped"))


@on_press(AgainPress, Permission.EDIT_CLIENTS)
async def press_again(call: Call, press: AgainPress) -> None:
    """The same as a new draft."""
    async with call.writing(ChangeKind.WORK) as ctx:
        reply_id = await again_reply(ctx, press.reply_id)
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
