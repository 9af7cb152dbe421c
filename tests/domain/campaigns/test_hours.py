"""Hours of a campaign's own: nothing of it is begun outside, and the forecast knows them."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.accounts.governor import Cap, Past, Regime, Window, finish_at, in_window, next_moment
from domain.accounts.tables import ActionKind
from domain.actions.claim_actions import claim_actions
from domain.actions.rules import window_from_json, window_to_json
from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.base.errors import InvalidValueError
from domain.campaigns.prepare_campaign import copy_campaign
from domain.campaigns.queries import get_campaign, preflight
from domain.campaigns.set_limits import set_hours
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from tests.support.campaigns import add_people, add_sender, begin, draft, hold
from tests.support.clocks import StillClock
from tests.support.people import add_member

MESSAGE = ActionKind.MESSAGE
clocks = st.times(timezones=st.none()).map(lambda moment: moment.replace(second=0, microsecond=0))


@given(clocks, clocks, clocks, clocks, st.integers(0, 7 * 24 * 60))
def test_whatever_begins_lies_in_both(first: time, last: time, start: time, end: time, minute: int) -> None:
    regime = Regime({MESSAGE: Cap(5, 20)}, "Europe/Moscow", first, last, within=Window(start, end, "Asia/Tokyo"))
    now = datetime(2026, 3, 2, tzinfo=UTC) + timedelta(minutes=minute)
    moment = next_moment(regime, MESSAGE, Past({}), now, 1)
    if moment is None:
        # Such hours never meet.
        assert not any(in_window(regime, now + timedelta(minutes=each)) for each in range(0, 24 * 60, 7))
    else:
        assert moment >= now
        assert in_window(regime, moment)
        assert regime.within == window_from_json(window_to_json(Window(start, end, "Asia/Tokyo")))


async def test_it_waits_for_its_hours_and_others_do_not(database: Database, clock: StillClock) -> None:
    owner = await add_member(database)
    clock.now = datetime(2026, 3, 2, 12, tzinfo=UTC)  # 15:00 in Moscow.
    account_id = await add_sender(database, owner, clock)
    people = await add_people(database, owner, clock, range(1, 4), allow=account_id)
    late = (await draft(database, owner, clock, account_id, people)).campaign_id
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        for start, end in ((time(18), time(18)), (time(18), None), (None, time(3))):
            with pytest.raises(InvalidValueError):
                await set_hours(ctx, late, start, end)
        await set_hours(ctx, late, time(18), time(20))
        copy = await copy_campaign(ctx, late)
        assert (await get_campaign(ctx, copy.id)).hours == Window(time(18), time(20), "Europe/Moscow")
        await set_hours(ctx, copy.id, None, None)
        found, at_once = await preflight(ctx, late), await preflight(ctx, copy.id)
    assert at_once.finish_at is not None
    assert found.finish_at is not None
    assert at_once.finish_at < clock.now + timedelta(minutes=1)
    assert found.finish_at >= datetime(2026, 3, 2, 15, tzinfo=UTC)
    fence = await hold(database, clock, account_id)
    await begin(database, owner, clock, late)

    async def claimed() -> tuple[int, datetime | None]:
        async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
            claim = await claim_actions(ctx, account_id, fence, 2)
        return len(claim.actions), claim.next_at

    assert await claimed() == (0, datetime(2026, 3, 2, 15, tzinfo=UTC))
    job_id = await begin(database, owner, clock, copy.id)
    assert await claimed() == (2, None)
    clock.now = datetime(2026, 3, 2, 15, 30, tzinfo=UTC)
    fence = await hold(database, clock, account_id)
    assert (await claimed())[0] == 2
    async with reading(database, owner, clock) as ctx:
        assert (await get_campaign(ctx, copy.id)).job_id == job_id


def test_the_forecast_goes_on_in_the_next_days_hours() -> None:
    regime = Regime({MESSAGE: Cap(10, 100)}, "UTC", within=Window(time(10), time(12), "UTC"))
    start = datetime(2026, 3, 2, 11, tzinfo=UTC)
    assert finish_at(regime, MESSAGE, Past({}), start, 11) == datetime(2026, 3, 3, 10, tzinfo=UTC)
