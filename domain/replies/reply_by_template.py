"""An answer made of a template: drawn for the person, and drawn anew."""

from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.journal.boundary import Writing
from domain.replies.errors import ReplySentError
from domain.replies.write_reply import keep_draft, may_reply, own_reply
from domain.templates.draw_text import draw_text
from domain.templates.queries import get_template


async def reply_by_template(ctx: Writing, conversation_id: int, template_id: int) -> int:
    """Keep the template's text for this person, with what goes along, as a draft; gives its id. Nothing is sent yet.

    Raises `NotFoundError`, `UnreachableError`, `ValueMissingError` if something is not known that the text needs.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    found = await may_reply(ctx, conversation_id)
    template = await get_template(ctx, template_id)
    text = await draw_text(ctx, found.client_id, template.text, found.account, name=found.name)
    return await keep_draft(ctx, conversation_id, text, template.enclosure_ids, template_id=template_id)


async def redraw_reply(ctx: Writing, reply_id: int) -> int:
    """Another text of the same template; what goes along stays. Raises as above, and `ReplySentError`."""
    ctx.require(Permission.EDIT_CLIENTS)
    reply = await own_reply(ctx, reply_id)
    if reply.action_id is not None:
        raise ReplySentError
    if reply.template_id is None:
        raise NotFoundError(what="template")
    found = await may_reply(ctx, reply.conversation_id)
    template = await get_template(ctx, reply.template_id)
    reply.text = await draw_text(ctx, found.client_id, template.text, found.account, unlike=reply.text, name=found.name)
    await ctx.session.flush()
    return reply.id
