"""Going through the cells that were edited both in the file and in the base: whose word counts?"""

from bot.kit.call import Call
from bot.kit.enum_words import key_of
from bot.kit.presses import CameFrom, CardPress, ImportPress, came_from
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from bot.kit.viewer import Viewer
from bot.kit.words import Html
from bot.transfer.import_screen import show_import, told_if_stale
from bot.transfer.parts import part_title, part_value
from bot.transfer.presses import ConflictsPress, DecidePress
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind
from domain.transfer.conflicts import ConflictView, count_conflicts, decide_all, decide_conflict, get_conflict
from domain.transfer.round_trip import Side


def conflict_screen(viewer: Viewer, import_id: int, one: ConflictView, unsettled: int) -> Screen:
    """One cell: what the file says, what the card says, and buttons for each."""
    words = viewer.words
    text = words.html(
        "transfer-conflict",
        number=one.number,
        total=one.total,
        name=one.name,
        part=part_title(words, one.part, one.field),
        mine=part_value(words, one.part, one.mine),
        theirs=part_value(words, one.part, one.theirs),
    )
    decided = words.html("transfer-conflict-decided", side=words.text(key_of(one.side))) if one.side else Html()
    screen = Screen(Html.lines([text, decided], "\n\n"))
    screen.row(
        *(
            button(words.text(key_of(side)), DecidePress(import_id=import_id, conflict_id=one.id, side=side))
            for side in Side
        )
    )
    if unsettled > 1:
        for side, caption in (
            (Side.FILE, words.text("transfer-conflict-all-file", count=unsettled)),
            (Side.BASE, words.text("transfer-conflict-all-base", count=unsettled)),
        ):
            screen.row(button(caption, DecidePress(import_id=import_id, conflict_id=0, side=side)))
    screen.row(
        button(
            words.text("transfer-conflict-card"),
            CardPress(client_id=one.client_id, **came_from(CameFrom.IMPORT, import_id)),
        ),
        button(words.text("kit-next"), ConflictsPress(import_id=import_id, after=one.id))
        if one.number < one.total
        else None,
    )
    return screen.row(button(words.text("kit-back"), ImportPress(import_id=import_id)))


@on_press(ConflictsPress, Permission.IMPORT)
async def press_conflicts(call: Call, press: ConflictsPress) -> None:
    """The next cell; behind the last one the import itself."""
    await _show(call, press.import_id, press.after)


@on_press(DecidePress, Permission.IMPORT)
async def press_decide(call: Call, press: DecidePress) -> None:
    """Decide one cell and show the next, or decide all the rest."""
    async with told_if_stale(call, press.import_id):
        async with call.writing(ChangeKind.WORK) as ctx:
            if press.conflict_id:
                await decide_conflict(ctx, press.import_id, press.conflict_id, press.side)
            else:
                await decide_all(ctx, press.import_id, press.side)
        if press.conflict_id:
            await _show(call, press.import_id, press.conflict_id)
        else:
            await show_import(call, press.import_id)


async def _show(call: Call, import_id: int, after: int) -> None:
    async with call.reading() as ctx:
        one = await get_conflict(ctx, import_id, after)
        counts = await count_conflicts(ctx, import_id)
    if one is None:
        await show_import(call, import_id)
    else:
        await call.show(conflict_screen(call, import_id, one, counts.unsettled))
