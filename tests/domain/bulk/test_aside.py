"""Whom we blocked or paused gets no mailing, and no way back gives anybody a consent that the person took away."""

import pytest

from domain.accounts.tables import Account
from domain.actions.claim_actions import claim_actions
from domain.actions.errors import UnreachableError
from domain.actions.send_message import send_message
from domain.actions.tables import Reason
from domain.audience.audience import Audience, audience_after
from domain.audience.filter import ClientFilter
from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.bulk.cards import Block, Subscribe, Unblock, Unsubscribe
from domain.bulk.operation import Operation
from domain.bulk.plan_bulk import plan_bulk
from domain.bulk.run_bulk import bulk_part
from domain.campaigns.queries import preflight
from domain.clients.kinds import ClientState
from domain.clients.set_state import pause_mailings, set_state
from domain.consent.queries import reach_of
from domain.consent.rules import Reach
from domain.consent.tables import ConsentEvent
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from tests.support.campaigns import add_people, add_sender, begin, consent, counts, draft, hold
from tests.support.clocks import StillClock
from tests.support.people import add_member

EVERYBODY = Audience(wanted=ClientFilter(states=tuple(ClientState)))


async def do(database: Database, clock: StillClock, operation: Operation) -> int:
    """Do it with everybody; gives how many were changed."""
    async with writing(database, SYSTEM, ChangeKind.BULK_EDITED, clock=clock) as ctx:
        ids = await ctx.ids(await audience_after(ctx, EVERYBODY, 0, 100))
        return (await bulk_part(ctx, await plan_bulk(ctx, EVERYBODY, operation), ids)).changed


async def test_campaigns_leave_out_whom_we_blocked_or_paused(database: Database, clock: StillClock) -> None:
    owner = await add_member(database)
    account_id = await add_sender(database, owner, clock)
    people = await add_people(database, owner, clock, range(1, 8), allow=account_id)
    async with writing(database, owner, ChangeKind.CLIENT_EDITED, clock=clock) as ctx:
        await set_state(ctx, people[0], ClientState.BLOCKED)
        await set_state(ctx, people[1], ClientState.ARCHIVED)
        await pause_mailings(ctx, people[2], on=True)
        with pytest.raises(UnreachableError) as told:
            await send_message(ctx, people[0], account_id, "Здравствуйте")
        assert told.value.data == {"reason": Reason.BLOCKED}
    ready = await draft(database, owner, clock, account_id, people)
    async with reading(database, owner, clock) as look:
        found = await preflight(look, ready.campaign_id)
    assert found.left_out == {Reason.BLOCKED: 1, Reason.PAUSED: 1}
    job_id = await begin(database, owner, clock, ready.campaign_id)
    # What is decided after the start counts too, and a word to one person goes out in spite of a pause.
    async with writing(database, owner, ChangeKind.CLIENT_EDITED, clock=clock) as ctx:
        await set_state(ctx, people[3], ClientState.BLOCKED)
        await pause_mailings(ctx, people[4], on=True)
        await send_message(ctx, people[4], account_id, "Здравствуйте")
    fence = await hold(database, clock, account_id)
    async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        assert await ctx.find(Account, account_id) is not None
        claim = await claim_actions(ctx, account_id, fence, 20)
    assert sorted(each.client_id or 0 for each in claim.actions) == sorted([people[1], *people[4:]])
    assert (await counts(database, job_id)).reasons == {Reason.BLOCKED: 2, Reason.PAUSED: 2}


async def test_no_way_back_widens_consent(database: Database, clock: StillClock) -> None:
    owner = await add_member(database)
    account_id = await add_sender(database, owner, clock)
    await add_people(database, owner, clock, range(1, 4), allow=account_id)
    await consent(database, clock, account_id, [1], ConsentEvent.OPTED_OUT)
    for there, back in ((Unsubscribe(), Subscribe()), (Block(), Unblock())):
        assert await do(database, clock, there) == 3
        assert await do(database, clock, back) == 3
        assert await do(database, clock, back) == 0
    async with reading(database, SYSTEM, clock) as look:
        found = await reach_of(look, account_id, ["id1", "id2", "id3"])
    assert found == {"id1": Reach.OPTED_OUT, "id2": Reach.ALLOWED, "id3": Reach.ALLOWED}
