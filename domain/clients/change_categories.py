"""The categories of the settings."""

from sqlalchemy import func, select

from domain.base.actor import Permission
from domain.base.errors import InvalidValueError, NotFoundError
from domain.base.positions import behind, move
from domain.clients.rules import clean_line
from domain.clients.tables import Category, Client
from domain.journal.boundary import Writing
from domain.journal.sets import update_set

NAME_LENGTH = 40
ICON_LENGTH = 8
#: More would not fit below one message.
MOST_CATEGORIES = 60


async def add_category(ctx: Writing, name: str, icon: str = "") -> Category:
    """A new category behind the others; `InvalidValueError` for more than can be shown at once."""
    ctx.require(Permission.SETTINGS)
    if await ctx.scalar(select(func.count(Category.id)).where(Category.deleted_at.is_(None))) >= MOST_CATEGORIES:
        raise InvalidValueError(field="category", reason="too-many", longest=MOST_CATEGORIES)
    last = await ctx.scalar(select(func.max(Category.position)))
    return await ctx.add(
        Category(
            name=clean_line(name, field="name", longest=NAME_LENGTH),
            icon=icon.strip()[:ICON_LENGTH],
            position=behind(last),
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


async def move_category(ctx: Writing, category_id: int, *, up: bool) -> None:
    """Swap a category with its neighbour; at the edge nothing happens."""
    category = await _load(ctx, category_id)
    query = select(Category).where(Category.deleted_at.is_(None)).order_by(Category.position, Category.id)
    move(list((await ctx.session.execute(query)).scalars()), category, up=up)
    await ctx.session.flush()


async def remove_category(ctx: Writing, category_id: int, *, move_to: int | None = None) -> Category:
    """Take a category out of use, and its clients to another one if one is named.

    Otherwise cards keep the mark under the surface; undo brings everything back either way.
    """
    category = await _load(ctx, category_id)
    if move_to is not None:
        target = await _load(ctx, move_to)
        if target.id == category.id:
            raise NotFoundError(what="category")
        # Removed cards too, for they may come back.
        moved = {"category_id": move_to, "updated_at": ctx.clock()}
        await update_set(ctx, Client, Client.category_id == category_id, moved)
    category.deleted_at = ctx.clock()
    await ctx.session.flush()
    return category


async def _load(ctx: Writing, category_id: int) -> Category:
    ctx.require(Permission.SETTINGS)
    category = await ctx.find(Category, category_id)
    if category is None or category.deleted_at is not None:
        raise NotFoundError(what="category")
    return category
