"""Consent between one account and one address: what allows, what forbids, and that nothing widens it by accident."""

import asyncio
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import func, select

from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.base.errors import AccessDeniedError
from domain.clients.kinds import ChannelKind
from domain.consent.note_consent import note_consent, note_consents
from domain.consent.queries import ConsentView, list_consents, reach_of
from domain.consent.rules import LIFTS, Reach
from domain.consent.tables import Consent, ConsentChange, ConsentEvent
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from tests.domain.consent.support import NOON, add_account, minute, note, reach
from tests.support.clocks import StillClock
from tests.support.people import add_member
from tests.support.secret_client import add_secret_client

E = ConsentEvent


@pytest.mark.parametrize(
    ("events", "wanted"),
    [
        ([], Reach.NEVER_ALLOWED),
        ([E.WROTE_FIRST], Reach.ALLOWED),
        ([E.ALLOWED], Reach.ALLOWED),
        ([E.FOUND_ALLOWED], Reach.ALLOWED),
        ([E.REFUSED], Reach.NEVER_ALLOWED),
        ([E.DENIED], Reach.OPTED_OUT),
        ([E.OPTED_OUT], Reach.OPTED_OUT),
        ([E.WROTE_FIRST, E.OPTED_OUT], Reach.OPTED_OUT),
        ([E.ALLOWED, E.REFUSED], Reach.NEVER_ALLOWED),
        ([E.REFUSED, E.WROTE_FIRST], Reach.ALLOWED),
        ([E.DENIED, E.WROTE_FIRST], Reach.ALLOWED),
        ([E.DENIED, E.REFUSED], Reach.OPTED_OUT),
        ([E.REFUSED, E.DENIED], Reach.OPTED_OUT),
        ([E.OPTED_OUT, E.WROTE_FIRST], Reach.OPTED_OUT),
        ([E.OPTED_OUT, E.FOUND_ALLOWED], Reach.OPTED_OUT),
        ([E.OPTED_OUT, E.DENIED, E.WROTE_FIRST], Reach.OPTED_OUT),
        ([E.DENIED, E.OPTED_OUT, E.WROTE_FIRST], Reach.OPTED_OUT),
        ([E.OPTED_OUT, E.ALLOWED], Reach.ALLOWED),
        ([E.OPTED_OUT, E.ALLOWED, E.OPTED_OUT], Reach.OPTED_OUT),
    ],
)
async def test_events_in_their_order(
    database: Database, clock: StillClock, events: list[ConsentEvent], wanted: Reach
) -> None:
    account = await add_account(database, clock)
    for at, event in enumerate(events):
        await note(database, clock, account, event, at)
    assert await reach(database, account) is wanted


async def test_late_events(any_database: Database, clock: StillClock) -> None:
    account = await add_account(any_database, clock)
    assert await note(any_database, clock, account, E.DENIED, 10)
    assert not await note(any_database, clock, account, E.ALLOWED, 9), "it was before"
    assert not await note(any_database, clock, account, E.ALLOWED, 10), "at the same moment the prohibition wins"
    assert await note(any_database, clock, account, E.ALLOWED, 11)
    assert not await note(any_database, clock, account, E.DENIED, 10), "the same event once more"
    assert not await note(any_database, clock, account, E.OPTED_OUT, 10), "an explicit act came later"
    assert await note(any_database, clock, account, E.OPTED_OUT, 11)
    assert await reach(any_database, account) is Reach.OPTED_OUT


async def test_an_event_that_changes_nothing_is_remembered_by_its_time(
    any_database: Database, clock: StillClock
) -> None:
    account = await add_account(any_database, clock)
    assert await note(any_database, clock, account, E.OPTED_OUT, 10)
    assert not await note(any_database, clock, account, E.OPTED_OUT, 30)
    assert not await note(any_database, clock, account, E.ALLOWED, 20), "the second opt-out came after it"
    assert await note(any_database, clock, account, E.ALLOWED, 31)
    assert not await note(any_database, clock, account, E.ALLOWED, 50)
    assert not await note(any_database, clock, account, E.DENIED, 40), "allowed once more after it"


async def test_an_opt_out_that_arrives_late_counts_against_everything_but_an_explicit_act(
    any_database: Database, clock: StillClock
) -> None:
    account = await add_account(any_database, clock)
    for number, event in enumerate((E.WROTE_FIRST, E.FOUND_ALLOWED)):
        address = f"id{number}"
        assert await note(any_database, clock, account, event, 20, address=address)
        assert await note(any_database, clock, account, E.OPTED_OUT, 10, address=address)
        assert await reach(any_database, account, address) is Reach.OPTED_OUT


async def test_a_clock_that_runs_ahead_does_not_settle_the_future(database: Database, clock: StillClock) -> None:
    account = await add_account(database, clock)
    async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        await note_consent(ctx, account, "id1", E.ALLOWED, happened_at=NOON + timedelta(days=300))
    clock.move(seconds=1)
    async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        assert await note_consent(ctx, account, "id1", E.OPTED_OUT)
    assert await reach(database, account) is Reach.OPTED_OUT


async def test_accounts_and_channels_have_consents_of_their_own(any_database: Database, clock: StillClock) -> None:
    one, other = await add_account(any_database, clock, 1), await add_account(any_database, clock, 2)
    async with writing(any_database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        assert await note_consents(ctx, one, ["id1", "id2", "id2"], E.ALLOWED) == {"id1", "id2"}
        assert await note_consents(ctx, one, ["id1"], E.ALLOWED) == set()
        assert await note_consents(ctx, one, [], E.ALLOWED) == set()
        await note_consent(ctx, other, "id1", E.OPTED_OUT)
    async with reading(any_database, SYSTEM) as look:
        assert await reach_of(look, one, ["id1", "id2", "id3"]) == {
            "id1": Reach.ALLOWED,
            "id2": Reach.ALLOWED,
            "id3": Reach.NEVER_ALLOWED,
        }
        assert await reach_of(look, other, ["id1", "id2"]) == {"id1": Reach.OPTED_OUT, "id2": Reach.NEVER_ALLOWED}
        assert await reach_of(look, one, ["id1"], kind=ChannelKind.TELEGRAM) == {"id1": Reach.NEVER_ALLOWED}
        assert await reach_of(look, one, []) == {}


async def test_thousands_of_addresses_at_once(any_database: Database, clock: StillClock) -> None:
    account = await add_account(any_database, clock)
    addresses = [f"id{number}" for number in range(2_500)]
    async with writing(any_database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        assert len(await note_consents(ctx, account, addresses[::2], E.OPTED_OUT)) == 1_250
        clock.move(minutes=1)
        assert await note_consents(ctx, account, addresses, E.FOUND_ALLOWED) == set(addresses[1::2])
        found = await reach_of(ctx, account, addresses)
        proofs = await ctx.scalar(select(func.count(ConsentChange.id)))
    assert {address for address, each in found.items() if each is Reach.ALLOWED} == set(addresses[1::2])
    assert proofs == 2_500


async def test_each_change_keeps_its_proof(any_database: Database, clock: StillClock) -> None:
    account = await add_account(any_database, clock)
    async with writing(any_database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        await note_consent(ctx, account, "id1", E.WROTE_FIRST, happened_at=minute(1), details={"ref": "сайт"})
        await note_consent(ctx, account, "id1", E.WROTE_FIRST, happened_at=minute(2), details={"ref": "другое"})
        await note_consent(ctx, account, "id1", E.OPTED_OUT, happened_at=minute(3), details={"text": "стоп"})
        rows = await ctx.rows(
            select(
                ConsentChange.address,
                ConsentChange.event,
                ConsentChange.happened_at,
                ConsentChange.noted_at,
                ConsentChange.details,
            ).order_by(ConsentChange.id)
        )
        (stands,) = await ctx.rows(select(Consent.is_allowed, Consent.event, Consent.since))
    assert [tuple(row) for row in rows] == [
        ("id1", E.WROTE_FIRST, minute(1), NOON, {"ref": "сайт"}),
        ("id1", E.OPTED_OUT, minute(3), NOON, {"text": "стоп"}),
    ]
    assert tuple(stands) == (False, E.OPTED_OUT, minute(3))


async def test_only_the_product_itself_notes_consent(database: Database, clock: StillClock) -> None:
    account, owner = await add_account(database, clock), await add_member(database)
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        with pytest.raises(AccessDeniedError):
            await note_consent(ctx, account, "id1", E.ALLOWED)


async def test_what_a_card_shows(database: Database, clock: StillClock) -> None:
    account, owner = await add_account(database, clock), await add_member(database)
    secret = await add_secret_client(database, owner, clock)
    async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        await note_consent(ctx, account, "+79163334455", E.OPTED_OUT, kind=ChannelKind.PHONE)
        await note_consent(ctx, account, "+79163334455", E.ALLOWED, kind=ChannelKind.WHATSAPP)
    async with reading(database, owner, clock) as look:
        shown = await list_consents(look, secret.client_id)
    assert shown == [ConsentView("Кухни", ChannelKind.PHONE, "+79163334455", False, E.OPTED_OUT, clock())]


async def test_whatever_the_order_an_opt_out_gives_way_only_to_a_later_explicit_act(
    database: Database, clock: StillClock
) -> None:
    account = await add_account(database, clock)
    dice = Random(20260302)
    history: dict[str, list[tuple[ConsentEvent, int]]] = {}
    async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        for number in range(80):
            address = f"id{number}"
            history[address] = [(dice.choice(list(E)), dice.randrange(8)) for _ in range(dice.randrange(1, 9))]
            for event, at in history[address]:
                await note_consent(ctx, account, address, event, happened_at=minute(at))
        found = await reach_of(ctx, account, list(history))
    for address, events in history.items():
        times = {kind: [at for event, at in events if event is kind] for kind in E}
        if found[address] is Reach.ALLOWED:
            assert any(event in LIFTS for event, _ in events)
            assert max(times[E.OPTED_OUT], default=-1) < max(times[E.ALLOWED], default=0), events
            last, at = events[-1]
            assert last in LIFTS or at < max(at for event, at in events if event in LIFTS), events
        elif not {E.OPTED_OUT, E.DENIED, E.REFUSED} & {event for event, _ in events}:
            raise AssertionError(f"allowed by {events}, and yet {found[address]}")
    assert set(found.values()) == {Reach.ALLOWED, Reach.NEVER_ALLOWED, Reach.OPTED_OUT}


async def test_two_writers_at_once_never_widen(any_database: Database, clock: StillClock) -> None:
    account = await add_account(any_database, clock)
    for number in range(8):
        address = f"id{number}"
        await asyncio.gather(
            note(any_database, clock, account, E.WROTE_FIRST, 30, address=address),
            note(any_database, clock, account, E.OPTED_OUT, 20, address=address),
            note(any_database, clock, account, E.FOUND_ALLOWED, 40, address=address),
        )
        assert await reach(any_database, account, address) is Reach.OPTED_OUT
