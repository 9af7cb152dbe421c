"""Whom a campaign is for: everybody, the last list, the ticked ones, a category, a stage, a segment, or lists of VK."""

from bot.audience.told import tell_audience, tell_count
from bot.campaigns.campaign import show_campaign
from bot.campaigns.presses import Among, AudiencePress, AudiencesPress, CampaignPress, LinksPress
from bot.kit.call import Call
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from domain.audience.audience import Audience
from domain.audience.basket import count_basket
from domain.audience.filter import ClientFilter
from domain.audience.queries import get_filter
from domain.audience.segments import list_segments
from domain.base.actor import Permission
from domain.campaigns.prepare_campaign import set_audience
from domain.clients.queries import list_categories
from domain.funnel.queries import list_funnels
from domain.journal.boundary import Reading
from domain.journal.kinds import ChangeKind


@on_press(AudiencesPress, Permission.EDIT_CLIENTS)
async def press_audiences(call: Call, press: AudiencesPress) -> None:
    """The kinds to choose from, or the categories or stages themselves."""
    words, here = call.words, press.campaign_id
    async with call.reading() as ctx:
        screen = Screen(words.html("campaigns-audience-ask"))
        if press.among in {Among.CATEGORY, Among.STAGE, Among.SEGMENT}:
            named = await _named(ctx, press.among)
            back = AudiencesPress(campaign_id=here)
            screen.grid(
                [button(name, AudiencePress(campaign_id=here, among=press.among, ref=key)) for key, name in named]
            )
            await call.show(screen.row(button(words.text("kit-back"), back)))
            return
        last = await _last_list(ctx, call.member.filter_id)
        if last is not None:
            told = await tell_audience(ctx, words, Audience(wanted=last))
            screen.text = words.html("campaigns-audience-or-list", list=told)
            mine = AudiencePress(campaign_id=here, among=Among.LIST, ref=call.member.filter_id or 0)
            screen.row(button(words.text("campaigns-for-list"), mine))
        ticked, segments = await count_basket(ctx), await list_segments(ctx)
    if ticked:
        basket = AudiencePress(campaign_id=here, among=Among.TICKED)
        screen.row(button(words.text("campaigns-for-ticked", count=tell_count(words, ticked)), basket))
    screen.row(button(words.text("campaigns-for-all"), AudiencePress(campaign_id=here, among=Among.ALL)))
    screen.row(
        button(words.text("campaigns-by-category"), AudiencesPress(campaign_id=here, among=Among.CATEGORY)),
        button(words.text("campaigns-by-stage"), AudiencesPress(campaign_id=here, among=Among.STAGE)),
    )
    by_segment = AudiencesPress(campaign_id=here, among=Among.SEGMENT)
    screen.row(
        button(words.text("campaigns-by-segment"), by_segment) if segments else None,
        button(words.text("campaigns-by-link"), LinksPress(campaign_id=here)),
    )
    await call.show(screen.row(button(words.text("kit-back"), CampaignPress(campaign_id=here))))


async def _last_list(ctx: Reading, filter_id: int | None) -> ClientFilter | None:
    """The list that the member has looked at last, unless it is simply everybody."""
    wanted = await get_filter(ctx, filter_id) if filter_id else ClientFilter()
    return None if wanted.is_empty else wanted


async def _named(ctx: Reading, among: Among) -> list[tuple[int, str]]:
    if among is Among.CATEGORY:
        return [(each.id, f"{each.icon} {each.name}".strip()) for each in await list_categories(ctx)]
    if among is Among.SEGMENT:
        return [(each.id, each.name) for each in await list_segments(ctx)]
    stages = [stage for funnel in await list_funnels(ctx) for stage in funnel.stages]
    return [(each.id, f"{each.icon} {each.name}".strip()) for each in stages]


@on_press(AudiencePress, Permission.EDIT_CLIENTS)
async def press_audience(call: Call, press: AudiencePress) -> None:
    """Take these."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await set_audience(ctx, press.campaign_id, await _chosen(ctx, press))
    await show_campaign(call, press.campaign_id)


async def _chosen(ctx: Reading, press: AudiencePress) -> Audience:
    match press.among:
        case Among.LIST:
            return Audience(wanted=await get_filter(ctx, press.ref))
        case Among.CATEGORY:
            return Audience(wanted=ClientFilter(category_ids=(press.ref,)))
        case Among.STAGE:
            return Audience(wanted=ClientFilter(stage_ids=(press.ref,)))
        case Among.SEGMENT:
            return Audience(segment_id=press.ref)
        case Among.TICKED:
            return Audience(is_basket=True)
        case Among.ALL:
            return Audience(wanted=ClientFilter())
