"""The ear against VK's double: who allows, forbids and says stop, through every failure of the Long Poll."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from domain.accounts.add_account import add_account
from domain.accounts.tables import Account
from domain.base.actor import Actor
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.base.sealing import Secret
from domain.consent.tables import Consent, ConsentChange, ConsentEvent
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from jobs.vk.events import Ears
from jobs.vk.gateways import Gateways
from jobs.vk.longpoll import LongPoll
from sandbox.server import RunningSandbox
from sandbox.vk import cast
from sandbox.vk.faults import Fault
from sandbox.vk_driver import VkDriver
from tests.support.keys import HOLDER, SEALER
from tests.support.people import add_member

GROUP = cast.COFFEE_ID
#: Somebody whose mood is to read and say nothing, and two more.
ANNA, BORIS, VERA = (cast.person_id(index) for index in (0, 2, 4))


@pytest.fixture
async def owner(database: Database) -> Actor:
    return await add_member(database)


@pytest.fixture
async def account_id(database: Database, owner: Actor) -> int:
    async with writing(database, owner, ChangeKind.ACCOUNT_ADDED) as ctx:
        holder = replace(HOLDER, vk_id=GROUP)
        return (await add_account(ctx, SEALER, holder, Secret(cast.token_value(cast.COFFEE)))).id


def listening(database: Database, sandbox: RunningSandbox) -> Gateways:
    ears = LongPoll(Ears(database, utc_now).take, wait_seconds=5, first_wait=0.02, first_poll=0)
    return Gateways(database, utc_now, SEALER, sandbox.vk_url, worker="one", ears=ears)


@pytest.fixture
async def gateways(database: Database, sandbox: RunningSandbox, account_id: int) -> AsyncIterator[Gateways]:
    """A worker that listens already."""
    made = listening(database, sandbox)
    await made.tick()
    await until(lambda: polled(sandbox))
    yield made
    await made.stop()


async def polled(sandbox: RunningSandbox) -> bool:
    """Whether somebody has asked where to hear the events."""
    return bool(sandbox.vk.calls.listed(method="groups.getLongPollServer"))


async def until(is_so: Callable[[], Any], seconds: float = 10) -> None:
    """Wait until it holds."""
    for _ in range(int(seconds / 0.02)):
        if await is_so():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it did not come about")


async def listens(gateways: Gateways, account_id: int) -> None:
    """Wait until all that was said so far is known."""

    async def is_so() -> bool:
        return gateways.hears(account_id)

    await until(is_so)


async def consent_of(database: Database, person: int) -> ConsentEvent | None:
    async with database.read() as connection:
        query = select(Consent.event).where(Consent.address == f"id{person}")
        found: ConsentEvent | None = (await connection.execute(query)).scalar()
        return found


async def hears(database: Database, person: int, event: ConsentEvent) -> None:
    async def is_so() -> bool:
        return await consent_of(database, person) is event

    await until(is_so)


async def test_who_writes_allows_and_forbids(database: Database, gateways: Gateways, vk: VkDriver) -> None:
    # What is said before the account hears is read in the dialogs, which know no event.
    await vk.person(BORIS).write(GROUP, "Здравствуйте")
    await hears(database, BORIS, ConsentEvent.WROTE_FIRST)
    await vk.person(ANNA).write(GROUP, "Здравствуйте, сколько стоит?", ref="promo")
    await hears(database, ANNA, ConsentEvent.WROTE_FIRST)
    await vk.person(ANNA).deny(GROUP)
    await hears(database, ANNA, ConsentEvent.DENIED)
    await vk.person(ANNA).allow(GROUP)
    await hears(database, ANNA, ConsentEvent.ALLOWED)
    async with database.read() as connection:
        proof = (await connection.execute(select(ConsentChange.details).order_by(ConsentChange.id))).scalars().all()[1]
    assert proof["ref"] == "promo"
    assert proof["message_id"]
    assert proof["event_id"]


async def test_stop_is_heard_even_as_the_very_first_word(database: Database, gateways: Gateways, vk: VkDriver) -> None:
    newcomer = await vk.add_person(610_000_001, "Новый", mood="silent")
    await newcomer.write(GROUP, "стоп")
    await hears(database, 610_000_001, ConsentEvent.OPTED_OUT)
    await newcomer.write(GROUP, "и ещё: спасибо")
    await vk.person(BORIS).write(GROUP, "Здравствуйте")
    await hears(database, BORIS, ConsentEvent.WROTE_FIRST)
    assert await consent_of(database, 610_000_001) is ConsentEvent.OPTED_OUT


async def test_events_are_switched_on_by_us(
    database: Database, owner: Actor, sandbox: RunningSandbox, vk: VkDriver
) -> None:
    await vk.change_community(GROUP, longpoll_on=False, events=[])
    async with writing(database, owner, ChangeKind.ACCOUNT_ADDED) as ctx:
        await add_account(ctx, SEALER, replace(HOLDER, vk_id=GROUP), Secret(cast.token_value(cast.COFFEE)))
    gateways = listening(database, sandbox)
    await gateways.tick()
    await until(lambda: polled(sandbox))
    await vk.person(ANNA).write(GROUP, "Привет")
    await hears(database, ANNA, ConsentEvent.WROTE_FIRST)
    await gateways.stop()


@pytest.mark.parametrize("disturbance", ["expire_key", "lose_state", "forget_history"])
async def test_a_disturbed_poll_goes_on_and_misses_nothing(
    database: Database, gateways: Gateways, vk: VkDriver, disturbance: str, sandbox: RunningSandbox
) -> None:
    await vk.person(ANNA).write(GROUP, "Привет")
    await hears(database, ANNA, ConsentEvent.WROTE_FIRST)
    # Said, and forgotten by VK before anybody could hear it.
    sandbox.vk.faults.order(Fault("502", "a_check", times=2))
    await vk.disturb_longpoll(GROUP, "repeat")
    await vk.person(BORIS).write(GROUP, "стоп")
    await vk.disturb_longpoll(GROUP, disturbance)
    await hears(database, BORIS, ConsentEvent.OPTED_OUT)
    await vk.person(VERA).write(GROUP, "Привет")
    await hears(database, VERA, ConsentEvent.WROTE_FIRST)


async def test_after_a_long_silence_the_dialogs_are_read_before_anything_is_said(
    database: Database, sandbox: RunningSandbox, account_id: int, vk: VkDriver
) -> None:
    """VK may have dropped what was said long ago, and says nothing of it."""
    await vk.disturb_longpoll(GROUP, "lose_state")
    many = [cast.person_id(index) for index in range(0, 360, 12)]
    for person in many:
        await vk.person(person).write(GROUP, "Привет")
    await vk.person(ANNA).write(GROUP, "стоп")
    for _ in range(25):
        await vk.person(ANNA).write(GROUP, "и ещё")
    sandbox.vk.events.forget_history(GROUP)
    place = str(sandbox.vk.events.channel(GROUP).ts)
    async with database.write() as connection:
        old = {"poll_ts": place, "heard_at": utc_now() - timedelta(minutes=3)}
        await connection.execute(update(Account).values(old))
    made = listening(database, sandbox)
    await made.tick()
    await listens(made, account_id)
    assert await consent_of(database, ANNA) is ConsentEvent.OPTED_OUT
    assert {await consent_of(database, person) for person in many if person != ANNA} == {ConsentEvent.WROTE_FIRST}
    assert len(sandbox.vk.calls.listed(method="execute")) == 2
    async with database.read() as connection:
        heard_at = (await connection.execute(select(Account.heard_at))).scalar_one()
    assert utc_now() - heard_at < timedelta(seconds=10)
    await made.stop()


async def test_a_permission_that_comes_late_lifts_no_later_stop(
    database: Database, account_id: int, sandbox: RunningSandbox
) -> None:
    """VK does not date it: what waited in the line may be older than a stop that was found in the dialog."""
    ears = Ears(database, utc_now)
    gateways = listening(database, sandbox)
    await gateways.tick()
    (account,) = gateways.accounts
    await gateways.stop()
    said = utc_now() - timedelta(seconds=20)
    stop = {"id": 7, "from_id": ANNA, "peer_id": ANNA, "text": "стоп", "date": int(said.timestamp())}
    found = {"type": "message_new", "object": {"message": stop}}
    allow = {"type": "message_allow", "event_id": "a1", "object": {"user_id": ANNA}}
    await ears.take(account, [found], "1")
    await ears.take(account, [allow], "2", since=said - timedelta(minutes=5))
    assert await consent_of(database, ANNA) is ConsentEvent.OPTED_OUT
    # The very same event once more, then a new one that has just happened.
    await ears.take(account, [allow], "3")
    assert await consent_of(database, ANNA) is ConsentEvent.OPTED_OUT
    await ears.take(account, [allow | {"event_id": "a2"}], "4")
    assert await consent_of(database, ANNA) is ConsentEvent.ALLOWED
    # The stop, told by the poll too, is the old one.
    await ears.take(account, [found | {"event_id": "m7"}], "5")
    assert await consent_of(database, ANNA) is ConsentEvent.ALLOWED


@pytest.mark.parametrize("number", [15, 10])
async def test_dialogs_that_cannot_be_read(
    database: Database, sandbox: RunningSandbox, account_id: int, vk: VkDriver, number: int
) -> None:
    """Without the right to read nothing can be sent either; anything else is tried again."""
    await vk.fault("error", "messages.getConversations", times=2, code=number)
    async with database.write() as connection:
        await connection.execute(update(Account).values(heard_at=utc_now() - timedelta(hours=1)))
    made = listening(database, sandbox)
    await made.tick()
    await listens(made, account_id)
    assert len(sandbox.vk.calls.listed(method="messages.getConversations")) == (1 if number == 15 else 3)
    await made.stop()


@pytest.mark.parametrize("kind", ["cut_before", "cut_after", "502"])
async def test_a_broken_connection_loses_nothing(
    database: Database, gateways: Gateways, vk: VkDriver, kind: str
) -> None:
    await vk.fault(kind, "a_check", times=3)
    for person in (ANNA, BORIS, VERA):
        await vk.person(person).write(GROUP, "Привет")
    for person in (ANNA, BORIS, VERA):
        await hears(database, person, ConsentEvent.WROTE_FIRST)


async def test_a_repeated_event_changes_nothing(database: Database, gateways: Gateways, vk: VkDriver) -> None:
    await vk.person(ANNA).deny(GROUP)
    await hears(database, ANNA, ConsentEvent.DENIED)
    await vk.disturb_longpoll(GROUP, "repeat")
    await vk.person(BORIS).write(GROUP, "Привет")
    await hears(database, BORIS, ConsentEvent.WROTE_FIRST)
    async with database.read() as connection:
        changes = (await connection.execute(select(ConsentChange.id).where(ConsentChange.address == f"id{ANNA}"))).all()
    assert len(changes) == 1


async def test_what_was_said_while_nobody_listened_is_heard_after_the_restart(
    database: Database, sandbox: RunningSandbox, account_id: int, vk: VkDriver
) -> None:
    first = listening(database, sandbox)
    await first.tick()
    await until(lambda: polled(sandbox))
    await vk.person(ANNA).write(GROUP, "Привет")
    await hears(database, ANNA, ConsentEvent.WROTE_FIRST)
    await first.stop()
    await vk.person(BORIS).write(GROUP, "стоп")
    second = listening(database, sandbox)
    await second.tick()
    await hears(database, BORIS, ConsentEvent.OPTED_OUT)
    await second.stop()
    async with database.read() as connection:
        ts = (await connection.execute(select(Account.poll_ts))).scalar_one()
    assert ts == str(sandbox.vk.events.channel(GROUP).ts)


async def test_an_event_that_nobody_understands_holds_up_nobody(
    database: Database, gateways: Gateways, vk: VkDriver, sandbox: RunningSandbox
) -> None:
    place = sandbox.vk.world.communities[GROUP]
    for odd in ({"message": {"from_id": ANNA}}, {"message": None}, {}, {"message": {"from_id": "x", "peer_id": 1}}):
        sandbox.vk.events.push(place, "message_new", odd)
    sandbox.vk.events.push(place, "message_allow", {"user_id": -5})
    await vk.person(BORIS).write(GROUP, "Привет")
    await hears(database, BORIS, ConsentEvent.WROTE_FIRST)
    assert await consent_of(database, ANNA) is None
