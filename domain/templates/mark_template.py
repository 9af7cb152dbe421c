"""What one member has to do with a template: favourites, and what was sent last. It concerns nobody else."""

from domain.base.actor import Permission
from domain.base.upsert import insert_into
from domain.journal.boundary import Writing
from domain.templates.queries import get_template
from domain.templates.tables import TemplateUse


async def set_favourite(ctx: Writing, template_id: int, *, is_on: bool) -> None:
    """Show it to the actor before the others, or no longer. Raises `NotFoundError`."""
    ctx.require(Permission.EDIT_CLIENTS)
    await get_template(ctx, template_id)
    await _note(ctx, template_id, is_favourite=is_on)


async def note_used(ctx: Writing, template_id: int) -> None:
    """The actor has sent it just now. Raises `NotFoundError`."""
    ctx.require(Permission.EDIT_CLIENTS)
    await get_template(ctx, template_id)
    await _note(ctx, template_id, used_at=ctx.clock())


async def _note(ctx: Writing, template_id: int, **values: object) -> None:
    if ctx.actor.member_id is None:
        return
    row = {"member_id": ctx.actor.member_id, "template_id": template_id, "is_favourite": False, **values}
    query = insert_into(ctx.dialect, TemplateUse).values(row)
    await ctx.execute(query.on_conflict_do_update(index_elements=["member_id", "template_id"], set_=values))
