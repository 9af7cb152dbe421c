"""The contacts of a card: every address, copied or opened by a press, and the way to change each."""

from aiogram.types import InlineKeyboardButton

from bot.clients.channel_presses import AddChannelPress, MoreChannelsPress, OpenChannelPress
from bot.consent.told import tell_consent
from bot.enrichment.told import tell_page
from bot.kit.call import Turn
from bot.kit.enum_words import key_of, worded
from bot.kit.paging import page_of
from bot.kit.presses import Origin
from bot.kit.screen import Screen, button, copy_button, link_button, short
from bot.kit.words import Html, Words
from domain.base.actor import Permission
from domain.clients.channel_forms import address_url
from domain.clients.kinds import ChannelKind
from domain.clients.views import CardView, ChannelView
from domain.consent.queries import list_consents_at
from domain.enrichment.queries import pages_of
from domain.journal.boundary import Reading

worded("clients-channel")(ChannelKind)

#: So many addresses have their buttons on one screen; more come in pages.
SHOWN_CHANNELS = 10
SHOWN_CONSENTS = 10
LONGEST_ADDRESS = 100


async def contacts(turn: Turn, ctx: Reading, card: CardView, origin: Origin, start: int = 0) -> Screen:
    """Every address, with a button to copy or open it, what VK says of it, and which accounts may write there."""
    words = turn.words
    page = page_of(card.channels, start, SHOWN_CHANNELS)
    vk = [each.address for each in page.items if each.kind is ChannelKind.VK]
    pages = await pages_of(ctx, vk)
    lines = [
        Html.lines([channel_line(words, each, first=is_first(card, each)), tell_page(words, pages.get(each.address))])
        for each in page.items
    ] or [words.html("clients-no-channels")]
    consents = await list_consents_at(ctx, [(each.kind, each.address) for each in page.items])
    told = [tell_consent(turn, each, now=ctx.clock()) for each in consents[:SHOWN_CONSENTS]]
    title = words.html("clients-card-name", name=card.name, kind=card.kind.value)
    screen = Screen(Html.lines([title, "", *lines, *(["", *told] if told else [])]))
    may_edit = turn.actor.may(Permission.EDIT_CLIENTS)
    for each in page.items:
        link = address_url(each.kind, each.address)
        screen.row(
            copy_button(words.text("clients-copy", address=each.address), each.address),
            link_button(words.text("clients-open"), link) if link else None,
            button("✏️", OpenChannelPress(channel_id=each.id, **origin)) if may_edit else None,
        )
    screen.row(
        _turn_to(words.text("kit-previous"), origin, page.before),
        _turn_to(words.text("kit-next"), origin, page.after),
    )
    avatar = next((page.avatar_url for page in pages.values() if page.avatar_url), None)
    if avatar is not None:
        screen.row(link_button(words.text("enrichment-avatar"), avatar))
    if may_edit:
        screen.row(button(words.text("clients-add-channel"), AddChannelPress(**origin)))
    return screen


def _turn_to(caption: str, origin: Origin, start: int | None) -> InlineKeyboardButton | None:
    return None if start is None else button(caption, MoreChannelsPress(start=start, **origin))


def channel_line(words: Words, channel: ChannelView, *, first: bool = False) -> Html:
    """One address in a line: its kind, what people call it, and whether it goes before others of its kind."""
    return address_line(words, channel.kind, channel.address, channel.label, first=first)


def address_line(
    words: Words, kind: ChannelKind, address: str, label: str | None = None, *, first: bool = False
) -> Html:
    """The same of an address that no card has yet."""
    return words.html(
        "clients-channel-line",
        kind=words.text(key_of(kind)),
        address=short(address, LONGEST_ADDRESS),
        label=label or "",
        labelled="yes" if label else "no",
        first="yes" if first else "no",
        # A tap on a number calls and on an e-mail writes, as Telegram does by itself where they are no code.
        dialled="yes" if kind in {ChannelKind.PHONE, ChannelKind.EMAIL} else "no",
    )


def is_first(card: CardView, channel: ChannelView) -> bool:
    """Whether this address goes before others of its kind; where there is only one, nobody needs to be told."""
    alike = [each.id for each in card.channels if each.kind is channel.kind]
    return len(alike) > 1 and alike[0] == channel.id
