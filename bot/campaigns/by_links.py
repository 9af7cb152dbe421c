"""Choose lists of VK as the audience of a campaign: send links, have them read, read them again."""

from bot.campaigns.campaign import show_campaign
from bot.campaigns.lists import draw_reading, pages_of
from bot.campaigns.presses import FromSourcePress, LinksPress, OtherLinksPress, ReadAgainPress
from bot.campaigns.told import default_name
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said
from bot.kit.enum_words import error_key
from bot.kit.registry import on_answer, on_press
from bot.subscribers.presses import LinkCampaignPress
from bot.work.follow import begun_here, follow, show_begun
from domain.accounts.tables import ActionKind
from domain.audience.audience import Audience, count_audience
from domain.audience.filter import ClientFilter
from domain.audience.queries import get_filter
from domain.base.actor import Permission
from domain.campaigns.prepare_campaign import set_account, set_audience, start_draft
from domain.campaigns.queries import get_campaign
from domain.campaigns.senders import list_fitting
from domain.journal.kinds import ChangeKind
from domain.subscribers.errors import HarvestStateError, NoListError
from domain.subscribers.queries import get_harvest
from domain.subscribers.read_lists import read_again, read_for_campaign
from domain.work.queries import get_job


async def show_lists(call: Call, campaign_id: int, toast: str = "") -> None:
    """The lists of the campaign as they stand; without any, their links are asked for."""
    async with call.reading() as ctx:
        campaign = await get_campaign(ctx, campaign_id)
        view = await get_harvest(ctx, campaign.harvest_id) if campaign.harvest_id is not None else None
        job = await get_job(ctx, view.job_id) if view is not None and view.job_id is not None else None
    if job is None:
        await ask_links(call, campaign_id)
    else:
        await call.show(await draw_reading(call, job), toast)


async def ask_links(call: Call, campaign_id: int) -> None:
    """Ask for links, one or several."""
    await ask(call, call.words.html("campaigns-links-ask"), "campaign-links", campaign_id=campaign_id)


@on_press(LinksPress, Permission.IMPORT)
async def press_links(call: Call, press: LinksPress) -> None:
    """The lists as they stand, or the question for links."""
    await show_lists(call, press.campaign_id)


@on_press(OtherLinksPress, Permission.IMPORT)
async def press_other_links(call: Call, press: OtherLinksPress) -> None:
    """Ask for links, whatever lists there are."""
    async with call.reading() as look:
        await get_campaign(look, press.campaign_id)
    await ask_links(call, press.campaign_id)


@on_answer("campaign-links", Permission.IMPORT)
async def answer_links(said: Said, ids: Ids, text: str) -> None:
    """Have the lists read, in a message of its own; what is no link at all is asked again."""
    await read_links_for(said, ids["campaign_id"], text)


async def read_links_for(said: Said, campaign_id: int, text: str) -> None:
    """The same for whoever has a campaign and links."""
    async with said.writing(ChangeKind.WORK) as ctx:
        view = await read_for_campaign(ctx, campaign_id, text, said.chat_id)
    assert view.job_id is not None, "a reading is a job"
    async with said.reading() as look:
        job = await get_job(look, view.job_id)
    await follow(said, job, reply_to=said.message.message_id)
    said.services.wake()


@on_press(LinkCampaignPress, Permission.IMPORT)
async def press_link_campaign(call: Call, press: LinkCampaignPress) -> None:
    """A new draft for the people behind a link that was searched for; the message of the button follows the reading."""
    async with call.reading() as look:
        text = (await get_filter(look, press.filter_id)).text
        senders = await list_fitting(look, ActionKind.MESSAGE)
    async with call.writing(ChangeKind.WORK) as ctx:
        campaign = await start_draft(ctx, default_name(call, ActionKind.MESSAGE), chat_id=call.chat_id)
        if len(senders) == 1:
            await set_account(ctx, campaign.id, senders[0].id)
        job = await begun_here(ctx, call, (await read_for_campaign(ctx, campaign.id, text, call.chat_id)).job_id)
    await show_begun(call, job, await draw_reading(call, job))


@on_press(ReadAgainPress, Permission.IMPORT)
async def press_read_again(call: Call, press: ReadAgainPress) -> None:
    """Read them once more; the message of the button follows that."""
    async with call.reading() as look:
        harvest_id = (await get_campaign(look, press.campaign_id)).harvest_id
    if harvest_id is None:
        await ask_links(call, press.campaign_id)
        return
    try:
        async with call.writing(ChangeKind.WORK) as ctx:
            job = await begun_here(ctx, call, (await read_again(ctx, harvest_id)).job_id)
    except (HarvestStateError, NoListError) as error:
        await show_lists(call, press.campaign_id, call.words.text(error_key(error), **error.data))
        return
    await show_begun(call, job, await draw_reading(call, job))


@on_press(FromSourcePress, Permission.IMPORT)
async def press_from_source(call: Call, press: FromSourcePress) -> None:
    """Take those whose card says so instead; where nobody's does, the campaign stays as it is."""
    here = press.campaign_id
    async with call.reading() as look:
        harvest_id = (await get_campaign(look, here)).harvest_id
        pages = pages_of(await get_harvest(look, harvest_id)) if harvest_id is not None else ()
        audience = Audience(wanted=ClientFilter(came_from=pages))
        count = await count_audience(look, audience, cap=None) if pages else 0
    if count:
        async with call.writing(ChangeKind.WORK) as ctx:
            await set_audience(ctx, here, audience)
    await show_campaign(call, here, call.words.html("campaigns-from-source", count=count))
