"""What the look into the file has found: how it would be read, or why it can't be."""

from sqlalchemy import select

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.team.queries import get_team
from domain.transfer.finding import ANY, import_to_change
from domain.transfer.layout import FileLook, ImportField, Layout, suggest_layout
from domain.transfer.problems import FileProblem
from domain.transfer.tables import ImportStep, RememberedLayout
from domain.transfer.titles import layout_key


async def understood(ctx: Writing, import_id: int, look: FileLook) -> None:
    """Keep the look and suggest a layout: the one remembered for these titles, else what the columns seem to mean.

    The step is MAPPING then. An import that was cancelled meanwhile stays so. Raises `NotFoundError`.
    """
    ctx.require(Permission.IMPORT)
    draft = await import_to_change(ctx, import_id, ANY)
    if draft.step is not ImportStep.LOOKING:
        return
    draft.look = look.to_json()
    draft.layout = (await suggested(ctx, look, look.best_sheet)).to_json()
    draft.step = ImportStep.MAPPING
    await ctx.session.flush()


async def refuse_import(ctx: Writing, import_id: int, problem: FileProblem) -> None:
    """The file can't be read. Raises `NotFoundError`."""
    ctx.require(Permission.IMPORT)
    draft = await import_to_change(ctx, import_id, ANY)
    draft.step, draft.problem = ImportStep.REFUSED, problem.value
    await ctx.session.flush()


async def suggested(ctx: Writing, look: FileLook, sheet: int) -> Layout:
    """The layout to begin with for a sheet, with the team's region and currency."""
    ctx.require(Permission.IMPORT)
    team = await get_team(ctx)
    layout = suggest_layout(look, sheet=sheet, region=team.phone_region, currency=team.currency)
    return layout.with_mapping(await remembered(ctx, layout) or layout.mapping)


async def remembered(ctx: Writing, layout: Layout) -> dict[int, ImportField] | None:
    """The mapping that was chosen the last time for a table with these titles."""
    ctx.require(Permission.IMPORT)
    if not any(layout.titles.values()):
        # Without titles, one list is like every other.
        return None
    digest = layout_key(layout.titles.values())
    found = await ctx.scalar(select(RememberedLayout.mapping).where(RememberedLayout.digest == digest))
    if found is None:
        return None
    known = {meaning.value for meaning in ImportField}
    mapping = {int(index): ImportField(meaning) for index, meaning in found.items() if meaning in known}
    return {index: mapping.get(index, meaning) for index, meaning in layout.mapping.items()}
