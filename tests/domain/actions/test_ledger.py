"""The ledger: what is claimed, what forbids it, who may settle it, and that the states always add up."""

from datetime import timedelta

import pytest

from domain.accounts.set_caps import set_caps
from domain.accounts.tables import AccountState, ActionKind
from domain.actions.claim_actions import claim_actions
from domain.actions.errors import UnreachableError
from domain.actions.note_answer import note_answer
from domain.actions.queries import counts_of, list_recipients
from domain.actions.send_message import send_message
from domain.actions.settle_actions import recover_actions, settle_actions
from domain.actions.tables import ActionState, Reason
from domain.actions.views import Claim, Outcome
from domain.base.actor import SYSTEM, Actor
from domain.base.database import Database
from domain.campaigns.queries import campaign_of_job
from domain.campaigns.steer_campaign import cancel_campaign, pause_campaign, retry_failed, settle_campaign
from domain.clients.remove_client import remove_client
from domain.consent.stop_person import stop_person
from domain.consent.tables import ConsentEvent, StopReason
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from tests.support.campaigns import (
    add_people,
    add_sender,
    begin,
    change_account,
    consent,
    counts,
    draft,
    hold,
    tend,
)
from tests.support.clocks import StillClock
from tests.support.people import add_member

PEOPLE = range(1, 9)


class Ledger:
    """A campaign to eight people who allow it, begun, with its account held."""

    def __init__(self, database: Database, clock: StillClock, owner: Actor) -> None:
        self.database, self.clock, self.owner = database, clock, owner
        self.account_id = self.campaign_id = self.job_id = self.fence = 0
        self.clients: list[int] = []

    async def begin(self) -> "Ledger":
        self.account_id = await add_sender(self.database, self.owner, self.clock)
        self.clients = await add_people(self.database, self.owner, self.clock, PEOPLE, allow=self.account_id)
        ready = await draft(self.database, self.owner, self.clock, self.account_id, self.clients)
        self.campaign_id = ready.campaign_id
        self.job_id = await begin(self.database, self.owner, self.clock, ready.campaign_id)
        self.fence = await hold(self.database, self.clock, self.account_id)
        return self

    async def claim(self, limit: int = 100, fence: int | None = None) -> Claim:
        async with writing(self.database, SYSTEM, ChangeKind.WORK, clock=self.clock, is_durable=True) as ctx:
            return await claim_actions(ctx, self.account_id, fence or self.fence, limit)

    async def settle(self, *outcomes: Outcome, fence: int | None = None) -> int:
        async with writing(self.database, SYSTEM, ChangeKind.WORK, clock=self.clock, is_durable=True) as ctx:
            return await settle_actions(ctx, self.account_id, fence or self.fence, outcomes)

    async def recover(self) -> int:
        async with writing(self.database, SYSTEM, ChangeKind.WORK, clock=self.clock, is_durable=True) as ctx:
            return await recover_actions(ctx, self.account_id, self.fence)

    async def states(self) -> dict[ActionState, int]:
        """The states, which must add up, and the job's progress, which must agree."""
        found = await counts(self.database, self.job_id)
        assert found.total == len(PEOPLE)
        async with reading(self.database, SYSTEM) as ctx:
            assert (await campaign_of_job(ctx, self.job_id)).done == found.total - found.open
        return dict(found.states)


@pytest.fixture
async def ledger(any_database: Database, clock: StillClock) -> Ledger:
    return await Ledger(any_database, clock, await add_member(any_database)).begin()


async def test_each_is_claimed_once_and_ends_once(ledger: Ledger) -> None:
    first, second = await ledger.claim(5), await ledger.claim(5)
    claimed = [each.id for each in (*first.actions, *second.actions)]
    assert len(set(claimed)) == len(claimed) == 8
    assert (await ledger.claim()).actions == ()
    done = [Outcome(key, ActionState.DONE, remote_id=key) for key in claimed]
    assert await ledger.settle(*done) == 8
    assert await ledger.settle(*done) == 0
    assert await ledger.states() == {ActionState.DONE: 8}
    await tend(ledger.database, ledger.clock)
    async with reading(ledger.database, ledger.owner, ledger.clock) as ctx:
        assert (await campaign_of_job(ctx, ledger.job_id)).state == "done"
        assert [row.name for row in await list_recipients(ctx, ledger.job_id, limit=2)] == ["Клиент 1", "Клиент 2"]


async def test_what_forbids_it_is_read_again_with_the_claim(ledger: Ledger) -> None:
    await consent(ledger.database, ledger.clock, ledger.account_id, [1], ConsentEvent.OPTED_OUT)
    async with writing(ledger.database, ledger.owner, ChangeKind.CLIENT_STOPPED, clock=ledger.clock) as ctx:
        await stop_person(ctx, ledger.clients[1], StopReason.ASKED)
        await remove_client(ctx, ledger.clients[2])
    claim = await ledger.claim()
    assert (len(claim.actions), claim.skipped) == (5, 3)
    found = await counts(ledger.database, ledger.job_id)
    assert found.reasons == {Reason.OPTED_OUT: 1, Reason.STOPPED: 1, Reason.CARD_GONE: 1}
    assert await ledger.states() == {ActionState.SENDING: 5, ActionState.SKIPPED: 3}


async def test_an_answer_ends_it(ledger: Ledger) -> None:
    async with writing(ledger.database, SYSTEM, ChangeKind.WORK, clock=ledger.clock) as ctx:
        assert await note_answer(ctx, ledger.account_id, "id3") == 1
        assert await note_answer(ctx, ledger.account_id, "id3") == 0
    assert len((await ledger.claim()).actions) == 7
    assert await ledger.states() == {ActionState.SENDING: 7, ActionState.SKIPPED: 1}


async def test_another_holder_of_the_account_takes_over(ledger: Ledger) -> None:
    claim = await ledger.claim(3)
    before = ledger.fence
    ledger.clock.move(minutes=5)
    ledger.fence = await hold(ledger.database, ledger.clock, ledger.account_id, "two")
    assert ledger.fence > before
    assert (await ledger.claim(fence=before)).actions == ()
    assert await ledger.recover() == 3
    # The former holder comes late.
    late = [Outcome(each.id, ActionState.DONE) for each in claim.actions]
    assert await ledger.settle(*late, fence=before) == 0
    again = (await ledger.claim(3)).actions
    assert [each.id for each in again] == [each.id for each in claim.actions]
    assert {each.maybe_since for each in again} == {ledger.clock.now - timedelta(minutes=5)}
    assert [each.random_id for each in again] == [each.random_id for each in claim.actions]
    assert await ledger.recover() == 0


async def test_what_may_have_been_sent_is_only_looked_at_once_it_is_forbidden(ledger: Ledger) -> None:
    claim = await ledger.claim(2)
    maybe = ledger.clock.now
    await ledger.settle(
        *(Outcome(each.id, ActionState.PLANNED, maybe_since=maybe, due_at=maybe) for each in claim.actions)
    )
    await consent(ledger.database, ledger.clock, ledger.account_id, [1], ConsentEvent.OPTED_OUT)
    async with writing(ledger.database, ledger.owner, ChangeKind.WORK, clock=ledger.clock) as ctx:
        await pause_campaign(ctx, ledger.campaign_id)
    assert (await ledger.claim()).actions == ()
    await tend(ledger.database, ledger.clock)
    async with writing(ledger.database, ledger.owner, ChangeKind.WORK, clock=ledger.clock) as ctx:
        await cancel_campaign(ctx, ledger.campaign_id)
    await tend(ledger.database, ledger.clock)
    assert await ledger.states() == {ActionState.SKIPPED: 6, ActionState.PLANNED: 2}
    found = (await ledger.claim()).actions
    assert [each.only_check for each in found] == [Reason.CANCELLED, Reason.CANCELLED]


async def test_an_account_that_rests_claims_nothing(ledger: Ledger) -> None:
    await change_account(ledger.database, ledger.account_id, state=AccountState.WAITING)
    assert await ledger.claim() == Claim()


async def test_caps_bound_what_is_claimed(ledger: Ledger) -> None:
    async with writing(ledger.database, ledger.owner, ChangeKind.ACCOUNT_CHANGED, clock=ledger.clock) as ctx:
        await set_caps(ctx, ledger.account_id, ActionKind.MESSAGE, 3, 5)
    assert len((await ledger.claim()).actions) == 3
    over = await ledger.claim()
    assert (over.actions, over.next_at) == ((), ledger.clock.now + timedelta(hours=1))


async def test_failed_and_unsure_ones_are_decided_by_a_person(ledger: Ledger) -> None:
    claim = await ledger.claim()
    ends = [ActionState.FAILED, ActionState.UNSURE, *[ActionState.DONE] * 6]
    await ledger.settle(*(Outcome(each.id, end) for each, end in zip(claim.actions, ends, strict=True)))
    await tend(ledger.database, ledger.clock)
    async with writing(ledger.database, ledger.owner, ChangeKind.WORK, clock=ledger.clock) as ctx:
        assert await settle_campaign(ctx, ledger.campaign_id, send_again=False) == 1
        assert await retry_failed(ctx, ledger.campaign_id) == 1
    await tend(ledger.database, ledger.clock)
    (again,) = (await ledger.claim()).actions
    assert again.random_id == claim.actions[0].random_id
    await ledger.settle(Outcome(again.id, ActionState.DONE))
    assert await ledger.states() == {ActionState.DONE: 8}


async def test_a_personal_message_is_claimed_first_and_refused_where_it_must_be(ledger: Ledger) -> None:
    await consent(ledger.database, ledger.clock, ledger.account_id, [2], ConsentEvent.OPTED_OUT)
    async with writing(ledger.database, ledger.owner, ChangeKind.WORK, clock=ledger.clock) as ctx:
        key = await send_message(ctx, ledger.clients[0], ledger.account_id, "Лично")
        with pytest.raises(UnreachableError):
            await send_message(ctx, ledger.clients[1], ledger.account_id, "Лично")
    (first,) = (await ledger.claim(1)).actions
    assert (first.id, first.text, first.job_id) == (key, "Лично", None)
    async with reading(ledger.database, ledger.owner, ledger.clock) as ctx:
        assert (await counts_of(ctx, ledger.job_id)).total == 8
