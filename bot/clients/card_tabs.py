"""The tabs of a card: what each says, and the buttons that only it has."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date

from bot.attachments.picture_of import has_picture
from bot.attachments.presses import PicturePress
from bot.attachments.tab import files_tab
from bot.clients.presses import AddChannelPress, AddDealPress, ChannelPress
from bot.clients.timeline import tell_entry
from bot.consent.told import tell_consent, tell_stop
from bot.enrichment.told import tell_page
from bot.kit.call import Turn
from bot.kit.enum_words import key_of, worded
from bot.kit.presses import Tab
from bot.kit.screen import Screen, button, copy_button, link_button
from bot.kit.words import Html
from bot.sources.tab import source_tab
from domain.base.actor import Permission
from domain.clients.kinds import ChannelKind, ClientState, Sex
from domain.clients.views import CardView, ChannelView
from domain.consent.queries import list_consents_at, stop_at
from domain.enrichment.queries import pages_of
from domain.funnel.queries import list_deals, list_standings
from domain.funnel.tables import DealStatus
from domain.journal.boundary import Reading
from domain.touches.rules import today_in
from domain.touches.timeline import list_timeline

worded("clients-tab")(Tab)
worded("clients-channel")(ChannelKind)
worded("clients-sex")(Sex)
worded("clients-state")(ClientState)
worded("funnel-deal")(DealStatus)

#: So much of the last note is shown on the card; the whole stands in the timeline.
NOTE_SHOWN = 500
SHOWN_CHANNELS = 12
SHOWN_CONSENTS = 10

Renderer = Callable[[Turn, Reading, CardView], Awaitable[Screen]]


async def visitor(turn: Turn, ctx: Reading, card: CardView) -> Screen:
    """Who it is and where we stand."""
    words, now = turn.words, ctx.clock()
    standings = await list_standings(ctx, card.id)
    today = today_in(turn.actor.zone, now)
    about = [
        card.company,
        card.city,
        _born(turn, card),
        words.text(key_of(card.sex)) if card.sex is not Sex.UNKNOWN else None,
    ]
    stop = await stop_at(ctx, [(each.kind, each.address) for each in card.channels])
    lines: list[Html | str] = [
        words.html("clients-card-name", name=card.name, kind=card.kind.value),
        tell_stop(turn, stop, now=now) if stop else "",
        " · ".join(part for part in about if part),
        "",
        *(
            words.html(
                "clients-card-stage",
                funnel=each.funnel,
                stage=f"{each.stage.icon} {each.stage.name}".strip(),
                days=(now - each.since).days,
            )
            for each in standings
        ),
    ]
    if card.category:
        lines.append(words.html("clients-card-category", name=f"{card.category.icon} {card.category.name}".strip()))
    if card.tags:
        lines.append(words.html("clients-card-tags", tags=" ".join(f"#{tag.name}" for tag in card.tags)))
    lines.append(
        words.html("clients-card-last-touch", moment=words.ago(card.last_touch_at, now=now))
        if card.last_touch_at
        else words.html("clients-card-never-touched")
    )
    lines.append(
        words.html(
            "clients-card-next-touch",
            day=words.day(card.next_touch_on, today=today),
            late="yes" if card.next_touch_on < today else "no",
        )
        if card.next_touch_on
        else words.html("clients-card-no-next-touch")
    )
    if card.responsible:
        lines.append(words.html("clients-card-responsible", name=card.responsible))
    first = [_channel_line(turn, each) for each in card.channels[:3]]
    lines += ["", *first] if first else []
    if card.last_note:
        lines.append(words.html("clients-card-note", note=_cut(card.last_note, NOTE_SHOWN)))
    screen = Screen(Html.lines([line for line in lines if line], "\n"))
    if await has_picture(ctx, card):
        screen.row(button(words.text("attachments-picture"), PicturePress(client_id=card.id)))
    return screen


async def contacts(turn: Turn, ctx: Reading, card: CardView) -> Screen:
    """Every address, with a button to copy or open it, what VK says of it, and which accounts may write there."""
    words = turn.words
    title = words.html("clients-card-name", name=card.name, kind=card.kind.value)
    shown = card.channels[:SHOWN_CHANNELS]
    pages = await pages_of(ctx, [each.address for each in card.channels if each.kind is ChannelKind.VK])
    lines = [
        Html.lines([_channel_line(turn, each), tell_page(words, pages.get(each.address))]) for each in card.channels
    ] or [words.html("clients-no-channels")]
    consents = await list_consents_at(ctx, [(each.kind, each.address) for each in card.channels])
    told = [tell_consent(turn, each, now=ctx.clock()) for each in consents[:SHOWN_CONSENTS]]
    screen = Screen(Html.lines([title, "", *lines[:28], *(["", *told] if told else [])]))
    may_edit = turn.actor.may(Permission.EDIT_CLIENTS)
    for each in shown:
        link = address_link(each)
        screen.row(
            copy_button(words.text("clients-copy", address=each.address), each.address),
            link_button(words.text("clients-open"), link) if link else None,
            button("✖", ChannelPress(client_id=card.id, channel_id=each.id)) if may_edit else None,
        )
    avatar = next((page.avatar_url for page in pages.values() if page.avatar_url), None)
    if avatar is not None:
        screen.row(link_button(words.text("enrichment-avatar"), avatar))
    if may_edit:
        screen.row(button(words.text("clients-add-channel"), AddChannelPress(client_id=card.id)))
    return screen


async def deals(turn: Turn, ctx: Reading, card: CardView) -> Screen:
    """The deals and their sums, by currency."""
    words = turn.words
    lines = [words.html("clients-card-name", name=card.name, kind=card.kind.value), ""]
    found = await list_deals(ctx, card.id)
    sums: dict[str, int] = {}
    for each in found:
        amount = words.money(each.amount, each.currency) if each.amount is not None else "—"
        lines.append(
            words.html(
                "funnel-deal-line",
                title=_cut(each.title or "—", 60),
                amount=amount,
                status=words.text(key_of(each.status)),
            )
        )
        sums[each.currency] = sums.get(each.currency, 0) + (each.amount or 0)
    if found:
        lines.append(words.html("funnel-deal-sum", sum=" + ".join(words.money(s, c) for c, s in sums.items())))
    else:
        lines.append(words.html("funnel-no-deals"))
    screen = Screen(Html.lines(lines[:40]))
    if turn.actor.may(Permission.EDIT_CLIENTS):
        screen.row(button(words.text("funnel-add-deal"), AddDealPress(client_id=card.id)))
    return screen


async def timeline(turn: Turn, ctx: Reading, card: CardView) -> Screen:
    """What happened, the newest first."""
    words = turn.words
    entries = await list_timeline(ctx, card.id, limit=15)
    lines = [words.html("clients-card-name", name=card.name, kind=card.kind.value), ""]
    lines += [tell_entry(turn, each, now=ctx.clock()) for each in entries]
    return Screen(Html.lines(lines))


RENDER: Mapping[Tab, Renderer] = {
    Tab.VISITOR: visitor,
    Tab.CONTACTS: contacts,
    Tab.SOURCE: source_tab,
    Tab.DEALS: deals,
    Tab.FILES: files_tab,
    Tab.TIMELINE: timeline,
}


def address_link(channel: ChannelView) -> str | None:
    """The web address that opens a channel, where there is one. Telegram takes no tel: and mailto: in buttons."""
    address = channel.address
    match channel.kind:
        case ChannelKind.VK:
            return f"https://vk.com/{address}"
        case ChannelKind.TELEGRAM if not address.lstrip("+").isdigit():
            return f"https://t.me/{address.lstrip('@')}"
        case ChannelKind.WHATSAPP:
            return f"https://wa.me/{address.lstrip('+')}"
        case ChannelKind.INSTAGRAM:
            return f"https://instagram.com/{address}"
        case ChannelKind.OK:
            return f"https://ok.ru/{address}"
        case ChannelKind.SITE:
            return address if "://" in address else f"https://{address}"
        case _:
            return None


def _channel_line(turn: Turn, channel: ChannelView) -> Html:
    return turn.words.html(
        "clients-channel-line", kind=turn.words.text(key_of(channel.kind)), address=_cut(channel.address, 100)
    )


def _born(turn: Turn, card: CardView) -> str | None:
    if not (card.birth_month and card.birth_day):
        return None
    if card.birth_year:
        return turn.words.text(
            "clients-born", day=turn.words.day(date(card.birth_year, card.birth_month, card.birth_day))
        )
    # A leap year stands in for the missing one, so that the 29th of February can be shown.
    day = date(2000, card.birth_month, card.birth_day)
    return turn.words.text("clients-born", day=turn.words.day(day, today=day.replace(day=1)))


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
