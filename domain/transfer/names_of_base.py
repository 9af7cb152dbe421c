"""What a file may call by name and the base knows by id: categories, stages, members, tags."""

from collections.abc import Collection, Mapping

from sqlalchemy import insert, select

from domain.base.actor import Permission
from domain.clients.change_categories import NAME_LENGTH, add_category
from domain.clients.folding import fold
from domain.clients.tables import Category, Tag
from domain.funnel.change_stages import add_stage
from domain.funnel.rules import stage_kind_of
from domain.funnel.tables import Funnel, Stage
from domain.journal.boundary import Reading, Writing
from domain.team.tables import Member
from domain.transfer.wanted import Names

#: More new categories or stages than this in one file are no categories, but a column that was mapped wrongly.
MOST_NEW = 30


async def names_of_base(ctx: Reading) -> Names:
    """The names as they are now; stages are those of the first funnel."""
    ctx.require(Permission.IMPORT)
    funnel = await _first_funnel(ctx)
    return Names(
        {fold(name): key for key, name in await _named(ctx, Category)},
        {
            fold(row.name): row.id
            for row in await ctx.rows(
                select(Stage.id, Stage.name).where(Stage.funnel_id == funnel, Stage.deleted_at.is_(None))
            )
        },
        {
            fold(row.name): row.id
            for row in await ctx.rows(select(Member.id, Member.name).where(Member.is_active.is_(True)))
        },
    )


async def make_missing(ctx: Writing, categories: Collection[str], stages: Collection[str]) -> None:
    """Make the categories and stages that a file names and the base lacks, for those who may change the settings.

    Somebody who may not keeps these values in the notes; so does a column with more than `MOST_NEW` different ones.
    """
    ctx.require(Permission.IMPORT)
    if not ctx.actor.may(Permission.SETTINGS):
        return
    names = await names_of_base(ctx)
    if len(categories) <= MOST_NEW:
        for name in categories:
            if fold(name) and fold(name) not in names.categories:
                await add_category(ctx, name[:NAME_LENGTH])
    funnel = await _first_funnel(ctx)
    if funnel is not None and len(stages) <= MOST_NEW:
        for name in stages:
            if fold(name) and fold(name) not in names.stages:
                await add_stage(ctx, funnel, name[:NAME_LENGTH], kind=stage_kind_of(name))


async def tag_ids(ctx: Writing, wanted: Mapping[str, str]) -> dict[str, int]:
    """The ids of tags by their folded names; missing ones are made."""
    ctx.require(Permission.IMPORT)
    if not wanted:
        return {}
    query = select(Tag.folded, Tag.id).where(Tag.folded.in_(list(wanted)))
    known = {row.folded: row.id for row in await ctx.rows(query)}
    missing = [{"name": name[:64], "folded": folded[:256]} for folded, name in wanted.items() if folded not in known]
    if missing:
        await ctx.execute(insert(Tag), missing)
        known = {row.folded: row.id for row in await ctx.rows(query)}
    return known


async def _first_funnel(ctx: Reading) -> int | None:
    found = await ctx.scalar(
        select(Funnel.id).where(Funnel.deleted_at.is_(None)).order_by(Funnel.position, Funnel.id).limit(1)
    )
    return int(found) if found is not None else None


async def _named(ctx: Reading, entity: type[Category]) -> list[tuple[int, str]]:
    rows = await ctx.rows(select(entity.id, entity.name).where(entity.deleted_at.is_(None)))
    return [(row.id, row.name) for row in rows]
