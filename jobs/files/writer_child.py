"""The process that writes tables: `python -m jobs.files.writer_child`. Rows come in as frames, a file goes out.

It takes one request as a line of JSON, then frames of rows (or pages of which its maker makes rows) and a last empty
one; it answers with one frame when the file is whole. Nothing is kept of the rows: both writers stream.
"""

import csv
import gc
import importlib
import io
import json
import math
import pickle
import re
import sys
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO

from jobs.files.formulas import neutralise
from jobs.files.frames import LENGTH_BYTES, Value, write_frame
from jobs.files.limits import MIB, confine

LONGEST_CELL = 32_767
"""Characters that a cell of Excel holds; a longer text is cut."""

_MAX_MEMORY, _MAX_CPU, _MAX_FILE = 544 * MIB, 3600, 2048 * MIB
# A float keeps whole numbers up to 2**53; a longer id must stay a text to stay itself.
_EXACT = 1 << 53
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_FIRST_EXCEL_YEAR = 1900
_FAST_COMPRESSION = 3


def main() -> int:
    """Write one table; answers `{"rows": n}` or `{"error": …}` (the kind of error only, never a cell's text)."""
    request = json.loads(sys.stdin.buffer.readline())
    confine(_MAX_MEMORY, _MAX_CPU, file_size=_MAX_FILE)
    gc.disable()
    counted = _Counted(_incoming(sys.stdin.buffer, request["maker"], len(request["columns"])))
    try:
        if request["kind"] == "xlsx":
            _write_xlsx(request, counted)
        else:
            _write_csv(request, counted)
    except Exception as error:
        write_frame(sys.stdout.buffer, {"error": f"{type(error).__name__}: {error}"[:500]})
        return 1
    write_frame(sys.stdout.buffer, {"rows": counted.rows})
    return 0


class _Counted:
    """An iterator that knows how many rows went through it."""

    def __init__(self, rows: Iterator[Sequence[Value]]) -> None:
        self._iterator = rows
        self.rows = 0

    def __iter__(self) -> Iterator[Sequence[Value]]:
        for row in self._iterator:
            self.rows += 1
            yield row


def _incoming(stream: BinaryIO, maker: dict[str, Any] | None, width: int) -> Iterator[Sequence[Value]]:
    """The rows of the frames; an end of the stream before the last frame means that the parent gave up."""
    make = importlib.import_module(maker["module"]).row_maker(maker["settings"]) if maker else None
    while True:
        length = int.from_bytes(stream.read(LENGTH_BYTES))
        body = stream.read(length)
        if not length or len(body) != length:
            raise EOFError
        frame = pickle.loads(body)  # noqa: S301 - It was written by the process that has started this one.
        if not frame:
            return
        if make is None:
            yield from frame
            continue
        for row in make(frame):
            if len(row) != width:
                raise ValueError
            yield row


def _write_xlsx(request: dict[str, Any], rows: Iterable[Sequence[Value]]) -> None:
    import rustpy_xlsxwriter  # noqa: PLC0415 - not at the top: a CSV needs nothing of it.

    columns = request["columns"]
    titles = [column["title"] for column in columns]
    # A width of nothing is how this library hides a column.
    widths = [0.0 if column["hidden"] else float(column["width"]) for column in columns]
    formats = {
        column["title"]: rustpy_xlsxwriter.Format().set_num_format(column["format"])
        for column in columns
        if column["format"]
    }
    warnings.simplefilter("error")
    rustpy_xlsxwriter.write_worksheet(
        _records(titles, rows),
        request["path"],
        sheet_name=request["sheet"],
        freeze_row=1,
        bold_headers=True,
        column_widths=widths,
        column_formats=formats or None,
        datetime_format="dd.mm.yyyy hh:mm",
    )


def _records(titles: list[str], rows: Iterable[Sequence[Value]]) -> Iterator[dict[str, Value]]:
    empty = True
    for row in rows:
        empty = False
        yield dict(zip(titles, [None if cell is None else _excel_value(cell) for cell in row], strict=True))
    if empty:
        # Without a record the library writes no header either.
        yield dict.fromkeys(titles)


def _excel_value(value: Value) -> Value:
    if isinstance(value, str):
        text = _whole(value)
        return text if len(text) * 2 <= LONGEST_CELL else _cut(text)
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, datetime):
        value = value.replace(tzinfo=None)
    if isinstance(value, date) and value.year < _FIRST_EXCEL_YEAR:
        return value.isoformat()
    if isinstance(value, int) and not -_EXACT <= value <= _EXACT:
        return str(value)
    return value


def _whole(text: str) -> str:
    """Without the control characters that no spreadsheet opens."""
    return text if text.isprintable() else _CONTROL.sub("", text)


def _cut(text: str) -> str:
    """Excel counts UTF-16 units, so an emoji is two."""
    return text.encode("utf-16-le")[: LONGEST_CELL * 2].decode("utf-16-le", "ignore")


def _write_csv(request: dict[str, Any], rows: Iterable[Sequence[Value]]) -> None:
    comma = "," if request["delimiter"] == ";" else "."
    titles = [neutralise(column["title"]) for column in request["columns"]]
    with (
        zipfile.ZipFile(request["path"], "w", zipfile.ZIP_DEFLATED, compresslevel=_FAST_COMPRESSION) as archive,
        archive.open(f"{Path(request['name']).name}.csv", "w", force_zip64=True) as packed,
        io.TextIOWrapper(packed, encoding="utf-8-sig", newline="", write_through=False) as text,
    ):
        table = csv.writer(text, delimiter=request["delimiter"])
        table.writerow(titles)
        table.writerows([None if cell is None else _csv_value(cell, comma) for cell in row] for row in rows)


def _csv_value(value: Value, comma: str) -> Value:
    """A text cell as the reader gives it back; a number as the country of the delimiter writes it."""
    if isinstance(value, str):
        return neutralise(_whole(value))
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(sep=" ", timespec="minutes")
    if isinstance(value, Decimal):
        value = float(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        return str(int(value)) if value.is_integer() else str(value).replace(".", comma)
    return value


if __name__ == "__main__":
    sys.exit(main())
