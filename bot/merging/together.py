"""The ticked cards as one: which of them stays, and the merge."""

from bot.clients.card import Done, card_screen
from bot.kit.call import Call, Turn
from bot.kit.presses import BasketPress, MergeTickedPress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button, short
from bot.kit.words import Html
from bot.merging.pair import pair_screen
from bot.merging.presses import MergeTogetherPress
from bot.merging.told import tell_side
from domain.base.actor import Permission
from domain.base.errors import ChangedMeanwhileError
from domain.journal.kinds import ChangeKind
from domain.merging.compare_cards import CardSide
from domain.merging.decide_pair import open_pair
from domain.merging.merge_ticked import MOST_TOGETHER, merge_ticked, stamp_of, ticked_sides

LONGEST_NAME = 40


def together_screen(turn: Turn, sides: list[CardSide], kept_id: int = 0) -> Screen:
    """The cards side by side, the one that stays marked."""
    words = turn.words
    if len(sides) < 2:
        screen = Screen(words.html("merging-together-none", most=MOST_TOGETHER))
        return screen.row(button(words.text("kit-back"), BasketPress()))
    kept = next((side for side in sides if side.id == kept_id), sides[0])
    told = [tell_side(turn, side, number=number) for number, side in enumerate(sides, start=1)]
    screen = Screen(Html.lines([words.html("merging-together", count=len(sides)), *told], "\n\n"))
    for number, side in enumerate(sides, start=1):
        said = f"{number}. {short(side.name, LONGEST_NAME)}"
        caption = words.text("merging-value", said=said, chosen="yes" if side is kept else "no")
        screen.row(button(caption, MergeTickedPress(kept_id=side.id)))
    merge = MergeTogetherPress(kept_id=kept.id, stamp=stamp_of(sides))
    screen.row(button(words.text("merging-merge-all", count=len(sides)), merge, style="success"))
    return screen.row(button(words.text("kit-back"), BasketPress()))


@on_press(MergeTickedPress, Permission.EDIT_CLIENTS)
async def press_together(call: Call, press: MergeTickedPress) -> None:
    """The ticked cards side by side; of two it can be chosen for each thing which card is right."""
    async with call.reading() as look:
        sides = await ticked_sides(look)
    if len(sides) != 2:
        await call.show(together_screen(call, sides, press.kept_id))
        return
    async with call.writing(ChangeKind.WORK) as ctx:
        pair_id = await open_pair(ctx, sides[0].id, sides[1].id)
    await call.show(await pair_screen(call, pair_id))


@on_press(MergeTogetherPress, Permission.EDIT_CLIENTS)
async def press_merge_together(call: Call, press: MergeTogetherPress) -> None:
    """Merge them, and show the card; what has changed meanwhile is shown before anything is merged."""
    try:
        async with call.writing(ChangeKind.CLIENTS_MERGED) as ctx:
            kept = await merge_ticked(ctx, press.kept_id, stamp=press.stamp)
    except ChangedMeanwhileError:
        async with call.reading() as look:
            sides = await ticked_sides(look)
        await call.show(together_screen(call, sides, press.kept_id), call.words.text("merging-changed"))
        return
    await call.show(await card_screen(call, kept.id, done=Done(call.words.html("merging-merged"), ctx.change_id)))
