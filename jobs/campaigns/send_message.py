"""A message: repeated with its key as long as VK remembers keys, later only if the dialog does not hold it."""

from domain.actions.tables import ActionState
from domain.actions.views import ClaimedAction, Outcome
from jobs.campaigns.desk import Desk, person_of
from jobs.vk.line import Priority
from jobs.vk.transport import Params

METHOD = "messages.send"
#: So many of the newest messages of a dialog are read to find one of ours.
_HISTORY = 200


def message_params(
    action: ClaimedAction, text: str
) -> dict[str, str | int | float | bool | list[int] | list[str] | None]:
    """What VK is told of one message, alone or as a part of a script."""
    return {"peer_id": person_of(action), "random_id": action.random_id, "message": text}


async def do(desk: Desk, action: ClaimedAction, text: str) -> Outcome:
    """Send it."""
    priority = Priority.REPLY if action.job_id is None else Priority.CAMPAIGN
    answer = await desk.call(METHOD, message_params(action, text), action, priority=priority)
    return Outcome(action.id, ActionState.DONE, remote_id=answer if isinstance(answer, int) else None)


async def find(desk: Desk, action: ClaimedAction, _text: str) -> Outcome | None:
    """What became of it if it is in the dialog."""
    params: Params = {"peer_id": person_of(action), "count": _HISTORY}
    answer = await desk.call("messages.getHistory", params, action, priority=Priority.CHECK)
    for message in answer.get("items", []):
        if message.get("out") and message.get("random_id") == action.random_id:
            return Outcome(action.id, ActionState.DONE, remote_id=int(message["id"]))
    return None
