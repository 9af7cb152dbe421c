"""What is done about the failed and the unsure messages of a campaign that has ended."""

from bot.campaigns.campaign import campaign_screen
from bot.campaigns.presses import RetryFailedPress, SettlePress
from bot.kit.call import Call
from bot.kit.registry import on_press
from domain.base.actor import Permission
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
