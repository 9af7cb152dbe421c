"""Somebody is shown to the bot: a forwarded message, a shared contact. The card opens, or «add?» comes."""

from aiogram.types import MessageOriginHiddenUser, MessageOriginUser

from bot.attachments.received import received_in
from bot.clients.card import Done, card_screen
from bot.intake.draft_screen import offer_new
from bot.kit.call import Said
from bot.kit.presses import HomePress
from bot.kit.registry import MESSAGES, on_message
from bot.kit.screen import Screen, button
from domain.attachments.attach_file import attach_file
from domain.attachments.rules import LARGEST
from domain.base.actor import Permission
from domain.clients.add_note import add_note
from domain.clients.addresses import parse_emails, parse_phones
from domain.clients.kinds import ChannelKind, SourceKind
from domain.clients.rules import NOTE_LENGTH
from domain.intake.new_client import Address, NewClient
from domain.intake.queries import clients_at
from domain.journal.kinds import ChangeKind
from domain.team.queries import get_team, list_members


@on_message("forward", Permission.SEE_CLIENTS)
async def say_forward(said: Said) -> None:
    """The sender's card with the text as a note on it, or «add?». Who hides the account is known by name alone."""
    origin = said.message.forward_origin
    if isinstance(origin, MessageOriginHiddenUser):
        await _meet(said, origin.sender_user_name, ())
    elif not isinstance(origin, MessageOriginUser) or origin.sender_user.is_bot:
        await said.show(_nobody(said, "intake-forward-nobody"))
    elif await _is_colleague(said, origin.sender_user.id):
        # What we say ourselves is about somebody else: it is read as if it had been written here.
        await MESSAGES["text" if said.text else "file"].handler(said)
    else:
        user = origin.sender_user
        names = (user.username.lower(),) if user.username else ()
        known: list[Address] = [(ChannelKind.TELEGRAM, name) for name in (*names, str(user.id))]
        await _meet(said, user.full_name, tuple(known))


@on_message("contact", Permission.SEE_CLIENTS)
async def say_contact(said: Said) -> None:
    """The card with this phone, or of this person of Telegram; or «add?»."""
    contact = said.message.contact
    assert contact is not None
    async with said.reading() as ctx:
        region = (await get_team(ctx)).phone_region
    # Telegram gives the numbers of its own users without the plus.
    number = f"+{contact.phone_number.lstrip('+')}" if contact.user_id else contact.phone_number
    phones = parse_phones(number, region) or parse_phones(contact.phone_number, region)
    known: list[Address] = [(ChannelKind.PHONE, phone) for phone in phones]
    known += [(ChannelKind.EMAIL, email) for email in parse_emails(contact.vcard or "")]
    known += [(ChannelKind.TELEGRAM, str(contact.user_id))] if contact.user_id else []
    if not known:
        await said.show(_nobody(said, "intake-contact-unreadable"))
        return
    name = " ".join(part for part in (contact.first_name, contact.last_name) if part)
    await _offer(said, NewClient(name=name, channels=tuple(known), source=SourceKind.CONTACT))


async def _is_colleague(said: Said, telegram_id: int) -> bool:
    async with said.reading() as ctx:
        return telegram_id in {member.telegram_id for member in await list_members(ctx)}


async def _meet(said: Said, name: str, known: tuple[Address, ...]) -> None:
    """Somebody who wrote to one of us: with what was written, and what was sent with it."""
    file = received_in(said)
    kept = file if file is not None and file.size <= LARGEST else None
    await _offer(said, NewClient(name, known, note=said.text, source=SourceKind.FORWARD, file=kept))


async def _offer(said: Said, new: NewClient) -> None:
    async with said.reading() as ctx:
        found = await clients_at(ctx, new.channels)
    if len(found) == 1:
        await _open(said, found[0], new)
    elif said.actor.may(Permission.EDIT_CLIENTS):
        await offer_new(said, new)
    else:
        await said.show(_nobody(said, "intake-unknown"))


async def _open(said: Said, client_id: int, new: NewClient) -> None:
    """The card of somebody we know; what came with the message is kept on it, and ↩ takes it off."""
    words = said.words
    if not (new.note or new.file) or not said.actor.may(Permission.EDIT_CLIENTS):
        await said.show(await card_screen(said, client_id))
        return
    async with said.writing(ChangeKind.NOTE_ADDED) as ctx:
        if new.note:
            await add_note(ctx, client_id, new.note[:NOTE_LENGTH])
        if new.file is not None:
            await attach_file(ctx, client_id, new.file)
    if new.file is not None:
        said.services.fetch()
    await said.show(await card_screen(said, client_id, done=Done(words.html("intake-kept"), ctx.change_id)))


def _nobody(said: Said, key: str) -> Screen:
    told = {
        "intake-forward-nobody": said.words.html("intake-forward-nobody"),
        "intake-contact-unreadable": said.words.html("intake-contact-unreadable"),
        "intake-unknown": said.words.html("intake-unknown"),
    }[key]
    return Screen(told).row(button(said.words.text("kit-home"), HomePress()))
