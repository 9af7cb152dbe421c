"""Ask for a table of clients."""

from collections.abc import Collection

from domain.audience.filter import ClientFilter
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.journal.boundary import Writing
from domain.transfer.export_fields import ExportField, chosen_fields
from domain.work.kinds import JobKind
from domain.work.queue_job import queue_job
from domain.work.views import JobView

#: The kinds of table: an Excel workbook, or a CSV in a zip.
EXPORT_KINDS = frozenset({"xlsx", "csv"})


async def start_export(
    ctx: Writing, wanted: ClientFilter, kind: str, chat_id: int, *, fields: Collection[ExportField] = ()
) -> JobView:
    """Have the clients of this filter written into files; no `fields` means all of them.

    What the member may see is asked when the job runs, not now. Raises `InvalidValueError` for an unknown kind.
    """
    ctx.require(Permission.EXPORT)
    if kind not in EXPORT_KINDS:
        raise InvalidValueError(field="kind", reason="unknown")
    parameters = {"filter": wanted.to_json(), "kind": kind, "fields": list(chosen_fields(fields))}
    return await queue_job(ctx, JobKind.EXPORT, parameters, chat_id=chat_id)
