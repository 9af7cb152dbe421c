"""A member's answer: written, looked at, sent from the account that was written to."""

from collections.abc import Sequence
from contextlib import suppress

from sqlalchemy import delete, select, update

from domain.actions.errors import UnreachableError
from domain.actions.rules import REASON_OF_REACH
from domain.actions.send_message import send_answer
from domain.attachments.received import ReceivedFile
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError, NotFoundError
from domain.base.tables import table_of
from domain.consent.rules import Reach
from domain.conversations.tables import Conversation
from domain.enclosures.keep_enclosure import keep_enclosure
from domain.enclosures.rules import check_count
from domain.journal.boundary import Reading, Writing
from domain.replies.errors import AnsweredMeanwhileError, ReplySentError
from domain.replies.outlook import outlook_of
from domain.replies.queries import get_conversation
from domain.replies.tables import Reply
from domain.replies.views import ConversationView
from domain.templates.mark_template import note_used
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


async def write_reply(ctx: Writing, conversation_id: int, text: str, received: ReceivedFile | None = None) -> int:
    """Keep the actor's answer as a draft, in the place of an earlier draft; gives its id. Nothing is sent yet.

    With a file the words may be empty. Raises `NotFoundError`, `InvalidValueError` for an empty or too long text and
    for a file that VK does not take, `AttachmentTooLargeError`, `UnreachableError` if the person may not be written to.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    await may_reply(ctx, conversation_id)
    if received is None:
        return await keep_draft(ctx, conversation_id, text)
    enclosed = [(await keep_enclosure(ctx, received)).id]
    return await keep_draft(ctx, conversation_id, text, enclosed, album=received.album)


async def keep_draft(
    ctx: Writing,
    conversation_id: int,
    text: str,
    enclosure_ids: Sequence[int] = (),
    *,
    template_id: int | None = None,
    album: str | None = None,
) -> int:
    """The same with what has been taken in already; `template_id` is what the words were made of."""
    ctx.require(Permission.EDIT_CLIENTS)
    found = await may_reply(ctx, conversation_id)
    _check(text, enclosure_ids)
    me = ctx.actor.member_id
    assert me is not None
    mine = (Reply.conversation_id == found.id, Reply.member_id == me)
    await ctx.execute(delete(table_of(Reply)).where(*mine, Reply.action_id.is_(None)))
    reply = Reply(conversation_id=found.id, member_id=me, text=text, written_at=ctx.clock())
    reply.enclosure_ids, reply.template_id, reply.album = list(enclosure_ids), template_id, album
    return (await ctx.add(reply)).id


async def again_reply(ctx: Writing, reply_id: int) -> int:
    """The same answer as a new draft, for one that did not arrive; gives its id. Raises what `write_reply` does."""
    ctx.require(Permission.EDIT_CLIENTS)
    old = await own_reply(ctx, reply_id)
    return await keep_draft(ctx, old.conversation_id, old.text, old.enclosure_ids, template_id=old.template_id)


async def change_reply(ctx: Writing, reply_id: int, text: str, received: ReceivedFile | None = None) -> int:
    """Put these words in the place of the draft's, if there are any, and the file behind its others; gives its id.

    Raises what `write_reply` does, `InvalidValueError` for more files than a message carries, and `ReplySentError`.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    reply = await _open_draft(ctx, reply_id)
    if received is not None:
        check_count(len(reply.enclosure_ids) + 1)
        reply.enclosure_ids = [*reply.enclosure_ids, (await keep_enclosure(ctx, received)).id]
        reply.album = received.album
    if text.strip() or received is None:
        reply.text = text
    _check(reply.text, reply.enclosure_ids)
    await ctx.session.flush()
    return reply.id


async def drop_files(ctx: Writing, reply_id: int) -> int:
    """Let nothing go along with the draft; gives its id. Raises as above: without words nothing would be left."""
    ctx.require(Permission.EDIT_CLIENTS)
    reply = await _open_draft(ctx, reply_id)
    _check(reply.text, ())
    reply.enclosure_ids, reply.album = [], None
    await ctx.session.flush()
    return reply.id


async def _open_draft(ctx: Writing, reply_id: int) -> Reply:
    reply = await own_reply(ctx, reply_id)
    await may_reply(ctx, reply.conversation_id)
    if reply.action_id is not None:
        raise ReplySentError
    return reply


def _check(text: str, enclosure_ids: Sequence[int]) -> None:
    if not text.strip() and not enclosure_ids:
        raise InvalidValueError(field="text", reason="empty")
    if text_length(text) > MESSAGE_LENGTH:
        raise InvalidValueError(field="text", reason="too-long", longest=MESSAGE_LENGTH)


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
    made_of, enclosed = reply.template_id, reply.enclosure_ids
    reply.action_id = await send_answer(
        ctx,
        found.account_id,
        found.address,
        reply.text,
        found.client_id,
        template_id=made_of,
        enclosure_ids=enclosed,
    )
    if made_of is not None:
        # Somebody may have removed it meanwhile: what was shown goes out all the same.
        with suppress(NotFoundError):
            await note_used(ctx, made_of)
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
