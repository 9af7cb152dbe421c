"""How far a job has come, as a line of text, with the buttons that steer it."""

from typing import Any

from aiogram.types import InlineKeyboardButton

from bot.kit.enum_words import kept_error_key, key_of, worded
from bot.kit.screen import button
from bot.kit.words import Html, Words
from bot.work.presses import Steer, SteerPress
from domain.transfer.errors import FileRefusedError
from domain.transfer.problems import FileProblem
from domain.work.kinds import JobKind
from domain.work.tables import JobState, JobWish
from domain.work.views import JobView

worded("work-kind")(JobKind)
worded("work-state")(JobState)
worded("work-wish")(JobWish)
worded("work-steer")(Steer)
worded("transfer-problem")(FileProblem)

_CELLS = 10

ICONS = {
    JobState.SCHEDULED: "🕓",
    JobState.RUNNING: "⏳",
    JobState.PAUSED: "⏸",
    JobState.DONE: "✅",
    JobState.FAILED: "⚠️",
    JobState.CANCELLED: "✖",
}


def title_of(words: Words, job: JobView) -> str:
    """What the job is about: its kind, and the file's name if it has one."""
    kind = words.text(key_of(JobKind(job.kind)))
    return f"{kind}: {job.title}" if job.title else kind


def bar(words: Words, job: JobView) -> Html:
    """`▓▓▓▓░░░░░░ 43 % · 4 300 из 10 000`; without a total only the count, and nothing before the first row."""
    if job.total:
        share = min(1.0, job.done / job.total)
        full = int(share * _CELLS)
        cells = "▓" * full + "░" * (_CELLS - full)
        return words.html("work-bar", cells=cells, percent=int(share * 100), done=job.done, total=job.total)
    return words.html("work-bar-open", done=job.done) if job.done else Html()


def state_of(words: Words, job: JobView) -> Html:
    """The state in words, or what a running job has been told to do next."""
    if job.state is JobState.RUNNING and job.wish is not None:
        return words.html(key_of(job.wish))
    return words.html(key_of(job.state))


def tell_problem(words: Words, problem: dict[str, Any] | None) -> Html:
    """Why a job failed, with what one can do about it; `problem` as the job's row keeps it."""
    code, data = (problem or {}).get("code", ""), (problem or {}).get("data", {})
    if code == FileRefusedError.code and data.get("reason") in set(FileProblem):
        return words.html(key_of(FileProblem(data["reason"])))
    key = kept_error_key(code)
    # A row may be older than the program that reads it.
    return words.html(key, **data) if words.has(key) else words.html("error-unexpected")


def steering(words: Words, job: JobView, *, in_list: bool = False) -> list[InlineKeyboardButton]:
    """The buttons that make sense in the job's state."""
    return [
        button(words.text(key_of(act)), SteerPress(job_id=job.id, act=act, in_list=int(in_list))) for act in _acts(job)
    ]


def _acts(job: JobView) -> tuple[Steer, ...]:
    match job.state:
        case JobState.RUNNING if job.wish is JobWish.CANCEL:
            return ()
        case JobState.PAUSED:
            return Steer.RESUME, Steer.CANCEL
        case JobState.RUNNING if job.wish is JobWish.PAUSE:
            return Steer.RESUME, Steer.CANCEL
        case JobState.SCHEDULED | JobState.RUNNING:
            return Steer.PAUSE, Steer.CANCEL
        case JobState.FAILED if job.kind != JobKind.IMPORT_LOOK:
            # A file that was not understood is better sent again: nothing of it is in the base.
            return (Steer.RETRY,)
    return ()
