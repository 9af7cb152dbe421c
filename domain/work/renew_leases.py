"""Keep the jobs of a living worker."""

from collections.abc import Collection
from datetime import timedelta

from sqlalchemy import or_, update

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.work.queries import held
from domain.work.tables import Job
from domain.work.views import Lease


async def renew_leases(ctx: Writing, leases: Collection[Lease], lease: timedelta) -> set[Lease]:
    """Prolong these leases from now on; gives those that are lost."""
    ctx.require(Permission.SYSTEM)
    if not leases:
        return set()
    query = update(Job).where(or_(*map(held, leases))).values(lease_until=ctx.clock() + lease)
    kept = await ctx.execute(query.returning(Job.id, Job.fence))
    return set(leases) - {Lease(row.id, row.fence) for row in kept}
