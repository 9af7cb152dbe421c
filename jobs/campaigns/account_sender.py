"""Does what one account has to do: claims, calls and settles side by side, so that VK's pace is used to the full."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TypeVar
from weakref import WeakValueDictionary

from domain.accounts.checks import CheckAnswer
from domain.accounts.tables import ActionKind
from domain.actions.own_copies import settle_copies
from domain.actions.rules import outcome_unreachable, stops_campaign
from domain.actions.settle_actions import note_target, recover_actions
from domain.actions.tables import CopyState
from domain.actions.views import Claim, ClaimedAction, Outcome
from domain.base.actor import SYSTEM
from domain.base.clock import Clock
from domain.base.database import Database
from domain.base.errors import StorageError
from domain.journal.boundary import Writing, writing
from domain.journal.kinds import ChangeKind
from domain.vk.errors import VkError, VkUnreachableError
from domain.vk.policy import Reaction
from jobs.campaigns.clerk import Clerk, Texts, Turn
from jobs.campaigns.delete_copies import delete_copies
from jobs.campaigns.desk import Desk
from jobs.campaigns.network import Network
from jobs.campaigns.send_batch import MOST_CALLS, batches_of, send_batch
from jobs.campaigns.send_one import Trouble, method_of, send_one
from jobs.campaigns.stops import Stops
from jobs.campaigns.streaks import Streaks
from jobs.vk.uploads import Uploads

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

#: So many actions are claimed at a time to begin with, and at most. What was claimed goes out even if its reader says
#: stop just then, so it is about what the account sends in a second: a community of VK 16 one by one, many more by
#: calls for several.
WINDOW, WIDEST = 16, 1_600

#: Calls for several that are claimed together at least.
_FEW = 4
_PATIENCE = 1.0
_FIRST_REST, _LONGEST_REST = 1.0, 60.0
_FIRST_WAIT, _LONGEST_WAIT = 0.1, 5.0

_Result = tuple[ClaimedAction, Outcome, Trouble]


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
        clerk: Clerk,
        uploads: Uploads,
        stops: Stops,
        account_id: int,
        fence: int,
        *,
        window: int = WINDOW,
        widest: int = WIDEST,
        at_once: int = MOST_CALLS,
    ) -> None:
        self._database, self._gateways, self._clock, self._clerk = database, gateways, clock, clerk
        self._account_id, self.fence, self._at_once = account_id, fence, at_once
        self._uploads = uploads
        self._desk = Desk(gateways, account_id, clock, self._commit, self._enclose, stops.goes_on)
        self._window, self._widths = window, (window, max(window, widest))
        self._turned_at = 0.0
        #: What is under way, and how many actions each is about.
        self._tasks: dict[asyncio.Task[list[_Result]], int] = {}
        self._results: list[_Result] = []
        #: Held by the message that is on its way to this address.
        self._talks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._copies: dict[int, int] = {}
        self._streaks = Streaks()
        self._demands: list[tuple[ActionKind, Reaction, VkError]] = []
        self._unreachable = 0
        self._last_unreachable: VkUnreachableError | None = None
        self._rest_until: datetime | None = None
        self._has_recovered = False
        self.is_stopping = False
        #: Until then there is nothing to do, unless something new comes.
        self.next_at: datetime | None = None

    async def run(self) -> None:
        """Work until nothing is due, the account rests, or its lease is gone."""
        if not self._has_recovered:
            await self._write(lambda ctx: recover_actions(ctx, self._account_id, self.fence))
            self._has_recovered = True
        while True:
            claim = await self._turn(self._free())
            await self._tidy()
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
        free = max(0, most - self._under_way)
        # Calls for several go out full.
        for length in (_FEW * self._at_once, self._at_once):
            if free > length > 1:
                return free - free % length
        return free

    @property
    def _under_way(self) -> int:
        return sum(self._tasks.values())

    def _proof(self) -> CheckAnswer | None:
        return self._gateways.proof_of(self._account_id)

    async def _turn(self, free: int) -> Claim:
        """Have written down what became of some actions, and take the next; begin with those."""
        results, self._results = self._results, []
        if not results and not free:
            self._copies = {}
            return Claim()
        self._measure(len(results))
        self._demands += self._streaks.take()
        turn = self._turn_of(results, free)
        try:
            taken = await self._patiently(lambda: self._clerk.take(turn))
        except BaseException:
            self._results = [*results, *self._results]
            raise
        self._demands, self._copies = [], dict(taken.copies)
        claim = taken.claim
        self._desk.vk_id = claim.vk_id or self._desk.vk_id
        batches = batches_of(claim.actions, taken.texts, self._at_once)
        for batch in batches:
            self._tasks[asyncio.create_task(self._act(batch, taken.texts))] = len(batch)
        self._widen(free, batches)
        return claim

    def _widen(self, free: int, batches: list[list[ClaimedAction]]) -> None:
        """Where all that was asked for goes by calls for several, a few of those are less than a second's work."""
        claimed = sum(map(len, batches))
        if claimed >= free > 1 and all(len(batch) > 1 for batch in batches):
            self._window = min(max(self._window, _FEW * self._at_once), self._widths[1])

    def _measure(self, sent: int) -> None:
        """Let as many be claimed as were sent in a second of late."""
        since, self._turned_at = self._turned_at, asyncio.get_running_loop().time()
        if sent >= self._window // 2:
            self._window = width(sent, self._turned_at - since, *self._widths)

    def _turn_of(self, results: list[_Result], free: int) -> Turn:
        stopped: dict[int, VkError] = {}
        for action, _, error in results:
            if action.job_id is None or not isinstance(error, VkError):
                continue
            if stops_campaign(action, error, method_of(action, error)):
                stopped.setdefault(action.job_id, error)
        proof = self._proof()
        return Turn(
            self._account_id,
            self.fence,
            [outcome for _, outcome, _ in results],
            free,
            None if proof is None else proof.random_id,
            stopped,
            tuple(self._demands),
        )

    async def _act(self, batch: list[ClaimedAction], texts: Texts) -> list[_Result]:
        try:
            if len(batch) > 1:
                return await send_batch(self._desk, batch, {each.id: str(texts[each.id]) for each in batch})
            action = batch[0]
            if action.job_id is not None:
                return [(action, *await send_one(self._desk, action, texts[action.id]))]
            # What members write to one person arrives in their order, though one of them has to bring a photo first.
            async with self._talks.setdefault(action.address, asyncio.Lock()):
                return [(action, *await send_one(self._desk, action, texts[action.id]))]
        except Exception:
            # Whatever it was, it may have been done before that.
            _log.exception("actions from %s on of account %s", batch[0].id, self._account_id)
            now = self._clock()
            return [(each, outcome_unreachable(each, now, was_sent=True), None) for each in batch]

    async def _enclose(self, action: ClaimedAction) -> str:
        return await self._uploads.attachment(self._gateways, self._account_id, action)

    async def _commit(self, action_id: int, target: str) -> bool:
        return await self._write(lambda ctx: note_target(ctx, action_id, self.fence, target))

    async def _tidy(self) -> None:
        """Delete own copies of what is out, while the next is under way; what VK can't answer now waits."""
        copies, self._copies = self._copies, {}
        if copies and not self.is_stopping:
            settled: dict[int, CopyState] = await delete_copies(self._desk, copies)
            if settled:
                await self._write(lambda ctx: settle_copies(ctx, settled))

    async def _collect(self) -> None:
        """Wait until there is room for a few more, or something has waited to be written down for long enough."""
        loop = asyncio.get_running_loop()
        since: float | None = None
        while self._tasks:
            timeout = None if since is None else max(0.0, since + _PATIENCE - loop.time())
            done, _ = await asyncio.wait(self._tasks, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                del self._tasks[task]
                for result in task.result():
                    self._note(result)
            if done and since is None:
                since = loop.time()
            if self._under_way <= self._window // 2 or not done:
                return

    def _note(self, result: _Result) -> None:
        action, _, error = result
        self._results.append(result)
        refusal = error if isinstance(error, VkError) else None
        method = "" if refusal is None else method_of(action, refusal)
        self._streaks.note(action.kind, action.address, refusal, method)
        if isinstance(error, VkUnreachableError):
            if error is self._last_unreachable:
                return  # One call for several messages has failed once.
            self._last_unreachable = error
            self._unreachable += 1
            seconds = min(_LONGEST_REST, _FIRST_REST * 2 ** min(self._unreachable // 2, 10))
            self._rest_until = self._clock() + timedelta(seconds=seconds)
        else:
            self._unreachable, self._rest_until = 0, None

    async def _write(self, work: Callable[[Writing], Awaitable[_T]]) -> _T:
        """One durable transaction."""

        async def write() -> _T:
            async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock, is_durable=True) as ctx:
                return await work(ctx)

        return await self._patiently(write)

    async def _patiently(self, write: Callable[[], Awaitable[_T]]) -> _T:
        """What has happened at VK must be written down, so a busy database is waited for."""
        wait = _FIRST_WAIT
        while True:
            try:
                return await write()
            except StorageError as error:
                _log.warning("account %s waits for the database: %s", self._account_id, error.data["reason"])
                if self.is_stopping:
                    raise
            await asyncio.sleep(wait)
            wait = min(wait * 2, _LONGEST_WAIT)
