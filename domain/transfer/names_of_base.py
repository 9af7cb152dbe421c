"""What a file may call by name and the base knows by id: categories, stages, members, tags."""

from collections.abc import Collection, Mapping

from sqlalchemy import select

from domain.base.actor import Permission
from domain.base.bulk import among
from domain.base.upsert import insert_into
from domain.clients.change_categories import add_category
from domain.clients.folding import fold
from domain.clients.tables import Category, Tag
from domain.funnel.change_stages import add_stage
from domain.funnel.queries import first_funnel_id
from domain.funnel.rules import stage_kind_of
from domain.funnel.tables import Stage
from domain.journal.boundary import Reading, Writing
from domain.team.tables import Member
from domain.transfer.names import Names

#: More new categories or stages than this in one file are no categories, but a column that was mapped wrongly.
MOST_NEW = 30


async def names_of_base(ctx: Reading, funnel_id: int | None = None) -> Names:
    """The names as they are now; stages are those of this funnel, or of the first one."""
    ctx.require(Permission.IMPORT)
    names = Names(funnel_id or await first_funnel_id(ctx), {}, {}, {})
    categories = select(Category.name, Category.id).where(Category.deleted_at.is_(None))
    stages = select(Stage.name, Stage.id).where(Stage.funnel_id == names.funnel_id, Stage.deleted_at.is_(None))
    # Somebody who is at work is meant before one who has left, but a client may belong to the latter still.
    members = select(Member.name, Member.id).order_by(Member.is_active.desc(), Member.id)
    for what, book, query in (
        ("category", names.categories, categories.order_by(Category.id)),
        ("stage", names.stages, stages.order_by(Stage.id)),
        ("responsible", names.members, members),
    ):
        for name, key in await ctx.rows(query):
            names.shown[what, key] = name
            if fold(name):
                names.twins[what, key] = book.setdefault(fold(name), key)
    return names


def can_make(ctx: Reading, names: Names) -> set[str]:
    """What an import of this actor makes when it is missing: settings are for those who may change them."""
    ctx.require(Permission.IMPORT)
    if not ctx.actor.may(Permission.SETTINGS):
        return set()
    return {"category"} if names.funnel_id is None else {"category", "stage"}


async def make_missing(
    ctx: Writing, categories: Collection[str], stages: Collection[str], funnel_id: int | None = None
) -> Names:
    """Make the categories and stages that a dry run has found missing; gives the names as they are then.

    Stages that mean a won or a lost deal in other CRMs mean it here too. For somebody who may not change the settings
    nothing is made, and what the file says of them goes to the notes.
    """
    ctx.require(Permission.IMPORT)
    names = await names_of_base(ctx, funnel_id)
    if not ctx.actor.may(Permission.SETTINGS):
        return names
    for name in categories:
        if fold(name) not in names.categories:
            key = names.categories[fold(name)] = (await add_category(ctx, name)).id
            names.shown["category", key] = name
    if names.funnel_id is not None:
        for name in stages:
            if fold(name) not in names.stages:
                stage = await add_stage(ctx, names.funnel_id, name, kind=stage_kind_of(name))
                names.stages[fold(name)] = stage.id
                names.shown["stage", stage.id] = name
    return names


async def tag_ids(ctx: Writing, wanted: Mapping[str, str], known: dict[str, int]) -> None:
    """Add the ids of these tags, by their folded names, to the known ones; missing tags are made.

    Tags are never removed, so what is known once stays true.
    """
    ctx.require(Permission.IMPORT)
    asked = {folded: name for folded, name in wanted.items() if folded not in known}
    if not asked:
        return
    query = select(Tag.folded, Tag.id).where(among(ctx.dialect, Tag.folded, asked))
    known |= {row.folded: row.id for row in await ctx.rows(query)}
    missing = {folded: name for folded, name in asked.items() if folded not in known}
    if missing:
        row = insert_into(ctx.dialect, Tag).on_conflict_do_nothing(index_elements=["folded"])
        await ctx.execute(row, [{"name": name, "folded": folded, "version": 1} for folded, name in missing.items()])
        known |= {row.folded: row.id for row in await ctx.rows(query)}
