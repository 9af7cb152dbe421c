"""One address of a card: who may write to it, and its buttons to change, name, put first and remove."""

from bot.clients.channel_presses import (
    ChangeChannelPress,
    ChannelPress,
    FirstChannelPress,
    LabelChannelPress,
    OpenChannelPress,
)
from bot.clients.channels import read_address, show_contacts, show_taken
from bot.clients.contacts import channel_line, is_first
from bot.clients.presses import OnCard
from bot.consent.told import tell_reach, tell_stop
from bot.kit.asking import EMPTY, ask
from bot.kit.call import Call, Ids, Said
from bot.kit.presses import CardPress, Tab, origin_of
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button, copy_button, link_button
from bot.kit.words import Html
from domain.base.actor import Permission
from domain.base.errors import AddressTakenError, NotFoundError
from domain.clients.change_channels import change_address, label_channel, put_first, remove_channel
from domain.clients.channel_forms import address_url
from domain.clients.queries import get_card
from domain.clients.views import CardView, ChannelView
from domain.consent.queries import list_reach_at, stop_at
from domain.journal.boundary import Reading
from domain.journal.kinds import ChangeKind


async def _find(ctx: Reading, client_id: int, channel_id: int) -> tuple[CardView, ChannelView]:
    card = await get_card(ctx, client_id)
    for channel in card.channels:
        if channel.id == channel_id:
            return card, channel
    raise NotFoundError(what="channel")


@on_press(OpenChannelPress, Permission.EDIT_CLIENTS)
async def press_open_channel(call: Call, press: OpenChannelPress) -> None:
    """What is known of the address, and what can be done with it."""
    words, origin, channel_id = call.words, press.origin, press.channel_id
    async with call.reading() as ctx:
        card, channel = await _find(ctx, press.client_id, channel_id)
        stop = await stop_at(ctx, [(channel.kind, channel.address)])
        reach = await list_reach_at(ctx, channel.kind, channel.address)
        now = ctx.clock()
    first = is_first(card, channel)
    lines = [
        words.html("clients-card-name", name=card.name, kind=card.kind.value),
        channel_line(words, channel, first=first),
        tell_stop(call, stop, now=now) if stop else "",
        *(tell_reach(call, each, now=now) for each in reach),
    ]
    screen = Screen(Html.lines([line for line in lines if line]))
    link = address_url(channel.kind, channel.address)
    screen.row(
        copy_button(words.text("clients-copy", address=channel.address), channel.address),
        link_button(words.text("clients-open"), link) if link else None,
    )
    screen.row(
        button(words.text("clients-channel-change"), ChangeChannelPress(channel_id=channel_id, **origin)),
        button(words.text("clients-channel-label"), LabelChannelPress(channel_id=channel_id, **origin)),
    )
    has_rivals = any(each.kind is channel.kind and each.id != channel.id for each in card.channels)
    to_first = FirstChannelPress(channel_id=channel_id, **origin) if has_rivals and not first else None
    screen.row(
        button(words.text("clients-channel-first"), to_first) if to_first else None,
        button(
            words.text("clients-channel-remove"),
            ChannelPress(channel_id=channel_id, version=channel.version, **origin),
            style="danger",
        ),
    )
    await call.show(screen.row(button(words.text("kit-back"), CardPress(tab=Tab.CONTACTS, **press.origin))))


@on_press(ChannelPress, Permission.EDIT_CLIENTS)
async def press_channel(call: Call, press: ChannelPress) -> None:
    """Take the address off; ↩ puts it back."""
    async with call.writing(ChangeKind.CHANNEL_REMOVED) as ctx:
        removed = await remove_channel(ctx, press.client_id, press.channel_id, version=press.version or None)
    told = call.words.html("clients-done-channel-off", address=removed.address)
    await show_contacts(call, press.origin, told, ctx.change_id)


@on_press(FirstChannelPress, Permission.EDIT_CLIENTS)
async def press_first_channel(call: Call, press: FirstChannelPress) -> None:
    """It goes before the others of its kind: campaigns and buttons use it."""
    async with call.writing(ChangeKind.CHANNEL_CHANGED) as ctx:
        channel = await put_first(ctx, press.client_id, press.channel_id)
    told = call.words.html("clients-done-channel-first", address=channel.address)
    await show_contacts(call, press.origin, told, ctx.change_id)


@on_press(ChangeChannelPress, Permission.EDIT_CLIENTS)
async def press_change_channel(call: Call, press: ChangeChannelPress) -> None:
    """Ask for the new address; the question holds the old one to copy, and its version."""
    channel = await _ask_of(call, press, press.channel_id)
    question = call.words.html("clients-channel-change-ask", address=channel.address)
    await ask(call, question, "channel-change", channel_id=channel.id, version=channel.version, **press.origin)


@on_press(LabelChannelPress, Permission.EDIT_CLIENTS)
async def press_label_channel(call: Call, press: LabelChannelPress) -> None:
    """Ask what the address is."""
    channel = await _ask_of(call, press, press.channel_id)
    question = call.words.html("clients-channel-label-ask", address=channel.address)
    await ask(call, question, "channel-label", channel_id=channel.id, version=channel.version, **press.origin)


async def _ask_of(call: Call, press: OnCard, channel_id: int) -> ChannelView:
    async with call.reading() as ctx:
        return (await _find(ctx, press.client_id, channel_id))[1]


@on_answer("channel-change", Permission.EDIT_CLIENTS)
async def answer_channel_change(said: Said, ids: Ids, text: str) -> None:
    """Another address of the same kind. One that somebody changed meanwhile is not overwritten."""
    client_id, channel_id = ids["client_id"], ids["channel_id"]
    async with said.reading() as look:
        _, channel = await _find(look, client_id, channel_id)
        address = await read_address(look, client_id, channel.kind, text)
    try:
        async with said.writing(ChangeKind.CHANNEL_CHANGED) as ctx:
            await change_address(ctx, client_id, channel_id, address[1], version=ids["version"])
    except AddressTakenError as error:
        await show_taken(said, origin_of(ids), error)
        return
    await show_contacts(said, origin_of(ids), said.words.html("clients-done-channel"), ctx.change_id, [address])


@on_answer("channel-label", Permission.EDIT_CLIENTS)
async def answer_channel_label(said: Said, ids: Ids, text: str) -> None:
    """Name the address, or take its name away. One that somebody changed meanwhile is left."""
    label = None if text in EMPTY else text
    async with said.writing(ChangeKind.CHANNEL_CHANGED) as ctx:
        await label_channel(ctx, ids["client_id"], ids["channel_id"], label, version=ids.get("version"))
    await show_contacts(said, origin_of(ids), said.words.html("clients-done-channel"), ctx.change_id)
