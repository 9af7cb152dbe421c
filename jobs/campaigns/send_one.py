"""One claimed action put to VK, and what became of it. Each kind has a room of its own; what they share is here."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from domain.accounts.tables import ActionKind
from domain.actions.rules import MOST_ATTEMPTS, must_look, outcome_of_error, outcome_unreachable
from domain.actions.tables import ActionState, Reason
from domain.actions.views import ClaimedAction, Outcome
from domain.vk.errors import VkError, VkUnreachableError
from jobs.campaigns import send_comment, send_friend_request, send_like, send_message
from jobs.campaigns.desk import Desk
from jobs.vk.gateway import GatewayClosedError
from jobs.vk.uploads import NotHereYetError, NotTakenError

Trouble = VkError | VkUnreachableError | None

#: After so long it is looked again whether Telegram has handed over what goes along.
_FILE_WAIT = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class _Kind:
    """How one kind is done, and how it is found out whether it was; both raise what a call raises."""

    method: str
    do: Callable[[Desk, ClaimedAction, str], Awaitable[Outcome]]
    find: Callable[[Desk, ClaimedAction, str], Awaitable[Outcome | None]]


_KINDS = {
    ActionKind.MESSAGE: _Kind(send_message.METHOD, send_message.do, send_message.find),
    ActionKind.LIKE: _Kind(send_like.METHOD, send_like.do, send_like.find),
    ActionKind.COMMENT: _Kind(send_comment.METHOD, send_comment.do, send_comment.find),
    ActionKind.FRIEND_REQUEST: _Kind(send_friend_request.METHOD, send_friend_request.do, send_friend_request.find),
}


def method_of(action: ClaimedAction, error: VkError) -> str:
    """Which call was refused, as far as the error says; otherwise the one that makes up the action."""
    return error.method if error.method and error.method != "execute" else _KINDS[action.kind].method


async def send_one(desk: Desk, action: ClaimedAction, text: str | Reason) -> tuple[Outcome, Trouble]:
    """Do it unless it is done already; gives what became of it and the error that decided.

    What may have been done before is repeated only as far as VK drops the second one. Otherwise, or if it must not be
    done any more, VK is asked first, so that nothing is done twice and nothing done is called undone.
    """
    if isinstance(text, Reason):
        if action.maybe_since is None:
            return Outcome(action.id, ActionState.SKIPPED, text), None
        action, text = replace(action, only_check=text), ""
    kind = _KINDS[action.kind]
    try:
        if must_look(action, desk.clock()):
            known = await kind.find(desk, action, text)
            if known is not None:
                return known, None
            if action.only_check is not None:
                return Outcome(action.id, ActionState.SKIPPED, action.only_check), None
            if action.attempts >= MOST_ATTEMPTS:
                return Outcome(action.id, ActionState.FAILED, Reason.TROUBLE), None
            action = replace(action, maybe_since=None)
        return await kind.do(desk, action, text), None
    except GatewayClosedError:
        # Only what was claimed to be done counts as begun.
        is_unbegun = action.only_check is None
        return Outcome(action.id, ActionState.PLANNED, maybe_since=action.maybe_since, is_unbegun=is_unbegun), None
    except NotHereYetError:
        due_at = desk.clock() + _FILE_WAIT
        return Outcome(action.id, ActionState.PLANNED, due_at=due_at, maybe_since=action.maybe_since), None
    except NotTakenError:
        return Outcome(action.id, ActionState.FAILED, Reason.FILE_REFUSED), None
    except VkUnreachableError as error:
        return outcome_unreachable(action, desk.clock(), was_sent=error.was_sent), error
    except VkError as error:
        return await _refused(desk, action, text, error), error


async def _refused(desk: Desk, action: ClaimedAction, text: str, error: VkError) -> Outcome:
    """A refusal says nothing of an earlier attempt: it may have been done, and forbidden since."""
    outcome = outcome_of_error(action, error, desk.clock(), method_of(action, error))
    if outcome.state is ActionState.PLANNED or action.maybe_since is None:
        return outcome
    try:
        known = await _KINDS[action.kind].find(desk, action, text)
    except (GatewayClosedError, VkUnreachableError):
        return Outcome(action.id, ActionState.PLANNED, maybe_since=action.maybe_since)
    except VkError:
        return replace(outcome, state=ActionState.UNSURE)
    return outcome if known is None else known
