"""Ask for a table of clients."""

from collections.abc import Collection

from domain.audience.audience import Audience
from domain.audience.filter import ClientFilter
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.journal.boundary import Writing
from domain.transfer.export_fields import ExportField, chosen_fields
from domain.work.kinds import JobKind
from domain.work.queue_job import queue_job
from domain.work.views import JobView

#: An Excel workbook, a CSV in a zip, or cards that a phone takes into its contacts.
EXPORT_KINDS = frozenset({"xlsx", "csv", "vcf"})


async def start_export(
    ctx: Writing,
    wanted: ClientFilter | Audience,
    kind: str,
    chat_id: int,
    *,
    fields: Collection[ExportField] = (),
    own: bool = True,
) -> JobView:
    """Have these clients written into files; no `fields` means all of them, `own` adds the team's own ones.

    What the member may see is asked when the job runs, not now. Raises `InvalidValueError` for an unknown kind.
    """
    ctx.require(Permission.EXPORT)
    if kind not in EXPORT_KINDS:
        raise InvalidValueError(field="kind", reason="unknown")
    audience = wanted if isinstance(wanted, Audience) else Audience(wanted=wanted)
    parameters = {"audience": audience.to_json(), "kind": kind, "fields": list(chosen_fields(fields)), "own": own}
    return await queue_job(ctx, JobKind.EXPORT, parameters, chat_id=chat_id)


def audience_of(parameters: dict[str, object]) -> Audience:
    """Whom an export job is about; jobs of an earlier program keep a filter alone."""
    body = parameters.get("audience") or {"filter": parameters.get("filter")}
    assert isinstance(body, dict)
    return Audience.from_json(body)
