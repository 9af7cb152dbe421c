"""/jobs: what runs in the background, what waits and for how long, and below it what ran lately."""

from collections.abc import Mapping
from datetime import datetime

from bot.kit.call import Call, Said, Turn
from bot.kit.presses import HeldPress, HomePress, JobsPress
from bot.kit.registry import on_command, on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from bot.work.bar import ICONS, title_of
from bot.work.presses import JobPress
from domain.base.actor import Permission
from domain.campaigns.held import ends_of_jobs
from domain.team.queries import list_members
from domain.work.queries import list_jobs, list_open_jobs, places_in_line
from domain.work.rules import ENDED, expected_end
from domain.work.views import JobView

PAGE = 8
#: So many jobs that have not ended are shown; a team never has as many.
OPEN_SHOWN = 20


async def jobs_screen(turn: Turn, before_id: int = 0) -> Screen:
    """What has not ended, in the order of the line, then a page of what has, the newest first."""
    words = turn.words
    async with turn.reading() as ctx:
        going = [] if before_id else await list_open_jobs(ctx, OPEN_SHOWN)
        places = await places_in_line(ctx) if going else {}
        ends = await ends_of_jobs(ctx, going)
        found = await list_jobs(ctx, PAGE + 1, before_id=before_id or None, ended=True)
        members = {member.id: member.name for member in await list_members(ctx)}
    told = [_told(turn, job, places, ends) for job in going]
    head = words.html("work-jobs") if going or found else words.html("work-jobs-none")
    screen = Screen(Html.lines([head, Html.lines(told)], "\n\n"))
    for job in [*going, *found[:PAGE]]:
        screen.row(button(_line(turn, job, members), JobPress(job_id=job.id)))
    screen.row(
        button(words.text("work-jobs-newest"), JobsPress()) if before_id else None,
        button(words.text("work-jobs-older"), JobsPress(before_id=found[PAGE - 1].id)) if len(found) > PAGE else None,
    )
    held = button(words.text("work-held"), HeldPress()) if turn.actor.may(Permission.EDIT_CLIENTS) else None
    return screen.row(held, button(words.text("kit-home"), HomePress()))


def _told(turn: Turn, job: JobView, places: Mapping[int, tuple[int, int]], ends: Mapping[int, datetime | None]) -> Html:
    """What a button has no room for: when it will be done, or the place in the line."""
    words, now = turn.words, turn.services.clock()
    end = ends[job.id] if job.id in ends else expected_end(job, now)
    about = Html()
    if end is not None:
        about = words.html("work-line-end", moment=words.moment(end, turn.zone, now=now))
    elif job.id in places and job.run_at is not None and job.run_at > now:
        about = words.html("work-line-starts", moment=words.moment(job.run_at, turn.zone, now=now))
    elif job.id in places and places[job.id][1] > 1:
        place, total = places[job.id]
        about = words.html("work-line-place", place=place, total=total)
    title = words.html("work-title", icon=ICONS[job.state], title=title_of(words, job))
    return Html.lines([title, about], " · ") if about else title


def _line(turn: Turn, job: JobView, members: dict[int, str]) -> str:
    """A job in one line; of somebody else's also whose it is."""
    is_other = job.member_id is not None and job.member_id != turn.actor.member_id
    share = f"{100 * job.done // job.total} %" if job.total and job.state not in ENDED else ""
    parts = (title_of(turn.words, job), share, members.get(job.member_id or 0, "") if is_other else "")
    return f"{ICONS[job.state]} " + " · ".join(part for part in parts if part)


@on_press(JobsPress, Permission.SEE_CLIENTS)
async def press_jobs(call: Call, press: JobsPress) -> None:
    """A page of the list."""
    await call.show(await jobs_screen(call, press.before_id))


@on_command("jobs", Permission.SEE_CLIENTS)
async def say_jobs(said: Said) -> None:
    """The list as a new message."""
    await said.show(await jobs_screen(said))
