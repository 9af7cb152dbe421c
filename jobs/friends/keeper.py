"""The keeper of friends: looks at who asks to be a friend, and accepts them by the rule, at the governor's pace."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from domain.accounts.personal import personal_actions_are_on
from domain.accounts.tables import AccountKind, AccountState
from domain.accounts.views import ServedAccount
from domain.base.actor import SYSTEM
from domain.base.clock import Clock
from domain.base.database import Database
from domain.base.errors import StorageError
from domain.friends.queries import rules_on
from domain.friends.settle_acceptance import stop_friends
from domain.friends.take_requests import take_requests
from domain.friends.views import Asker, RuleView
from domain.journal.boundary import current_cause, reading, writing
from domain.journal.kinds import ChangeKind
from domain.vk.errors import VkError, VkUnreachableError
from domain.vk.policy import Reaction, react
from domain.vk.profile import FIELDS, Profile, read_profiles
from jobs.campaigns.network import Caller
from jobs.campaigns.streaks import Streaks
from jobs.friends.accept import Accepting
from jobs.vk.gateway import GatewayClosedError
from jobs.vk.line import Priority

_log = logging.getLogger(__name__)

#: So often the requests of an account are looked at.
POLL = timedelta(minutes=5)
#: An account that has nothing to do is asked again at the latest after this time.
_LONGEST_SLEEP = timedelta(seconds=30)
_LIST = "friends.getRequests"
#: VK gives at most so many requests at once, and tells of so many people (facts: vk-api, section 3).
_MOST = 1_000


class Network(Caller, Protocol):
    """What the keeper needs of the gateways."""

    @property
    def accounts(self) -> tuple[ServedAccount, ...]:
        """What this worker holds now."""


class FriendKeeper:
    """`tick` every few seconds; everything else happens by itself beside it."""

    def __init__(self, database: Database, gateways: Network, clock: Clock) -> None:
        self._database, self._gateways, self._clock = database, gateways, clock
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._sleeps: dict[int, datetime] = {}
        self._streaks: dict[int, Streaks] = {}
        self._is_stopping = False

    async def tick(self) -> None:
        """Start the accounts that may have something to accept."""
        now = self._clock()
        awake = {
            account.id: account
            for account in self._gateways.accounts
            if account.kind is AccountKind.PERSON
            and account.state is AccountState.ACTIVE
            and account.id not in self._tasks
            and self._sleeps.get(account.id, now) <= now
        }
        if not awake or self._is_stopping:
            return
        # A press may have woken us; the update behind it is the cause of its own writes, not of ours.
        cause = current_cause.set(None)
        try:
            async with reading(self._database, SYSTEM, self._clock) as look:
                rules = await rules_on(look, list(awake)) if await personal_actions_are_on(look) else {}
            for account_id, account in awake.items():
                if account_id in rules:
                    task = asyncio.create_task(self._keep(account, rules[account_id]))
                    self._tasks[account_id] = task
                else:
                    self._sleeps[account_id] = now + _LONGEST_SLEEP / 10
        except StorageError as error:
            _log.warning("friend requests have to wait for the database: %s", error.data["reason"])
        finally:
            current_cause.reset(cause)

    async def idle(self) -> None:
        """Wait until nothing is being accepted here."""
        while self._tasks:
            await asyncio.wait(list(self._tasks.values()))

    async def stop(self, patience: float = 10) -> None:
        """Let what is under way end, at most so many seconds. Before the gateways are stopped."""
        self._is_stopping = True
        tasks = list(self._tasks.values())
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=patience)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _keep(self, account: ServedAccount, rule: RuleView) -> None:
        try:
            if rule.polled_at is None or self._clock() - rule.polled_at >= POLL:
                await self._look_or_stop(account)
            streaks = self._streaks.setdefault(account.id, Streaks())
            accepting = Accepting(self._database, self._gateways, self._clock, account, streaks)
            next_at: datetime | None = None
            while not self._is_stopping:
                going_on, next_at = await accepting.accept_next()
                if not going_on:
                    break
            latest = self._clock() + _LONGEST_SLEEP
            self._sleeps[account.id] = latest if next_at is None else min(next_at, latest)
        except (VkError, VkUnreachableError, GatewayClosedError, StorageError) as trouble:
            # The gateways have noted what it means for the account.
            _log.info("friend requests of account %s have to wait: %s", account.id, trouble)
            self._sleeps[account.id] = self._clock() + _LONGEST_SLEEP
        except Exception:
            _log.exception("friend requests of account %s", account.id)
            self._sleeps[account.id] = self._clock() + _LONGEST_SLEEP
        finally:
            del self._tasks[account.id]

    async def _look_or_stop(self, account: ServedAccount) -> None:
        """A key without the right to friends will not get it by waiting."""
        try:
            await self._look(account)
        except VkError as error:
            if react(error, _LIST).reaction is Reaction.STOP_CAMPAIGN:
                async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock) as ctx:
                    await stop_friends(ctx, account.id, error.number)
            raise

    async def _look(self, account: ServedAccount) -> None:
        """Ask VK who wants to be a friend, and who they are."""
        listed = await self._call(account, _LIST, {"extended": 1, "count": _MOST, "need_viewed": 1})
        asked = {moment.user_id: moment.at for item in listed.get("items", []) if (moment := _Asked.of(item))}
        profiles: dict[int, Profile] = {}
        if asked:
            people = await self._call(account, "users.get", {"user_ids": list(asked), "fields": FIELDS})
            profiles = read_profiles(people)
        askers = [Asker(profiles[key], at or self._clock()) for key, at in asked.items() if key in profiles]
        async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock) as ctx:
            await take_requests(ctx, account.id, askers, is_all=int(listed.get("count", 0)) <= len(asked))

    async def _call(self, account: ServedAccount, method: str, params: dict[str, Any]) -> Any:
        return await self._gateways.call(account.id, method, params, priority=Priority.CHECK)


class _Asked:
    """One item of `friends.getRequests`: with `extended` an object, in an odd answer perhaps the id alone."""

    def __init__(self, user_id: int, at: datetime | None) -> None:
        self.user_id, self.at = user_id, at

    @classmethod
    def of(cls, item: object) -> "_Asked | None":
        user_id = item.get("user_id") if isinstance(item, dict) else item
        if not isinstance(user_id, int) or isinstance(user_id, bool) or user_id <= 0:
            return None
        moment = item.get("timestamp") if isinstance(item, dict) else None
        return cls(user_id, datetime.fromtimestamp(moment, UTC) if isinstance(moment, int) and moment > 0 else None)
