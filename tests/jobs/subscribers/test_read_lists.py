"""Lists of VK as the audience of a campaign, against VK's double: who is meant, who is not in the base, who left."""

import random

import pytest

from domain.accounts.tables import ActionKind
from domain.actions.tables import Reason
from domain.audience.audience import Audience, count_audience
from domain.audience.filter import ClientFilter
from domain.audience.tables import ListProblem
from domain.audience.vk_lists import Roll, count_listed
from domain.base.actor import Role
from domain.base.errors import InvalidValueError, NotFoundError
from domain.campaigns.choose_accounts import choose_account
from domain.campaigns.mean_lists import draft_for_lists
from domain.campaigns.prepare_campaign import copy_campaign, set_audience, set_kind, set_text, start_draft
from domain.campaigns.queries import get_campaign, preflight
from domain.campaigns.senders import list_fitting
from domain.clients.add_client import add_client
from domain.clients.kinds import ChannelKind
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.subscribers.errors import HarvestStateError, NoListError
from domain.subscribers.queries import get_harvest, is_being_read
from domain.subscribers.read_lists import read_again, read_for_campaign
from domain.subscribers.tables import HarvestStep
from domain.team.tables import Scope
from domain.vk.errors import VkError
from domain.work.cancel_job import cancel_job
from domain.work.tables import JobState
from sandbox.server import RunningSandbox
from sandbox.vk import cast
from tests.jobs.subscribers.test_interrupted import Falling, WorkerGoneError
from tests.support.harvests import Field, connect_community, connect_person
from tests.support.people import add_member

LINKS = "vk.com/zerno_coffee vk.com/yoga_reka чепуха"
MEMBERS, GONE = 300, 15


async def draft(field: Field) -> int:
    """A message campaign without an audience."""
    async with writing(field.database, field.actor, ChangeKind.WORK, clock=field.clock) as ctx:
        campaign = await start_draft(ctx, "Весна", chat_id=1)
        await set_text(ctx, campaign.id, "Привет!")
        await choose_account(ctx, campaign.id, (await list_fitting(ctx, ActionKind.MESSAGE))[0].id, on=True)
        return campaign.id


async def read(field: Field, campaign_id: int, text: str = LINKS) -> int:
    """Send links for the campaign; gives the harvest, whose job waits."""
    async with writing(field.database, field.actor, ChangeKind.WORK, clock=field.clock) as ctx:
        return (await read_for_campaign(ctx, campaign_id, text, 1)).id


async def again(field: Field, harvest_id: int) -> None:
    """Have the lists read once more, to the end."""
    async with writing(field.database, field.actor, ChangeKind.WORK, clock=field.clock) as ctx:
        await read_again(ctx, harvest_id)
    await field.work()


async def audience(field: Field, campaign_id: int) -> Audience | None:
    async with reading(field.database, field.actor, field.clock) as ctx:
        return (await get_campaign(ctx, campaign_id)).audience


async def roll(field: Field, harvest_id: int) -> Roll:
    async with reading(field.database, field.actor, field.clock) as ctx:
        view = await get_harvest(ctx, harvest_id)
        return await count_listed(ctx, [each.id for each in view.to_read])


async def test_members_are_the_audience_and_the_others_can_be_brought_in(field: Field) -> None:
    await field.connect(connect_community)
    await field.connect(connect_person)
    mine = await add_member(field.database, 1002, Role.MANAGER, Scope.OWN, name="Марк")
    known = [cast.invented(number, 0).id for number in (4, 6)]
    async with writing(field.database, field.actor, ChangeKind.CLIENT_ADDED, clock=field.clock) as ctx:
        for person in (*known, 7_777_777):
            await add_client(ctx, f"Клиент {person}", [(ChannelKind.VK, f"id{person}")])
    campaign_id = await draft(field)
    harvest_id = await read(field, campaign_id)
    assert await audience(field, campaign_id) is None
    async with reading(field.database, field.actor, field.clock) as ctx:
        assert await is_being_read(ctx, harvest_id)
    await field.work()
    view = await field.look(harvest_id)
    assert [each.problem for each in view.lists] == [None, ListProblem.HIDDEN, ListProblem.NO_LINK]
    assert (view.step, view.read_at, view.readings) == (HarvestStep.OPEN, field.clock.now, 1)
    assert await roll(field, harvest_id) == Roll(MEMBERS, 2, 2)
    meant = await audience(field, campaign_id)
    assert meant is not None
    async with reading(field.database, field.actor, field.clock) as ctx:
        assert await count_audience(ctx, meant) == 2
        assert await draft_for_lists(ctx, harvest_id) == campaign_id
    async with reading(field.database, mine, field.clock) as ctx:
        # Who may see none of them means none of them, and learns nothing of the campaign.
        assert await count_audience(ctx, meant) == 0
        assert await count_listed(ctx, [view.lists[0].id]) == Roll(MEMBERS, 2, 0)
        with pytest.raises(NotFoundError):
            await get_harvest(ctx, harvest_id)

    # The others come in by the same harvest, and are meant too: as leads, who have allowed nothing.
    await field.check(harvest_id)
    counts, _ = await field.bring(harvest_id)
    assert counts.created == MEMBERS - GONE - 2
    assert await roll(field, harvest_id) == Roll(MEMBERS, MEMBERS - GONE, MEMBERS - GONE)
    async with reading(field.database, field.actor, field.clock) as ctx:
        found = await preflight(ctx, campaign_id)
    assert (found.total, found.reachable) == (MEMBERS - GONE, 0)
    assert found.left_out == {Reason.NEVER_ALLOWED: MEMBERS - GONE}
    async with writing(field.database, field.actor, ChangeKind.WORK, clock=field.clock) as ctx:
        copy = await copy_campaign(ctx, campaign_id)
        await set_kind(ctx, copy.id, ActionKind.FRIEND_REQUEST)
        page = (await list_fitting(ctx, ActionKind.FRIEND_REQUEST))[0]
        await choose_account(ctx, copy.id, page.id, on=True)
        assert (await preflight(ctx, copy.id)).reachable == MEMBERS - GONE


async def test_read_again_and_interrupted(field: Field, sandbox: RunningSandbox) -> None:
    await field.connect(connect_community)
    await field.connect(connect_person)
    workshop = sandbox.vk.world.communities[cast.WORKSHOP_ID]
    workshop.crowd = 1_800
    field.chunk = 70
    campaign_id = await draft(field)
    links = f"vk.com/zerno_coffee vk.com/club{cast.WORKSHOP_ID} vk.com/id{cast.person_id(cast.POPULAR)}"
    harvest_id = await read(field, campaign_id, links)
    job_id = (await field.look(harvest_id)).job_id or 0
    dice = random.Random(5)
    for _ in range(4):
        error = dice.choice([WorkerGoneError(), VkError(29, "Rate limit reached")])
        await field.work(Falling(field.gateways, dice.randrange(2, 6), error))
        state = (await field.job(job_id)).state
        assert (await audience(field, campaign_id) is None) == (state is not JobState.DONE)
        if state is JobState.FAILED:
            await field.retry(job_id)
    await field.work()
    assert (await field.job(job_id)).state is JobState.DONE
    view = await field.look(harvest_id)
    whole = await roll(field, harvest_id)
    assert whole.members <= view.total
    assert whole.members > 1_800
    # One of the lists is closed now: it keeps whom it had, and the others are told anew.
    workshop.is_closed, workshop.managers, workshop.crowd = 2, {}, 0
    coffee = sandbox.vk.world.communities[cast.COFFEE_ID]
    coffee.members.pop(next(iter(coffee.members)))
    field.clock.move(seconds=3_600)
    await again(field, harvest_id)
    view = await field.look(harvest_id)
    assert (view.readings, view.read_at) == (2, field.clock.now)
    counts = field.counts_of(await field.job(view.job_id or 0))
    assert list(counts.ended.values()) == [ListProblem.PRIVATE]
    assert await roll(field, harvest_id) == whole
    async with reading(field.database, field.actor, field.clock) as ctx:
        assert (await count_listed(ctx, [view.lists[0].id])).members == MEMBERS - 1


async def test_what_is_chosen_meanwhile_stays(field: Field) -> None:
    await field.connect(connect_community)
    campaign_id, everybody = await draft(field), Audience(wanted=ClientFilter())
    first = await read(field, campaign_id)
    # Other links: nobody waits for the first any more.
    second = await read(field, campaign_id, "vk.com/yoga_reka vk.com/no_such_page_here")
    assert (await field.look(first)).step is HarvestStep.CANCELLED
    async with writing(field.database, field.actor, ChangeKind.WORK, clock=field.clock) as ctx:
        await set_audience(ctx, campaign_id, everybody)
    await field.work()
    assert await audience(field, campaign_id) == everybody
    view = await field.look(second)
    assert (view.step, view.read_at) == (HarvestStep.OPEN, None)
    async with writing(field.database, field.actor, ChangeKind.WORK, clock=field.clock) as ctx:
        with pytest.raises(NoListError):
            await read_again(ctx, second)
        with pytest.raises(InvalidValueError):
            await read_for_campaign(ctx, campaign_id, "просто текст", 1)
    # A reading that is stopped in the list of all jobs can be begun again; a second press begins no second one.
    third = await read(field, campaign_id)
    await field.work()
    async with writing(field.database, field.actor, ChangeKind.WORK, clock=field.clock) as ctx:
        job_id = (await read_again(ctx, third)).job_id or 0
        with pytest.raises(HarvestStateError):
            await read_again(ctx, third)
    async with writing(field.database, field.actor, ChangeKind.WORK, clock=field.clock) as ctx:
        await cancel_job(ctx, job_id)
    meant = await audience(field, campaign_id)
    assert meant is not None
    assert meant.wanted is not None
    assert meant.wanted.listed_in
    await again(field, third)
    assert (await field.look(third)).readings == 2
