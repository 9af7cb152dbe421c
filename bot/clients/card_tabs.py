"""The tabs of a card: what each says, and the buttons that only it has."""

from collections.abc import Awaitable, Callable, Mapping

from bot.attachments.picture_of import has_picture
from bot.attachments.presses import PicturePress
from bot.attachments.tab import files_tab
from bot.clients.born import tell_birthday
from bot.clients.contacts import channel_line, contacts
from bot.clients.presses import NotesPress, StaffPress
from bot.clients.timeline import timeline
from bot.consent.told import tell_stop
from bot.fields.told import tell_fields
from bot.funnel.captions import caption
from bot.funnel.deals_tab import deals_tab, tell_sums
from bot.kit.call import Turn
from bot.kit.enum_words import key_of, worded
from bot.kit.presses import CameFrom, CardPress, Origin, ReadyPress, Tab, came_from
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from bot.sources.tab import source_tab
from bot.tasks.tab import tasks_line, tasks_tab
from bot.touches.told import tell_plan
from domain.audience.groups import group_names_of
from domain.audience.toggles import Choice
from domain.clients.companies import company_named
from domain.clients.kinds import ClientKind, ClientState, Sex
from domain.clients.views import CardView
from domain.consent.queries import stop_at
from domain.fields.queries import list_filled
from domain.funnel.deal_queries import deal_sums
from domain.funnel.queries import list_standings
from domain.journal.boundary import Reading
from domain.products.queries import products_of

worded("clients-tab")(Tab)
worded("clients-sex")(Sex)
worded("clients-state")(ClientState)

#: So much of the last note is shown on the card; the whole stands in the timeline.
NOTE_SHOWN = 500
SHOWN_TAGS = 4
#: So many tags are named; the others stand behind the button of tags.
TOLD_TAGS = 30
PRODUCTS_SHOWN = 300
GROUPS_SHOWN = 300

Renderer = Callable[[Turn, Reading, CardView, Origin], Awaitable[Screen]]


async def visitor(turn: Turn, ctx: Reading, card: CardView, origin: Origin) -> Screen:
    """Who it is and where we stand."""
    words, now = turn.words, ctx.clock()
    standings = await list_standings(ctx, card.id)
    born = tell_birthday(words, card)
    about = [
        card.company,
        card.city,
        words.text("clients-born", day=born) if born else None,
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
                stage=caption(each.stage),
                days=(now - each.since).days,
                reason=each.reason or "",
                why="yes" if each.reason else "no",
            )
            for each in standings
        ),
    ]
    sums = (await deal_sums(ctx, [card.id])).get(card.id)
    lines += tell_sums(turn, sums) if sums else []
    if card.category:
        lines.append(words.html("clients-card-category", name=f"{card.category.icon} {card.category.name}".strip()))
    if card.tags:
        told = " ".join(f"#{tag.name}" for tag in card.tags[:TOLD_TAGS])
        lines.append(words.html("clients-card-tags", tags=told, more=max(0, len(card.tags) - TOLD_TAGS)))
    if groups := await group_names_of(ctx, card.id):
        lines.append(words.html("clients-card-groups", groups=_cut(", ".join(groups), GROUPS_SHOWN)))
    lines.append(
        words.html("clients-card-last-touch", moment=words.ago(card.last_touch_at, now=now))
        if card.last_touch_at
        else words.html("clients-card-never-touched")
    )
    lines.append(tell_plan(turn, card))
    lines.append(await tasks_line(turn, ctx, card))
    if card.responsible:
        lines.append(words.html("clients-card-responsible", name=card.responsible))
    first = [channel_line(words, each) for each in card.channels[:3]]
    lines += ["", *first] if first else []
    lines += tell_fields(words, await list_filled(ctx, card.id))
    wanted = (await products_of(ctx, [card.id])).get(card.id, [])
    if wanted:
        names = _cut(", ".join(each.name for each in wanted), PRODUCTS_SHOWN)
        lines.append(words.html("products-card-line", names=names))
    if card.last_note:
        lines.append(words.html("clients-card-note", note=_cut(card.last_note, NOTE_SHOWN)))
    screen = Screen(Html.lines([line for line in lines if line], "\n"))
    # A tag leads to everybody who carries it.
    screen.row(*(button(f"#{tag.name}", ReadyPress(choice=Choice.TAG, ref=tag.id)) for tag in card.tags[:SHOWN_TAGS]))
    if await has_picture(ctx, card):
        screen.row(button(words.text("attachments-picture"), PicturePress(**origin)))
    if card.last_note and len(card.last_note) > NOTE_SHOWN:
        screen.row(button(words.text("clients-note-whole"), NotesPress(**origin)))
    works_at = await company_named(ctx, card.company) if card.company else None
    if works_at is not None and works_at[0] != card.id:
        there = CardPress(client_id=works_at[0], **came_from(CameFrom.CARD, card.id))
        screen.row(button(words.text("clients-company", name=works_at[1]), there))
    if card.kind is ClientKind.COMPANY:
        screen.row(button(words.text("clients-staff"), StaffPress(**origin)))
    return screen


RENDER: Mapping[Tab, Renderer] = {
    Tab.VISITOR: visitor,
    Tab.CONTACTS: contacts,
    Tab.SOURCE: source_tab,
    Tab.DEALS: deals_tab,
    Tab.FILES: files_tab,
    Tab.TASKS: tasks_tab,
    Tab.TIMELINE: timeline,
}


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
