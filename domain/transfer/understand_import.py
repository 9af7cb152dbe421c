"""What the look into the file has found: how it would be read, or why it can't be."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

from domain.base.actor import Permission
from domain.fields.queries import list_fields
from domain.journal.boundary import Writing
from domain.team.queries import get_team
from domain.transfer.finding import ANY, import_to_change
from domain.transfer.import_work import stop_work
from domain.transfer.layout import FileLook, Layout, suggest_layout
from domain.transfer.options import Emptied, ImportOptions, MatchBy
from domain.transfer.own_layout import recalled, with_own_columns
from domain.transfer.problems import FileProblem
from domain.transfer.queries import get_import
from domain.transfer.tables import ImportDraft, ImportStep, RememberedLayout
from domain.transfer.titles import layout_key
from domain.transfer.views import ImportView


async def understood(ctx: Writing, import_id: int, look: FileLook) -> None:
    """Keep the look and suggest a layout: the one remembered for these titles, else what the columns seem to mean.

    The step is MAPPING then. An import that was cancelled meanwhile stays so. Raises `NotFoundError`.
    """
    ctx.require(Permission.IMPORT)
    draft = await import_to_change(ctx, import_id, ANY)
    if draft.step is not ImportStep.LOOKING:
        return
    draft.look = look.to_json()
    (await suggested(ctx, look, look.best_sheet)).put_into(draft)
    draft.step = ImportStep.MAPPING
    await ctx.session.flush()


async def refuse_import(ctx: Writing, import_id: int, problem: FileProblem) -> None:
    """The file can't be read. Raises `NotFoundError`."""
    ctx.require(Permission.IMPORT)
    draft = await import_to_change(ctx, import_id, ANY)
    draft.step, draft.problem = ImportStep.REFUSED, problem.value
    await ctx.session.flush()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """How a sheet would be read. If tables with these titles were imported before: `remembered` is the name of the last
    such file, and `options` what was chosen for it.
    """

    layout: Layout
    remembered: str | None = None
    options: dict[str, Any] | None = None

    def put_into(self, draft: ImportDraft) -> None:
        """Take it over."""
        draft.layout, draft.remembered, draft.options = self.layout.to_json(), self.remembered, self.options


async def suggested(ctx: Writing, look: FileLook, sheet: int) -> Suggestion:
    """What to begin with for a sheet, with the team's region and currency, and as it was chosen the last time."""
    ctx.require(Permission.IMPORT)
    team = await get_team(ctx)
    layout = suggest_layout(look, sheet=sheet, region=team.phone_region, currency=team.currency)
    fields = await list_fields(ctx)
    layout = with_own_columns(layout, fields)
    found = await _remembered(ctx, layout)
    if found is None:
        return Suggestion(layout)
    layout = recalled(layout, found.mapping, {each.id for each in fields})
    # What becomes of emptied cells is asked of each file anew.
    options = replace(ImportOptions.from_json(found.options), emptied=Emptied.UNASKED)
    if options.match is MatchBy.OWN and options.match_field not in layout.own.values():
        options = replace(options, match=MatchBy.AUTO, match_field=None)
    return Suggestion(layout, found.name or look.sheets[sheet].name, options.to_json() or None)


async def forget_layout(ctx: Writing, import_id: int, version: int) -> ImportView:
    """Begin anew with what the columns seem to mean, and with the usual choices.

    Raises `NotFoundError`, `ImportStateError` once the import runs, `ChangedMeanwhileError`.
    """
    ctx.require(Permission.IMPORT)
    draft = await import_to_change(ctx, import_id, version=version)
    if draft.step is ImportStep.CHECKING:
        await stop_work(ctx, draft)
    look, layout = FileLook.from_json(draft.look or {}), Layout.from_json(draft.layout or {})
    fresh = suggest_layout(look, sheet=look.index_of(layout.sheet), region=layout.region, currency=layout.currency)
    Suggestion(with_own_columns(fresh, await list_fields(ctx))).put_into(draft)
    draft.step, draft.report, draft.version = ImportStep.MAPPING, None, draft.version + 1
    await ctx.session.flush()
    return await get_import(ctx, import_id)


async def _remembered(ctx: Writing, layout: Layout) -> Any:
    """What was chosen the last time for a table with these titles."""
    if not any(layout.titles.values()):
        # Without titles, one list is like every other.
        return None
    columns = (RememberedLayout.mapping, RememberedLayout.options, RememberedLayout.name)
    digest = layout_key(layout.titles.values())
    return await ctx.first(select(*columns).where(RememberedLayout.digest == digest))
