"""The categories of the settings."""

from typing import Any

from sqlalchemy import func, select

from domain.base.actor import Permission
from domain.base.bulk import ROWS_AT_ONCE, in_parts
from domain.base.errors import NotFoundError
from domain.base.positions import behind, move
from domain.clients.rules import clean_line
from domain.clients.tables import Category, Client
from domain.journal.boundary import Writing
from domain.journal.bulk import bulk_update, record_updates

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
        await _empty(ctx, category_id, move_to)
    category.deleted_at = ctx.clock()
    await ctx.session.flush()
    return category


async def _empty(ctx: Writing, category_id: int, to_category_id: int) -> None:
    """Put everybody into the other category, set-based; removed cards too, for they may come back."""
    rows = await ctx.rows(select(Client.id, Client.version).where(Client.category_id == category_id))
    for part in in_parts(rows, ROWS_AT_ONCE):
        ids, count = [row.id for row in part], len(part)
        new: dict[str, list[Any]] = {"category_id": [to_category_id] * count, "updated_at": [ctx.clock()] * count}
        await bulk_update(ctx, Client, ids, new)
        before, after = [{"category_id": category_id}] * count, [{"category_id": to_category_id}] * count
        await record_updates(ctx, Client, ids, ids, before, after, [row.version + 1 for row in part])


async def _load(ctx: Writing, category_id: int) -> Category:
    ctx.require(Permission.SETTINGS)
    category = await ctx.find(Category, category_id)
    if category is None or category.deleted_at is not None:
        raise NotFoundError(what="category")
    return category
