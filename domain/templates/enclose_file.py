"""Put photos and documents into a template, and take them out."""

from domain.attachments.received import ReceivedFile
from domain.base.errors import NotFoundError
from domain.enclosures.keep_enclosure import keep_enclosure
from domain.enclosures.rules import check_count
from domain.journal.boundary import Writing
from domain.templates.finding import template_to_change
from domain.templates.tables import MessageTemplate


async def enclose_file(ctx: Writing, template_id: int, received: ReceivedFile) -> MessageTemplate:
    """Let this file go along with the message, behind the others.

    Raises `NotFoundError`, `AccessDeniedError`, `InvalidValueError` for a kind that VK does not take or too many.
    """
    template = await template_to_change(ctx, template_id)
    check_count(len(template.enclosure_ids) + 1)
    enclosure = await keep_enclosure(ctx, received)
    template.enclosure_ids = [*template.enclosure_ids, enclosure.id]
    await ctx.session.flush()
    return template


async def take_out_file(ctx: Writing, template_id: int, enclosure_id: int) -> MessageTemplate:
    """Let it go along no more; undo puts it back. Raises `NotFoundError`, `AccessDeniedError`."""
    template = await template_to_change(ctx, template_id)
    if enclosure_id not in template.enclosure_ids:
        raise NotFoundError(what="file")
    template.enclosure_ids = [key for key in template.enclosure_ids if key != enclosure_id]
    await ctx.session.flush()
    return template
