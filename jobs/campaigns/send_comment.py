"""A comment: VK drops a second one with the same `guid`, but says nowhere for how long, so a repeat looks first."""

from typing import Any

from domain.actions.tables import ActionState
from domain.actions.views import ClaimedAction, Outcome
from jobs.campaigns.desk import Desk
from jobs.campaigns.find_target import find_target
from jobs.campaigns.pages import Target
from jobs.vk.line import Priority
from jobs.vk.transport import Params

METHOD = "wall.createComment"
#: So many of the newest comments are read to find ours.
_LATEST = 100


async def do(desk: Desk, action: ClaimedAction, text: str) -> Outcome:
    """Find what is meant, write it down, comment it."""
    target = await find_target(desk, action, to_comment=True)
    if isinstance(target, Outcome):
        return target
    answer = await desk.call(
        f"{_section(target)}.createComment",
        _place(target) | {"message": text, "guid": str(action.random_id)},
        action,
    )
    number = answer.get("comment_id") if isinstance(answer, dict) else answer
    return Outcome(action.id, ActionState.DONE, remote_id=number if isinstance(number, int) else None)


async def find(desk: Desk, action: ClaimedAction, text: str) -> Outcome | None:
    """The account's comment with this text, if it stands there; before there was a target there can be none."""
    if action.target is None:
        return None
    target = Target.of(action.target)
    params: Params = _place(target) | {"count": _LATEST, "sort": "desc"}
    answer = await desk.call(f"{_section(target)}.getComments", params, action, priority=Priority.CHECK)
    for comment in answer.get("items", []):
        # Without a text, which can't be made any more, any comment of ours there is taken for this one.
        if comment.get("from_id") == desk.vk_id and (not text or _words(comment.get("text")) == _words(text)):
            return Outcome(action.id, ActionState.DONE, remote_id=int(comment["id"]))
    return None


def _section(target: Target) -> str:
    return "photos" if target.kind == "photo" else "wall"


def _place(target: Target) -> dict[str, int | str]:
    return {"owner_id": target.owner_id, f"{target.kind}_id": target.item_id}


def _words(text: Any) -> list[str]:
    """VK may change the space around and between words."""
    return str(text).split()
