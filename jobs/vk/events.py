"""What events of a community mean for the base: who writes, who allows, who forbids, who says stop."""

import logging
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from domain.accounts.hear_events import hear_events, note_poll
from domain.accounts.views import ServedAccount
from domain.actions.note_answer import note_answer
from domain.actions.tables import Reason
from domain.base.actor import SYSTEM
from domain.base.clock import Clock
from domain.base.database import Database
from domain.base.errors import StorageError
from domain.consent.note_consent import note_consent
from domain.consent.tables import ConsentEvent
from domain.consent.words import is_opt_out
from domain.journal.boundary import Writing, writing
from domain.journal.kinds import ChangeKind
from domain.touches.note_heard import note_heard

_log = logging.getLogger(__name__)

#: The events that are listened to, by the names that `groups.setLongPollSettings` has for them too.
EVENTS = ("message_new", "message_allow", "message_deny")
#: Ids from here on are chats, not people.
_CHATS = 2_000_000_000

Event = Mapping[str, Any]


class LeaseGoneError(Exception):
    """Another worker listens for the account by now."""


class Ears:
    """Takes the events of accounts in, each once, however often and by whatever way VK tells them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def take(
        self,
        account: ServedAccount,
        events: Sequence[Event],
        ts: str,
        *,
        since: datetime | None = None,
        heard_at: datetime | None = None,
    ) -> None:
        """Take these in, in their order, and note `ts`, all in one transaction.

        `since`: when the oldest of them may have happened, if they come late. `heard_at`: the moment up to which
        nothing is missed after them. One that can't be understood is logged and passed by: it must not stop those
        behind it. Raises `LeaseGoneError`, `StorageError`; then nothing is kept.
        """
        writers = {_person(event) for event in events if event.get("type") == "message_new"}
        async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock) as ctx:
            fresh = await hear_events(ctx, account.id, [key for each in events if (key := _key(each))])
            for event in events:
                key = _key(event)
                if key is not None and key not in fresh:
                    continue
                fresh.discard(key or "")
                try:
                    async with ctx.attempt():
                        await _take_one(ctx, account.id, event, writers, since)
                except StorageError:
                    raise
                except Exception:
                    _log.exception("an event of account %s could not be taken in", account.id)
            if not await note_poll(ctx, account.id, account.fence, ts, heard_at):
                raise LeaseGoneError


async def _take_one(
    ctx: Writing, account_id: int, event: Event, writers: set[int | None], since: datetime | None
) -> None:
    person = _person(event)
    if person is None:
        return
    address, kind = f"id{person}", event["type"]
    proof: dict[str, str | int] = {"event_id": str(event.get("event_id", ""))}
    if kind == "message_new":
        message = event["object"]["message"]
        text = str(message.get("text", ""))
        proof |= {"message_id": int(message.get("id", 0))}
        proof |= {name: str(message[name]) for name in ("ref", "ref_source") if message.get(name)}
        at = datetime.fromtimestamp(int(message["date"]), UTC)
        await note_consent(ctx, account_id, address, ConsentEvent.WROTE_FIRST, happened_at=at, details=proof)
        await note_heard(ctx, address, at)
        if is_opt_out(text):
            proof |= {"text": text[:200]}
            # VK tells whole seconds. A permission of the same second must not seem to come after the stop.
            stopped_at = at + timedelta(microseconds=999_999)
            await note_consent(ctx, account_id, address, ConsentEvent.OPTED_OUT, happened_at=stopped_at, details=proof)
            await note_answer(ctx, account_id, address, Reason.OPTED_OUT)
        else:
            await note_answer(ctx, account_id, address)
    elif kind == "message_allow":
        # VK sends it with a first message too (facts: vk-api, section 4). That message may say stop, so what comes
        # with it is not yet the explicit permission that could lift a stop.
        implied = person in writers
        said = ConsentEvent.WROTE_FIRST if implied else ConsentEvent.ALLOWED
        # VK does not date it. One that comes late may be older than a stop that is known by now.
        await note_consent(ctx, account_id, address, said, happened_at=since, details=proof)
    elif kind == "message_deny":
        await note_consent(ctx, account_id, address, ConsentEvent.DENIED, details=proof)


def _key(event: Event) -> str | None:
    """By what the event is known again. A message is found in its dialog too, so it goes by its own id."""
    about = event.get("object")
    message = about.get("message") if isinstance(about, Mapping) else None
    if event.get("type") == "message_new" and isinstance(message, Mapping) and message.get("id"):
        return f"message:{message['id']}"
    return str(event["event_id"]) if event.get("event_id") else None


def _person(event: Event) -> int | None:
    """Whom the event is about; None for chats, communities, and types that nobody listens to."""
    about = event.get("object")
    if event.get("type") not in EVENTS or not isinstance(about, Mapping):
        return None
    if event["type"] == "message_new":
        message = about.get("message")
        person = message.get("from_id") if isinstance(message, Mapping) else None
        if isinstance(message, Mapping) and int(message.get("peer_id", 0)) >= _CHATS:
            return None
    else:
        person = about.get("user_id")
    return person if isinstance(person, int) and 0 < person < _CHATS else None
