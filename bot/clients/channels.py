"""Addresses of a card: take one off, or write a new one and have its kind recognised."""

from bot.audience.find import addresses_of
from bot.clients.card import Done, card_screen
from bot.clients.presses import AddChannelPress, ChannelPress
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said
from bot.kit.presses import Tab
from bot.kit.registry import on_answer, on_press
from bot.merging.similar import warn_of_twins
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.clients.addresses import parse_site, parse_telegram
from domain.clients.change_channels import add_channel, remove_channel
from domain.clients.kinds import ChannelKind
from domain.journal.kinds import ChangeKind
from domain.team.queries import get_team


@on_press(ChannelPress, Permission.EDIT_CLIENTS)
async def press_channel(call: Call, press: ChannelPress) -> None:
    """Take the address off; ↩ puts it back."""
    async with call.writing(ChangeKind.CHANNEL_REMOVED) as ctx:
        removed = await remove_channel(ctx, press.client_id, press.channel_id)
    done = Done(call.words.html("clients-done-channel-off", address=removed.address), ctx.change_id)
    await call.show(await card_screen(call, press.client_id, Tab.CONTACTS, done=done))


@on_press(AddChannelPress, Permission.EDIT_CLIENTS)
async def press_add_channel(call: Call, press: AddChannelPress) -> None:
    """Ask for an address."""
    await ask(call, call.words.html("clients-channel-ask"), "channel", client_id=press.client_id)


@on_answer("channel", Permission.EDIT_CLIENTS)
async def answer_channel(said: Said, ids: Ids, text: str) -> None:
    """A phone, e-mail, VK link, Telegram name or site; what it is, is seen from itself."""
    async with said.writing(ChangeKind.CHANNEL_ADDED) as ctx:
        found = addresses_of(text, (await get_team(ctx)).phone_region)
        if not found and (telegram := parse_telegram(text)):
            found = [(ChannelKind.TELEGRAM, telegram)]
        if not found and (site := parse_site(text)):
            found = [(ChannelKind.SITE, site)]
        if not found:
            raise InvalidValueError(field="address", reason="unreadable")
        for kind, address in found:
            await add_channel(ctx, ids["client_id"], kind, address)
    done = Done(said.words.html("clients-done-channel-on"), ctx.change_id)
    screen = await card_screen(said, ids["client_id"], Tab.CONTACTS, done=done)
    await said.show(await warn_of_twins(said, screen, ids["client_id"], found))
