"""Asking VK on behalf of a job: as whatever account may ask, behind everything that cannot wait, with patience."""

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, Protocol

from domain.accounts.views import ServedAccount
from domain.enrichment.errors import NoCommunityError
from domain.vk.errors import VkError, VkUnreachableError
from domain.vk.policy import Reaction, react
from jobs.vk.gateway import GatewayClosedError
from jobs.vk.line import Priority
from jobs.vk.transport import Params
from jobs.work.run import JobRun

#: The first wait before a call that failed is tried again, in seconds; each further is twice as long, up to a longest.
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 60.0
#: So often it is looked for an account that may ask, and for so long an outage of VK is waited out.
_LOOKS, PATIENCE = 8, timedelta(days=1)
#: So often where there are accounts, but none that fits: another one may be connected, yet hardly just now.
_UNFIT_LOOKS = 1
#: So often a waiting job looks whether a person has paused or cancelled it, in seconds.
_STEP = 5.0


class Callers(Protocol):
    """The accounts of this worker, as far as asking goes (`Gateways`)."""

    @property
    def accounts(self) -> tuple[ServedAccount, ...]:
        """Those that are at work."""

    async def call(
        self, account_id: int, method: str, params: Params, *, priority: Priority = ..., job: int | None = None
    ) -> Any:
        """Call VK as one of them."""


Sleep = Callable[[float], Awaitable[None]]

#: The place of an account in the line of those that may be asked as: a small number goes first, None is never asked.
Fitness = Callable[[ServedAccount], int | None]


def anybody(_account: ServedAccount) -> int:
    """Every account will do."""
    return 0


class Asking:
    """The questions of one job."""

    def __init__(
        self, run: JobRun, gateways: Callers, *, sleep: Sleep = asyncio.sleep, patience: timedelta = PATIENCE
    ) -> None:
        self._run, self._gateways, self._sleep, self._patience = run, gateways, sleep, patience

    async def call(
        self, method: str, params: Params, *, fits: Fitness = anybody, none: type[Exception] = NoCommunityError
    ) -> Any:
        """Call until it is answered; an account that refuses leaves the question to the next one that `fits`.

        Raises the `VkError` of the first that refused once all have, and `none` when there is no account to ask as. An
        outage is waited out: what was asked so far is kept, and nobody has to press anything afterwards.
        """
        refused: set[int] = set()
        refusal: VkError | None = None
        problem: Exception = none()
        began = self._run.clock()
        for attempt in itertools.count():
            account, is_refusal = self._next(refused, fits), False
            if account is not None:
                try:
                    return await self._gateways.call(
                        account, method, params, priority=Priority.BACKGROUND, job=self._run.job.id
                    )
                except GatewayClosedError:
                    refused.add(account)
                except VkUnreachableError as error:
                    problem = error
                except VkError as error:
                    problem = error
                    if is_refusal := react(error, method).reaction is not Reaction.REPEAT:
                        refused.add(account)
                        refusal = refusal or error
            elif refusal is not None:
                # Every account was refused, and no wait makes that better.
                raise refusal
            elif isinstance(problem, none) and attempt >= (_UNFIT_LOOKS if self._gateways.accounts else _LOOKS):
                raise problem
            if self._run.clock() - began > self._patience:
                raise problem
            if not is_refusal:
                await self._rest(min(_FIRST_WAIT * 2 ** min(attempt, 10), _LONGEST_WAIT))
        raise AssertionError("it counts without end")

    async def resolve(self, name: str) -> tuple[str, int]:
        """What a screen name belongs to: its kind ("" for nothing) and id."""
        found = await self.call("utils.resolveScreenName", {"screen_name": name})
        # For a name that is free VK answers with an empty list in the place of the object.
        return (str(found.get("type", "")), int(found.get("object_id", 0))) if isinstance(found, dict) else ("", 0)

    def _next(self, refused: set[int], fits: Fitness) -> int | None:
        """The account that is asked as next."""
        places = [
            (place, one.id)
            for one in self._gateways.accounts
            if one.id not in refused and (place := fits(one)) is not None
        ]
        return min(places)[1] if places else None

    async def _rest(self, seconds: float) -> None:
        while seconds > 0:
            await self._run.check()
            await self._sleep(min(seconds, _STEP))
            seconds -= _STEP
