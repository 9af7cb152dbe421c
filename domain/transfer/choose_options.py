"""Choose what an import does besides reading its columns. Whatever was checked is void then."""

from dataclasses import replace
from typing import Any

from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.fields.queries import get_field
from domain.journal.boundary import Writing
from domain.transfer.finding import import_to_change
from domain.transfer.given import Given, GivenKind, checked_given
from domain.transfer.import_work import stop_work
from domain.transfer.layout import Layout
from domain.transfer.options import Emptied, Filled, ImportOptions, MatchBy
from domain.transfer.own_cells import KEY_KINDS
from domain.transfer.queries import get_import
from domain.transfer.tables import ImportDraft, ImportStep
from domain.transfer.views import ImportView


async def choose_way(
    ctx: Writing,
    import_id: int,
    version: int,
    *,
    match: MatchBy | None = None,
    filled: Filled | None = None,
    emptied: Emptied | None = None,
) -> ImportView:
    """What rows are known by, and what becomes of filled and of emptied cells; None leaves a choice as it is.

    All of these raise `NotFoundError` (of the import or of what is given), `ImportStateError` once the import runs,
    `ChangedMeanwhileError` if somebody was faster.
    """
    ctx.require(Permission.IMPORT)
    draft = await import_to_change(ctx, import_id, version=version)
    if match is MatchBy.OWN:
        # By which field? `know_by_field` is told.
        raise InvalidValueError(field="match", reason="no-key")
    chosen = {"match": match, "filled": filled, "emptied": emptied}
    return await _put(ctx, draft, **{name: value for name, value in chosen.items() if value is not None})


async def know_by_field(ctx: Writing, import_id: int, version: int, field_id: int) -> ImportView:
    """Know rows by the value of an own field that the file has a column for, such as a contract's number.

    `InvalidValueError` for a field whose values many cards share (a choice, a day) or that no column means.
    """
    ctx.require(Permission.IMPORT)
    draft = await import_to_change(ctx, import_id, version=version)
    field = await get_field(ctx, field_id)
    layout = Layout.from_json(draft.layout or {})
    if field.kind not in KEY_KINDS or field_id not in layout.own.values():
        raise InvalidValueError(field="match", reason="no-key")
    return await _put(ctx, draft, match=MatchBy.OWN, match_field=field_id)


async def give_category(ctx: Writing, import_id: int, version: int, category_id: int | None) -> ImportView:
    """The category of all rows that don't say one; None for none."""
    ctx.require(Permission.IMPORT)
    return await _give(ctx, import_id, version, Given(GivenKind.CATEGORY, category_id))


async def give_stage(ctx: Writing, import_id: int, version: int, stage_id: int | None) -> ImportView:
    """The stage of all rows that don't say one; a column of stages is then read in the funnel of this one."""
    ctx.require(Permission.IMPORT)
    return await _give(ctx, import_id, version, Given(GivenKind.STAGE, stage_id))


async def give_responsible(ctx: Writing, import_id: int, version: int, member_id: int | None) -> ImportView:
    """Who is responsible for all clients of whom neither file nor card says it.

    Somebody who sees only his own clients stays responsible for what he brings: `InvalidValueError`.
    """
    ctx.require(Permission.IMPORT)
    return await _give(ctx, import_id, version, Given(GivenKind.RESPONSIBLE, member_id))


async def give_tags(ctx: Writing, import_id: int, version: int, tags: list[str]) -> ImportView:
    """The tags that all rows get; an empty list for none. `InvalidValueError` for a tag that can't be one."""
    ctx.require(Permission.IMPORT)
    return await _give(ctx, import_id, version, Given(GivenKind.TAGS, tags=tuple(tags)))


async def give_source(ctx: Writing, import_id: int, version: int, source: str) -> ImportView:
    """Where all new clients came from, in a few words; an empty text for none."""
    ctx.require(Permission.IMPORT)
    return await _give(ctx, import_id, version, Given(GivenKind.SOURCE, source=source))


async def _give(ctx: Writing, import_id: int, version: int, given: Given) -> ImportView:
    draft = await import_to_change(ctx, import_id, version=version)
    return await _put(ctx, draft, **await checked_given(ctx, given))


async def _put(ctx: Writing, draft: ImportDraft, **chosen: Any) -> ImportView:
    if draft.step is ImportStep.CHECKING:
        await stop_work(ctx, draft)
    options = replace(ImportOptions.from_json(draft.options), **chosen)
    draft.options, draft.report = options.to_json() or None, None
    draft.step = ImportStep.MAPPING
    draft.version += 1
    await ctx.session.flush()
    return await get_import(ctx, draft.id)
