"""One deal: what became of it, and what can be done with it: win, lose, take up again, remove."""

from datetime import date

from bot.clients.card import Done, card_screen
from bot.clients.presses import StagePress
from bot.funnel.captions import caption, tell_money
from bot.funnel.deal_presses import (
    ChooseProductPress,
    DateDealPress,
    DealPress,
    LoseDealPress,
    LostDealPress,
    OneDeal,
    PriceDealPress,
    RemoveDealPress,
    RenameDealPress,
    ReopenDealPress,
    WinDealPress,
    deal_in,
)
from bot.funnel.why_lost import OWN_WORDS, why_screen
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Shown, Turn
from bot.kit.enum_words import key_of
from bot.kit.presses import CardPress, Origin, Tab, UndoPress, way_of
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from domain.base.actor import Permission
from domain.clients.queries import get_card
from domain.funnel.deal_history import DealEvent, DealEventView, list_deal_events
from domain.funnel.deal_queries import get_deal
from domain.funnel.edit_deal import lose_deal, remove_deal, reopen_deal, win_deal
from domain.funnel.queries import list_funnels, list_standings, reason_named
from domain.funnel.rules import day_at
from domain.funnel.tables import DealStatus
from domain.funnel.views import DealView, StageView
from domain.journal.boundary import Reading
from domain.journal.kinds import ChangeKind


async def deal_screen(turn: Turn, one: OneDeal, done: Done | None = None, *, offers_stage: bool = False) -> Screen:
    """The deal with its history. `NotFoundError` if it is gone or its client may not be seen."""
    words = turn.words
    async with turn.reading() as ctx:
        deal = await get_deal(ctx, one["deal_id"])
        card = await get_card(ctx, deal.client_id)
        events = await list_deal_events(ctx, deal.id)
        stages = await _won_stages(ctx, deal.client_id) if offers_stage else []
    origin = Origin(client_id=deal.client_id, **way_of(one))
    told = Html()
    if done is not None:
        told = done.told if done.change_id is not None else words.html("clients-unchanged")
    text = Html.lines([_tell(turn, deal, card.name), *(_event_line(turn, each) for each in events)])
    screen = Screen(Html.lines([text, told], "\n\n"))
    if done is not None and done.change_id is not None:
        press = UndoPress(change_id=done.change_id, **origin)
        screen.row(button(words.text("journal-undo"), press))
    for funnel, stage, seen in stages:
        move = StagePress(stage_id=stage.id, seen=seen, **origin)
        told_move = words.text("funnel-deal-move", name=caption(stage), funnel=funnel)
        screen.row(button(told_move, move, style="success"))
    if turn.actor.may(Permission.EDIT_CLIENTS):
        _actions(turn, screen, deal, one)
    return screen.row(button(words.text("funnel-to-deals"), CardPress(tab=Tab.DEALS, **origin)))


async def _won_stages(ctx: Reading, client_id: int) -> list[tuple[str, StageView, int]]:
    """Where the client could go now that something is bought: the won stages of the funnels it stands in elsewhere,
    each with the stage that it stands on.
    """
    here = {each.stage.funnel_id: each.stage for each in await list_standings(ctx, client_id)}
    won = [(each.name, each.won_stage, here[each.id]) for each in await list_funnels(ctx) if each.id in here]
    return [(name, stage, at.id) for name, stage, at in won if stage is not None and at.kind is not stage.kind]


def _tell(turn: Turn, deal: DealView, client: str) -> Html:
    words = turn.words
    today = day_at(turn.services.clock(), turn.actor.zone)
    return words.html(
        "funnel-deal",
        title=deal.title,
        client=client,
        amount=tell_money(words, [deal.money]) if deal.money else "—",
        day=words.day(deal.dated, today=today) if deal.dated else "—",
        status=words.text(key_of(deal.status)),
        reason=deal.reason or "",
        why="yes" if deal.reason else "no",
    )


def _event_line(turn: Turn, event: DealEventView) -> Html:
    """What happened, with the new value; struck through if it was undone."""
    words, now = turn.words, turn.services.clock()
    value = ""
    if event.what is DealEvent.LOST:
        value = event.after.get("reason") or ""
    elif event.what is DealEvent.RENAMED:
        value = event.after["title"]
    elif event.what is DealEvent.DATED and event.after["dated"]:
        value = words.day(date.fromisoformat(event.after["dated"]), today=day_at(now, turn.actor.zone))
    said = words.html(
        "funnel-event-line",
        moment=words.moment(event.at, turn.zone, now=now),
        what=words.text(key_of(event.what)),
        value=value,
        more="yes" if value else "no",
        member=event.member or "",
        signed="yes" if event.member else "no",
    )
    return Html(f"<s>{said}</s>") if event.undone else said


def _actions(turn: Turn, screen: Screen, deal: DealView, here: OneDeal) -> None:
    words = turn.words
    if deal.status is DealStatus.OPEN:
        screen.row(
            button(words.text("funnel-deal-win"), WinDealPress(version=deal.version, **here), style="success"),
            button(words.text("funnel-deal-lose"), LoseDealPress(version=deal.version, **here)),
        )
    else:
        screen.row(button(words.text("funnel-deal-reopen"), ReopenDealPress(version=deal.version, **here)))
    screen.row(
        button(words.text("funnel-deal-price"), PriceDealPress(**here)),
        button(words.text("funnel-deal-date"), DateDealPress(**here)),
    )
    screen.row(
        button(words.text("funnel-deal-rename"), RenameDealPress(**here)),
        button(words.text("funnel-deal-product"), ChooseProductPress(**here)),
    )
    remove = RemoveDealPress(version=deal.version, **here)
    screen.row(button(words.text("funnel-deal-remove"), remove, style="danger"))


async def show_deal(
    turn: Shown, one: OneDeal, told: Html, change_id: int | None, *, offers_stage: bool = False
) -> None:
    """The deal with what has just been done to it."""
    await turn.show(await deal_screen(turn, one, Done(told, change_id), offers_stage=offers_stage))


@on_press(DealPress, Permission.SEE_CLIENTS)
async def press_deal(call: Call, press: DealPress) -> None:
    """One deal."""
    await call.show(await deal_screen(call, press.one))


@on_press(WinDealPress, Permission.EDIT_CLIENTS)
async def press_win(call: Call, press: WinDealPress) -> None:
    """Won; the client's stage is one press away."""
    async with call.writing(ChangeKind.DEAL_WON) as ctx:
        await win_deal(ctx, press.deal_id, version=press.version or None)
    await show_deal(call, press.one, call.words.html("funnel-done-won"), ctx.change_id, offers_stage=True)


@on_press(LoseDealPress, Permission.EDIT_CLIENTS)
async def press_lose(call: Call, press: LoseDealPress) -> None:
    """Ask why."""
    async with call.reading() as ctx:
        deal = await get_deal(ctx, press.deal_id)
    back = button(call.words.text("kit-back"), DealPress(**press.one))

    def of(reason_id: int) -> LostDealPress:
        return LostDealPress(reason_id=reason_id, version=press.version, **press.one)

    await call.show(await why_screen(call, call.words.html("funnel-deal-why", title=deal.title), of, back))


@on_press(LostDealPress, Permission.EDIT_CLIENTS)
async def press_lost(call: Call, press: LostDealPress) -> None:
    """Lost for this reason, or ask for the words."""
    async with call.reading() as look:
        await get_deal(look, press.deal_id)
        reason = await reason_named(look, max(press.reason_id, 0))
    if press.reason_id == OWN_WORDS:
        await ask(call, call.words.html("funnel-why-ask"), "deal-reason", version=press.version, **press.one)
        return
    await _lose(call, press.one, reason, press.version)


@on_answer("deal-reason", Permission.EDIT_CLIENTS)
async def answer_reason(said: Said, ids: Ids, text: str) -> None:
    """With these words as the reason."""
    await _lose(said, deal_in(ids), text, ids.get("version", 0))


async def _lose(turn: Shown, one: OneDeal, reason: str | None, version: int) -> None:
    async with turn.writing(ChangeKind.DEAL_LOST) as ctx:
        await lose_deal(ctx, one["deal_id"], reason, version=version or None)
    await show_deal(turn, one, turn.words.html("funnel-done-lost"), ctx.change_id)


@on_press(ReopenDealPress, Permission.EDIT_CLIENTS)
async def press_reopen(call: Call, press: ReopenDealPress) -> None:
    """Open again."""
    async with call.writing(ChangeKind.DEAL_REOPENED) as ctx:
        await reopen_deal(ctx, press.deal_id, version=press.version or None)
    await show_deal(call, press.one, call.words.html("funnel-done-reopened"), ctx.change_id)


@on_press(RemoveDealPress, Permission.EDIT_CLIENTS)
async def press_remove(call: Call, press: RemoveDealPress) -> None:
    """Off the card; ↩ brings it back."""
    async with call.writing(ChangeKind.DEAL_REMOVED) as ctx:
        gone = await remove_deal(ctx, press.deal_id, version=press.version or None)
    done = Done(call.words.html("funnel-done-removed", title=gone.title), ctx.change_id)
    await call.show(await card_screen(call, gone.client_id, Tab.DEALS, done=done, **way_of(press)))
