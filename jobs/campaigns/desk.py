"""The place that one account acts from: its calls, its clock, and the word it gives to the database before it acts."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from domain.actions.views import ClaimedAction
from domain.base.clock import Clock
from domain.vk.errors import VkError
from jobs.campaigns.network import Caller
from jobs.campaigns.pages import Pages
from jobs.vk.line import Priority
from jobs.vk.transport import Params


@dataclass
class Desk:
    """`commit` writes down what an action is about at VK; it gives False for an action that is not ours any more."""

    caller: Caller
    account_id: int
    clock: Clock
    commit: Callable[[int, str], Awaitable[bool]]
    #: Brings what goes along with an action to VK; gives how the account names it there.
    enclose: Callable[[ClaimedAction], Awaitable[str]]
    #: Whether a campaign (by its job) still wants to act.
    goes_on: Callable[[int], Awaitable[bool]]
    #: The account's id at VK, by which it knows its comments.
    vk_id: int = 0
    pages: Pages = field(default_factory=Pages)

    async def call(
        self, method: str, params: Params, action: ClaimedAction, *, priority: Priority = Priority.CAMPAIGN
    ) -> Any:
        """Call VK for this action, unless its campaign was stopped before its turn. Errors know their method.

        What must only be found out is found out for stopped campaigns too. Raises `GatewayClosedError`.
        """
        job_id = action.job_id if action.only_check is None else None
        wanted = None if job_id is None else partial(self.goes_on, job_id)
        try:
            return await self.caller.call(
                self.account_id, method, params, priority=priority, job=action.job_id, wanted=wanted
            )
        except VkError as error:
            error.method = method
            raise


def person_of(action: ClaimedAction) -> int:
    """The VK id of the recipient."""
    return int(action.address.removeprefix("id"))
