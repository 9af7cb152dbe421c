"""Add an address to a card: choose its kind or have it seen, write it, be told who else has it."""

from bot.audience.find import addresses_of
from bot.clients.card import Done, card_screen
from bot.clients.channel_presses import AddChannelOfPress, AddChannelPress, AddSeenChannelPress, MoreChannelsPress
from bot.clients.contacts import contacts
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Shown
from bot.kit.enum_words import error_key, key_of
from bot.kit.presses import CameFrom, CardPress, Origin, Tab, came_from, origin_of
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from bot.merging.similar import warn_of_twins
from domain.base.actor import Permission
from domain.base.errors import AddressTakenError, InvalidValueError, NotFoundError
from domain.clients.addresses import parse_site, parse_telegram
from domain.clients.change_channels import add_channel
from domain.clients.channel_forms import parse_channel
from domain.clients.kinds import ChannelKind
from domain.clients.queries import get_card
from domain.consent.rules import Address
from domain.journal.boundary import Reading
from domain.journal.kinds import ChangeKind
from domain.team.queries import get_team


@on_press(AddChannelPress, Permission.EDIT_CLIENTS)
async def press_add_channel(call: Call, press: AddChannelPress) -> None:
    """Which kind; the usual ones need no choice."""
    words, origin = call.words, press.origin
    async with call.reading() as ctx:
        screen = Screen((await contacts(call, ctx, await get_card(ctx, press.client_id), origin)).text)
    screen.row(button(words.text("clients-channel-seen"), AddSeenChannelPress(**origin), style="primary"))
    screen.grid([button(words.text(key_of(kind)), AddChannelOfPress(of=kind, **origin)) for kind in ChannelKind], 3)
    await call.show(screen.row(button(words.text("kit-back"), CardPress(tab=Tab.CONTACTS, **origin))))


@on_press(AddSeenChannelPress, Permission.EDIT_CLIENTS)
async def press_add_seen_channel(call: Call, press: AddSeenChannelPress) -> None:
    """Ask for an address of any kind."""
    await ask(call, call.words.html("clients-channel-ask"), "channel", **press.origin)


@on_press(AddChannelOfPress, Permission.EDIT_CLIENTS)
async def press_add_channel_of(call: Call, press: AddChannelOfPress) -> None:
    """Ask for an address of this kind."""
    question = call.words.html("clients-channel-of-ask", kind=call.words.text(key_of(press.of)), of=press.of.value)
    await ask(call, question, "channel-of", of=press.of.value, **press.origin)


@on_press(MoreChannelsPress, Permission.SEE_CLIENTS)
async def press_more_channels(call: Call, press: MoreChannelsPress) -> None:
    """Another page of the addresses."""
    async with call.reading() as ctx:
        screen = await contacts(call, ctx, await get_card(ctx, press.client_id), press.origin, press.start)
    back = CardPress(tab=Tab.CONTACTS, **press.origin)
    await call.show(screen.row(button(call.words.text("kit-back"), back)))


@on_answer("channel", Permission.EDIT_CLIENTS)
async def answer_channel(said: Said, ids: Ids, text: str) -> None:
    """A phone, e-mail, VK link, Telegram name or site; what it is, is seen from itself."""
    async with said.reading() as ctx:
        await get_card(ctx, ids["client_id"])
        found = addresses_of(text, (await get_team(ctx)).phone_region)
    if not found and (telegram := parse_telegram(text)):
        found = [(ChannelKind.TELEGRAM, telegram)]
    if not found and (site := parse_site(text)):
        found = [(ChannelKind.SITE, site)]
    if not found:
        raise InvalidValueError(field="address", reason="unseen")
    await _add(said, origin_of(ids), found)


@on_answer("channel-of", Permission.EDIT_CLIENTS)
async def answer_channel_of(said: Said, ids: Ids, text: str) -> None:
    """An address of the kind that was chosen."""
    async with said.reading() as ctx:
        address = await read_address(ctx, ids["client_id"], ChannelKind(ids["of"]), text)
    await _add(said, origin_of(ids), [address])


async def read_address(ctx: Reading, client_id: int, kind: ChannelKind, text: str) -> Address:
    """The address that a person has written for a card that may be seen; `InvalidValueError` if it is none."""
    await get_card(ctx, client_id)
    address = parse_channel(kind, text, (await get_team(ctx)).phone_region)
    if address is None:
        raise InvalidValueError(field="address", reason="address")
    return kind, address


async def _add(said: Said, origin: Origin, found: list[Address]) -> None:
    try:
        async with said.writing(ChangeKind.CHANNEL_ADDED) as ctx:
            for kind, address in found:
                await add_channel(ctx, origin["client_id"], kind, address)
    except AddressTakenError as error:
        await show_taken(said, origin, error)
        return
    await show_contacts(said, origin, said.words.html("clients-done-channel-on"), ctx.change_id, found)


async def show_contacts(
    turn: Shown, origin: Origin, told: Html, change_id: int | None, added: list[Address] | None = None
) -> None:
    """The contacts after a change; who else has what was added is said, with a button for each."""
    screen = await card_screen(turn, tab=Tab.CONTACTS, done=Done(told, change_id), **origin)
    if added and change_id is not None:
        screen = await warn_of_twins(turn, screen, origin["client_id"], added)
    await turn.show(screen)


async def show_taken(turn: Shown, origin: Origin, error: AddressTakenError) -> None:
    """Somebody else has the VK page: said, with a button to that card if it may be seen."""
    words, holder = turn.words, int(error.data["client_id"])
    screen = Screen(words.html(error_key(error), **error.data))
    try:
        async with turn.reading() as ctx:
            name = (await get_card(ctx, holder)).name
        other = CardPress(client_id=holder, **came_from(CameFrom.CARD, origin["client_id"]))
        screen.row(button(words.text("clients-open-other", name=name), other))
    except NotFoundError:
        # It is a colleague's own client: that there is one is all that may be said.
        pass
    await turn.show(screen.row(button(words.text("kit-back"), CardPress(tab=Tab.CONTACTS, **origin))))
