"""Two cards side by side: choose what is right, merge them, or say that they are two people."""

from aiogram.types import InlineKeyboardButton

from bot.clients.card import Done, card_screen
from bot.kit.call import Call, Turn
from bot.kit.enum_words import key_of
from bot.kit.paging import page_of
from bot.kit.presses import BasketPress, CameFrom, CardPress, HomePress, PairPress, TwinsPress, UndoPress, came_from
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from bot.kit.undoable import with_undo
from bot.kit.words import Html, Words
from bot.merging.presses import BesidePress, MergePress, NextPairPress, PartPress, TakePress
from bot.merging.told import tell_side, tell_title, tell_value
from bot.merging.twin_list import twins_screen
from domain.audience.basket import ticked_among
from domain.base.actor import Permission
from domain.base.errors import ChangedMeanwhileError
from domain.journal.kinds import ChangeKind
from domain.merging.aspects import Difference
from domain.merging.decide_pair import compare_pair, merge_pair, open_pair, part_pair, pick, stamp_of_pair
from domain.merging.queries import get_pair, next_pair
from domain.merging.tables import TwinReason
from domain.merging.views import PairView

#: So many differences fit into one message.
SHOWN = 15


async def pair_screen(
    turn: Turn, pair_id: int, told: Html | None = None, undo: int | None = None, *, offset: int = 0
) -> Screen:
    """The pair with what has been chosen. `NotFoundError` once one of its cards is gone or hidden."""
    words = turn.words
    async with turn.reading() as ctx:
        pair = await get_pair(ctx, pair_id)
        comparison = await compare_pair(ctx, pair)
        further = await next_pair(ctx, pair_id)
        ticked = await ticked_among(ctx, [pair.low_id, pair.high_id])
    kept, gone = comparison.kept, comparison.gone
    page = page_of(comparison.differences, offset, SHOWN)
    shown, total = page.items, len(comparison.differences)
    first = comparison.differences.index(shown[0]) if shown else 0
    lines = [
        words.html(
            "merging-pair",
            reason=words.text(key_of(pair.reason)),
            shared=pair.shared or "",
            has="yes" if pair.shared else "no",
        ),
        tell_side(turn, kept, number=1),
        tell_side(turn, gone, number=2),
        Html.lines([words.html("merging-choose"), *(_line(turn, each) for each in shown)])
        if shown
        else words.html("merging-same"),
        words.html("merging-further", first=first + 1, last=first + len(shown), total=total) if total > SHOWN else "",
        told or "",
    ]
    screen = Screen(Html.lines(lines, "\n\n"))
    for each in shown:
        is_gone = _is_gone(pair, each)
        screen.row(
            _value(turn, pair_id, each, first, gone=False, chosen=not is_gone),
            _value(turn, pair_id, each, first, gone=True, chosen=is_gone),
        )
    before, after = page.before, page.after
    screen.row(
        None if before is None else button(words.text("kit-previous"), PairPress(pair_id=pair_id, offset=before)),
        None if after is None else button(words.text("kit-next"), PairPress(pair_id=pair_id, offset=after)),
    )
    merge = MergePress(pair_id=pair_id, stamp=stamp_of_pair(pair, comparison))
    screen.row(
        button(words.text("merging-merge"), merge, style="success"),
        button(words.text("merging-part"), PartPress(pair_id=pair_id)),
    )
    here = came_from(CameFrom.PAIR, pair_id)
    screen.row(
        button(words.text("merging-open", number="1"), CardPress(client_id=kept.id, **here)),
        button(words.text("merging-open", number="2"), CardPress(client_id=gone.id, **here)),
        button(words.text("merging-next"), NextPairPress(pair_id=pair_id)) if further is not None else None,
    )
    if undo is not None:
        screen.row(button(words.text("journal-undo"), UndoPress(change_id=undo)))
    return screen.row(_back(words, pair, ticked), button(words.text("kit-home"), HomePress()))


def _back(words: Words, pair: PairView, ticked: set[int]) -> InlineKeyboardButton:
    """To the pairs of a scan; to «Selected» or to a card from a pair that somebody has put together."""
    if pair.reason is not TwinReason.CHOSEN:
        return button(words.text("merging-back"), TwinsPress())
    return button(words.text("kit-back"), BasketPress() if len(ticked) == 2 else CardPress(client_id=pair.low_id))


def _is_gone(pair: PairView, difference: Difference) -> bool:
    return difference.is_gone if pair.picks is None else difference.pick in pair.picks


def _line(turn: Turn, difference: Difference) -> Html:
    return turn.words.html(
        "merging-difference",
        title=tell_title(turn, difference),
        kept=tell_value(turn, difference.kept),
        gone=tell_value(turn, difference.gone),
    )


def _value(
    turn: Turn, pair_id: int, difference: Difference, offset: int, *, gone: bool, chosen: bool
) -> InlineKeyboardButton:
    aspect, number = difference.pick
    said = tell_value(turn, difference.gone if gone else difference.kept)
    caption = turn.words.text("merging-value", said=said, chosen="yes" if chosen else "no")
    return button(caption, TakePress(pair_id=pair_id, aspect=aspect, number=number, gone=gone, offset=offset))


@on_press(PairPress, Permission.EDIT_CLIENTS)
async def press_pair(call: Call, press: PairPress) -> None:
    """Side by side."""
    await call.show(await pair_screen(call, press.pair_id, offset=press.offset))


@on_press(BesidePress, Permission.EDIT_CLIENTS)
async def press_beside(call: Call, press: BesidePress) -> None:
    """Put these two side by side, whether a scan has found them or not."""
    async with call.writing(ChangeKind.WORK) as ctx:
        pair_id = await open_pair(ctx, press.client_id, press.other_client_id)
    await call.show(await pair_screen(call, pair_id))


@on_press(TakePress, Permission.EDIT_CLIENTS)
async def press_take(call: Call, press: TakePress) -> None:
    """Take what this button says."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await pick(ctx, press.pair_id, (press.aspect, press.number), from_gone=press.gone)
    await call.show(await pair_screen(call, press.pair_id, offset=press.offset))


@on_press(MergePress, Permission.EDIT_CLIENTS)
async def press_merge(call: Call, press: MergePress) -> None:
    """Merge, and show the card; what somebody has chosen or written otherwise meanwhile is shown before."""
    words = call.words
    try:
        async with call.writing(ChangeKind.CLIENTS_MERGED) as ctx:
            kept = await merge_pair(ctx, press.pair_id, stamp=press.stamp)
    except ChangedMeanwhileError:
        await call.show(await pair_screen(call, press.pair_id), words.text("merging-changed"))
        return
    screen = await card_screen(call, kept.id, done=Done(words.html("merging-merged"), ctx.change_id))
    async with call.reading() as look:
        further = await next_pair(look, press.pair_id)
    if further is not None:
        screen.rows.insert(-1, [button(words.text("merging-next"), NextPairPress(pair_id=press.pair_id))])
    await call.show(screen)


@on_press(PartPress, Permission.EDIT_CLIENTS)
async def press_part(call: Call, press: PartPress) -> None:
    """Two people: on with the next pair."""
    async with call.writing(ChangeKind.TWINS_PARTED) as ctx:
        await part_pair(ctx, press.pair_id)
    await _show_next(call, press.pair_id, call.words.html("merging-parted"), ctx.change_id)


@on_press(NextPairPress, Permission.EDIT_CLIENTS)
async def press_next(call: Call, press: NextPairPress) -> None:
    """The next pair, or the list when there is none."""
    await _show_next(call, press.pair_id)


async def _show_next(call: Call, pair_id: int, told: Html | None = None, undo: int | None = None) -> None:
    async with call.reading() as ctx:
        further = await next_pair(ctx, pair_id)
    if further is None:
        screen = await twins_screen(call, told=told)
        await call.show(with_undo(call, screen, undo))
    else:
        await call.show(await pair_screen(call, further, told, undo))
