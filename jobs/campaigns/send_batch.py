"""Several messages of a campaign by one call of VK: the same text to a hundred, different ones by a script of 25."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from domain.accounts.tables import ActionKind
from domain.accounts.trouble import concerns_account
from domain.actions.rules import outcome_of_error, outcome_unreachable
from domain.actions.tables import ActionState, Reason
from domain.actions.views import ClaimedAction, Outcome
from domain.vk.errors import UNREADABLE, VkError, VkUnreachableError, error_of_peer
from jobs.campaigns.desk import Desk, person_of
from jobs.campaigns.send_message import METHOD, message_params
from jobs.campaigns.send_one import Trouble
from jobs.vk.gateway import GatewayClosedError
from jobs.vk.transport import Answers

#: What VK takes at once (facts: vk-api, sections 2 and 3).
MOST_PEERS, MOST_CALLS = 100, 25

Batch = Sequence[ClaimedAction]
_Letter = tuple[int | None, int, str, str]
_in_script = json.JSONEncoder(ensure_ascii=False).encode


def batches_of(
    actions: Iterable[ClaimedAction], texts: Mapping[int, str | Reason], at_once: int
) -> list[list[ClaimedAction]]:
    """The actions in the calls that they may go by; a batch of one goes by itself.

    Only messages of a campaign that were never tried go together: whatever had any trouble is looked at alone.
    """
    found: list[list[ClaimedAction]] = []
    scripts: dict[int | None, list[ClaimedAction]] = {}
    alike: dict[_Letter, list[ClaimedAction]] = {}
    for action in actions:
        text = texts[action.id]
        is_whole = bool(action.attachment) or not action.enclosure_ids
        if isinstance(text, Reason) or action.job_id is None or not _is_fresh(action) or not is_whole or at_once < 2:
            found.append([action])
        else:
            alike.setdefault(_letter(action, text), []).append(action)
    for (job_id, *_), same in alike.items():
        if len(same) > 1:
            found += _cut(same, min(at_once * 4, MOST_PEERS))
        else:
            scripts.setdefault(job_id, []).extend(same)
    for rest in scripts.values():
        found += _cut(rest, min(at_once, MOST_CALLS))
    return found


async def send_batch(
    desk: Desk, batch: Batch, texts: Mapping[int, str]
) -> list[tuple[ClaimedAction, Outcome, Trouble]]:
    """Send them by one call; what became of each.

    If the call as a whole got no answer, or one that says nothing of the single messages, each may be sent or not: then
    they are tried one by one, with their keys.
    """
    try:
        errors = await _call(desk, batch, texts)
    except GatewayClosedError:
        return [(each, Outcome(each.id, ActionState.PLANNED, is_unbegun=True), None) for each in batch]
    except VkUnreachableError as error:
        now = desk.clock()
        return [(each, outcome_unreachable(each, now, was_sent=error.was_sent), error) for each in batch]
    except VkError as error:
        if concerns_account(error):
            return [(each, outcome_of_error(each, error, desk.clock(), METHOD), error) for each in batch]
        now = desk.clock()
        return [(each, Outcome(each.id, ActionState.PLANNED, maybe_since=now), None) for each in batch]
    results: list[tuple[ClaimedAction, Outcome, Trouble]] = []
    for action, answer in zip(batch, errors, strict=True):
        if not isinstance(answer, VkError):
            results.append((action, Outcome(action.id, ActionState.DONE, remote_id=answer), None))
            continue
        answer.method = METHOD
        await desk.caller.note_inner(desk.account_id, answer, METHOD, action.random_id)
        results.append((action, outcome_of_error(action, answer, desk.clock(), METHOD), answer))
    return results


async def _call(desk: Desk, batch: Batch, texts: Mapping[int, str]) -> list[int | VkError | None]:
    """Of each its id at VK (None if VK tells none), or its refusal."""
    first = batch[0]
    if len({_letter(each, texts[each.id]) for each in batch}) == 1:
        params = message_params(first, texts[first.id]) | {"peer_ids": [person_of(each) for each in batch]}
        del params["peer_id"]
        answer = await desk.call(METHOD, params, first)
        return _of_peers(batch, answer)
    calls = [f"API.{METHOD}({_in_script(message_params(each, texts[each.id]))})" for each in batch]
    answer = await desk.call("execute", {"code": f"return [{','.join(calls)}];"}, first)
    return _of_script(batch, answer)


def _letter(action: ClaimedAction, text: str) -> _Letter:
    """Its job, and all of a message but its reader: where that is alike, one call sends it to many."""
    return action.job_id, action.random_id, text, action.attachment


def _of_peers(batch: Batch, answer: Any) -> list[int | VkError | None]:
    """VK names the peer of each item, and promises no order."""
    items = {item.get("peer_id"): item for item in answer if isinstance(item, dict)} if isinstance(answer, list) else {}
    found: list[int | VkError | None] = []
    for action in batch:
        item = items.get(person_of(action))
        error = error_of_peer(item)
        found.append(_number(item.get("message_id")) if error is None and item is not None else error)
    return found


def _of_script(batch: Batch, answer: Any) -> list[int | VkError | None]:
    """Each call that failed left False in its place, and its error in the list of errors."""
    answers = list(answer) if isinstance(answer, list) else []
    answers += [False] * (len(batch) - len(answers))
    errors = [each for each in answer.errors if each.method != "execute"] if isinstance(answer, Answers) else []
    refusals = iter(errors)
    return [next(refusals, VkError(UNREADABLE)) if each is False else _number(each) for each in answers[: len(batch)]]


def _is_fresh(action: ClaimedAction) -> bool:
    is_new = action.attempts <= 1 and action.maybe_since is None and action.only_check is None
    return is_new and action.kind is ActionKind.MESSAGE


def _cut(actions: list[ClaimedAction], length: int) -> list[list[ClaimedAction]]:
    return [actions[at : at + length] for at in range(0, len(actions), length)]


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
