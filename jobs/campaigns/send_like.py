"""A like: whoever likes something twice likes it once, so it is repeated freely."""

from domain.actions.tables import ActionState
from domain.actions.views import ClaimedAction, Outcome
from jobs.campaigns.desk import Desk
from jobs.campaigns.find_target import find_target
from jobs.campaigns.pages import Target
from jobs.vk.line import Priority
from jobs.vk.transport import Params

METHOD = "likes.add"


async def do(desk: Desk, action: ClaimedAction, _text: str) -> Outcome:
    """Find what is meant, write it down, like it."""
    target = await find_target(desk, action)
    if isinstance(target, Outcome):
        return target
    await desk.call(METHOD, {"type": target.kind, "owner_id": target.owner_id, "item_id": target.item_id}, action)
    return Outcome(action.id, ActionState.DONE)


async def find(desk: Desk, action: ClaimedAction, _text: str) -> Outcome | None:
    """Whether the account likes it already; before there was a target nothing can have been done."""
    if action.target is None:
        return None
    target = Target.of(action.target)
    params: Params = {"type": target.kind, "owner_id": target.owner_id, "item_id": target.item_id}
    answer = await desk.call("likes.isLiked", params, action, priority=Priority.CHECK)
    return Outcome(action.id, ActionState.DONE) if answer.get("liked") else None
