"""Choose how a file is read: its sheet, its header, the meaning of each column. Whatever was checked is void then."""

from collections.abc import Container
from dataclasses import replace

from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.fields.queries import get_field
from domain.journal.boundary import Writing
from domain.transfer.finding import import_to_change
from domain.transfer.import_work import stop_work
from domain.transfer.layout import PRODUCTS, REPEATABLE, FileFormat, FileLook, ImportField, Layout
from domain.transfer.queries import get_import
from domain.transfer.recognise import with_header
from domain.transfer.tables import ImportDraft, ImportStep
from domain.transfer.understand_import import suggested
from domain.transfer.views import ImportView


async def choose_sheet(ctx: Writing, import_id: int, version: int, sheet: int) -> ImportView:
    """Read this sheet (from 0), with what its own columns seem to mean.

    All of these raise `NotFoundError`, `ImportStateError` once the import runs, `ChangedMeanwhileError` if somebody was
    faster, `InvalidValueError` for a sheet, row or column that the file doesn't have.
    """
    ctx.require(Permission.IMPORT)
    draft = await import_to_change(ctx, import_id, version=version)
    look = _look(draft)
    _must_be_among(range(len(look.sheets)), sheet, field="sheet")
    return await _begin(ctx, draft, look, sheet)


async def choose_header(ctx: Writing, import_id: int, version: int, row: int | None) -> ImportView:
    """Take this row of the sample (from 0) for the header, or None if the table has none."""
    ctx.require(Permission.IMPORT)
    draft = await import_to_change(ctx, import_id, version=version)
    look, layout = _look(draft), _layout(draft)
    index = look.index_of(layout.sheet)
    sheet = look.sheets[index]
    if look.format is FileFormat.VCARD:
        raise InvalidValueError(field="header", reason="not-a-table")
    if row is not None:
        _must_be_among(range(len(sheet.sample)), row, field="header")
    sheets = [*look.sheets[:index], with_header(sheet, row), *look.sheets[index + 1 :]]
    look = replace(look, sheets=tuple(sheets))
    return await _begin(ctx, draft, look, index)


async def map_column(ctx: Writing, import_id: int, version: int, index: int, field: ImportField) -> ImportView:
    """Give a column this meaning. A field that can stand only once leaves the column that had it."""
    ctx.require(Permission.IMPORT)
    draft = await import_to_change(ctx, import_id, version=version)
    look, layout = _look(draft), _layout(draft)
    _must_be_among(layout.mapping, index, field="column")
    if field is ImportField.OWN:
        # Which of them? `map_own_column` is told.
        raise InvalidValueError(field="column", reason="unknown")
    mapping = dict(layout.mapping)
    if field not in REPEATABLE:
        mapping = {other: ImportField.IGNORE if had is field else had for other, had in mapping.items()}
    mapping[index] = field
    return await _put(ctx, draft, look, layout.with_mapping(mapping))


async def map_own_column(ctx: Writing, import_id: int, version: int, index: int, field_id: int) -> ImportView:
    """Let a column mean one of the team's own fields, or `PRODUCTS`. A field leaves the column that had it.

    Raises what `map_column` raises, and `NotFoundError` if the field is gone.
    """
    ctx.require(Permission.IMPORT)
    draft = await import_to_change(ctx, import_id, version=version)
    look, layout = _look(draft), _layout(draft)
    _must_be_among(layout.mapping, index, field="column")
    mapping, own = dict(layout.mapping), dict(layout.own)
    if field_id != PRODUCTS:
        await get_field(ctx, field_id)
        for other in [other for other, had in own.items() if had == field_id]:
            mapping[other] = ImportField.IGNORE
    mapping[index], own[index] = ImportField.OWN, field_id
    return await _put(ctx, draft, look, layout.with_mapping(mapping, own))


def _look(draft: ImportDraft) -> FileLook:
    # In every step from MAPPING on, both are there.
    return FileLook.from_json(draft.look or {})


def _layout(draft: ImportDraft) -> Layout:
    return Layout.from_json(draft.layout or {})


def _must_be_among(known: Container[int], given: int, *, field: str) -> None:
    if given not in known:
        raise InvalidValueError(field=field, reason="unknown")


async def _begin(ctx: Writing, draft: ImportDraft, look: FileLook, sheet: int) -> ImportView:
    """With another sheet or header the table is another one: what was remembered for it, or for none, holds."""
    suggestion = await suggested(ctx, look, sheet)
    suggestion.put_into(draft)
    return await _put(ctx, draft, look, suggestion.layout)


async def _put(ctx: Writing, draft: ImportDraft, look: FileLook, layout: Layout) -> ImportView:
    if draft.step is ImportStep.CHECKING:
        await stop_work(ctx, draft)
    draft.look, draft.layout, draft.report = look.to_json(), layout.to_json(), None
    draft.step = ImportStep.MAPPING
    draft.version += 1
    await ctx.session.flush()
    return await get_import(ctx, draft.id)
