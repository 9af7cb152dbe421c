"""Messages that go by calls for several: to a hundred, by a script, and one by one where there was any trouble."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from domain.accounts.queries import get_account
from domain.accounts.tables import AccountState
from domain.actions.tables import ActionState, Reason
from domain.actions.views import ClaimedAction
from domain.base.database import Database
from domain.journal.boundary import reading
from jobs.campaigns.send_batch import batches_of
from jobs.campaigns.sender import Sender
from jobs.vk.gateways import Gateways
from sandbox.server import RunningSandbox
from sandbox.vk import cast
from sandbox.vk_driver import VkDriver
from tests.jobs.campaigns.test_sender import Ahead, Works, silent
from tests.support.campaigns import add_sender, counts
from tests.support.keys import SEALER
from tests.support.people import add_member

OWN_TEXTS = "Привет, %имя|друг%! \\{\"Скидка\"\\} 'всем'\n🙂"


@pytest.fixture
async def works(database: Database, sandbox: RunningSandbox, vk: VkDriver) -> AsyncIterator[Works]:
    owner, clock = await add_member(database), Ahead()
    await vk.settings(rate_limits=False)
    account_id = await add_sender(database, owner, clock, token=cast.token_value(cast.COFFEE), vk_id=cast.COFFEE_ID)
    gateways = Gateways(database, clock, SEALER, sandbox.vk_url, worker="one", rates=(1_000, 1_000))
    sender = Sender(database, gateways, clock, window=64)
    yield Works(database, owner, vk, clock, gateways, sender, account_id)
    await sender.stop()
    await gateways.stop()


@pytest.mark.parametrize(("text", "method", "most"), [("Привет!", "messages.send", 1), (OWN_TEXTS, "execute", 3)])
async def test_everybody_gets_it_by_few_calls(works: Works, text: str, method: str, most: int) -> None:
    # Two who forbid it are told apart from the others of the same call.
    people = [*silent(60), cast.person_id(9), cast.person_id(7)]
    _, job_id = await works.prepare(people, text)
    await works.work()
    assert sorted(await works.got()) == sorted(silent(60))
    assert (await counts(works.database, job_id)).states == {ActionState.DONE: 60, ActionState.SKIPPED: 2}
    assert len(await works.vk.calls(method)) <= most + 1
    sent = await works.vk.delivered()
    assert len({message.random_id for message in sent}) == (1 if method == "messages.send" else 60)
    assert all(message.text.endswith("🙂") or message.text == "Привет!" for message in sent)
    async with works.database.read() as connection:
        numbers = await connection.exec_driver_sql("SELECT count(DISTINCT remote_id) FROM action WHERE state = 'done'")
        assert numbers.scalar_one() == 60


@pytest.mark.parametrize(("text", "method"), [("Привет!", "messages.send"), (OWN_TEXTS, "execute")])
async def test_a_lost_answer_about_many_doubles_nobody(works: Works, text: str, method: str) -> None:
    _, job_id = await works.prepare(silent(40), text)
    await works.vk.fault("cut_after", method, times=2)
    await works.vk.fault("error", method, code=10)
    for _ in range(6):
        await works.work(timedelta(seconds=30))
    assert sorted(await works.got()) == sorted(silent(40))
    assert (await counts(works.database, job_id)).states == {ActionState.DONE: 40}


async def test_an_error_inside_a_script_concerns_the_account_all_the_same(works: Works) -> None:
    _, job_id = await works.prepare(silent(30), OWN_TEXTS)
    await works.vk.fault("error", "messages.send", code=9)
    await works.work()
    async with reading(works.database, works.owner, works.clock) as ctx:
        assert (await get_account(ctx, works.account_id)).state is AccountState.PAUSED
    await works.work(timedelta(hours=3))
    assert sorted(await works.got()) == sorted(silent(30))
    assert (await counts(works.database, job_id)).states == {ActionState.DONE: 30}


def _action(number: int, *, job_id: int | None = 1, attempts: int = 1, random_id: int = 0) -> ClaimedAction:
    return ClaimedAction(number, job_id, number, f"id{number}", None, random_id or number, None, attempts, None)


def test_what_goes_together() -> None:
    actions = [_action(number) for number in range(1, 31)]
    texts: dict[int, str | Reason] = {each.id: f"Текст {each.id}" for each in actions}
    assert [len(batch) for batch in batches_of(actions, texts, 25)] == [25, 5]
    assert [len(batch) for batch in batches_of(actions, texts, 1)] == [1] * 30
    alike = [_action(number, random_id=7) for number in range(1, 151)]
    assert [len(batch) for batch in batches_of(alike, dict.fromkeys(range(1, 151), "Привет"), 25)] == [100, 50]
    # Personal ones, repeated ones, and those without a text go alone; two jobs never go together.
    odd = [_action(1, job_id=None), _action(2, attempts=2), _action(3), _action(4, job_id=2), _action(5)]
    found = batches_of(odd, {1: "a", 2: "b", 3: Reason.VALUE_MISSING, 4: "d", 5: "e"}, 25)
    assert [[each.id for each in batch] for batch in found] == [[1], [2], [3], [4], [5]]
