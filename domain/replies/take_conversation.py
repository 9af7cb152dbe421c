"""Take on a person whom nobody is responsible for."""

from sqlalchemy import select, update

from domain.base.actor import Permission
from domain.base.errors import NotFoundError, TakenError
from domain.base.tables import table_of
from domain.clients.tables import Client
from domain.conversations.tables import Conversation
from domain.journal.boundary import Writing
from domain.replies.holder import holder_of
from domain.replies.queries import get_conversation
from domain.replies.tell_said import tell_taken
from domain.replies.views import ConversationView
from domain.team.queries import get_member


async def take_conversation(ctx: Writing, conversation_id: int, *, is_told: bool = False) -> ConversationView:
    """What the person writes comes to the actor from now on, who becomes responsible for the card, if there is one.

    Even who sees none but the own clients may take one that the team was offered, unless its access class is closed to
    the actor. With `is_told` the actor gets what was said as a message. Raises `NotFoundError`, and `TakenError` if a
    colleague was faster.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    me = ctx.actor.member_id
    this = select(Conversation.address, Conversation.taken_by_id).where(Conversation.id == conversation_id)
    row = await ctx.first(this.with_for_update())
    if row is None or me is None:
        raise NotFoundError(what="conversation")
    held = await holder_of(ctx, row.address)
    if held is not None and held.class_id is not None and not _is_open(ctx, held.class_id):
        raise NotFoundError(what="conversation")
    taken_by = row.taken_by_id if held is None else held.responsible_id
    if taken_by is not None and taken_by != me:
        raise TakenError(name=(await get_member(ctx, taken_by)).name)
    if held is None:
        table = table_of(Conversation)
        await ctx.execute(update(table).where(table.c.id == conversation_id).values(taken_by_id=me))
    elif held.responsible_id is None:
        client = await ctx.find(Client, held.client_id)
        assert client is not None
        client.responsible_id = me
        await ctx.session.flush()
    found = await get_conversation(ctx, conversation_id)
    if is_told:
        await tell_taken(ctx, found.id, found.row_from_id)
    return found


def _is_open(ctx: Writing, class_id: int) -> bool:
    return ctx.actor.sees_everything or class_id in ctx.actor.class_ids
