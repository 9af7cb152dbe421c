"""The gateways of the accounts that this worker holds, and what their troubles mean for them."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from domain.accounts.answer_check import spend_answer
from domain.accounts.checks import CheckAnswer
from domain.accounts.lease_accounts import lease_accounts, release_accounts
from domain.accounts.mark_dead import mark_dead
from domain.accounts.note_trouble import note_trouble
from domain.accounts.queries import has_accounts
from domain.accounts.rules import about_token
from domain.accounts.tables import AccountKind, AccountState
from domain.accounts.trouble import Trouble, concerns_account
from domain.accounts.views import ServedAccount
from domain.base.actor import SYSTEM
from domain.base.clock import Clock
from domain.base.database import Database
from domain.base.errors import StorageError
from domain.base.sealing import SealBrokenError, Sealer, Secret
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.vk.errors import VkError
from jobs.vk.gateway import COMMUNITY_RATE, PERSON_RATE, Gateway, GatewayClosedError, Wanted
from jobs.vk.line import Priority
from jobs.vk.transport import Params, VkSession

_log = logging.getLogger(__name__)

#: Long enough for a worker that is busy, short enough that a killed one's accounts go on soon.
LEASE = timedelta(seconds=60)
#: So long persons' accounts wait until the communities that were taken up have been heard.
_WAIT_FOR_OTHERS = timedelta(minutes=5)


@dataclass(slots=True)
class _Held:
    account: ServedAccount
    gateway: Gateway
    #: Since when this worker holds it.
    since: datetime
    #: What a person answered to a check of VK; the next call of its method takes it along.
    proof: CheckAnswer | None = None
    listener: asyncio.Task[None] | None = None


class Listener(Protocol):
    """What hears what people say to accounts of one kind."""

    async def listen(self, account: ServedAccount, gateways: "Gateways") -> None:
        """Listen for one account until it is cancelled."""

    def hears(self, account_id: int) -> bool:
        """Whether all that has happened so far has been taken in."""

    async def close(self) -> None:
        """Nobody listens any more."""


class Gateways:
    """`tick` must be called more often than three times a lease. `worker` stays the same over restarts."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        sealer: Sealer,
        url: str,
        *,
        worker: str,
        rates: tuple[float, float] = (COMMUNITY_RATE, PERSON_RATE),
        ears: Listener | None = None,
        person_ears: Listener | None = None,
        lease: timedelta = LEASE,
    ) -> None:
        self._database, self._clock, self._sealer = database, clock, sealer
        self._url, self._worker, self._lease = url, worker, lease
        self._ears = {AccountKind.COMMUNITY: ears, AccountKind.PERSON: person_ears}
        self._rates = dict(zip((AccountKind.COMMUNITY, AccountKind.PERSON), rates, strict=True))
        self._held: dict[int, _Held] = {}
        self._ticking = asyncio.Lock()
        self._has_begun = False
        self._is_stopped = False

    @property
    def accounts(self) -> tuple[ServedAccount, ...]:
        """What this worker holds now, with the fences that its writes must carry."""
        return tuple(held.account for held in self._held.values())

    @property
    def account_ids(self) -> frozenset[int]:
        """The accounts that this worker holds now."""
        return frozenset(self._held)

    def fence_of(self, account_id: int) -> int | None:
        """The fence of an account that this worker holds; None for any other."""
        held = self._held.get(account_id)
        return None if held is None else held.account.fence

    def proof_of(self, account_id: int) -> CheckAnswer | None:
        """What a person answered to a check of VK, as long as it has not been sent along."""
        held = self._held.get(account_id)
        return None if held is None else held.proof

    def hears(self, account_id: int) -> bool:
        """Whether nobody can have said stop to this account without our knowing: campaigns wait for that."""
        held = self._held.get(account_id)
        if held is None:
            return False
        if held.account.kind is not AccountKind.PERSON:
            return self._is_heard(account_id, held)
        # Whoever has said stop to a community while nobody listened is left alone by all. A community that can't be
        # heard for long keeps no other account from work.
        recent = self._clock() - _WAIT_FOR_OTHERS
        return self._is_heard(account_id, held) and all(
            other.since <= recent or self._is_heard(key, other) for key, other in self._held.items()
        )

    def _is_heard(self, account_id: int, held: _Held) -> bool:
        ears = self._ears[held.account.kind]
        return ears is None or held.listener is None or ears.hears(account_id)

    async def call(
        self,
        account_id: int,
        method: str,
        params: Params,
        *,
        priority: Priority = Priority.CAMPAIGN,
        job: int | None = None,
        wanted: Wanted | None = None,
    ) -> Any:
        """Call VK as this account. What the answer means for the account is noted before it is handed on.

        Raises `VkError`, `VkUnreachableError`, and `GatewayClosedError` for an account that is not at work here, and
        for what is not `wanted` any more when its turn comes.
        """
        held = self._held.get(account_id)
        if held is None:
            raise GatewayClosedError
        if held.proof is not None and held.proof.method == method:
            params = {**params, **await self._spend(held)}
        try:
            return await held.gateway.call(method, params, priority=priority, job=job, wanted=wanted)
        except VkError as error:
            random_id = params.get("random_id")
            await self._note(held, error, method, random_id if isinstance(random_id, int) else None)
            raise

    async def note_inner(self, account_id: int, error: VkError, method: str, random_id: int | None) -> None:
        """Draw the consequence of an error that stood inside the answer of a call, as of one that was the answer."""
        held = self._held.get(account_id)
        if held is not None:
            await self._note(held, error, method, random_id)

    async def tick(self) -> None:
        """Take up new accounts, let go of those that are gone, prolong the rest."""
        async with self._ticking:
            if self._is_stopped:
                return
            try:
                if not self._held and not await self._is_wanted():
                    return
                async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock) as ctx:
                    if not self._has_begun:
                        await release_accounts(ctx, self._worker)
                    fences = {key: held.account.fence for key, held in self._held.items()}
                    accounts = await lease_accounts(ctx, self._worker, self._lease, fences)
                self._has_begun = True
                await self._hold({account.id: account for account in accounts})
            except StorageError as error:
                _log.warning("the accounts have to wait for the database: %s", error.data["reason"])

    async def _is_wanted(self) -> bool:
        """Whether there is any account at all: most ticks of a team without one need not write."""
        async with reading(self._database, SYSTEM, self._clock) as ctx:
            return await has_accounts(ctx)

    async def stop(self) -> None:
        """Let what is under way end, and give the accounts back."""
        async with self._ticking:
            self._is_stopped = True
            await self._hold({})
            for ears in self._ears.values():
                if ears is not None:
                    await ears.close()
            if self._has_begun:
                async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock) as ctx:
                    await release_accounts(ctx, self._worker)

    async def _hold(self, accounts: dict[int, ServedAccount]) -> None:
        gone = [key for key, held in self._held.items() if not _is_same(held, accounts.get(key))]
        await asyncio.gather(*(self._let_go(key) for key in gone))
        for key, account in accounts.items():
            held = self._held.get(key) or await self._open(account)
            if held is not None:
                held.account = account
                _obey(held)
                self._listen(held)

    async def _open(self, account: ServedAccount) -> _Held | None:
        try:
            token = self._sealer.unseal(account.token_sealed, about_token(account.id))
        except SealBrokenError:
            _log.error("the token of account %s can't be decrypted with this key", account.id)
            async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock) as ctx:
                await mark_dead(ctx, account.id, "key")
            return None
        gateway = Gateway(_sessions(self._url, token), self._rates[account.kind])
        held = _Held(account, gateway, self._clock())
        if account.check_answer is not None:
            held.proof = CheckAnswer.from_json(account.check_answer)
        self._held[account.id] = held
        return held

    def _listen(self, held: _Held) -> None:
        """Have the account listened to; a listener that fell is set up again."""
        ears = self._ears[held.account.kind]
        if ears is None:
            return
        if held.listener is not None:
            if not held.listener.done():
                return
            if not held.listener.cancelled() and (error := held.listener.exception()) is not None:
                _log.error("account %s was not listened to any more", held.account.id, exc_info=error)
        held.listener = asyncio.create_task(ears.listen(held.account, self))

    async def _let_go(self, account_id: int) -> None:
        held = self._held.pop(account_id)
        if held.listener is not None:
            held.listener.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await held.listener
        await held.gateway.close()

    async def _spend(self, held: _Held) -> Mapping[str, str | int]:
        """What a person answered to VK's check, for the one call that takes it along."""
        proof, held.proof = held.proof, None
        assert proof is not None
        try:
            async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock) as ctx:
                is_ours = await spend_answer(ctx, held.account.id, held.account.fence)
        except StorageError:
            held.proof = proof
            raise
        return proof.params if is_ours else {}

    async def _note(self, held: _Held, error: VkError, method: str, random_id: int | None) -> None:
        account = held.account
        if not concerns_account(error):
            return
        try:
            async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock) as ctx:
                trouble = await note_trouble(ctx, account.id, error, method=method, random_id=random_id)
        except StorageError as busy:
            # The caller must learn of VK's error all the same; the next call will meet it again.
            _log.warning("the trouble of account %s can't be noted: %s", account.id, busy.data["reason"])
            return
        if trouble is not None:
            _log.warning("account %s: %s (error %s of VK)", account.id, trouble.reason, error.number)
            _hold_back(held, trouble)


def _is_same(held: _Held, account: ServedAccount | None) -> bool:
    return account is not None and account.fence == held.account.fence


def _obey(held: _Held) -> None:
    """A paused account only answers and checks; campaigns wait for its return."""
    held.gateway.hold(Priority.CHECK if held.account.state is AccountState.PAUSED else None)


def _hold_back(held: _Held, trouble: Trouble) -> None:
    """At once, not only at the next tick: whatever waits in the line would run into the same trouble."""
    held.gateway.hold(Priority.CHECK if trouble.state is AccountState.PAUSED else Priority.NOBODY)


def _sessions(url: str, token: Secret) -> Callable[[], VkSession]:
    return lambda: VkSession(url, token)
