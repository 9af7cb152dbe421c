"""One conversation: the last words of the person, and what can be done about them."""

from bot.clients.card import card_screen
from bot.consent.stop import OFFERED
from bot.kit.call import Call, Turn
from bot.kit.enum_words import key_of
from bot.kit.presses import CardPress, ConversationPress, HomePress, WaitingPress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button, link_button
from bot.kit.undoable import lands_on, with_undo
from bot.kit.viewer import Viewer
from bot.kit.words import Html
from bot.replies.presses import (
    AddWriterPress,
    ByTemplatePress,
    DealtPress,
    ReplyPress,
    StopWriterForPress,
    StopWriterPress,
    TakePress,
    TalkPress,
    WriterTalkPress,
)
from bot.replies.told import LONGEST_ALL, fitting, tell_answered, tell_head, tell_said, vk_dialog
from domain.base.actor import Permission
from domain.consent.rules import Reach
from domain.journal.kinds import ChangeKind
from domain.replies.end_waiting import end_waiting, wait_again
from domain.replies.outlook import outlook_of
from domain.replies.queries import get_conversation, last_said
from domain.replies.stop_writer import stop_writer
from domain.replies.take_conversation import take_conversation
from domain.replies.views import ConversationView, Outlook
from domain.replies.welcome_writer import add_writer
from domain.templates.queries import list_at_hand


async def conversation_screen(
    viewer: Viewer, conversation_id: int, row_from_id: int | None = None, done: Html | None = None
) -> Screen:
    """What was said in this row of messages (None: in the newest), who has answered, and the buttons.

    `NotFoundError` if the reader may not see the person.
    """
    words = viewer.words
    async with viewer.reading() as ctx:
        found = await get_conversation(ctx, conversation_id)
        said = await last_said(ctx, conversation_id, row_from_id or found.row_from_id)
        outlook = await outlook_of(ctx, found)
        has_templates = viewer.actor.may(Permission.EDIT_CLIENTS) and bool(await list_at_hand(ctx, 1))
    share = LONGEST_ALL // max(1, len(said))
    lines = [tell_head(words, found), *fitting([tell_said(words, each, share) for each in said])]
    if any(each.is_opt_out for each in said):
        lines.append(words.html("replies-opted-out"))
    elif found.waits_since is None:
        lines.append(tell_answered(viewer, found))
    screen = Screen(Html.lines([Html.lines([line for line in lines if line]), done or ""], "\n\n"))
    if viewer.actor.may(Permission.EDIT_CLIENTS):
        _deeds(screen, viewer, found, outlook, has_templates=has_templates)
    card = button(words.text("replies-card"), CardPress(client_id=found.client_id)) if found.client_id else None
    return screen.row(card, button(words.text("replies-talk"), _talk_of(found)))


def _talk_of(found: ConversationView) -> TalkPress | WriterTalkPress:
    if found.client_id is None:
        return WriterTalkPress(conversation_id=found.id)
    return TalkPress(client_id=found.client_id)


def _deeds(screen: Screen, viewer: Viewer, found: ConversationView, outlook: Outlook, *, has_templates: bool) -> None:
    words, key = viewer.words, found.id
    may_write = outlook.reach is Reach.ALLOWED and not found.is_account_gone
    waits = found.waits_since is not None
    dealt = button(words.text("replies-dealt", on="yes" if waits else "no"), DealtPress(conversation_id=key, on=waits))
    screen.row(
        button(words.text("replies-reply"), ReplyPress(conversation_id=key), style="primary")
        if may_write
        else link_button(words.text("replies-at-vk"), vk_dialog(found)),
        dealt,
    )
    if may_write and has_templates:
        screen.row(button(words.text("replies-template"), ByTemplatePress(conversation_id=key)))
    nobodys = found.responsible_id is None and found.taken_by_id is None
    screen.row(
        button(words.text("replies-take"), TakePress(conversation_id=key)) if nobodys else None,
        button(words.text("replies-add"), AddWriterPress(conversation_id=key)) if found.client_id is None else None,
    )
    if outlook.reach is not Reach.STOPPED:
        screen.row(button(words.text("consent-stop"), StopWriterPress(conversation_id=key)))


async def show_conversation(call: Call, conversation_id: int, done: Html | None = None) -> None:
    """The conversation in the place of the button."""
    await call.show(around(call, await conversation_screen(call, conversation_id, done=done)))


def around(turn: Turn, screen: Screen) -> Screen:
    """The screen with the ways out of it: a message that came by itself needs none."""
    back = button(turn.words.text("replies-waiting-back"), WaitingPress())
    return screen.row(back, button(turn.words.text("kit-home"), HomePress()))


@lands_on(ConversationPress)
async def land(turn: Turn, press: ConversationPress, done: Html) -> Screen:
    """Back at the conversation after an undo."""
    return around(turn, await conversation_screen(turn, press.conversation_id, done=done))


@on_press(ConversationPress, Permission.SEE_CLIENTS)
async def press_conversation(call: Call, press: ConversationPress) -> None:
    """Open it."""
    await show_conversation(call, press.conversation_id)


@on_press(DealtPress, Permission.EDIT_CLIENTS)
async def press_dealt(call: Call, press: DealtPress) -> None:
    """Nobody has to answer; the same button takes that back."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await (end_waiting if press.on else wait_again)(ctx, press.conversation_id)
    done = call.words.html("replies-dealt-done", on="yes" if press.on else "no")
    await show_conversation(call, press.conversation_id, done)


@on_press(TakePress, Permission.EDIT_CLIENTS, in_group=True)
async def press_take(call: Call, press: TakePress) -> None:
    """Take the person on. In the group it is only told who has; what was said comes in private."""
    words = call.words
    async with call.writing(ChangeKind.RESPONSIBLE_SET) as ctx:
        found = await take_conversation(ctx, press.conversation_id, is_told=_is_in_group(call))
    if _is_in_group(call):
        await call.show(Screen(words.html("replies-taken-in-group", member=call.member.name)))
        return
    done = words.html("replies-taken", person=found.person)
    screen = around(call, await conversation_screen(call, found.id, done=done))
    await call.show(with_undo(call, screen, ctx.change_id, ConversationPress(conversation_id=found.id)))


@on_press(AddWriterPress, Permission.EDIT_CLIENTS)
async def press_add(call: Call, press: AddWriterPress) -> None:
    """A card for the person."""
    async with call.writing(ChangeKind.CLIENT_ADDED) as ctx:
        client_id = await add_writer(ctx, press.conversation_id)
    here = ConversationPress(conversation_id=press.conversation_id)
    await call.show(with_undo(call, await card_screen(call, client_id), ctx.change_id, here))


@on_press(StopWriterPress, Permission.EDIT_CLIENTS)
async def press_stop(call: Call, press: StopWriterPress) -> None:
    """Ask for the reason."""
    words = call.words
    async with call.reading() as ctx:
        found = await get_conversation(ctx, press.conversation_id)
    screen = Screen(Html.lines([tell_head(words, found), words.html("consent-ask")], "\n\n"))
    for reason in OFFERED:
        screen.row(button(words.text(key_of(reason)), StopWriterForPress(conversation_id=found.id, reason=reason)))
    await call.show(screen.row(button(words.text("kit-back"), ConversationPress(conversation_id=found.id))))


@on_press(StopWriterForPress, Permission.EDIT_CLIENTS)
async def press_stop_for(call: Call, press: StopWriterForPress) -> None:
    """Put the person on the stop-list. It is not undone: the card says who may lift it."""
    async with call.writing(ChangeKind.CLIENT_STOPPED) as ctx:
        await stop_writer(ctx, press.conversation_id, press.reason)
    await show_conversation(call, press.conversation_id, call.words.html("replies-stopped"))


def _is_in_group(call: Call) -> bool:
    return call.chat_id != call.member.telegram_id
