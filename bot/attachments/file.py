"""One file of a card: sent into the chat by a press, with the buttons to rename it, show it off, or take it off."""

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import FSInputFile, InlineKeyboardMarkup, Message

from bot.attachments.presses import AvatarPress, FilePress, OneFile, RemoveFilePress, RenameFilePress
from bot.attachments.tab import tell_file
from bot.clients.card import Done, card_screen
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Turn
from bot.kit.presses import CardPress, Origin, Tab, origin_of
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from domain.attachments.change_attachment import remove_attachment, rename_attachment, set_avatar
from domain.attachments.queries import get_attachment
from domain.attachments.tables import AttachmentKind
from domain.attachments.views import AttachmentView
from domain.base.actor import Permission
from domain.files.errors import FileNotHereError
from domain.journal.kinds import ChangeKind

MediaFile = str | FSInputFile


async def send_attachment(turn: Turn, file: AttachmentView, origin: Origin) -> None:
    """Send it as what it came, by Telegram's own id while that works, else the bytes. Raises `FileNotHereError`."""
    words = turn.words
    caption = Html.lines([words.html("attachments-file", name=file.name), tell_file(turn, file)])
    markup = _buttons(turn, file, origin).markup
    if file.telegram_file_id is not None:
        try:
            await _send(turn, file, file.telegram_file_id, caption, markup)
        except TelegramBadRequest:
            # Another bot's id, or Telegram has forgotten it: that is why the bytes are kept.
            pass
        else:
            return
    path = turn.services.store.path_of(file.path) if file.path is not None else None
    if path is None or not path.is_file():
        raise FileNotHereError(state=file.state.value)
    await _send(turn, file, FSInputFile(path, filename=file.name), caption, markup)


def _buttons(turn: Turn, file: AttachmentView, origin: Origin) -> Screen:
    words, screen = turn.words, Screen(Html())
    on = OneFile(attachment_id=file.id, **origin)
    if turn.actor.may(Permission.EDIT_CLIENTS):
        is_photo = file.kind is AttachmentKind.PHOTO and not file.is_avatar
        screen.row(
            button(words.text("attachments-rename"), RenameFilePress(**on)),
            button(words.text("attachments-remove"), RemoveFilePress(**on), style="danger"),
        )
        screen.row(button(words.text("attachments-make-avatar"), AvatarPress(**on)) if is_photo else None)
    return screen.row(button(words.text("attachments-back"), CardPress(tab=Tab.FILES, **origin)))


async def _send(
    turn: Turn, file: AttachmentView, media: MediaFile, caption: Html, markup: InlineKeyboardMarkup
) -> Message:
    bot, chat, thread = turn.bot, turn.chat_id, turn.thread_id
    match file.kind:
        case AttachmentKind.PHOTO:
            return await bot.send_photo(chat, media, caption=caption, message_thread_id=thread, reply_markup=markup)
        case AttachmentKind.VOICE:
            return await bot.send_voice(chat, media, caption=caption, message_thread_id=thread, reply_markup=markup)
        case AttachmentKind.VIDEO:
            return await bot.send_video(chat, media, caption=caption, message_thread_id=thread, reply_markup=markup)
        case AttachmentKind.AUDIO:
            return await bot.send_audio(chat, media, caption=caption, message_thread_id=thread, reply_markup=markup)
        case _:
            return await bot.send_document(chat, media, caption=caption, message_thread_id=thread, reply_markup=markup)


@on_press(FilePress, Permission.SEE_CLIENTS)
async def press_file(call: Call, press: FilePress) -> None:
    """Send the file; the list stays where it is."""
    async with call.reading() as ctx:
        file = await get_attachment(ctx, press.client_id, press.attachment_id)
    await send_attachment(call, file, press.origin)


@on_press(RenameFilePress, Permission.EDIT_CLIENTS)
async def press_rename_file(call: Call, press: RenameFilePress) -> None:
    """Ask for the name."""
    async with call.reading() as ctx:
        file = await get_attachment(ctx, press.client_id, press.attachment_id)
    question = call.words.html("attachments-rename-ask", name=file.name)
    await ask(call, question, "file-name", version=file.version, **press.one)


@on_answer("file-name", Permission.EDIT_CLIENTS)
async def answer_file_name(said: Said, ids: Ids, text: str) -> None:
    """Rename it; one that a colleague has renamed meanwhile is left."""
    async with said.writing(ChangeKind.FILE_EDITED) as ctx:
        file = await rename_attachment(ctx, ids["client_id"], ids["attachment_id"], text, version=ids["version"])
    done = Done(said.words.html("attachments-renamed", name=file.name), ctx.change_id)
    await said.show(await card_screen(said, tab=Tab.FILES, done=done, **origin_of(ids)))


@on_press(AvatarPress, Permission.EDIT_CLIENTS)
async def press_avatar(call: Call, press: AvatarPress) -> None:
    """Make it the client's picture."""
    async with call.writing(ChangeKind.FILE_EDITED) as ctx:
        await set_avatar(ctx, press.client_id, press.attachment_id)
    done = Done(call.words.html("attachments-avatar-set"), ctx.change_id)
    await call.show(await card_screen(call, done=done, **press.origin))


@on_press(RemoveFilePress, Permission.EDIT_CLIENTS)
async def press_remove_file(call: Call, press: RemoveFilePress) -> None:
    """Take it off; ↩ brings it back with its bytes."""
    async with call.writing(ChangeKind.FILE_REMOVED) as ctx:
        removed = await remove_attachment(ctx, press.client_id, press.attachment_id)
    done = Done(call.words.html("attachments-removed", name=removed.name), ctx.change_id)
    await call.show(await card_screen(call, tab=Tab.FILES, done=done, **press.origin))
