"""Delete the account's own copies of messages: the readers keep theirs."""

from collections.abc import Mapping
from typing import Any

from domain.accounts.trouble import concerns_account
from domain.actions.tables import CopyState
from domain.vk.errors import VkError, VkUnreachableError
from domain.vk.policy import Reaction, react
from jobs.campaigns.desk import Desk
from jobs.vk.gateway import GatewayClosedError
from jobs.vk.line import Priority


async def delete_copies(desk: Desk, copies: Mapping[int, int]) -> dict[int, CopyState]:
    """What became of these copies (actions to VK's ids of messages); empty if VK is to be asked again later.

    That a copy can't be deleted never touches the message. Done twice, the second time finds nothing, which is as good.
    """
    params = {"message_ids": list(copies.values())}
    try:
        answer = await desk.caller.call(desk.account_id, "messages.delete", params, priority=Priority.CAMPAIGN)
    except (GatewayClosedError, VkUnreachableError):
        return {}
    except VkError as error:
        is_passing = concerns_account(error) or react(error).reaction is Reaction.REPEAT
        return {} if is_passing else dict.fromkeys(copies, CopyState.KEPT)
    kept = _kept(answer)
    return {action_id: CopyState.KEPT if number in kept else CopyState.DELETED for action_id, number in copies.items()}


def _kept(answer: Any) -> set[int]:
    """The messages that VK says an error of. One that is merely not there (any more) has none."""
    listed = answer if isinstance(answer, list) else []
    return {int(item["message_id"]) for item in listed if isinstance(item, dict) and item.get("error")}
