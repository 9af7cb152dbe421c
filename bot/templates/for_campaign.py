"""Templates for campaigns: one is chosen for a draft, or a draft's text is kept as one."""

from bot.campaigns.campaign import show_campaign
from bot.campaigns.presses import CampaignPress
from bot.kit.call import Call
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from bot.templates.presses import DropEnclosuresPress, KeepTemplatePress, PickForCampaignPress, TakeTemplatePress
from bot.templates.template import show_template
from bot.templates.template_list import add_choice
from domain.base.actor import Permission
from domain.campaigns.queries import get_campaign
from domain.campaigns.take_template import drop_enclosures, keep_as_template, take_template
from domain.journal.kinds import ChangeKind
from domain.templates.queries import list_templates


@on_press(PickForCampaignPress, Permission.EDIT_CLIENTS)
async def press_pick_for_campaign(call: Call, press: PickForCampaignPress) -> None:
    """All templates; a press gives the draft that text."""
    words, here = call.words, press.campaign_id
    async with call.reading() as ctx:
        await get_campaign(ctx, here)
        found = await list_templates(ctx)
    screen = Screen(words.html("templates-for-campaign", count=len(found)))
    add_choice(
        call,
        screen,
        found,
        (press.like_id, press.start),
        lambda like, start: PickForCampaignPress(campaign_id=here, like_id=like, start=start),
        lambda template: TakeTemplatePress(campaign_id=here, template_id=template.id),
    )
    await call.show(screen.row(button(words.text("kit-back"), CampaignPress(campaign_id=here))))


@on_press(TakeTemplatePress, Permission.EDIT_CLIENTS)
async def press_take(call: Call, press: TakeTemplatePress) -> None:
    """Take its text, and what goes along with it."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await take_template(ctx, press.campaign_id, press.template_id)
    await show_campaign(call, press.campaign_id)


@on_press(DropEnclosuresPress, Permission.EDIT_CLIENTS)
async def press_drop_enclosures(call: Call, press: DropEnclosuresPress) -> None:
    """Send the text alone."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await drop_enclosures(ctx, press.campaign_id)
    await show_campaign(call, press.campaign_id)


@on_press(KeepTemplatePress, Permission.EDIT_CLIENTS)
async def press_keep(call: Call, press: KeepTemplatePress) -> None:
    """Keep the draft's text as a template of one's own."""
    async with call.writing(ChangeKind.TEMPLATES_CHANGED) as ctx:
        template_id = (await keep_as_template(ctx, press.campaign_id)).id
    await show_template(call, template_id, call.words.html("templates-added"), ctx.change_id)
