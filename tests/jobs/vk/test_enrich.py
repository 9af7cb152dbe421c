"""Cards filled in from VK, against its double: gaps only, screen names to ids, one card a page, nothing asked twice."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from domain.accounts.add_account import add_account
from domain.accounts.views import ServedAccount
from domain.base.actor import SYSTEM, Actor
from domain.base.database import Database
from domain.base.sealing import Secret
from domain.clients.add_client import add_client
from domain.clients.edit_client import edit_client
from domain.clients.kinds import ChannelKind, Sex
from domain.clients.queries import get_card
from domain.clients.views import CardView
from domain.consent.queries import list_stopped
from domain.consent.stop_person import stop_person
from domain.consent.tables import StopReason
from domain.enrichment.errors import NoCommunityError
from domain.enrichment.queries import count_to_ask, pages_of
from domain.enrichment.start_enrichment import enrich_imported, start_enrichment
from domain.enrichment.tables import PageOutcome
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.vk.errors import VkUnreachableError
from domain.work.kinds import JobKind
from domain.work.queries import get_job
from domain.work.tables import Job, JobState
from domain.work.views import JobView
from jobs.vk.enrich import PATIENCE, enrich_job
from jobs.vk.gateways import Gateways
from jobs.vk.transport import Params
from jobs.work.runner import Runner
from sandbox.server import RunningSandbox
from sandbox.vk import cast
from sandbox.vk_driver import VkDriver
from tests.support.clocks import StillClock
from tests.support.keys import HOLDER, SEALER
from tests.support.people import add_member

VK = ChannelKind.VK


class Down:
    """Gateways to a VK that does not answer the first so many calls."""

    def __init__(self, gateways: Gateways, calls: int) -> None:
        self._gateways, self._left = gateways, calls

    @property
    def accounts(self) -> tuple[ServedAccount, ...]:
        return self._gateways.accounts

    async def call(self, account_id: int, method: str, params: Params, **how: Any) -> Any:
        self._left -= 1
        if self._left >= 0:
            raise VkUnreachableError(was_sent=True, reason="HTTP 502")
        return await self._gateways.call(account_id, method, params, **how)


@dataclass
class Desk:
    """A manager with a connected community, and a worker that asks for them."""

    database: Database
    clock: StillClock
    actor: Actor
    gateways: Gateways

    async def card(self, name: str, *channels: tuple[ChannelKind, str]) -> int:
        async with writing(self.database, self.actor, ChangeKind.CLIENT_ADDED, clock=self.clock) as ctx:
            return (await add_client(ctx, name, channels)).id

    async def look(self, client_id: int) -> CardView:
        async with reading(self.database, self.actor, self.clock) as ctx:
            return await get_card(ctx, client_id)

    async def pass_time(self, seconds: float) -> None:
        """Nobody waits in a test; a clock is moved instead."""
        self.clock.move(seconds=seconds)

    async def enrich(self, at_once: int = 1000, *, down: int = 0, patience: timedelta = PATIENCE) -> JobView:
        """Press the button, and have it done."""
        async with writing(self.database, self.actor, ChangeKind.WORK, clock=self.clock) as ctx:
            job = await start_enrichment(ctx, 1)
        await self.gateways.tick()
        asked = enrich_job(Down(self.gateways, down), at_once=at_once, sleep=self.pass_time, patience=patience)
        handlers = {JobKind.ENRICH: asked}
        runner = Runner(self.database, handlers, self.clock, worker_name="test")
        await runner.tick()
        await runner.idle()
        await runner.stop()
        async with reading(self.database, self.actor, self.clock) as look:
            return await get_job(look, job.id)

    async def outcomes(self, *addresses: str) -> dict[str, PageOutcome]:
        async with reading(self.database, SYSTEM, self.clock) as ctx:
            return {key: page.outcome for key, page in (await pages_of(ctx, addresses)).items()}


@pytest.fixture
async def desk(database: Database, clock: StillClock, sandbox: RunningSandbox) -> AsyncIterator[Desk]:
    actor = await add_member(database)
    async with writing(database, actor, ChangeKind.ACCOUNT_ADDED, clock=clock) as ctx:
        holder = replace(HOLDER, vk_id=cast.COFFEE_ID)
        await add_account(ctx, SEALER, holder, Secret(cast.token_value(cast.COFFEE)))
    gateways = Gateways(database, clock, SEALER, sandbox.vk_url, worker="test")
    yield Desk(database, clock, actor, gateways)
    await gateways.stop()


def person(index: int) -> str:
    return f"id{cast.person_id(index)}"


def of_kind(card: CardView, kind: ChannelKind) -> list[str]:
    return [channel.address for channel in card.channels if channel.kind is kind]


async def test_a_bare_id_becomes_a_person(desk: Desk, vk: VkDriver) -> None:
    told = cast.person_id(1)
    await vk.person(told).change(first_name="Вера", last_name="Сомова", bdate="5.3.1990", phone="8 916 123-45-67")
    key = await desk.card(person(1), (VK, person(1)))
    job = await desk.enrich()
    assert job.state is JobState.DONE, job.problem
    card = await desk.look(key)
    assert (card.name, card.first_name, card.last_name) == ("Вера Сомова", "Вера", "Сомова")
    assert (card.birth_year, card.birth_month, card.birth_day) == (1990, 3, 5)
    assert card.sex is Sex.FEMALE
    assert card.city == "Санкт-Петербург"
    assert of_kind(card, ChannelKind.PHONE) == ["+79161234567"]
    assert (job.result["asked"], job.result["filled"], job.result["gone"]) == (1, 1, 0)


async def test_what_people_typed_stays(desk: Desk) -> None:
    key = await desk.card("Мама Саши", (VK, person(1)), (ChannelKind.PHONE, "+79990000000"))
    async with writing(desk.database, desk.actor, ChangeKind.CLIENT_EDITED, clock=desk.clock) as ctx:
        await edit_client(ctx, key, city="Тверь")
    await desk.enrich()
    card = await desk.look(key)
    assert (card.name, card.first_name, card.city) == ("Мама Саши", None, "Тверь")
    assert of_kind(card, ChannelKind.PHONE) == ["+79990000000"]
    assert card.sex is Sex.FEMALE


async def test_one_undo_brings_all_back(desk: Desk) -> None:
    bare, named = await desk.card(person(1), (VK, person(1))), await desk.card("friend_3", (VK, "friend_3"))
    before = [await desk.look(bare), await desk.look(named)]
    job = await desk.enrich(at_once=1)
    assert job.change_id is not None
    assert of_kind(await desk.look(named), VK) == [person(3)]
    async with writing(desk.database, desk.actor, ChangeKind.UNDONE, clock=desk.clock) as ctx:
        report = await undo_change(ctx, job.change_id)
    assert report.left == []
    for old, key in zip(before, (bare, named), strict=True):
        card = await desk.look(key)
        assert (card.name, card.sex, card.city) == (old.name, old.sex, old.city)
        assert [channel.address for channel in card.channels] == [channel.address for channel in old.channels]


async def test_nothing_is_asked_twice(desk: Desk, vk: VkDriver) -> None:
    await desk.card("Раз", (VK, person(1)))
    await desk.card("Два", (VK, "friend_3"))
    await desk.card("Никто", (VK, "nobody_of_this_name"))
    await desk.enrich()
    asked = len(await vk.calls("users.get"))
    job = await desk.enrich()
    assert job.state is JobState.DONE
    assert len(await vk.calls("users.get")) == asked
    async with reading(desk.database, desk.actor, desk.clock) as ctx:
        assert await count_to_ask(ctx) == 0


async def test_many_are_asked_about_in_one_call(desk: Desk, vk: VkDriver) -> None:
    for index in range(30):
        await desk.card(person(index), (VK, person(index)))
    job = await desk.enrich()
    assert job.result["asked"] == 30
    assert len(await vk.calls("users.get")) == 1


async def test_a_page_on_another_card_is_a_clash(desk: Desk) -> None:
    first = await desk.card("Первая", (VK, person(3)))
    second = await desk.card("Вторая", (VK, "friend_3"))
    job = await desk.enrich()
    assert of_kind(await desk.look(second), VK) == ["friend_3"]
    assert (await desk.look(second)).sex is Sex.UNKNOWN
    assert job.result["clashed"] == 1
    assert job.result["clashes"] == [[second, first]]
    assert (await desk.outcomes("friend_3", person(3))) == {
        "friend_3": PageOutcome.CLASH,
        person(3): PageOutcome.FOUND,
    }


async def test_pages_that_are_gone_are_marked(desk: Desk, vk: VkDriver) -> None:
    await vk.add_person(900, "Имя", "Фамилия", screen_name="was_here", deactivated="banned")
    gone = {person(13): PageOutcome.DELETED, person(33): PageOutcome.BANNED, "id900": PageOutcome.BANNED}
    keys = [await desk.card(address, (VK, address)) for address in (person(13), person(33), "was_here")]
    job = await desk.enrich()
    assert job.result["gone"] == 3
    assert await desk.outcomes(*gone) == gone
    assert [(await desk.look(key)).first_name for key in keys] == [None, None, None]
    assert [(await desk.look(key)).name for key in keys] == [person(13), person(33), "was_here"]


async def test_what_is_no_person_is_told_apart(desk: Desk) -> None:
    await desk.card("Кофейня", (VK, "zerno_coffee"))
    await desk.card("Никто", (VK, "nobody_of_this_name"))
    await desk.card("Нет такого", (VK, "id399999999"))
    await desk.enrich()
    told = await desk.outcomes("zerno_coffee", "nobody_of_this_name", "id399999999")
    assert told == {
        "zerno_coffee": PageOutcome.NO_PERSON,
        "nobody_of_this_name": PageOutcome.UNKNOWN,
        "id399999999": PageOutcome.UNKNOWN,
    }


@pytest.mark.parametrize("fault", [{"kind": "cut_after"}, {"kind": "502"}, {"kind": "error", "code": 10}])
async def test_a_bad_moment_of_vk_is_waited_for(desk: Desk, vk: VkDriver, fault: dict[str, Any]) -> None:
    key = await desk.card(person(1), (VK, person(1)))
    await vk.fault(method="users.get", times=2, **fault)
    job = await desk.enrich()
    assert job.state is JobState.DONE, job.problem
    assert (await desk.look(key)).first_name is not None


async def test_an_hour_without_vk_is_waited_out(desk: Desk) -> None:
    key = await desk.card(person(1), (VK, person(1)))
    begun = desk.clock.now
    job = await desk.enrich(down=70)
    assert job.state is JobState.DONE, job.problem
    assert desk.clock.now - begun > timedelta(hours=1)
    assert (await desk.look(key)).first_name is not None


async def test_an_outage_without_end_ends_the_job(desk: Desk) -> None:
    await desk.card(person(1), (VK, person(1)))
    job = await desk.enrich(down=10_000, patience=timedelta(minutes=30))
    assert (job.state, (job.problem or {}).get("code")) == (JobState.FAILED, "vk-unreachable")


async def test_a_stop_said_of_the_name_holds_for_the_id(desk: Desk) -> None:
    """Also where both stand on cards of their own: they are one person."""
    await desk.card("Первая", (VK, person(3)))
    second = await desk.card("Вторая", (VK, "friend_3"))
    third = await desk.card("Третья", (VK, "friend_6"))
    async with writing(desk.database, desk.actor, ChangeKind.CLIENT_EDITED, clock=desk.clock) as ctx:
        await stop_person(ctx, second, StopReason.ASKED)
        await stop_person(ctx, third, StopReason.ASKED)
    await desk.enrich()
    async with reading(desk.database, desk.actor, desk.clock) as ctx:
        pages = [(VK, person(index)) for index in (2, 3, 6)]
        assert await list_stopped(ctx, pages) == {(VK, person(3)), (VK, person(6))}


async def test_a_revoked_token_ends_the_job_with_words_for_it(desk: Desk, vk: VkDriver) -> None:
    key = await desk.card(person(1), (VK, person(1)))
    await vk.change_token(cast.COFFEE, problem="revoked")
    job = await desk.enrich()
    assert job.state is JobState.FAILED
    assert job.problem is not None
    assert job.problem["code"] == "vk-refused"
    assert (await desk.look(key)).name == person(1)


async def test_without_a_community_nothing_begins(database: Database, clock: StillClock) -> None:
    actor = await add_member(database)
    async with writing(database, actor, ChangeKind.WORK, clock=clock) as ctx:
        await add_client(ctx, "Кто-то", [(VK, person(1))])
        assert await enrich_imported(ctx, 1) is None
        with pytest.raises(NoCommunityError):
            await start_enrichment(ctx, 1)


async def test_an_import_starts_it_once(desk: Desk) -> None:
    async with writing(desk.database, desk.actor, ChangeKind.WORK, clock=desk.clock) as ctx:
        assert await enrich_imported(ctx, 1) is None
        await add_client(ctx, "Кто-то", [(VK, person(1))])
        assert await enrich_imported(ctx, 1) is not None
        assert await enrich_imported(ctx, 1) is None
        assert len(await ctx.column(select(Job.id))) == 1
