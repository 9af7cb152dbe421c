"""Accounts, and what is noted of them, in few words."""

from datetime import UTC, datetime, timedelta

from domain.accounts.tables import Account, AccountKind
from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.consent.note_consent import note_consent
from domain.consent.queries import reach_of
from domain.consent.rules import Reach
from domain.consent.tables import ConsentEvent
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from tests.support.clocks import StillClock

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def minute(number: int) -> datetime:
    """So many minutes before the clock of the tests, counted from an hour before it."""
    return NOON - timedelta(minutes=60 - number)


async def add_account(database: Database, clock: StillClock, vk_id: int = 1) -> int:
    """A community."""
    async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        account = await ctx.add(
            Account(kind=AccountKind.COMMUNITY, vk_id=vk_id, name="Кухни", zone="Europe/Moscow", created_at=ctx.clock())
        )
    return account.id


async def note(
    database: Database,
    clock: StillClock,
    account_id: int,
    event: ConsentEvent,
    at: int = 60,
    *,
    address: str = "id1",
) -> bool:
    """Note one event that happened at this minute."""
    async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        return await note_consent(ctx, account_id, address, event, happened_at=minute(at))


async def reach(database: Database, account_id: int, address: str = "id1") -> Reach:
    """Whether the account may write there."""
    async with reading(database, SYSTEM) as ctx:
        return (await reach_of(ctx, account_id, [address]))[address]
