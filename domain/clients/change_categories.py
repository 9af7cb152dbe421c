"""The categories of the settings."""

from sqlalchemy import func, select

from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.rules import clean_line
from domain.clients.tables import Category
from domain.journal.boundary import Writing

NAME_LENGTH = 40
ICON_LENGTH = 8


async def add_category(ctx: Writing, name: str, icon: str = "") -> Category:
    """A new category behind the others."""
    ctx.require(Permission.SETTINGS)
    last = await ctx.scalar(select(func.max(Category.position)))
    return await ctx.add(
        Category(
            name=clean_line(name, field="name", longest=NAME_LENGTH),
            icon=icon.strip()[:ICON_LENGTH],
            position=0 if last is None else last + 1,
        )
    )


async def edit_category(
    ctx: Writing, category_id: int, *, name: str | None = None, icon: str | None = None
) -> Category:
    """Give a category another name or icon."""
    category = await _load(ctx, category_id)
    if name is not None:
        category.name = clean_line(name, field="name", longest=NAME_LENGTH)
    if icon is not None:
        category.icon = icon.strip()[:ICON_LENGTH]
    await ctx.session.flush()
    return category


async def remove_category(ctx: Writing, category_id: int) -> Category:
    """Take a category out of use. Cards keep the mark under the surface, so undo brings everything back."""
    category = await _load(ctx, category_id)
    category.deleted_at = ctx.clock()
    await ctx.session.flush()
    return category


async def _load(ctx: Writing, category_id: int) -> Category:
    ctx.require(Permission.SETTINGS)
    category = await ctx.find(Category, category_id)
    if category is None or category.deleted_at is not None:
        raise NotFoundError(what="category")
    return category
