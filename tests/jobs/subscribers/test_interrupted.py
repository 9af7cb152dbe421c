"""A harvest whose worker dies anywhere ends as if nothing had been; one that VK breaks off goes on with the rest."""

import random
from typing import Any

import pytest

from domain.audience.tables import ListProblem
from domain.base.errors import DomainError
from domain.vk.errors import VkError, VkUnreachableError
from domain.work.tables import JobState
from jobs.vk.gateways import Gateways
from jobs.vk.transport import Params
from sandbox.server import RunningSandbox
from sandbox.vk import cast
from tests.support.dumps import live
from tests.support.harvests import Field, connect_community, connect_person

COFFEE = "vk.com/zerno_coffee"


class Falling:
    """Gateways that fall after some calls, so many times: the worker is gone then, or VK."""

    def __init__(self, gateways: Gateways, after: int, error: BaseException, times: int = 1_000) -> None:
        self._gateways, self._left, self._error, self._times = gateways, after, error, times

    @property
    def accounts(self) -> Any:
        return self._gateways.accounts

    async def call(self, account_id: int, method: str, params: Params, **how: Any) -> Any:
        self._left -= 1
        if -self._times <= self._left < 0:
            raise self._error
        return await self._gateways.call(account_id, method, params, **how)


class WorkerGoneError(DomainError):
    """What ends a run in the middle, as far as the job can tell."""

    code = "unexpected"


async def whole(field: Field) -> dict[str, Any]:
    """What people see of the base."""
    seen = await live(field.database)
    return {name: seen[name] for name in ("client", "channel", "client_source", "client_tag", "vk_page")}


@pytest.mark.parametrize("seed", [1, 2])
async def test_interrupted_anywhere_it_is_the_same_base(field: Field, sandbox: RunningSandbox, seed: int) -> None:
    await field.connect(connect_community)
    await field.connect(connect_person)
    sandbox.vk.world.communities[cast.WORKSHOP_ID].crowd = 1_800
    field.chunk = 70
    view = await field.send(f"{COFFEE} vk.com/club{cast.WORKSHOP_ID} vk.com/id{cast.person_id(cast.POPULAR)}")
    report = await field.check(view.id)
    job_id = await field.start(view.id)
    dice = random.Random(seed)
    for _ in range(4):
        error = dice.choice([WorkerGoneError(), VkError(29, "Rate limit reached")])
        await field.work(Falling(field.gateways, dice.randrange(3), error))
        job = await field.job(job_id)
        if job.state is JobState.FAILED:
            await field.retry(job_id)
    await field.work()
    job = await field.job(job_id)
    assert job.state is JobState.DONE
    counts = field.counts_of(job)
    # Of those who are in two lists one is new and one was met before.
    assert counts.created + counts.twice == report.created
    assert counts.adds_up
    addresses = [row["address"] for row in (await whole(field))["channel"] if row["kind"] == "vk"]
    assert len(addresses) == len(set(addresses)) == counts.created
    await field.undo(job.change_id or 0)
    assert (await whole(field))["client"] == []


async def test_a_list_that_breaks_off_holds_up_no_other(field: Field, sandbox: RunningSandbox) -> None:
    await field.connect(connect_person)
    view = await field.send(f"{COFFEE} vk.com/club{cast.WORKSHOP_ID}")
    await field.check(view.id)
    sandbox.vk.world.communities[cast.COFFEE_ID].is_closed = 2
    sandbox.vk.world.communities[cast.COFFEE_ID].managers = {}
    counts, job = await field.bring(view.id)
    assert job.state is JobState.DONE
    assert counts.ended == {view.lists[0].id: ListProblem.PRIVATE}
    assert counts.created > 0


async def test_an_outage_is_waited_out_and_a_dead_token_told(field: Field, sandbox: RunningSandbox) -> None:
    await field.connect(connect_community)
    view = await field.send(COFFEE)
    await field.check(view.id)
    job_id = await field.start(view.id)
    down = VkUnreachableError(was_sent=True, reason="HTTP 502")
    await field.work(Falling(field.gateways, 0, down, times=4))
    assert (await field.job(job_id)).state is JobState.DONE
    sandbox.vk.world.token(cast.COFFEE).problem = "expired"
    _, failed = await field.bring(view.id)
    assert failed.state is JobState.FAILED
    assert failed.problem is not None
    assert failed.problem["data"]["number"] == 5
