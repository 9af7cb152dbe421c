"""The steps of a harvest: dry run, run, repeating, giving it up."""

from bot.kit.call import Call
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from bot.subscribers.harvest_screen import draw_harvest, show_harvest, told_if_stale
from bot.subscribers.presses import (
    CancelHarvestPress,
    CheckHarvestPress,
    HarvestPress,
    RepeatPress,
    RunHarvestPress,
)
from bot.work.follow import begun_here, show_begun
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind
from domain.subscribers.queries import get_harvest
from domain.subscribers.repeat import RHYTHMS, repeat_harvest
from domain.subscribers.run_harvest import cancel_harvest, check_harvest, run_harvest


@on_press(CheckHarvestPress, Permission.IMPORT)
async def press_check(call: Call, press: CheckHarvestPress) -> None:
    """Have the lists gone through; the message of the button follows that."""
    async with told_if_stale(call, press.harvest_id):
        async with call.writing(ChangeKind.WORK) as ctx:
            job = await begun_here(ctx, call, (await check_harvest(ctx, press.harvest_id)).job_id)
        await show_begun(call, job, await draw_harvest(call, job))


@on_press(RunHarvestPress, Permission.IMPORT)
async def press_run(call: Call, press: RunHarvestPress) -> None:
    """Bring the people in. A second press finds the job running and shows it."""
    async with told_if_stale(call, press.harvest_id):
        async with call.writing(ChangeKind.WORK) as ctx:
            job = await begun_here(ctx, call, (await run_harvest(ctx, press.harvest_id)).job_id)
        await show_begun(call, job, await draw_harvest(call, job))


@on_press(RepeatPress, Permission.IMPORT)
async def press_repeat(call: Call, press: RepeatPress) -> None:
    """Ask how often, or take the answer."""
    words, here = call.words, press.harvest_id
    if press.days >= 0:
        async with told_if_stale(call, here):
            async with call.writing(ChangeKind.WORK) as ctx:
                await repeat_harvest(ctx, here, press.days)
            await show_harvest(call, here, words.text("subscribers-repeat-set", days=press.days))
        return
    async with call.reading() as ctx:
        view = await get_harvest(ctx, here)
    screen = Screen(words.html("subscribers-repeat-ask"))
    for days in RHYTHMS:
        told = "yes" if days == view.repeat_days else "no"
        caption = words.text("subscribers-choice", here=told, caption=words.text("subscribers-rhythm", days=days))
        screen.row(button(caption, RepeatPress(harvest_id=here, days=days)))
    await call.show(screen.row(button(words.text("kit-back"), HarvestPress(harvest_id=here))))


@on_press(CancelHarvestPress, Permission.IMPORT)
async def press_cancel(call: Call, press: CancelHarvestPress) -> None:
    """Give it up."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await cancel_harvest(ctx, press.harvest_id)
    await show_harvest(call, press.harvest_id)
