"""What a campaign does: messages, friend requests, likes or comments."""

from bot.campaigns.campaign import show_campaign
from bot.campaigns.presses import CampaignPress, KindPress, KindsPress
from bot.campaigns.told import default_name
from bot.kit.call import Call
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from domain.accounts.tables import ActionKind
from domain.base.actor import Permission
from domain.campaigns.prepare_campaign import set_kind, set_name
from domain.campaigns.queries import get_campaign
from domain.journal.kinds import ChangeKind


@on_press(KindsPress, Permission.EDIT_CLIENTS)
async def press_kinds(call: Call, press: KindsPress) -> None:
    """The four, with what each is good for."""
    words, here = call.words, press.campaign_id
    async with call.reading() as look:
        await get_campaign(look, here)
    screen = Screen(words.html("campaigns-kind-ask"))
    for kind in ActionKind:
        screen.row(button(words.text("campaigns-kind", kind=kind.value), KindPress(campaign_id=here, kind=kind)))
    await call.show(screen.row(button(words.text("kit-back"), CampaignPress(campaign_id=here))))


@on_press(KindPress, Permission.EDIT_CLIENTS)
async def press_kind(call: Call, press: KindPress) -> None:
    """Take this one."""
    async with call.writing(ChangeKind.WORK) as ctx:
        before = await get_campaign(ctx, press.campaign_id)
        await set_kind(ctx, press.campaign_id, press.kind)
        # A name that nobody has chosen goes with what is done.
        if before.name == default_name(call, before.kind):
            await set_name(ctx, press.campaign_id, default_name(call, press.kind))
    await show_campaign(call, press.campaign_id)
