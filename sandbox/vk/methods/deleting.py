"""messages.delete: from the account's own side of a dialog, or for both within a day."""

from sandbox.vk.args import Args
from sandbox.vk.errors import VkApiError, invalid
from sandbox.vk.hub import Vk
from sandbox.vk.methods.registry import method
from sandbox.vk.world import Message, Token
from sandbox.wire import Json

_DAY = 86_400
_MOST = 1000


@method(
    "messages.delete",
    "message_ids peer_id cmids spam reason group_id delete_for_all",
    kinds="community person",
    right="messages",
)
def delete(vk: Vk, token: Token, args: Args) -> list[Json] | Json:
    """Delete messages by `message_ids`; one that isn't there, or no more, is told in its place."""
    if not args.has("message_ids"):
        raise invalid("message_ids is undefined")
    for_all = args.flag("delete_for_all")
    args.flag("spam")
    own = {message.id: message for message in vk.world.messages if message.account == token.account}
    answers = [_delete(vk, own.get(number), number, for_all=for_all) for number in args.numbers("message_ids", _MOST)]
    if vk.rules.delete_answers_objects:
        return answers
    return {str(one["message_id"]): one["response"] for one in answers}


def _delete(vk: Vk, message: Message | None, number: int, *, for_all: bool) -> Json:
    if message is None or message.deleted:
        return {"peer_id": message.person_id if message else 0, "message_id": number, "response": 0}
    if for_all and (not message.out or vk.clock.now() - message.at > _DAY):
        raise VkApiError(924)
    message.deleted = True
    vk.tell_message(message)
    place = {"peer_id": message.person_id, "conversation_message_id": message.conversation_message_id}
    return place | {"message_id": number, "response": 1}
