"""The job that writes what has come of a campaign: a table by recipient, and a picture."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from domain.accounts.tables import ActionKind
from domain.actions.queries import counts_of
from domain.actions.tables import ActionState, Reason
from domain.base.actor import Permission
from domain.campaigns.queries import campaign_of_job
from domain.campaigns.results import ResultRow, count_answers, list_results
from domain.campaigns.rules import HAS_OBJECTS, LONGEST_TEXT
from domain.files.queries import get_logo
from domain.files.store import FileStore
from domain.files.tables import FileKind
from domain.journal.boundary import reading
from domain.journal.kinds import ChangeKind
from domain.team.queries import get_team
from jobs.campaigns.picture import Part, Shade, draw_result
from jobs.files.frames import Value
from jobs.files.writer import MAX_ROWS, Column, open_table
from jobs.transfer.say import Say, family
from jobs.transfer.tables_out import keep_written
from jobs.work.run import JobHandler, JobRun

#: Recipients that are read at once.
PAGE = 1_000

_state_key = family("campaigns-action", ActionState)
_reason_key = family("campaigns-reason", Reason)
#: In the order of the picture.
_SHADES = {
    ActionState.DONE: Shade.DONE,
    ActionState.PLANNED: Shade.WAITING,
    ActionState.SENDING: Shade.WAITING,
    ActionState.UNSURE: Shade.UNSURE,
    ActionState.FAILED: Shade.FAILED,
    ActionState.SKIPPED: Shade.SKIPPED,
}
#: How many recipients have come to this state for this reason.
Found = Counter[tuple[ActionState, Reason | None]]


def report_job(store: FileStore, say: Say) -> JobHandler:
    """Handler of `campaign-report`. Result: `file_ids`, the picture (if there is anything to draw) and the table.

    Begun again after a kill it writes both anew; a file that was made and not kept is forgotten.
    """

    async def handle(run: JobRun) -> dict[str, Any]:
        run.actor.require(Permission.EDIT_CLIENTS)
        if run.job.result:
            return run.job.result
        table, found = await _table(run, store, say)
        paths = [table]
        if found:
            paths.insert(0, await _picture(run, store, say, found))
        async with run.chunk(ChangeKind.WORK) as ctx:
            kept = [(await keep_written(ctx, store, path, FileKind.EXPORT)).id for path in paths]
            result = {"file_ids": kept}
            run.progress(found.total(), result=result)
        return result

    return handle


async def _table(run: JobRun, store: FileStore, say: Say) -> tuple[Path, Found]:
    """The table, and what it says, counted."""
    locale, zone, job_id = run.actor.locale, ZoneInfo(run.actor.zone), run.job.parameters["job_id"]
    async with reading(run.database, run.actor, run.clock) as look:
        total = (await counts_of(look, job_id)).total
        kind = (await campaign_of_job(look, job_id)).kind
    columns = _columns(kind, locale, zone, say)
    path = store.new_path(FileKind.EXPORT, say(locale, "campaigns-report-name", {"name": run.job.title}))
    heads = [each.column for each in columns]
    found: Found = Counter()
    after = 0
    async with open_table(path, kind="xlsx", columns=heads, sheet=say(locale, "campaigns-report-sheet", {})) as table:
        while table.rows < MAX_ROWS:
            limit = min(PAGE, MAX_ROWS - table.rows)
            async with reading(run.database, run.actor, run.clock) as look:
                page = await list_results(look, job_id, after=after, limit=limit)
            if not page:
                break
            await table.write([column.cell(each) for column in columns] for each in page)
            found.update((each.state, each.reason) for each in page)
            after = page[-1].action_id
            async with run.chunk(ChangeKind.WORK):
                run.progress(table.rows, total)
    return table.path, found


@dataclass(frozen=True, slots=True)
class _ReportColumn:
    """One column, and what stands in it."""

    column: Column
    cell: Callable[[ResultRow], Value]


def _columns(kind: ActionKind, locale: str, zone: ZoneInfo, say: Say) -> list[_ReportColumn]:
    """Who, by which account, what, what became of it, why, and when; what the kind does not have has no column."""

    def words(key: str) -> str:
        return say(locale, key, {})

    def moment(at: datetime | None) -> Value:
        return None if at is None else at.astimezone(zone).replace(tzinfo=None, microsecond=0)

    def page(row: ResultRow) -> Value:
        return f"https://vk.com/{row.address}" if row.address else None

    def about(row: ResultRow) -> Value:
        if row.object is None:
            return None
        number = row.object.removeprefix("post") if row.object != "avatar" else "0"
        return say(locale, "campaigns-report-object", {"number": int(number)})

    found = [
        _ReportColumn(Column(words("campaigns-report-client"), 32), lambda row: row.name),
        _ReportColumn(Column(words("campaigns-report-page"), 28), page),
        _ReportColumn(Column(words("campaigns-report-account"), 28), lambda row: row.account),
    ]
    if kind in HAS_OBJECTS:
        link = Column(words("campaigns-report-target"), 34)
        found.append(_ReportColumn(Column(words("campaigns-report-about"), 22), about))
        found.append(_ReportColumn(link, lambda row: f"https://vk.com/{row.target}" if row.target else None))
    found += [
        _ReportColumn(Column(words("campaigns-report-state"), 26), lambda row: words(_state_key(row.state))),
        _ReportColumn(
            Column(words("campaigns-report-reason"), 40),
            lambda row: words(_reason_key(row.reason)) if row.reason is not None else None,
        ),
        _ReportColumn(Column(words("campaigns-report-error"), 12), lambda row: row.problem),
        _ReportColumn(_moments(words("campaigns-report-moment")), lambda row: moment(row.ended_at)),
    ]
    if kind is ActionKind.MESSAGE:
        found.append(_ReportColumn(_moments(words("campaigns-report-answered")), lambda row: moment(row.answered_at)))
    if kind in LONGEST_TEXT:
        found.append(_ReportColumn(Column(words("campaigns-report-text"), 80), lambda row: row.text))
    return found


def _moments(title: str) -> Column:
    return Column(title, 20, format="dd.mm.yyyy hh:mm")


async def _picture(run: JobRun, store: FileStore, say: Say, found: Found) -> Path:
    locale = run.actor.locale
    async with reading(run.database, run.actor, run.clock) as look:
        kind = (await campaign_of_job(look, run.job.parameters["job_id"])).kind
        answers = await count_answers(look, run.job.parameters["job_id"])
    recipients = say(locale, "campaigns-report-recipients", {"kind": kind.value, "count": found.total()})
    if answers:
        recipients += " · " + say(locale, "campaigns-report-answers", {"count": answers})
    company, logo = await _company(run, store)
    subtitle = f"{company} · {recipients}" if company else recipients
    rest = say(locale, "campaigns-report-rest", {})
    parts = list(_parts(found, locale, say))
    content = await asyncio.to_thread(draw_result, run.job.title, subtitle, parts, rest=rest, logo=logo)
    path = store.new_path(FileKind.EXPORT, say(locale, "campaigns-report-picture", {"name": run.job.title}))
    path = path.with_name(f"{path.name}.png")
    await asyncio.to_thread(path.write_bytes, content)
    return path


async def _company(run: JobRun, store: FileStore) -> tuple[str, bytes | None]:
    """What the company is called, and its logo if it is here."""
    async with reading(run.database, run.actor, run.clock) as look:
        name, file = (await get_team(look)).name, await get_logo(look)
    if file is None or file.path is None:
        return name, None
    path = store.path_of(file.path)
    return name, await asyncio.to_thread(path.read_bytes) if path.is_file() else None


def _parts(found: Found, locale: str, say: Say) -> Iterable[Part]:
    """What came of whom, and why: the more frequent first within each state."""
    for state, shade in _SHADES.items():
        for (of, reason), count in found.most_common():
            if of is state:
                key = _state_key(state) if reason is None else _reason_key(reason)
                yield Part(say(locale, key, {}), count, shade, str(count))
