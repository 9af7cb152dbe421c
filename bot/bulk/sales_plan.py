"""«To a sales plan»: the funnel and its stage, the manager, and the dry run."""

from bot.bulk.dry_run import show_dry_run
from bot.bulk.presses import PlanManagerPress, PlanSalesPress, SalesPlanPress
from bot.funnel.captions import caption
from bot.kit.call import Call
from bot.kit.presses import BulkPress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from domain.audience.queries import get_filter
from domain.base.actor import Permission
from domain.bulk.sales_plan import MOST_AT_ONCE, AddToPlan
from domain.funnel.queries import find_stage, list_funnels
from domain.funnel.tables import StageKind
from domain.team.queries import list_members

#: So many stages are shown at once; those of later funnels are left to the settings' order.
MOST_STAGES = 60


@on_press(SalesPlanPress, Permission.EDIT_CLIENTS)
async def press_sales_plan(call: Call, press: SalesPlanPress) -> None:
    """The stages that mean work, funnel by funnel."""
    words = call.words
    async with call.reading() as ctx:
        await get_filter(ctx, press.filter_id)
        funnels = await list_funnels(ctx)
    stages = [(funnel, stage) for funnel in funnels for stage in funnel.stages if stage.kind is StageKind.OPEN]
    screen = Screen(words.html("bulk-ask-plan", most=MOST_AT_ONCE))
    screen.grid(
        [
            button(
                words.text("bulk-plan-stage", funnel=funnel.name, stage=caption(stage), many=str(len(funnels) > 1)),
                PlanManagerPress(filter_id=press.filter_id, stage_id=stage.id),
            )
            for funnel, stage in stages[:MOST_STAGES]
        ],
        width=1 if len(funnels) > 1 else 2,
    )
    await call.show(screen.row(button(words.text("kit-back"), BulkPress(filter_id=press.filter_id))))


@on_press(PlanManagerPress, Permission.EDIT_CLIENTS)
async def press_plan_manager(call: Call, press: PlanManagerPress) -> None:
    """The members at work."""
    words = call.words
    async with call.reading() as ctx:
        await get_filter(ctx, press.filter_id)
        funnel, stage = await find_stage(ctx, press.stage_id)
        members = [each for each in await list_members(ctx) if each.is_active]
    ids = {"filter_id": press.filter_id, "stage_id": press.stage_id}
    screen = Screen(words.html("bulk-ask-plan-manager", funnel=funnel.name, stage=caption(stage)))
    screen.grid([button(each.name, PlanSalesPress(member_id=each.id, **ids)) for each in members])
    screen.row(button(words.text("bulk-plan-keep"), PlanSalesPress(member_id=0, **ids)))
    await call.show(screen.row(button(words.text("kit-back"), SalesPlanPress(filter_id=press.filter_id))))


@on_press(PlanSalesPress, Permission.EDIT_CLIENTS)
async def press_plan_sales(call: Call, press: PlanSalesPress) -> None:
    """What it would do."""
    await show_dry_run(call, press.filter_id, AddToPlan(press.stage_id, press.member_id or None))
