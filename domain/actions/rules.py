"""What is decided about actions without looking at the database."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from domain.accounts.governor import Past, Regime, Window, cap_on, day_of, hour_of, next_moment, used_on
from domain.accounts.tables import ActionKind
from domain.actions.tables import ActionState, Reason
from domain.actions.views import ClaimedAction, Outcome
from domain.consent.rules import Reach
from domain.vk.errors import VkError
from domain.vk.policy import Reaction, Scope, Verdict, react, repeat_after

#: VK remembers a `random_id` for about an hour; we rely on less (facts: performance, section 3).
KEY_MEMORY = timedelta(minutes=50)
#: So often one action is tried; then it has failed, unless it may have been done.
MOST_ATTEMPTS = 12
_LONGEST_WAIT = timedelta(minutes=5)
#: Key of a campaign job's parameters: nobody gets more than so many messages of campaigns in so many days.
CAP = "cap"
#: Another one: its own hours, as `window_to_json` gives them.
HOURS = "hours"
_BIGGEST = 2**31 - 1
_METHOD = "messages.send"

#: Nothing more happens to an action in one of these states by itself.
SETTLED = (ActionState.DONE, ActionState.SKIPPED, ActionState.FAILED, ActionState.UNSURE)

REASON_OF_REACH = {
    Reach.NEVER_ALLOWED: Reason.NEVER_ALLOWED,
    Reach.OPTED_OUT: Reason.OPTED_OUT,
    Reach.STOPPED: Reason.STOPPED,
}

_ON_ACCOUNT = frozenset(
    {
        Reaction.PAUSE,
        Reaction.PAUSE_TILL_TOMORROW,
        Reaction.REST_METHOD,
        Reaction.STOP_METHOD,
        Reaction.ASK_HUMAN,
        Reaction.TOKEN_DEAD,
    }
)

#: What the numbers of VK say about the person or the object, where it is more than that they refuse.
_REASON_OF_NUMBER = {
    30: Reason.CLOSED_PROFILE,
    175: Reason.BLACKLISTED,
    176: Reason.BLACKLISTED,
    183: Reason.COMMENTS_CLOSED,
    212: Reason.COMMENTS_CLOSED,
    213: Reason.COMMENTS_CLOSED,
}
#: A parameter that is wrong stops a campaign, but what was found a moment ago and is gone by now is no mistake of ours.
_BAD_PARAMETER = 100


def random_id_of(seed: Any, client_id: Any, step: Any) -> Any:
    """VK's key of one recipient and step: never 0, within int32. Takes numbers or columns.

    Different seeds, of campaigns, never give the same key for one recipient and step.
    """
    return (seed + client_id * 69_621 + step * 16_807) % _BIGGEST + 1


def window_to_json(window: Window) -> list[str]:
    """Hours as the parameters of a job keep them; `window_from_json` gives them back."""
    return [f"{window.start:%H:%M}", f"{window.end:%H:%M}", window.zone]


def window_from_json(kept: Sequence[str] | None) -> Window | None:
    """The hours that `window_to_json` gave; None for a job without hours of its own."""
    if not kept:
        return None
    start, end, zone = kept
    return Window(time.fromisoformat(start), time.fromisoformat(end), zone)


def allowance(regime: Regime, kind: ActionKind, past: Past, now: datetime, seed: int) -> tuple[int, datetime | None]:
    """How many actions of this kind may begin at this moment, and if none, when the first may (None: never)."""
    moment = next_moment(regime, kind, past, now, seed)
    if moment is None or moment > now:
        return 0, moment
    if regime.jitter > 0:
        return 1, None
    day = day_of(now, regime.zone)
    cap = cap_on(regime, kind, day)
    left_today = cap.day - used_on(past, day, regime.zone)
    return max(0, min(left_today, cap.hour - past.hours.get(hour_of(now, regime.zone), 0))), None


def outcome_of_error(action: ClaimedAction, error: VkError, now: datetime, method: str = _METHOD) -> Outcome:
    """What becomes of an action that VK has refused at a call of this method."""
    verdict = react(error, method)
    maybe = action.maybe_since or (now if verdict.may_have_happened else None)
    reaction = verdict.reaction
    if _is_gone(action, error):
        return Outcome(action.id, ActionState.SKIPPED, Reason.OBJECT_GONE, error.number, maybe_since=maybe)
    if reaction in _ON_ACCOUNT:
        return Outcome(action.id, ActionState.PLANNED, maybe_since=maybe)
    if reaction is Reaction.REPEAT:
        if action.attempts <= verdict.repeats or maybe is not None:
            wait = min(repeat_after(verdict, min(action.attempts, 10)), _LONGEST_WAIT)
            return Outcome(action.id, ActionState.PLANNED, due_at=now + wait, maybe_since=maybe)
        return Outcome(action.id, ActionState.FAILED, Reason.TROUBLE, error.number)
    if reaction is Reaction.STOP_CAMPAIGN:
        return Outcome(action.id, ActionState.FAILED, Reason.CALL_WRONG, error.number, maybe_since=maybe)
    if reaction is Reaction.SKIP_NOW:
        return Outcome(action.id, ActionState.FAILED, Reason.REFUSED, error.number, maybe_since=maybe)
    return Outcome(
        action.id,
        ActionState.SKIPPED,
        _reason_of(error, verdict, method),
        error.number,
        maybe_since=maybe,
        ends_consent=verdict.ends_consent,
    )


def stops_campaign(action: ClaimedAction, error: VkError, method: str = _METHOD) -> bool:
    """Whether all further actions of the campaign would meet the same."""
    return react(error, method).reaction is Reaction.STOP_CAMPAIGN and not _is_gone(action, error)


def outcome_unreachable(action: ClaimedAction, now: datetime, *, was_sent: bool) -> Outcome:
    """What becomes of an action whose call got no answer. VK is asked again later, however long that takes."""
    maybe = action.maybe_since or (now if was_sent else None)
    wait = min(timedelta(seconds=2 ** min(action.attempts, 10)), _LONGEST_WAIT)
    return Outcome(action.id, ActionState.PLANNED, due_at=now + wait, maybe_since=maybe)


def must_look(action: ClaimedAction, now: datetime) -> bool:
    """Whether VK must be asked for an earlier attempt before the action may be done (again).

    A message is repeated by its key while VK remembers keys; nobody says how long it remembers those of comments. A
    like or a friend request that is there already is no second one.
    """
    if action.maybe_since is None:
        return False
    if action.only_check is not None or action.kind is ActionKind.COMMENT:
        return True
    return action.kind is ActionKind.MESSAGE and now - action.maybe_since >= KEY_MEMORY


def _is_gone(action: ClaimedAction, error: VkError) -> bool:
    return action.target is not None and error.number == _BAD_PARAMETER and "not found" in error.text


def _reason_of(error: VkError, verdict: Verdict, method: str) -> Reason:
    if verdict.ends_consent:
        return Reason.NEVER_ALLOWED
    if (known := _REASON_OF_NUMBER.get(error.number)) is not None:
        return known
    if verdict.reaction is Reaction.SKIP_OBJECT:
        return Reason.COMMENTS_CLOSED if method.endswith("createComment") else Reason.OBJECT_GONE
    return Reason.PERSON_GONE if verdict.scope is Scope.EVERYWHERE else Reason.REFUSED
