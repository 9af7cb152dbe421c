"""Move a client along a funnel, and put it into a category."""

from bot.clients.card import Done, card_screen, show_card
from bot.clients.presses import CategoryPress, LeaveFunnelPress, PickCategoryPress, PickStagePress, StagePress
from bot.kit.call import Call
from bot.kit.presses import CardPress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from domain.base.actor import Permission
from domain.clients.edit_client import set_category
from domain.clients.queries import list_categories
from domain.funnel.queries import list_funnels
from domain.funnel.set_stage import leave_funnel, set_stage
from domain.journal.kinds import ChangeKind


@on_press(PickStagePress, Permission.EDIT_CLIENTS)
async def press_pick_stage(call: Call, press: PickStagePress) -> None:
    """All stages of all funnels, one press each."""
    async with call.reading() as ctx:
        funnels = await list_funnels(ctx)
    screen = Screen((await card_screen(call, **press.origin)).text)
    for funnel in funnels:
        screen.grid(
            [
                button(f"{stage.icon} {stage.name}".strip(), StagePress(stage_id=stage.id, **press.origin))
                for stage in funnel.stages
            ]
        )
        screen.row(
            button(
                call.words.text("funnel-leave", funnel=funnel.name),
                LeaveFunnelPress(funnel_id=funnel.id, **press.origin),
            )
        )
    await call.show(screen.row(button(call.words.text("kit-back"), CardPress(**press.origin))))


@on_press(StagePress, Permission.EDIT_CLIENTS)
async def press_stage(call: Call, press: StagePress) -> None:
    """Put the client on the stage."""
    async with call.writing(ChangeKind.STAGE_SET) as ctx:
        await set_stage(ctx, press.client_id, press.stage_id)
    await show_card(call, done=Done(call.words.html("funnel-done-stage"), ctx.change_id), **press.origin)


@on_press(LeaveFunnelPress, Permission.EDIT_CLIENTS)
async def press_leave_funnel(call: Call, press: LeaveFunnelPress) -> None:
    """Take the client out of the funnel."""
    async with call.writing(ChangeKind.STAGE_SET) as ctx:
        await leave_funnel(ctx, press.client_id, press.funnel_id)
    await show_card(call, done=Done(call.words.html("funnel-done-left"), ctx.change_id), **press.origin)


@on_press(PickCategoryPress, Permission.EDIT_CLIENTS)
async def press_pick_category(call: Call, press: PickCategoryPress) -> None:
    """All categories, one press each."""
    async with call.reading() as ctx:
        categories = await list_categories(ctx)
    screen = Screen((await card_screen(call, **press.origin)).text)
    screen.grid(
        [
            button(f"{each.icon} {each.name}".strip(), CategoryPress(category_id=each.id, **press.origin))
            for each in categories
        ]
    )
    screen.row(button(call.words.text("clients-no-category"), CategoryPress(category_id=0, **press.origin)))
    await call.show(screen.row(button(call.words.text("kit-back"), CardPress(**press.origin))))


@on_press(CategoryPress, Permission.EDIT_CLIENTS)
async def press_category(call: Call, press: CategoryPress) -> None:
    """Put the client into the category, or into none."""
    async with call.writing(ChangeKind.CATEGORY_SET) as ctx:
        await set_category(ctx, press.client_id, press.category_id or None)
    await show_card(call, done=Done(call.words.html("clients-done-category"), ctx.change_id), **press.origin)
