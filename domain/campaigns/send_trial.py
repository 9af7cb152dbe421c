"""Try a text on oneself."""

from sqlalchemy import select

from domain.accounts.tables import ActionKind
from domain.actions.send_message import send_test
from domain.actions.tables import Action
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.campaigns.errors import CampaignStateError
from domain.campaigns.finding import draft_of
from domain.campaigns.queries import get_campaign, plan_of
from domain.campaigns.sift import sift
from domain.campaigns.tables import CampaignState
from domain.clients.addresses import parse_vk
from domain.journal.boundary import Reading, Writing
from domain.texts.queries import list_people
from domain.texts.render import render
from domain.texts.rules import lacks

_LOOKED_AT = 200


async def send_trial(ctx: Writing, campaign_id: int, address: str) -> int:
    """Send the text, as its first reachable recipient would get it, to this VK page; gives the action's id.

    `address` is a page as people write it: `id123`, a link. The page must have allowed the community to write. Only
    messages can be tried so. Raises `NotFoundError`, `CampaignStateError`, `CampaignIncompleteError`, `TextError`,
    `InvalidValueError`, `UnreachableError`.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    campaign = await draft_of(ctx, campaign_id)
    page_address = parse_vk(address, bare=True)
    if page_address is None:
        raise InvalidValueError(field="address", reason="form")
    plan = await plan_of(ctx, await get_campaign(ctx, campaign.id))
    if plan.template is None or plan.kind is not ActionKind.MESSAGE:
        raise CampaignStateError(state=CampaignState.DRAFT)
    page = await sift(ctx, plan, limit=_LOOKED_AT)
    people = await list_people(
        ctx, [each.client_id for each in page], community=plan.community, cases=plan.template.cases
    )
    fitting = (people[each.client_id] for each in page if each.client_id in people)
    reader = next((person for person in fitting if not lacks(plan.template, person)), None)
    if reader is None:
        raise InvalidValueError(field="text", reason="values")
    text = render(plan.template, reader, campaign.seed)
    return await send_test(ctx, plan.account_id, page_address, text, enclosure_ids=campaign.enclosure_ids)


async def my_page(ctx: Reading) -> str | None:
    """The VK page that the actor had the last trial sent to, in normal form; None before the first one."""
    ctx.require(Permission.EDIT_CLIENTS)
    trials = (Action.job_id.is_(None), Action.client_id.is_(None), Action.member_id == ctx.actor.member_id)
    found: str | None = await ctx.scalar(select(Action.address).where(*trials).order_by(Action.id.desc()).limit(1))
    return found
