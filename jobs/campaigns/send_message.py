"""A message: repeated with its key as long as VK remembers keys, later only if the dialog does not hold it."""

from dataclasses import replace

from domain.actions.tables import ActionState
from domain.actions.views import ClaimedAction, Outcome
from jobs.campaigns.desk import Desk, person_of
from jobs.vk.line import Priority
from jobs.vk.transport import Params

METHOD = "messages.send"
#: So many of the newest messages of a dialog are read to find one of ours.
_HISTORY = 200


_Values = dict[str, str | int | float | bool | list[int] | list[str] | None]


def message_params(action: ClaimedAction, text: str) -> _Values:
    """What VK is told of one message, alone or as a part of a script."""
    said: _Values = {"peer_id": person_of(action), "random_id": action.random_id, "message": text}
    if action.attachment:
        said["attachment"] = action.attachment
    return said


async def do(desk: Desk, action: ClaimedAction, text: str) -> Outcome:
    """Send it, with what goes along; what VK has not got yet is brought there first."""
    if action.enclosure_ids and not action.attachment:
        action = replace(action, attachment=await desk.enclose(action))
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
