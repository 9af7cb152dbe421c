"""Harvests that run again by themselves: «new followers every day», and who came and who left since the last time."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, select

from domain.audience.tables import HarvestMember
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.base.tables import table_of
from domain.journal.boundary import Reading, Writing
from domain.journal.bulk import bulk_insert
from domain.subscribers.finding import OPEN, harvest_to_change
from domain.subscribers.queries import get_harvest
from domain.subscribers.tables import Harvest, HarvestStep
from domain.subscribers.views import HarvestView
from domain.team.tables import Member
from domain.work.kinds import JobKind
from domain.work.queue_job import queue_job
from domain.work.rules import ENDED
from domain.work.tables import Job

#: Every so many days; 0 is never.
RHYTHMS = (0, 1, 7, 30)
#: So many harvests are begun by one tick: the others by the next.
MOST_AT_ONCE = 20
#: Given up, or about to be chosen anew.
_NOT_NOW = frozenset({HarvestStep.CANCELLED, HarvestStep.LOOKING, HarvestStep.READING, HarvestStep.CHECKING})
#: So many of those who left are named.
NAMED = 10


async def repeat_harvest(ctx: Writing, harvest_id: int, days: int) -> HarvestView:
    """Have it run again every so many days (0: never again), the first time so many days from now.

    Raises `NotFoundError`, `HarvestStateError`, `InvalidValueError` for a rhythm that is none of `RHYTHMS`.
    """
    ctx.require(Permission.IMPORT)
    if days not in RHYTHMS:
        raise InvalidValueError(field="days", reason="range")
    harvest = await harvest_to_change(ctx, harvest_id, OPEN | {HarvestStep.RUNNING})
    harvest.repeat_days = days
    harvest.next_run_at = ctx.clock() + timedelta(days=days) if days else None
    await ctx.session.flush()
    return await get_harvest(ctx, harvest_id)


async def has_due_harvests(ctx: Reading) -> bool:
    """Whether any is due, so that most ticks need not write."""
    ctx.require(Permission.SYSTEM)
    return await ctx.scalar(select(Harvest.id).where(Harvest.next_run_at <= ctx.clock()).limit(1)) is not None


async def start_due_harvests(ctx: Writing) -> int:
    """Begin the harvests whose time has come, each with the rights of its member; gives how many.

    What is at work already, or belongs to somebody who has left, is passed by till the next time. A time that was
    missed is made up for once, not as often as it was missed.
    """
    ctx.require(Permission.SYSTEM)
    now, begun = ctx.clock(), 0
    due = select(Harvest).where(Harvest.next_run_at <= now).order_by(Harvest.id).limit(MOST_AT_ONCE)
    for harvest in (await ctx.session.execute(due.with_for_update(skip_locked=True))).scalars().all():
        harvest.next_run_at = _following(harvest.next_run_at or now, harvest.repeat_days, now)
        if not harvest.runs or harvest.step in _NOT_NOW or not await _is_free(ctx, harvest):
            continue
        job = await queue_job(
            ctx,
            JobKind.HARVEST_RUN,
            {"harvest_id": harvest.id, "by_itself": True},
            title=(await get_harvest(ctx, harvest.id)).title,
            member_id=harvest.member_id,
        )
        harvest.job_id, harvest.step = job.id, HarvestStep.RUNNING
        begun += 1
    await ctx.session.flush()
    return begun


async def _is_free(ctx: Reading, harvest: Harvest) -> bool:
    works = select(Job.id).where(Job.id == harvest.job_id, Job.state.not_in(ENDED))
    member = select(Member.id).where(Member.id == harvest.member_id, Member.is_active.is_(True))
    return await ctx.scalar(works) is None and await ctx.scalar(member) is not None


def _following(due: datetime, days: int, now: datetime) -> datetime | None:
    """The next time after now, in the same rhythm."""
    if not days:
        return None
    missed = (now - due) // timedelta(days=days)
    return due + timedelta(days=days) * (missed + 1)


async def note_members(ctx: Writing, list_id: int, run: int, vk_ids: Sequence[int]) -> None:
    """Note that these were in the list in this run."""
    ctx.require(Permission.IMPORT)
    columns = {"list_id": list_id, "vk_id": list(vk_ids), "first_run": run, "last_run": run}
    await bulk_insert(ctx, HarvestMember, len(vk_ids), columns, known_by=["list_id", "vk_id"], renews=["last_run"])


@dataclass(frozen=True, slots=True)
class Difference:
    """How many joined and how many left since the run before; `gone` are the ids of some of the latter."""

    joined: int = 0
    left: int = 0
    gone: tuple[int, ...] = ()


async def compare_runs(ctx: Writing, list_ids: Collection[int], run: int) -> Difference:
    """What has changed in these lists since the run before. Who has left is forgotten then.

    Of a list that is noted for the first time nobody has joined: nothing is known of before.
    """
    ctx.require(Permission.IMPORT)
    table, joined, left = table_of(HarvestMember), 0, 0
    gone: list[int] = []
    for list_id in list_ids:
        mine = table.c.list_id == list_id
        before = await ctx.scalar(select(table.c.vk_id).where(mine, table.c.first_run < run).limit(1))
        if before is not None:
            joined += await _count(ctx, mine, table.c.first_run == run)
        is_gone = (mine, table.c.last_run < run)
        left += await _count(ctx, *is_gone)
        gone += await ctx.column(select(table.c.vk_id).where(*is_gone).order_by(table.c.vk_id).limit(NAMED))
        await ctx.execute(delete(table).where(*is_gone))
    return Difference(joined, left, tuple(gone[:NAMED]))


async def _count(ctx: Reading, *conditions: ColumnElement[bool]) -> int:
    return int(await ctx.scalar(select(func.count()).select_from(HarvestMember).where(*conditions)) or 0)
