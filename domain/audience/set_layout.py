"""Choose how the own lists look."""

from sqlalchemy import update

from domain.audience.layout import ListColumn, ListView, columns_of_list
from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.journal.boundary import Writing
from domain.team.finding import own_member
from domain.team.tables import Member


async def set_view(ctx: Writing, view: ListView) -> None:
    """The acting member's lists look so from now on."""
    ctx.require(Permission.SEE_CLIENTS)
    await _set(ctx, list_view=view.value)


async def set_column(ctx: Writing, column: ListColumn, *, on: bool) -> None:
    """Show a column in the acting member's lists, or leave it out. Twice is once."""
    ctx.require(Permission.SEE_CLIENTS)
    chosen = set(columns_of_list((await own_member(ctx)).list_columns))
    chosen = chosen | {column} if on else chosen - {column}
    await _set(ctx, list_columns=[each.value for each in ListColumn if each in chosen])


async def usual_columns(ctx: Writing) -> None:
    """The acting member's lists have the usual columns again."""
    ctx.require(Permission.SEE_CLIENTS)
    await _set(ctx, list_columns=None)


async def _set(ctx: Writing, **values: str | list[str] | None) -> None:
    """On the table: how a list looks is no deed, and must not count the member's version up."""
    member = await own_member(ctx)
    table = table_of(Member)
    await ctx.execute(update(table).where(table.c.id == member.id).values(**values))
