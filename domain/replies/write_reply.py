"""A member's answer: written, looked at, sent from the account that was written to."""

from sqlalchemy import delete, select, update

from domain.actions.errors import UnreachableError
from domain.actions.rules import REASON_OF_REACH
from domain.actions.send_message import send_answer
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError, NotFoundError
from domain.base.tables import table_of
from domain.consent.rules import Reach
from domain.conversations.tables import Conversation
from domain.journal.boundary import Reading, Writing
from domain.replies.errors import AnsweredMeanwhileError, ReplySentError
from domain.replies.outlook import outlook_of
from domain.replies.queries import get_conversation
from domain.replies.tables import Reply
from domain.replies.views import ConversationView
from domain.texts.rules import MESSAGE_LENGTH, text_length


async def may_reply(ctx: Reading, conversation_id: int) -> ConversationView:
    """The conversation, if the actor may answer in it.

    Raises `NotFoundError`, also for an account that is gone; `UnreachableError` if the person may not be written to.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    found = await get_conversation(ctx, conversation_id)
    if found.is_account_gone:
        raise NotFoundError(what="account")
    reach = (await outlook_of(ctx, found)).reach
    if reach is not Reach.ALLOWED:
        raise UnreachableError(reason=REASON_OF_REACH[reach])
    return found


async def write_reply(ctx: Writing, conversation_id: int, text: str) -> int:
    """Keep the actor's answer as a draft, in the place of an earlier draft; gives its id. Nothing is sent yet.

    Raises `NotFoundError`, `InvalidValueError` for an empty or too long text, `UnreachableError` if the person may not
    be written to.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    found = await may_reply(ctx, conversation_id)
    if not text.strip():
        raise InvalidValueError(field="text", reason="empty")
    if text_length(text) > MESSAGE_LENGTH:
        raise InvalidValueError(field="text", reason="too-long", longest=MESSAGE_LENGTH)
    me = ctx.actor.member_id
    assert me is not None
    mine = (Reply.conversation_id == found.id, Reply.member_id == me)
    await ctx.execute(delete(table_of(Reply)).where(*mine, Reply.action_id.is_(None)))
    reply = Reply(conversation_id=found.id, member_id=me, text=text, written_at=ctx.clock())
    return (await ctx.add(reply)).id


async def send_reply(ctx: Writing, reply_id: int, seen: int, shown_id: int | None = None) -> None:
    """Send a draft of the actor's, before all campaigns. `seen` is the count of answers that the actor has seen.

    `shown_id` is the message of the chat that says how it stands: what becomes of the answer is told there.

    Raises `AnsweredMeanwhileError` if a colleague has answered since: who still wants to sends again, having seen it.
    `ReplySentError` for a second press, and whatever `write_reply` raises.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    reply = await own_reply(ctx, reply_id)
    locked = select(Conversation.answers, Conversation.answered_by_id).where(Conversation.id == reply.conversation_id)
    answers, answered_by_id = await ctx.first(locked.with_for_update())
    if reply.action_id is not None:
        raise ReplySentError
    found = await get_conversation(ctx, reply.conversation_id)
    if answers != seen and answered_by_id != ctx.actor.member_id:
        raise AnsweredMeanwhileError
    reply.action_id = await send_answer(ctx, found.account_id, found.address, reply.text, found.client_id)
    reply.written_at, reply.shown_id = ctx.clock(), shown_id
    await ctx.session.flush()
    table = table_of(Conversation)
    answered = {"answers": answers + 1, "answered_at": ctx.clock(), "answered_by_id": ctx.actor.member_id}
    await ctx.execute(update(table).where(table.c.id == found.id).values(answered))


async def drop_reply(ctx: Writing, reply_id: int) -> int:
    """Throw a draft of the actor's away; gives its conversation. `ReplySentError` if it has gone out."""
    ctx.require(Permission.EDIT_CLIENTS)
    reply = await own_reply(ctx, reply_id)
    if reply.action_id is not None:
        raise ReplySentError
    await ctx.session.delete(reply)
    await ctx.session.flush()
    return reply.conversation_id


async def own_reply(ctx: Writing, reply_id: int) -> Reply:
    """An answer of the actor's. `NotFoundError` for anybody else's: a draft is nobody else's business."""
    ctx.require(Permission.EDIT_CLIENTS)
    reply = await ctx.find(Reply, reply_id)
    if reply is None or reply.member_id != ctx.actor.member_id:
        raise NotFoundError(what="reply")
    return reply
