"""Sends what one account has to send: claims, calls and settles side by side, so that VK's pace is used to the full."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TypeVar

from domain.accounts.checks import CheckAnswer
from domain.accounts.rest_account import rest_account
from domain.actions.claim_actions import claim_actions
from domain.actions.rules import outcome_unreachable, stops_campaign
from domain.actions.settle_actions import recover_actions, settle_actions
from domain.actions.tables import Reason
from domain.actions.views import Claim, ClaimedAction, Outcome
from domain.base.actor import SYSTEM
from domain.base.clock import Clock
from domain.base.database import Database
from domain.base.errors import StorageError
from domain.campaigns.render_actions import Templates, render_actions
from domain.campaigns.tend_campaigns import fail_campaign
from domain.journal.boundary import Writing, writing
from domain.journal.kinds import ChangeKind
from domain.vk.errors import VkError, VkUnreachableError
from jobs.campaigns.send_one import Network, send_one
from jobs.campaigns.streaks import Streak

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

#: So many actions are claimed at a time to begin with, and at most. What was claimed goes out even if its reader says
#: stop just then, so it is about what the account sends in a second: 16 for a community of VK.
WINDOW, WIDEST = 16, 256

_PATIENCE = 1.0
_FIRST_REST, _LONGEST_REST = 1.0, 60.0
_FIRST_WAIT, _LONGEST_WAIT = 0.1, 5.0

_Result = tuple[ClaimedAction, Outcome, VkError | VkUnreachableError | None]


def width(sent: int, seconds: float, narrow: int, wide: int) -> int:
    """How many may be claimed at a time, if so many were sent in so many seconds: what goes out in one of them."""
    return min(wide, max(narrow, int(sent / seconds) if seconds > 0 else wide))


class AccountSender:
    """One account under one lease. `run` works until nothing is due, and may be called again."""

    def __init__(
        self,
        database: Database,
        gateways: Network,
        clock: Clock,
        templates: Templates,
        account_id: int,
        fence: int,
        *,
        window: int = WINDOW,
        widest: int = WIDEST,
    ) -> None:
        self._database, self._gateways, self._clock, self._templates = database, gateways, clock, templates
        self._account_id, self.fence = account_id, fence
        self._window, self._widths = window, (window, max(window, widest))
        self._turned_at = 0.0
        self._tasks: set[asyncio.Task[_Result]] = set()
        self._results: list[_Result] = []
        self._streak = Streak()
        self._unreachable = 0
        self._rest_until: datetime | None = None
        self._has_recovered = False
        self.is_stopping = False
        #: Until then there is nothing to do, unless something new comes.
        self.next_at: datetime | None = None

    async def run(self) -> None:
        """Send until nothing is due, the account rests, or its lease is gone."""
        if not self._has_recovered:
            await self._write(lambda ctx: recover_actions(ctx, self._account_id, self.fence))
            self._has_recovered = True
        while True:
            claim = await self._turn(self._free())
            if not self._tasks and not claim.skipped:
                self.next_at = self._rest_until if self._rests() else claim.next_at
                return
            await self._collect()

    async def drop(self) -> None:
        """Leave what is under way: the next holder of the lease finds out what became of it."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()

    def _rests(self) -> bool:
        return self._rest_until is not None and self._rest_until > self._clock()

    def _free(self) -> int:
        """How many more may be claimed now."""
        if self.is_stopping or self._rests() or self._gateways.fence_of(self._account_id) != self.fence:
            return 0
        if not self._gateways.hears(self._account_id):
            return 0
        # While VK does not answer, one at a time asks whether it does again; so does the one that met a check of VK.
        most = 1 if self._unreachable or self._proof() is not None else self._window
        return max(0, most - len(self._tasks))

    def _proof(self) -> CheckAnswer | None:
        return self._gateways.proof_of(self._account_id)

    async def _turn(self, free: int) -> Claim:
        """Write down what became of some actions and take the next, in one transaction; begin with those."""
        results, self._results = self._results, []
        if not results and not free:
            return Claim()
        self._measure(len(results))
        try:
            claim, texts = await self._write(lambda ctx: self._settle_and_claim(ctx, results, free))
        except BaseException:
            self._results = [*results, *self._results]
            raise
        if self._streak.rest is not None:
            self._streak = Streak()
        for action in claim.actions:
            self._tasks.add(asyncio.create_task(self._act(action, texts[action.id])))
        return claim

    def _measure(self, sent: int) -> None:
        """Let as many be claimed as were sent in a second of late."""
        since, self._turned_at = self._turned_at, asyncio.get_running_loop().time()
        if sent >= self._window // 2:
            self._window = width(sent, self._turned_at - since, *self._widths)

    async def _settle_and_claim(
        self, ctx: Writing, results: list[_Result], free: int
    ) -> tuple[Claim, dict[int, str | Reason]]:
        await settle_actions(ctx, self._account_id, self.fence, [outcome for _, outcome, _ in results])
        for action, _, error in results:
            if action.job_id is not None and isinstance(error, VkError) and stops_campaign(error):
                await fail_campaign(ctx, action.job_id, error)
        if results and (rest := self._streak.rest) is not None:
            await rest_account(ctx, self._account_id, *rest)
        if not free:
            return Claim(), {}
        proof = self._proof()
        first = None if proof is None else proof.random_id
        claim = await claim_actions(ctx, self._account_id, self.fence, free, first=first)
        return claim, await render_actions(ctx, self._templates, claim.actions, community=claim.name)

    async def _act(self, action: ClaimedAction, text: str | Reason) -> _Result:
        try:
            return action, *await send_one(self._gateways, self._account_id, action, text, self._clock)
        except Exception:
            # Whatever it was, the message may have gone out before it.
            _log.exception("action %s of account %s", action.id, self._account_id)
            return action, outcome_unreachable(action, self._clock(), was_sent=True), None

    async def _collect(self) -> None:
        """Wait until there is room for a few more, or something has waited to be written down for long enough."""
        loop = asyncio.get_running_loop()
        since: float | None = None
        while self._tasks:
            timeout = None if since is None else max(0.0, since + _PATIENCE - loop.time())
            done, _ = await asyncio.wait(self._tasks, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
            self._tasks -= done
            for task in done:
                self._note(task.result())
            if done and since is None:
                since = loop.time()
            if len(self._tasks) <= self._window // 4 or not done:
                return

    def _note(self, result: _Result) -> None:
        action, _, error = result
        self._results.append(result)
        self._streak.note(action.address, error if isinstance(error, VkError) else None)
        if isinstance(error, VkUnreachableError):
            self._unreachable += 1
            seconds = min(_LONGEST_REST, _FIRST_REST * 2 ** min(self._unreachable // 2, 10))
            self._rest_until = self._clock() + timedelta(seconds=seconds)
        else:
            self._unreachable, self._rest_until = 0, None

    async def _write(self, work: Callable[[Writing], Awaitable[_T]]) -> _T:
        """One durable transaction. What has happened at VK must be written down, so a busy database is waited for."""
        wait = _FIRST_WAIT
        while True:
            try:
                async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock, is_durable=True) as ctx:
                    return await work(ctx)
            except StorageError as error:
                _log.warning("account %s waits for the database: %s", self._account_id, error.data["reason"])
                if self.is_stopping:
                    raise
            await asyncio.sleep(wait)
            wait = min(wait * 2, _LONGEST_WAIT)
