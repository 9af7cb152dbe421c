"""Reading an answer of one's own."""

from sqlalchemy import ColumnElement, and_, select

from domain.actions.tables import Action
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.enclosures.queries import list_enclosures
from domain.journal.boundary import Reading
from domain.replies.queries import get_conversation
from domain.replies.tables import Reply
from domain.replies.views import ReplyView
from domain.templates.finding import open_templates
from domain.templates.rules import varies
from domain.templates.tables import MessageTemplate
from domain.texts.parse import parse


async def get_reply(ctx: Reading, reply_id: int) -> ReplyView:
    """An answer of the actor's with its conversation. `NotFoundError` if it is another's, or the person is hidden."""
    ctx.require(Permission.SEE_CLIENTS)
    return await _read(ctx, Reply.id == reply_id)


async def reply_of_action(ctx: Reading, action_id: int) -> ReplyView:
    """The answer of the actor's that this action sends. `NotFoundError` as well for a message that is no answer."""
    ctx.require(Permission.SEE_CLIENTS)
    return await _read(ctx, Reply.action_id == action_id)


async def _read(ctx: Reading, which: ColumnElement[bool]) -> ReplyView:
    row = await ctx.first(
        select(
            *(Reply.id, Reply.text, Reply.written_at, Action.state, Reply.shown_id, Reply.conversation_id),
            *(Reply.enclosure_ids, MessageTemplate.text),
        )
        .outerjoin(Action, Action.id == Reply.action_id)
        .outerjoin(MessageTemplate, and_(MessageTemplate.id == Reply.template_id, open_templates(ctx.actor)))
        .where(which, Reply.member_id == ctx.actor.member_id)
    )
    if row is None:
        raise NotFoundError(what="reply")
    key, text, written_at, state, shown_id, conversation_id, enclosure_ids, source = row
    found = await get_conversation(ctx, conversation_id)
    enclosures = tuple(await list_enclosures(ctx, enclosure_ids)) if enclosure_ids else ()
    is_varied = source is not None and varies(parse(source))
    return ReplyView(key, text, written_at, state, shown_id, found, enclosures, is_varied)
