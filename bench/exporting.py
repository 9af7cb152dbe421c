"""Goal 7: all clients out, as csv in a zip and as a workbook, beside the barest writers of the same cells."""

import asyncio
import csv
import itertools
import sqlite3
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import xlsxwriter

from bench.base import OWNER, Importing, open_base, settings_in
from bench.measure import Measure
from domain.audience.filter import ClientFilter
from domain.base.actor import Actor
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.transfer.start_export import start_export
from domain.work.queries import get_job
from domain.work.tables import JobState
from jobs.work.runner import Runner

_KINDS = ("phone", "email", "vk", "telegram", "whatsapp", "skype", "ok", "instagram", "site", "other")
_LISTED = ",\n  ".join(
    f"(SELECT group_concat(address, char(10)) FROM channel WHERE client_id = c.id AND kind = '{kind}')"
    for kind in _KINDS
)
#: The cells that our export has, as a bare program would read them; ours has a stamp of every row besides.
_CELLS = f"""
SELECT c.id, c.name, c.last_name, c.first_name, c.middle_name, c.company, {_LISTED},
  (SELECT group_concat(substr(address, 3), char(10)) FROM channel
    WHERE client_id = c.id AND kind = 'vk' AND address LIKE 'id%'),
  c.city, c.birth_year || '-' || c.birth_month || '-' || c.birth_day, c.sex, category.name,
  (SELECT s.name FROM client_stage cs JOIN stage s ON s.id = cs.stage_id WHERE cs.client_id = c.id LIMIT 1),
  (SELECT group_concat(t.name, ', ') FROM client_tag ct JOIN tag t ON t.id = ct.tag_id WHERE ct.client_id = c.id),
  member.name, (SELECT text FROM note WHERE client_id = c.id AND deleted_at IS NULL ORDER BY id DESC LIMIT 1),
  c.last_touch_at, c.next_touch_on,
  (SELECT sum(amount) FROM deal WHERE client_id = c.id AND deleted_at IS NULL),
  (SELECT kind FROM client_source WHERE client_id = c.id ORDER BY came_at, id LIMIT 1), c.created_at
FROM client c LEFT JOIN category ON category.id = c.category_id LEFT JOIN member ON member.id = c.responsible_id
WHERE c.deleted_at IS NULL ORDER BY c.id
"""
_EVERYBODY = ClientFilter()
_SHEET = (
    '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns='
    '"http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
)


async def measure_export(rows: int, folder: Path) -> list[Measure]:
    """Each of our two exports, then the floors on the same base."""
    settings = settings_in(folder)
    async with open_base(settings) as (database, actor):
        importing = Importing(settings, database, actor)
        await importing.run(await importing.check(rows, folder))
        ours = {kind: await export_all(importing.runner, database, actor, kind) for kind in ("csv", "xlsx")}
        await importing.stop()
    base = settings.data_dir / "touchbase.db"
    raw = await asyncio.to_thread(raw_csv_seconds, base, folder / "raw.csv")
    streamed = await asyncio.to_thread(_timed, _raw_xlsx, base, folder / "raw.xlsx")
    library = await asyncio.to_thread(_timed, _xlsxwriter, base, folder / "library.xlsx")
    return [
        Measure(f"7 export of {rows:,}, csv in a zip (floor: bare csv of the same cells)", ours["csv"], "s", raw, 2.0),
        Measure("7 export, xlsx (floor: hand-streamed XML of the same cells)", ours["xlsx"], "s", streamed, 2.0),
        Measure("7 export, xlsx beside xlsxwriter", ours["xlsx"], "s", library, 0.25),
    ]


async def export_all(
    runner: Runner, database: Database, actor: Actor, kind: str, wanted: ClientFilter = _EVERYBODY
) -> float:
    """Export all clients of a filter as a job; gives the seconds it took."""
    start = time.perf_counter()
    async with writing(database, actor, ChangeKind.WORK, clock=utc_now) as ctx:
        job = await start_export(ctx, wanted, kind, OWNER)
    await runner.tick()
    await runner.idle()
    async with reading(database, actor, utc_now) as look:
        assert (await get_job(look, job.id)).state is JobState.DONE
    return time.perf_counter() - start


def raw_csv_seconds(base: Path, target: Path) -> float:
    """How long the barest program takes for a csv of the same cells."""
    return _timed(_raw_csv, base, target)


def _timed(write: Callable[[Path, Iterator[tuple[object, ...]]], None], base: Path, target: Path) -> float:
    start = time.perf_counter()
    with sqlite3.connect(base) as connection:
        write(target, iter(connection.execute(_CELLS)))
    return time.perf_counter() - start


def _raw_csv(target: Path, rows: Iterator[tuple[object, ...]]) -> None:
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


def _raw_xlsx(target: Path, rows: Iterator[tuple[object, ...]]) -> None:
    with (
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book,
        book.open("sheet1.xml", "w") as out,
    ):
        out.write(_SHEET.encode())
        while chunk := list(itertools.islice(rows, 1_000)):
            lines = []
            for row in chunk:
                cells = [f'<c t="inlineStr"><is><t>{escape(str(each or ""))}</t></is></c>' for each in row]
                lines.append(f"<row>{''.join(cells)}</row>")
            out.write("".join(lines).encode())
        out.write(b"</sheetData></worksheet>")


def _xlsxwriter(target: Path, rows: Iterator[tuple[object, ...]]) -> None:
    book = xlsxwriter.Workbook(
        target,
        {"constant_memory": True, "strings_to_urls": False, "strings_to_formulas": False, "strings_to_numbers": False},
    )
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, [str(each or "") for each in row])
    book.close()
