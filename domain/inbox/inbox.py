"""The updates of Telegram, kept before they are confirmed: a kill loses none, a repetition does nothing."""

import base64
import json
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select, update

from domain.base.clock import Clock
from domain.base.database import Database
from domain.base.sealing import SealBrokenError, Sealer
from domain.base.upsert import insert_into
from domain.inbox.tables import InboxUpdate

#: An update that was in hand at so many kills of the program is given up: it may well be what kills it.
REPLAY_LIMIT = 3

#: The id of an update and its JSON as Telegram sent it.
RawUpdate = tuple[int, dict[str, Any]]


class Inbox:
    """What the poller needs. It knows no members: an update is kept before anybody asks who sent it.

    An update may hold a token that somebody has just pasted, so it is kept sealed, and not longer than it is needed.
    """

    def __init__(self, database: Database, clock: Clock, sealer: Sealer) -> None:
        self._database = database
        self._clock = clock
        self._sealer = sealer

    async def remember(self, updates: list[RawUpdate]) -> list[RawUpdate]:
        """Keep these updates in one transaction; gives those that were not known yet, in their order."""
        if not updates:
            return []
        now = self._clock()
        bodies = dict(updates)
        rows = [
            {"id": key, "body": self._sealed(key, body), "received_at": now, "applied": 0, "replays": 0}
            for key, body in bodies.items()
        ]
        async with self._database.write() as connection:
            query = insert_into(connection.dialect.name, InboxUpdate).on_conflict_do_nothing()
            new = set((await connection.execute(query.returning(InboxUpdate.id), rows)).scalars())
        return [(key, body) for key, body in bodies.items() if key in new]

    async def unfinished(self) -> list[RawUpdate]:
        """What was in hand when the program was killed, oldest first; asked once, at the start.

        Each asking counts as a replay; what was replayed three times already is given up and stays unfinished no more.
        """
        open_ones = InboxUpdate.finished_at.is_(None)
        give_up = update(InboxUpdate).where(open_ones, InboxUpdate.replays >= REPLAY_LIMIT)
        replay = update(InboxUpdate).where(open_ones).values(replays=InboxUpdate.replays + 1)
        async with self._database.write() as connection:
            await connection.execute(give_up.values(finished_at=self._clock(), body=""))
            rows = (await connection.execute(replay.returning(InboxUpdate.id, InboxUpdate.body))).all()
        return [(row.id, self._opened(row.id, row.body)) for row in sorted(rows, key=lambda row: row.id)]

    async def finished(self, update_ids: list[int]) -> None:
        """The handlers of these updates have ended, well or not; they will not be replayed."""
        if not update_ids:
            return
        query = update(InboxUpdate).where(InboxUpdate.id.in_(update_ids)).values(finished_at=self._clock(), body="")
        async with self._database.write() as connection:
            await connection.execute(query)

    async def forget_old(self, days: int = 2) -> int:
        """Remove what was finished so many days ago, and give how many; Telegram repeats updates for one day only."""
        before = self._clock() - timedelta(days=days)
        async with self._database.write() as connection:
            old = select(InboxUpdate.id).where(InboxUpdate.finished_at < before)
            return (await connection.execute(delete(InboxUpdate).where(InboxUpdate.id.in_(old)))).rowcount

    def _sealed(self, key: int, body: dict[str, Any]) -> str:
        return seal_body(self._sealer, key, json.dumps(body).encode())

    def _opened(self, key: int, sealed: str) -> dict[str, Any]:
        """What was kept; an empty update if the key is another one by now, so that the others are still handled."""
        try:
            opened: dict[str, Any] = json.loads(open_body(self._sealer, key, sealed))
        except SealBrokenError:
            return {"update_id": key}
        return opened


def seal_body(sealer: Sealer, key: int, body: bytes) -> str:
    """The body of the update with this id, as its row keeps it."""
    return base64.b64encode(sealer.seal_bytes(body, f"inbox_update:{key}")).decode()


def open_body(sealer: Sealer, key: int, sealed: str) -> bytes:
    """What `seal_body` was given. Raises `SealBrokenError`."""
    try:
        return sealer.unseal_bytes(base64.b64decode(sealed), f"inbox_update:{key}")
    except ValueError:
        raise SealBrokenError from None


def is_body_of(sealer: Sealer, sealed: str) -> bool:
    """Whether a body was sealed with the key of this sealer."""
    try:
        return sealer.opens(base64.b64decode(sealed))
    except ValueError:
        return False
