"""The tab «Deals» of a card: the deals with their sums, and the stages the client has stood on."""

from bot.funnel.captions import caption, tell_money
from bot.funnel.deal_presses import DealPress, DealsPress, NewDealPress, StaysPress
from bot.kit.call import Call, Turn
from bot.kit.enum_words import key_of
from bot.kit.presses import CardPress, Origin, Tab, way_of
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button, short
from bot.kit.words import Html, Words
from domain.base.actor import Permission
from domain.clients.queries import get_card
from domain.clients.views import CardView
from domain.funnel.deal_queries import deal_sums, list_deals
from domain.funnel.rules import day_at
from domain.funnel.stage_history import list_stays
from domain.funnel.views import DealSums, DealView, StayView
from domain.journal.boundary import Reading

#: So many deals stand on a page, and so many stays are told on the tab.
SHOWN_DEALS = 12
SHOWN_STAYS = 4


async def deals_tab(turn: Turn, ctx: Reading, card: CardView, origin: Origin) -> Screen:
    """The deals and their sums; the latest stages below."""
    return await _page(turn, ctx, card, origin, 0)


async def _page(turn: Turn, ctx: Reading, card: CardView, origin: Origin, start: int) -> Screen:
    words = turn.words
    found = await list_deals(ctx, card.id, offset=start, limit=SHOWN_DEALS + 1)
    if not found and start:
        start, found = 0, await list_deals(ctx, card.id, limit=SHOWN_DEALS + 1)
    sums = (await deal_sums(ctx, [card.id])).get(card.id, DealSums())
    stays = await list_stays(ctx, card.id, limit=SHOWN_STAYS + 1)
    lines = [words.html("clients-card-name", name=card.name, kind=card.kind.value), Html()]
    lines += [deal_line(words, each) for each in found[:SHOWN_DEALS]]
    lines += tell_sums(turn, sums) if found else [words.html("funnel-no-deals")]
    if stays:
        lines += [Html(), words.html("funnel-stays"), *(stay_line(turn, each) for each in stays[:SHOWN_STAYS])]
    screen = Screen(Html.lines([each or " " for each in lines]))
    for each in found[:SHOWN_DEALS]:
        screen.row(button(deal_caption(words, each), DealPress(deal_id=each.id, **way_of(origin))))
    before = DealsPress(start=max(0, start - SHOWN_DEALS), **origin) if start else None
    after = DealsPress(start=start + SHOWN_DEALS, **origin) if len(found) > SHOWN_DEALS else None
    screen.row(
        button(words.text("kit-previous"), before) if before else None,
        button(words.text("kit-next"), after) if after else None,
    )
    screen.row(
        button(words.text("funnel-add-deal"), NewDealPress(**origin))
        if turn.actor.may(Permission.EDIT_CLIENTS)
        else None,
        button(words.text("funnel-stays-all"), StaysPress(**origin)) if len(stays) > SHOWN_STAYS else None,
    )
    return screen


def deal_line(words: Words, deal: DealView) -> Html:
    """A deal in one line."""
    return words.html(
        "funnel-deal-line",
        title=short(deal.title or "—", 60),
        amount=tell_money(words, [deal.money]) if deal.money else "—",
        status=words.text(key_of(deal.status)),
        reason=deal.reason or "",
        why="yes" if deal.reason else "no",
    )


def deal_caption(words: Words, deal: DealView) -> str:
    """A deal on its button: how it stands, what, for how much."""
    price = f" · {tell_money(words, [deal.money])}" if deal.money else ""
    return words.text("funnel-deal-button", status=deal.status.value, title=short(deal.title or "—", 40)) + price


def tell_sums(turn: Turn, sums: DealSums) -> list[Html]:
    """The figures: what was bought, and what is open."""
    words, told = turn.words, []
    today = day_at(turn.services.clock(), turn.actor.zone)
    if sums.won_count:
        told.append(
            words.html(
                "funnel-sum-won",
                count=sums.won_count,
                sum=tell_money(words, sums.won) or "—",
                day=words.day(sums.last_purchase, today=today) if sums.last_purchase else "",
                dated="yes" if sums.last_purchase else "no",
            )
        )
    if sums.open_count:
        told.append(
            words.html("funnel-sum-open", count=sums.open_count, sum=tell_money(words, sums.open) or "—"),
        )
    return told


def stay_line(turn: Turn, stay: StayView) -> Html:
    """One stay: where, since when, for how long, who put the client there."""
    words, now = turn.words, turn.services.clock()
    return words.html(
        "funnel-stay-line",
        name=caption(stay.stage),
        funnel=stay.funnel,
        moment=words.moment(stay.since, turn.zone, now=now),
        days=((stay.until or now) - stay.since).days,
        present="yes" if stay.until is None else "no",
        reason=stay.reason or "",
        why="yes" if stay.reason else "no",
        member=stay.member or "",
        signed="yes" if stay.member else "no",
    )


@on_press(DealsPress, Permission.SEE_CLIENTS)
async def press_deals(call: Call, press: DealsPress) -> None:
    """Another page of the deals."""
    async with call.reading() as ctx:
        screen = await _page(call, ctx, await get_card(ctx, press.client_id), press.origin, press.start)
    back = CardPress(tab=Tab.DEALS, **press.origin)
    await call.show(screen.row(button(call.words.text("kit-back"), back)))


@on_press(StaysPress, Permission.SEE_CLIENTS)
async def press_stays(call: Call, press: StaysPress) -> None:
    """All the stages the client has stood on, the latest first."""
    words = call.words
    async with call.reading() as ctx:
        card = await get_card(ctx, press.client_id)
        stays = await list_stays(ctx, press.client_id, limit=30)
    lines = [words.html("clients-card-name", name=card.name, kind=card.kind.value), words.html("funnel-stays")]
    screen = Screen(Html.lines([*lines, *(stay_line(call, each) for each in stays)]))
    await call.show(screen.row(button(words.text("kit-back"), CardPress(tab=Tab.DEALS, **press.origin))))
