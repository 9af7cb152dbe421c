"""One claimed action put to VK, and what became of it."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any, Protocol

from domain.accounts.checks import CheckAnswer
from domain.actions.rules import MOST_ATTEMPTS, must_look, outcome_of_error, outcome_unreachable
from domain.actions.tables import ActionState, Reason
from domain.actions.views import ClaimedAction, Outcome
from domain.base.clock import Clock
from domain.vk.errors import VkError, VkUnreachableError
from jobs.vk.gateway import GatewayClosedError
from jobs.vk.line import Priority
from jobs.vk.transport import Params

#: So many of the newest messages of a dialog are read to find one of ours.
_HISTORY = 200


class Caller(Protocol):
    """What is needed of the gateways."""

    async def call(
        self,
        account_id: int,
        method: str,
        params: Params,
        *,
        priority: Priority = Priority.CAMPAIGN,
        job: int | None = None,
    ) -> Any:
        """Call VK as this account."""


class Network(Caller, Protocol):
    """What the sender needs of the gateways (`jobs.vk.gateways.Gateways`)."""

    @property
    def account_ids(self) -> Collection[int]:
        """The accounts that are at work here."""

    def fence_of(self, account_id: int) -> int | None:
        """The number of this worker's lease of the account; None without one."""

    def proof_of(self, account_id: int) -> CheckAnswer | None:
        """What a person answered to a check of VK, as long as no call has taken it along."""

    def hears(self, account_id: int) -> bool:
        """Whether what people said to the account has been heard up to now."""


async def send_one(
    caller: Caller, account_id: int, action: ClaimedAction, text: str | Reason, clock: Clock
) -> tuple[Outcome, VkError | VkUnreachableError | None]:
    """Send the message unless it is there already; gives what became of it and the error that decided.

    What may have been sent before is repeated with its key as long as VK remembers keys. After that, or if it must not
    be sent any more, the dialog is read first, so that nothing is sent twice and nothing sent is called unsent.
    """
    if isinstance(text, Reason):
        if action.maybe_since is None:
            return Outcome(action.id, ActionState.SKIPPED, text), None
        action = replace(action, only_check=text)
    try:
        if must_look(action, clock()):
            known = await _look(caller, account_id, action)
            if known is not None:
                return Outcome(action.id, ActionState.DONE, remote_id=known), None
            if action.only_check is not None:
                return Outcome(action.id, ActionState.SKIPPED, action.only_check), None
            if action.attempts >= MOST_ATTEMPTS:
                return Outcome(action.id, ActionState.FAILED, Reason.TROUBLE), None
            action = replace(action, maybe_since=None)
        return await _send(caller, account_id, action, str(text)), None
    except GatewayClosedError:
        return Outcome(action.id, ActionState.PLANNED, maybe_since=action.maybe_since), None
    except VkUnreachableError as error:
        return outcome_unreachable(action, clock(), was_sent=error.was_sent), error
    except VkError as error:
        return await _refused(caller, account_id, action, error, clock), error


async def _send(caller: Caller, account_id: int, action: ClaimedAction, text: str) -> Outcome:
    priority = Priority.REPLY if action.job_id is None else Priority.CAMPAIGN
    params: Params = {"peer_id": _peer(action), "random_id": action.random_id, "message": text}
    answer = await caller.call(account_id, "messages.send", params, priority=priority, job=action.job_id)
    return Outcome(action.id, ActionState.DONE, remote_id=answer if isinstance(answer, int) else None)


async def _refused(caller: Caller, account_id: int, action: ClaimedAction, error: VkError, clock: Clock) -> Outcome:
    """A refusal says nothing of an earlier attempt: the person may have got it, and forbidden messages since."""
    outcome = outcome_of_error(action, error, clock())
    if outcome.state is ActionState.PLANNED or action.maybe_since is None:
        return outcome
    try:
        known = await _look(caller, account_id, action)
    except (GatewayClosedError, VkUnreachableError):
        return Outcome(action.id, ActionState.PLANNED, maybe_since=action.maybe_since)
    except VkError:
        return replace(outcome, state=ActionState.UNSURE)
    return outcome if known is None else Outcome(action.id, ActionState.DONE, remote_id=known)


async def _look(caller: Caller, account_id: int, action: ClaimedAction) -> int | None:
    """The id of the message in the dialog, if it is there."""
    params: Params = {"peer_id": _peer(action), "count": _HISTORY}
    answer = await caller.call(account_id, "messages.getHistory", params, priority=Priority.CHECK, job=action.job_id)
    for message in answer.get("items", []):
        if message.get("out") and message.get("random_id") == action.random_id:
            return int(message["id"])
    return None


def _peer(action: ClaimedAction) -> int:
    return int(action.address.removeprefix("id"))
