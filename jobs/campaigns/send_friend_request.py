"""A friend request: asked for first, so that nobody is bothered who is a friend or was asked by hand."""

from domain.actions.tables import ActionState, Reason
from domain.actions.views import ClaimedAction, Outcome
from jobs.campaigns.desk import Desk, person_of
from jobs.vk.line import Priority

METHOD = "friends.add"
_ASKED, _FRIEND = 1, 3


async def do(desk: Desk, action: ClaimedAction, text: str) -> Outcome:
    """Ask, unless that was done. Whoever has asked us is accepted by the same call."""
    status = await _status(desk, action)
    if status in {_ASKED, _FRIEND}:
        if action.maybe_since is not None:
            return Outcome(action.id, ActionState.DONE)
        reason = Reason.FRIENDS_ALREADY if status == _FRIEND else Reason.ASKED_ALREADY
        return Outcome(action.id, ActionState.SKIPPED, reason)
    # 1 is asked, 2 is accepted, 4 is asked once more.
    await desk.call(METHOD, {"user_id": person_of(action), "text": text or None}, action)
    return Outcome(action.id, ActionState.DONE)


async def find(desk: Desk, action: ClaimedAction, _text: str) -> Outcome | None:
    """Whether they have been asked, or are friends."""
    return Outcome(action.id, ActionState.DONE) if await _status(desk, action) in {_ASKED, _FRIEND} else None


async def _status(desk: Desk, action: ClaimedAction) -> int:
    """0 nothing, 1 we have asked, 2 they have asked, 3 friends."""
    answer = await desk.call("friends.areFriends", {"user_ids": [person_of(action)]}, action, priority=Priority.CHECK)
    return int(answer[0].get("friend_status", 0)) if answer else 0
