"""Nobody of the team writes to this person any more."""

from domain.base.actor import Permission
from domain.clients.kinds import ChannelKind
from domain.consent.stop_person import stop_addresses, stop_person
from domain.consent.tables import StopReason
from domain.journal.boundary import Writing
from domain.replies.end_waiting import end_waiting
from domain.replies.queries import get_conversation


async def stop_writer(ctx: Writing, conversation_id: int, reason: StopReason) -> None:
    """Put the person on the stop-list, with every address of the card if there is one; nobody waits any more.

    `NotFoundError` if the actor may not see the person.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    found = await get_conversation(ctx, conversation_id)
    if found.client_id is not None:
        await stop_person(ctx, found.client_id, reason)
    else:
        await stop_addresses(ctx, [(ChannelKind.VK, found.address)], reason)
    await end_waiting(ctx, conversation_id)
