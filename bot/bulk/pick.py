"""What a bulk edit sets: a tag, a category, a stage, a member, a day."""

from datetime import timedelta
from functools import partial

from aiogram.types import InlineKeyboardButton

from bot.bulk.dry_run import show_dry_run
from bot.bulk.presses import FieldPress, PickPress, TryPress, WritePress
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said
from bot.kit.days import coming_wall
from bot.kit.paging import page_of
from bot.kit.presses import BulkPress
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from domain.audience.queries import get_filter
from domain.base.actor import Permission
from domain.bulk.cards import PlanTouch
from domain.bulk.groups import list_group_names
from domain.bulk.kinds import BulkOperation
from domain.clients.access_queries import list_access_classes
from domain.clients.queries import list_categories, list_tags
from domain.fields.queries import list_fields
from domain.funnel.queries import list_funnels
from domain.journal.boundary import Reading
from domain.team.queries import list_members
from domain.touches.rules import today_in

#: Tags that are paged through; others are found by their letters.
_TAGS = 200
#: So many are on one page.
_PAGE = 24
#: Days from today that are one press away. A button's 0 is no plan, so it carries one more than the days.
_NEAR = (0, 1, 3, 7, 14, 30)

_QUESTIONS = {
    BulkOperation.ADD_TAG: "bulk-ask-tag",
    BulkOperation.REMOVE_TAG: "bulk-ask-untag",
    BulkOperation.ADD_GROUP: "bulk-ask-group",
    BulkOperation.REMOVE_GROUP: "bulk-ask-ungroup",
    BulkOperation.FIELD: "bulk-ask-field",
    BulkOperation.CATEGORY: "bulk-ask-category",
    BulkOperation.STAGE: "bulk-ask-stage",
    BulkOperation.RESPONSIBLE: "bulk-ask-responsible",
    BulkOperation.ACCESS: "bulk-ask-access",
    BulkOperation.NEXT_TOUCH: "bulk-ask-touch",
}


@on_press(PickPress, Permission.EDIT_CLIENTS)
async def press_pick(call: Call, press: PickPress) -> None:
    """All that it can be set to, a press each."""
    words = call.words
    async with call.reading() as ctx:
        await get_filter(ctx, press.filter_id)
        choices = await _choices(ctx, call, press.operation)
    is_choice = press.operation in _QUESTIONS and (choices or press.operation in _OTHER)
    screen = Screen(words.html(_QUESTIONS[press.operation] if is_choice else "bulk-ask-none"))
    page = page_of(choices, press.offset, _PAGE)
    screen.grid([_choice(press, name, value) for value, name in page.items])
    here = partial(PickPress, filter_id=press.filter_id, operation=press.operation)
    screen.row(
        None if page.before is None else button(words.text("kit-previous"), here(offset=page.before)),
        None if page.after is None else button(words.text("kit-next"), here(offset=page.after)),
    )
    none, other = _NONE.get(press.operation), _OTHER.get(press.operation)
    if press.operation is BulkOperation.REMOVE_TAG and page.after is None and not press.offset:
        # All of them are in sight.
        other = None
    write = WritePress(filter_id=press.filter_id, operation=press.operation)
    screen.row(
        button(words.text(other), write) if other else None,
        _choice(press, words.text(none), 0) if none else None,
    )
    await call.show(screen.row(button(words.text("kit-back"), BulkPress(filter_id=press.filter_id))))


#: What may be written instead.
_OTHER = {
    BulkOperation.ADD_TAG: "bulk-new-tag",
    BulkOperation.REMOVE_TAG: "bulk-find-tag",
    BulkOperation.NEXT_TOUCH: "clients-plan-day",
}
#: Being set to nothing.
_NONE = {
    BulkOperation.CATEGORY: "clients-no-category",
    BulkOperation.RESPONSIBLE: "bulk-nobody",
    BulkOperation.ACCESS: "clients-access-none",
    BulkOperation.NEXT_TOUCH: "clients-plan-none",
}


def _choice(press: PickPress, name: str, value: int) -> InlineKeyboardButton:
    if press.operation is BulkOperation.FIELD:
        return button(name, FieldPress(filter_id=press.filter_id, field_id=value))
    return button(name, TryPress(filter_id=press.filter_id, operation=press.operation, value=value))


async def _choices(ctx: Reading, call: Call, operation: BulkOperation) -> list[tuple[int, str]]:
    """The ids and names to choose from."""
    match operation:
        case BulkOperation.ADD_TAG | BulkOperation.REMOVE_TAG:
            return [(tag.id, tag.name) for tag in await list_tags(ctx, limit=_TAGS)]
        case BulkOperation.ADD_GROUP | BulkOperation.REMOVE_GROUP:
            return await list_group_names(ctx)
        case BulkOperation.FIELD:
            return [(field.id, field.name) for field in await list_fields(ctx)]
        case BulkOperation.CATEGORY:
            return [(each.id, f"{each.icon} {each.name}".strip()) for each in await list_categories(ctx)]
        case BulkOperation.STAGE:
            funnels = await list_funnels(ctx)
            several = len(funnels) > 1
            return [
                (each.id, f"{each.icon} {each.name}".strip() + (f" · {funnel.name}" if several else ""))
                for funnel in funnels
                for each in funnel.stages
            ]
        case BulkOperation.RESPONSIBLE:
            return [(each.id, each.name) for each in await list_members(ctx) if each.is_active]
        case BulkOperation.ACCESS:
            return [(each.id, each.name) for each in await list_access_classes(ctx)]
        case BulkOperation.NEXT_TOUCH:
            today = today_in(call.actor.zone, call.services.clock())
            return [(days + 1, call.words.day(today + timedelta(days=days), today=today)) for days in _NEAR]
    return []


@on_press(WritePress, Permission.EDIT_CLIENTS)
async def press_write(call: Call, press: WritePress) -> None:
    """Ask for a tag, a day or a task."""
    async with call.reading() as ctx:
        await get_filter(ctx, press.filter_id)
    if press.operation is BulkOperation.NEXT_TOUCH:
        await ask(call, call.words.html("clients-plan-ask"), "bulk-day", day=True, filter_id=press.filter_id)
    elif press.operation is BulkOperation.TASK:
        await ask(call, call.words.html("bulk-task-ask"), "bulk-task", filter_id=press.filter_id)
    else:
        is_new = press.operation is BulkOperation.ADD_TAG
        question = call.words.html("bulk-tag-ask" if is_new else "bulk-untag-ask")
        await ask(call, question, "bulk-tag", filter_id=press.filter_id, operation=press.operation.value)


@on_answer("bulk-day", Permission.EDIT_CLIENTS)
async def answer_day(said: Said, ids: Ids, text: str) -> None:
    """A day in words or from the calendar."""
    day, at = coming_wall(text, said.services.clock().astimezone(said.zone))
    await show_dry_run(said, ids["filter_id"], PlanTouch(day.isoformat(), at.isoformat() if at else None))
