"""People who write, as the ears would take it in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import select

from domain.accounts.add_account import add_account
from domain.base.actor import SYSTEM, Actor
from domain.base.database import Database
from domain.base.sealing import Secret
from domain.consent.note_consent import note_consent
from domain.consent.tables import ConsentEvent
from domain.conversations.note_said import note_said
from domain.conversations.views import Message, Noted
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.outbox.tables import OutboxMessage
from domain.replies.tell_said import tell_said
from tests.support.clocks import StillClock
from tests.support.keys import HOLDER, SEALER, TOKEN

PERSON = "id777"


async def add_community(database: Database, owner: Actor, clock: StillClock) -> int:
    """An account that people write to."""
    async with writing(database, owner, ChangeKind.ACCOUNT_ADDED, clock=clock) as ctx:
        return (await add_account(ctx, SEALER, replace(HOLDER, vk_id=101), Secret(TOKEN))).id


async def hear(
    database: Database,
    clock: StillClock,
    account_id: int,
    remote_id: int,
    text: str = "Здравствуйте",
    *,
    address: str = PERSON,
    by_us: bool = False,
    at: datetime | None = None,
) -> Noted | None:
    """One message, told to whoever it concerns."""
    said_at = (at or clock.now).replace(microsecond=0)
    async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        noted = await note_said(ctx, account_id, address, Message(remote_id, text, said_at, by_us=by_us))
        await note_consent(ctx, account_id, address, ConsentEvent.WROTE_FIRST, happened_at=said_at)
        if noted is not None and not by_us:
            await tell_said(ctx, noted)
    return noted


async def told(database: Database) -> Sequence[tuple[str, int | None, str]]:
    """What the outbox has to say of it: kind, member and key."""
    query = select(OutboxMessage.kind, OutboxMessage.member_id, OutboxMessage.key).order_by(OutboxMessage.id)
    async with database.read() as connection:
        rows = (await connection.execute(query)).all()
    return [tuple(row) for row in rows if row.kind.startswith("person-")]


MINUTE = timedelta(minutes=1)
