"""Files that come one by one and are one answer: Telegram hands each of an album over as a message of its own."""

from sqlalchemy import select

from domain.attachments.received import ReceivedFile
from domain.base.actor import Permission
from domain.journal.boundary import Reading, Writing
from domain.replies.tables import Reply
from domain.replies.write_reply import change_reply, own_reply, write_reply


async def is_of_reply(ctx: Reading, album: str) -> bool:
    """Whether another file of this album belongs to an answer of the actor's."""
    ctx.require(Permission.SEE_CLIENTS)
    mine = (Reply.album == album, Reply.member_id == ctx.actor.member_id)
    return await ctx.scalar(select(Reply.id).where(*mine).limit(1)) is not None


async def add_to_album(ctx: Writing, received: ReceivedFile, text: str) -> int | None:
    """Let this file go along with the draft that another one of its album goes with; gives the draft's id.

    If the draft was sent meanwhile, the file begins a new one in the same conversation, so that it is not lost. None
    if no answer has files of this album. Raises what `change_reply` does.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    mine = (Reply.album == received.album, Reply.member_id == ctx.actor.member_id)
    row = await ctx.first(
        select(Reply.id, Reply.conversation_id, Reply.action_id).where(*mine).order_by(Reply.id.desc()).limit(1)
    )
    if row is None or received.album is None:
        return None
    if row.action_id is not None:
        return await write_reply(ctx, row.conversation_id, text, received)
    # A caption stands at any of the files; the first that has one says what is written.
    has_words = bool((await own_reply(ctx, row.id)).text.strip())
    return await change_reply(ctx, row.id, "" if has_words else text, received)


async def note_draft_shown(ctx: Writing, reply_id: int, message_id: int) -> None:
    """Remember which message of the chat shows the draft, so that it can grow there."""
    ctx.require(Permission.EDIT_CLIENTS)
    reply = await own_reply(ctx, reply_id)
    if reply.action_id is None:
        reply.shown_id = message_id
        await ctx.session.flush()
