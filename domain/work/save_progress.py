"""Save how far a job has come."""

from datetime import timedelta
from typing import Any

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.work.steering import write_held
from domain.work.views import JobView, Lease


async def save_progress(
    ctx: Writing,
    lease: Lease,
    *,
    done: int | None = None,
    total: int | None = None,
    cursor: dict[str, Any] | None = None,
    result: dict[str, Any] | None = None,
    change_id: int | None = None,
    prolong: timedelta | None = None,
) -> JobView:
    """Save the progress in the transaction of the work itself, so that the two never part; None leaves a value.

    `prolong` keeps the lease from now on. The view tells what a person wants of the job meanwhile (`wish`). Raises
    `LeaseLostError` if somebody else has the job: then the work of this transaction must not be committed.
    It is called with the rights of the job's member: the lease is what proves the right to write.
    """
    ctx.require(Permission.SEE_CLIENTS)
    given = {"done": done, "total": total, "cursor": cursor, "result": result, "change_id": change_id}
    values: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if prolong is not None:
        values["lease_until"] = ctx.clock() + prolong
    return await write_held(ctx, lease, crashes=0, **values)
