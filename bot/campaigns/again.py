"""What is done about a campaign that has ended: the report, and another try for the failed and the unsure messages."""

from bot.campaigns.campaign import campaign_screen
from bot.campaigns.presses import ReportPress, RetryFailedPress, SettlePress
from bot.kit.call import Call
from bot.kit.registry import on_press
from bot.work.follow import follow
from domain.base.actor import Permission
from domain.campaigns.start_report import start_report
from domain.campaigns.steer_campaign import retry_failed, settle_campaign
from domain.journal.kinds import ChangeKind


@on_press(RetryFailedPress, Permission.EDIT_CLIENTS)
async def press_retry_failed(call: Call, press: RetryFailedPress) -> None:
    """Try those once more at whom it has failed."""
    async with call.writing(ChangeKind.WORK) as ctx:
        count = await retry_failed(ctx, press.campaign_id)
    call.services.wake()
    done = call.words.html("campaigns-retried", count=count)
    await call.show(await campaign_screen(call, press.campaign_id, done))


@on_press(SettlePress, Permission.EDIT_CLIENTS)
async def press_settle(call: Call, press: SettlePress) -> None:
    """Send the unsure ones again, or count them as sent: only a person may decide that."""
    async with call.writing(ChangeKind.WORK) as ctx:
        count = await settle_campaign(ctx, press.campaign_id, send_again=press.again)
    call.services.wake()
    done = call.words.html("campaigns-settled", count=count, again="yes" if press.again else "no")
    await call.show(await campaign_screen(call, press.campaign_id, done))


@on_press(ReportPress, Permission.EDIT_CLIENTS)
async def press_report(call: Call, press: ReportPress) -> None:
    """Have it written; the files come as a message of their own."""
    async with call.writing(ChangeKind.WORK) as ctx:
        job = await start_report(ctx, press.campaign_id, chat_id=call.chat_id)
    await call.answer()
    await follow(call, job)
    call.services.wake()
