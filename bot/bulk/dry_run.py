"""The dry run: what a bulk edit would do, before it does it."""

from datetime import timedelta

from bot.audience.told import tell_audience
from bot.bulk.presses import EditPress, LaterPress, SkippedPress, StartPress, TryPress
from bot.bulk.told import tell_deed, tell_skips
from bot.kit.call import Call, Shown, Turn
from bot.kit.presses import BulkPress, HomePress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, Style, button
from bot.kit.words import Html
from domain.audience.audience import Audience
from domain.audience.queries import get_filter
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.bulk.access import SetAccess
from domain.bulk.cards import PlanTouch, SetCategory, SetResponsible
from domain.bulk.groups import AddToGroup, RemoveFromGroup
from domain.bulk.kinds import BulkOperation
from domain.bulk.operation import Operation
from domain.bulk.operations import OPERATIONS
from domain.bulk.plan_bulk import plan_bulk
from domain.bulk.queries import get_bulk, preview_bulk
from domain.bulk.sales_plan import AddToPlan
from domain.bulk.stages import SetStage
from domain.bulk.tags import AddTag, RemoveTag
from domain.bulk.views import BulkView
from domain.journal.kinds import ChangeKind
from domain.touches.rules import today_in


def chosen(turn: Turn, operation: BulkOperation, value: int) -> Operation:
    """The operation that a button means; `value` as `TryPress` carries it."""
    match operation:
        case BulkOperation.ADD_TAG:
            return AddTag(value)
        case BulkOperation.REMOVE_TAG:
            return RemoveTag(value)
        case BulkOperation.ADD_GROUP:
            return AddToGroup(value)
        case BulkOperation.REMOVE_GROUP:
            return RemoveFromGroup(value)
        case BulkOperation.FIELD | BulkOperation.TASK:
            # Which value is chosen on a screen of its own, and a task is written.
            raise NotFoundError(what=operation.value)
        case BulkOperation.CATEGORY:
            return SetCategory(value or None)
        case BulkOperation.STAGE:
            return SetStage(value)
        case BulkOperation.SALES_PLAN:
            return AddToPlan(value)
        case BulkOperation.RESPONSIBLE:
            return SetResponsible(value or None)
        case BulkOperation.ACCESS:
            return SetAccess(value or None)
        case BulkOperation.NEXT_TOUCH:
            day = today_in(turn.actor.zone, turn.services.clock()) + timedelta(days=value - 1)
            return PlanTouch(day.isoformat() if value else None)
    return OPERATIONS[operation]()


@on_press(TryPress, Permission.EDIT_CLIENTS)
async def press_try(call: Call, press: TryPress) -> None:
    """What it would do with the clients of the list."""
    await show_dry_run(call, press.filter_id, chosen(call, press.operation, press.value))


async def show_dry_run(turn: Shown, filter_id: int, operation: Operation) -> None:
    """Keep the bulk edit and show what it would do."""
    async with turn.writing(ChangeKind.WORK) as ctx:
        edit = await plan_bulk(ctx, Audience(wanted=await get_filter(ctx, filter_id)), operation)
    await turn.show(await dry_run_screen(turn, edit, filter_id))


async def dry_run_screen(turn: Turn, edit: BulkView, filter_id: int) -> Screen:
    """How many are changed, how many are left and why, and the ways to begin."""
    words = turn.words
    async with turn.reading() as ctx:
        preview = await preview_bulk(ctx, edit)
        told = await tell_audience(ctx, words, edit.audience)
    deed = tell_deed(words, edit.operation.kind, edit.name)
    lines = [
        words.html("bulk-dry-run", deed=deed, filter=told),
        words.html("bulk-dry-run-count", count=preview.changed) if preview.changed else words.html("bulk-dry-run-none"),
        *tell_skips(words, preview.skipped.items()),
        _warning(turn, edit.operation) if preview.changed else Html(),
    ]
    screen = Screen(Html.lines(lines))
    ids = {"edit_id": edit.id, "filter_id": filter_id}
    if preview.changed:
        style: Style = "danger" if edit.operation.is_grave else "success"
        screen.row(button(words.text("bulk-start", count=preview.changed), StartPress(**ids), style=style))
        screen.row(button(words.text("bulk-later"), LaterPress(**ids)))
    if preview.total > preview.changed:
        screen.row(button(words.text("bulk-show-skipped"), SkippedPress(**ids)))
    return screen.row(
        button(words.text("kit-back"), BulkPress(filter_id=filter_id)) if filter_id else None,
        button(words.text("kit-home"), HomePress()),
    )


def _warning(turn: Turn, operation: Operation) -> Html:
    """What one should know before such an operation."""
    words = turn.words
    match operation.kind:
        case BulkOperation.STOP:
            return words.html("bulk-warn-stop")
        case BulkOperation.DELETE:
            return words.html("bulk-warn-delete")
        case BulkOperation.SUBSCRIBE:
            return words.html("bulk-warn-subscribe")
        case BulkOperation.UNSUBSCRIBE:
            return words.html("bulk-warn-unsubscribe")
        case BulkOperation.ARCHIVE:
            return words.html("bulk-warn-archive")
        case BulkOperation.BLOCK:
            return words.html("bulk-warn-block")
    return Html()


@on_press(EditPress, Permission.EDIT_CLIENTS)
async def press_edit(call: Call, press: EditPress) -> None:
    """The dry run anew."""
    async with call.reading() as ctx:
        edit = await get_bulk(ctx, press.edit_id)
    await call.show(await dry_run_screen(call, edit, press.filter_id))
