"""What events of a community do to the base: who writes, allows, forbids, says stop, likes and joins."""

import logging
import re
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta

from domain.accounts.hear_events import hear_events, note_poll
from domain.accounts.views import ServedAccount
from domain.actions.note_answer import note_answer
from domain.actions.send_message import confirm_stop
from domain.actions.tables import Reason
from domain.base.actor import SYSTEM
from domain.base.clock import Clock
from domain.base.database import Database
from domain.base.errors import StorageError
from domain.consent.note_consent import note_consent
from domain.consent.tables import ConsentEvent
from domain.conversations.note_said import name_writer, note_said
from domain.conversations.views import Message
from domain.journal.boundary import Writing, reading, writing
from domain.journal.kinds import ChangeKind
from domain.replies.note_act import note_act
from domain.replies.tell_said import tell_said
from domain.replies.welcome_writer import Strangers, list_strangers, welcome_writer
from domain.touches.note_heard import note_heard
from domain.vk.profile import Profile
from jobs.vk.heard import Event, key_of, message_in, person_in, read_act, read_message

_log = logging.getLogger(__name__)

#: Whoever asked to be left alone longer ago than this is not written to once more only to say yes.
CONFIRMED_WITHIN = timedelta(days=1)
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)

#: Asks VK who these people are, by their addresses; whom it does not know is left out.
Ask = Callable[[Collection[str]], Awaitable[Mapping[str, Profile]]]
#: Words for a person outside of the team, in this language (`app.wiring.say`).
Say = Callable[[str, str, Mapping[str, str | int]], str]


class LeaseGoneError(Exception):
    """Another worker listens for the account by now."""


class Ears:
    """Takes the events of accounts in, each once, however often and by whatever way VK tells them."""

    def __init__(self, database: Database, clock: Clock, say: Say | None = None) -> None:
        """Without words (`say`) nobody is told that the request was heard."""
        self._database, self._clock, self._say = database, clock, say

    async def take(
        self,
        account: ServedAccount,
        events: Sequence[Event],
        ts: str,
        *,
        since: datetime | None = None,
        heard_at: datetime | None = None,
        ask: Ask | None = None,
    ) -> None:
        """Take these in, in their order, and note `ts`, all in one transaction.

        `since`: when the oldest of them may have happened, if they come late. `heard_at`: the moment up to which
        nothing is missed after them. One that can't be understood is logged and passed by: it must not stop those
        behind it. Before that, unknown writers get their cards, if the team wants that; `ask` tells who they are.
        Raises `LeaseGoneError`, `StorageError`; then nothing is kept.
        """
        writers = {person_in(event) for event in events if event.get("type") == "message_new"}
        profiles, strangers = await self._meet(account, events, ask)
        async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock) as ctx:
            fresh = await hear_events(ctx, account.id, [key for each in events if (key := key_of(each))])
            for event in events:
                key = key_of(event)
                if key is not None and key not in fresh:
                    continue
                fresh.discard(key or "")
                try:
                    async with ctx.attempt():
                        await self._take_one(ctx, account.id, event, writers, since)
                except StorageError:
                    raise
                except Exception:
                    _log.exception("an event of account %s could not be taken in", account.id)
            for address in strangers.to_name & profiles.keys():
                if name := profiles[address].name:
                    await name_writer(ctx, account.id, address, name)
            if not await note_poll(ctx, account.id, account.fence, ts, heard_at):
                raise LeaseGoneError

    async def _meet(
        self, account: ServedAccount, events: Sequence[Event], ask: Ask | None
    ) -> tuple[Mapping[str, Profile], Strangers]:
        """Give unknown writers cards, each in a change of its own that can be undone.

        Should this be the last that is done before a kill, the message finds the card when it comes again.
        """
        said = [(f"id{person_in(event)}", event) for event in events if event.get("type") == "message_new"]
        # Whoever says nothing but stop is no client to be.
        wanted = {address for address, event in said if _is_talk(event)}
        async with reading(self._database, SYSTEM, self._clock) as look:
            found = await list_strangers(look, account.id, wanted)
        profiles = await ask(found.to_name) if found.to_name and ask is not None else {}
        for address in sorted(found.to_welcome):
            try:
                async with writing(self._database, SYSTEM, ChangeKind.CLIENT_ADDED, clock=self._clock) as ctx:
                    await welcome_writer(ctx, account.id, address, profiles.get(address))
            except StorageError:
                raise
            except Exception:
                # The message itself must not be lost for want of a card.
                _log.exception("%s could not be given a card", address)
        return profiles, found

    async def _take_one(
        self,
        ctx: Writing,
        account_id: int,
        event: Event,
        writers: set[int | None],
        since: datetime | None,
    ) -> None:
        person = person_in(event)
        if person is None:
            return
        address, kind = f"id{person}", event["type"]
        proof: dict[str, str | int] = {"event_id": str(event.get("event_id", ""))}
        if (message := read_message(event)) is not None:
            await self._take_message(ctx, account_id, address, event, message, proof)
        elif (done := read_act(event)) is not None:
            # A like, a join and a leave are not dated. One that comes late happened at the earliest at `since`.
            await note_act(ctx, account_id, address, done.act, done.at or since or ctx.clock())
        elif kind == "message_allow":
            # VK sends it with a first message too (facts: vk-api, section 4). That message may say stop, so what comes
            # with it is not yet the explicit permission that could lift a stop.
            implied = person in writers
            event_said = ConsentEvent.WROTE_FIRST if implied else ConsentEvent.ALLOWED
            # VK does not date it. One that comes late may be older than a stop that is known by now.
            await note_consent(ctx, account_id, address, event_said, happened_at=since, details=proof)
        elif kind == "message_deny":
            await note_consent(ctx, account_id, address, ConsentEvent.DENIED, details=proof)

    async def _take_message(
        self,
        ctx: Writing,
        account_id: int,
        address: str,
        event: Event,
        message: Message,
        proof: dict[str, str | int],
    ) -> None:
        noted = await note_said(ctx, account_id, address, message)
        if message.by_us:
            return
        told = message_in(event) or {}
        proof |= {"message_id": message.remote_id}
        proof |= {name: str(told[name]) for name in ("ref", "ref_source") if told.get(name)}
        at = message.said_at
        await note_consent(ctx, account_id, address, ConsentEvent.WROTE_FIRST, happened_at=at, details=proof)
        await note_heard(ctx, address, at)
        if message.is_opt_out:
            await self._obey_stop(ctx, account_id, address, message, proof)
        else:
            await note_answer(ctx, account_id, address)
        if noted is not None:
            await tell_said(ctx, noted)

    async def _obey_stop(
        self, ctx: Writing, account_id: int, address: str, message: Message, proof: dict[str, str | int]
    ) -> None:
        """The consent ends at once; that it has is said to the person once, in the language of the request."""
        proof |= {"text": message.text[:200]}
        # VK tells whole seconds. A permission of the same second must not seem to come after the stop.
        stopped_at = message.said_at + timedelta(microseconds=999_999)
        is_new = await note_consent(
            ctx, account_id, address, ConsentEvent.OPTED_OUT, happened_at=stopped_at, details=proof
        )
        await note_answer(ctx, account_id, address, Reason.OPTED_OUT)
        if self._say is not None and is_new and ctx.clock() - message.said_at < CONFIRMED_WITHIN:
            locale = "ru" if _CYRILLIC.search(message.text) else "en"
            await confirm_stop(ctx, account_id, address, self._say(locale, "replies-stop-confirmed", {}))


def _is_talk(event: Event) -> bool:
    try:
        message = read_message(event)
    except (KeyError, TypeError, ValueError):
        return False
    return person_in(event) is not None and message is not None and not message.is_opt_out
