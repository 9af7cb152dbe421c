"""The client's picture: a photo that was made so, or that of the VK page, which is kept when first asked for."""

from aiogram.exceptions import TelegramAPIError
from aiogram.types import InlineKeyboardMarkup, Message

from bot.attachments.file import send_attachment
from bot.attachments.picture_of import vk_picture
from bot.attachments.presses import PicturePress
from bot.kit.call import Call
from bot.kit.presses import CardPress, Origin
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button, link_button
from domain.attachments.attach_file import attach_file
from domain.attachments.change_attachment import set_avatar
from domain.attachments.queries import avatar_of
from domain.attachments.received import ReceivedFile
from domain.attachments.tables import AttachmentKind
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.queries import get_card
from domain.clients.views import CardView
from domain.journal.kinds import ChangeKind


@on_press(PicturePress, Permission.SEE_CLIENTS)
async def press_picture(call: Call, press: PicturePress) -> None:
    """Send it. The photo of the VK page becomes a file of the card, for the page may change or go."""
    async with call.reading() as ctx:
        card = await get_card(ctx, press.client_id)
        own = await avatar_of(ctx, card.id)
        address = await vk_picture(ctx, card) if own is None else None
    if own is not None:
        await send_attachment(call, own, press.origin)
    elif address is not None:
        await _from_vk(call, card, address, press.origin)
    else:
        raise NotFoundError(what="file")


async def _from_vk(call: Call, card: CardView, address: str, origin: Origin) -> None:
    words = call.words
    back = Screen(words.html("attachments-vk-photo", name=card.name))
    back.row(button(words.text("attachments-back"), CardPress(**origin)))
    try:
        sent = await _send(call, address, back.markup, back.text)
    except TelegramAPIError:
        # Telegram could not fetch it; people can.
        back.rows.insert(0, [link_button(words.text("clients-open"), address)])
        await call.send(back)
        return
    if sent.photo and call.actor.may(Permission.EDIT_CLIENTS):
        photo, name = sent.photo[-1], words.text("attachments-vk-photo-name")
        received = ReceivedFile(AttachmentKind.PHOTO, f"{name}.jpg", photo.file_size or 0, photo.file_id)
        async with call.writing(ChangeKind.FILE_ADDED) as ctx:
            attachment = await attach_file(ctx, card.id, received)
            await set_avatar(ctx, card.id, attachment.id)
        call.services.fetch()


async def _send(call: Call, address: str, markup: InlineKeyboardMarkup, caption: str) -> Message:
    return await call.bot.send_photo(
        call.chat_id, address, caption=caption, message_thread_id=call.thread_id, reply_markup=markup
    )
