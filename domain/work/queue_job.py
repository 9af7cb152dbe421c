"""Give work to the background."""

from datetime import datetime
from typing import Any

from domain.base.actor import Permission
from domain.base.views import view_of
from domain.journal.boundary import Writing
from domain.work.finding import start_of
from domain.work.tables import Job, JobState
from domain.work.views import JobView


async def queue_job(
    ctx: Writing,
    kind: str,
    parameters: dict[str, Any],
    *,
    title: str = "",
    file_id: int | None = None,
    chat_id: int | None = None,
    run_at: datetime | None = None,
    total: int | None = None,
    member_id: int | None = None,
) -> JobView:
    """Make a job of the actor's; it starts at `run_at`, or as soon as a worker is free.

    With a `file_id` it starts when the file's bytes have arrived, which may have happened already. `title` names the
    job in lists (a file's name, say), `chat_id` is the chat of its progress message. What the member may do is checked
    by whoever queues, and again by the job itself. With `member_id` the program itself makes a job for that member.
    Raises `FileNotHereError`, `NotFoundError` (of the file).
    """
    ctx.require(Permission.SEE_CLIENTS if member_id is None else Permission.SYSTEM)
    job = Job(
        kind=kind,
        state=JobState.SCHEDULED,
        title=title[:256],
        parameters=parameters,
        file_id=file_id,
        member_id=ctx.actor.member_id if member_id is None else member_id,
        chat_id=chat_id,
        total=total,
        created_at=ctx.clock(),
        run_at=await start_of(ctx, file_id, run_at),
    )
    return view_of(await ctx.add(job), JobView)
