"""What is decided about actions without looking at the database."""

from datetime import datetime, timedelta
from typing import Any

from domain.accounts.governor import Past, Regime, cap_on, day_of, hour_of, next_moment, used_on
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
        Reaction.ASK_HUMAN,
        Reaction.TOKEN_DEAD,
    }
)


def random_id_of(seed: Any, client_id: Any, step: Any) -> Any:
    """VK's key of one recipient and step: never 0, within int32. Takes numbers or columns.

    Different seeds, of campaigns, never give the same key for one recipient and step.
    """
    return (seed + client_id * 69_621 + step * 16_807) % _BIGGEST + 1


def allowance(regime: Regime, past: Past, now: datetime, seed: int) -> tuple[int, datetime | None]:
    """How many messages may begin at this moment, and if none, when the first may (None: never)."""
    kind = ActionKind.MESSAGE
    moment = next_moment(regime, kind, past, now, seed)
    if moment is None or moment > now:
        return 0, moment
    if regime.jitter > 0:
        return 1, None
    day = day_of(now, regime.zone)
    cap = cap_on(regime, kind, day)
    left_today = cap.day - used_on(past, day, regime.zone)
    return max(0, min(left_today, cap.hour - past.hours.get(hour_of(now, regime.zone), 0))), None


def outcome_of_error(action: ClaimedAction, error: VkError, now: datetime) -> Outcome:
    """What becomes of an action that VK has refused."""
    verdict = react(error, _METHOD)
    maybe = action.maybe_since or (now if verdict.may_have_happened else None)
    reaction = verdict.reaction
    if reaction in _ON_ACCOUNT:
        return Outcome(action.id, ActionState.PLANNED, maybe_since=maybe)
    if reaction is Reaction.REPEAT:
        if action.attempts <= verdict.repeats or maybe is not None:
            wait = min(repeat_after(verdict, min(action.attempts, 10)), _LONGEST_WAIT)
            return Outcome(action.id, ActionState.PLANNED, due_at=now + wait, maybe_since=maybe)
        return Outcome(action.id, ActionState.FAILED, Reason.TROUBLE, error.number)
    if reaction in {Reaction.STOP_CAMPAIGN, Reaction.STOP_METHOD}:
        return Outcome(action.id, ActionState.FAILED, Reason.CALL_WRONG, error.number, maybe_since=maybe)
    if reaction is Reaction.SKIP_NOW:
        return Outcome(action.id, ActionState.FAILED, Reason.REFUSED, error.number, maybe_since=maybe)
    return Outcome(
        action.id,
        ActionState.SKIPPED,
        _reason_of_person(verdict),
        error.number,
        maybe_since=maybe,
        ends_consent=verdict.ends_consent,
    )


def stops_campaign(error: VkError) -> bool:
    """Whether all further messages of the campaign would meet the same."""
    return react(error, _METHOD).reaction in {Reaction.STOP_CAMPAIGN, Reaction.STOP_METHOD}


def outcome_unreachable(action: ClaimedAction, now: datetime, *, was_sent: bool) -> Outcome:
    """What becomes of an action whose call got no answer. VK is asked again later, however long that takes."""
    maybe = action.maybe_since or (now if was_sent else None)
    wait = min(timedelta(seconds=2 ** min(action.attempts, 10)), _LONGEST_WAIT)
    return Outcome(action.id, ActionState.PLANNED, due_at=now + wait, maybe_since=maybe)


def must_look(action: ClaimedAction, now: datetime) -> bool:
    """Whether the dialog must be read before the message may be sent again."""
    return action.maybe_since is not None and (action.only_check is not None or now - action.maybe_since >= KEY_MEMORY)


def _reason_of_person(verdict: Verdict) -> Reason:
    if verdict.ends_consent:
        return Reason.NEVER_ALLOWED
    return Reason.PERSON_GONE if verdict.scope is Scope.EVERYWHERE else Reason.REFUSED
