"""The way between templates and campaigns: a kept text becomes a campaign's, and the other way round."""

from domain.accounts.tables import ActionKind
from domain.base.actor import Permission
from domain.campaigns.errors import CampaignIncompleteError
from domain.campaigns.finding import draft_of
from domain.campaigns.prepare_campaign import set_text
from domain.campaigns.queries import get_campaign
from domain.campaigns.tables import Campaign
from domain.journal.boundary import Writing
from domain.templates.change_templates import add_template
from domain.templates.mark_template import note_used
from domain.templates.queries import get_template
from domain.templates.tables import MessageTemplate


async def take_template(ctx: Writing, campaign_id: int, template_id: int) -> Campaign:
    """Give the draft the template's text and what goes along with it, as both are now.

    Raises `NotFoundError`, `CampaignStateError`, `TextError`.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    await draft_of(ctx, campaign_id)
    template = await get_template(ctx, template_id)
    campaign = await set_text(ctx, campaign_id, template.text)
    # Only messages carry something along.
    campaign.enclosure_ids = list(template.enclosure_ids) if campaign.kind is ActionKind.MESSAGE else []
    await note_used(ctx, template_id)
    return campaign


async def drop_enclosures(ctx: Writing, campaign_id: int) -> Campaign:
    """Let nothing go along with its messages. Raises `NotFoundError`, `CampaignStateError`."""
    ctx.require(Permission.EDIT_CLIENTS)
    campaign = await draft_of(ctx, campaign_id)
    campaign.enclosure_ids = []
    await ctx.session.flush()
    return campaign


async def keep_as_template(ctx: Writing, campaign_id: int) -> MessageTemplate:
    """Keep the text of a campaign as a template, with what goes along with it.

    Raises `NotFoundError`, `CampaignIncompleteError` without a text.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    campaign = await get_campaign(ctx, campaign_id)
    if not campaign.text:
        raise CampaignIncompleteError(missing="text")
    return await add_template(ctx, campaign.text, enclosure_ids=campaign.enclosure_ids)
