"""The process that opens uploads: `python -m jobs.files.reader_child`. It may die of a file; nothing else does.

It takes one request as a line of JSON on its input, confines itself, and answers with frames on its output: one look,
or how many cleaned rows are in the staging file by now and then an end; or one error code. It imports neither
SQLAlchemy nor aiogram: it starts in tenths of a second, and a hostile file meets as little code as possible.
"""

import gc
import json
import os
import sqlite3
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from domain.transfer.clean import rows_cleaner
from domain.transfer.layout import Layout
from domain.transfer.problems import FileProblem, FileRejected
from domain.transfer.rows import Cell, cell_text
from domain.transfer.write_staging import StagingWriter
from jobs.files.frames import NO_ROOM, write_frame
from jobs.files.limits import MAX_TEXT, confine
from jobs.files.source import data_rows, first_data_row, look, open_source

# So many characters of text make a frame that the parent decodes in a millisecond or two.
_FRAME_TEXT = 200_000
# So many rows, or characters of their notes, are shown at once to those who wait for them.
_ROWS_SHOWN = 2_000
_TEXT_SHOWN = 4_000_000
# So many are cleaned and written at once, for what they take then stays in the processor's cache; fewer after rows with
# long notes, for there may be a megabyte in each.
_ROWS_AT_ONCE = 50
_LONG_ROWS_AT_ONCE = 5
_LONG_NOTE = 10_000
# The staging file is about as large as the text of the upload, of which there may be this much.
_MAX_STAGED = 2 * MAX_TEXT
# A press of a button comes before a file.
_NICENESS = 5


def main() -> int:
    """Serve one request; the answer says what went wrong, the exit code only that something did."""
    output = sys.stdout.buffer
    request: dict[str, Any] = json.loads(sys.stdin.buffer.readline())
    os.nice(_NICENESS)
    confine(request["memory"], request["cpu"], file_size=_MAX_STAGED if request["verb"] == "stage" else 0)
    # Rows hold no cycles, and the process is short: the collector would only walk them again and again.
    gc.disable()
    try:
        _serve(request, output)
    except FileRejected as error:
        write_frame(output, {"error": error.reason})
    except sqlite3.OperationalError as error:
        write_frame(output, {"error": NO_ROOM, "where": _where(error)})
    except MemoryError:
        write_frame(output, {"error": FileProblem.TOO_LARGE})
    except BrokenPipeError:
        return 1
    except BaseException as error:
        write_frame(output, {"error": FileProblem.CRASHED, "where": _where(error)})
    else:
        return 0
    return 1


def _serve(request: dict[str, Any], output: BinaryIO) -> None:
    source = open_source(Path(request["path"]), was_looked_at=request["verb"] != "look")
    if request["verb"] == "look":
        write_frame(output, {"look": look(source, request["name"]).to_json()})
        return
    layout = Layout.from_json(request["layout"])
    if request["verb"] == "cells":
        for found in _cells(data_rows(source, layout), first_data_row(layout), frozenset(request["numbers"])):
            write_frame(output, {"cells": found})
        write_frame(output, {"end": True})
        return
    staging = StagingWriter(Path(request["target"]), json.dumps(request["layout"], sort_keys=True))
    write_frame(output, {"staged": 0})
    for shown in _stage(data_rows(source, layout), layout, staging):
        write_frame(output, {"staged": shown})
    write_frame(output, {"end": True})


def _cells(rows: Iterator[list[Cell]], start: int, numbers: frozenset[int]) -> Iterator[list[tuple[int, list[str]]]]:
    """The rows with these numbers as texts, in pieces that a frame can hold."""
    found: list[tuple[int, list[str]]] = []
    weight = 0
    for number, cells in enumerate(rows, start + 1):
        if number in numbers:
            texts = [cell_text(cell) for cell in cells]
            found.append((number, texts))
            weight += 20 + sum(map(len, texts))
            if weight > _FRAME_TEXT:
                yield found
                found, weight = [], 0
    if found:
        yield found


def _stage(rows: Iterator[list[Cell]], layout: Layout, staging: StagingWriter) -> Iterator[int]:
    """Clean the rows into the staging file; gives, again and again, how many of them can be read there."""
    clean = rows_cleaner(layout)
    number = first_data_row(layout) + 1
    most, hidden, text = _LONG_ROWS_AT_ONCE, 0, 0
    while piece := list(islice(rows, min(most, _ROWS_SHOWN - hidden))):
        cleaned = clean(number, piece)
        for row in cleaned:
            row.fold()
        staging.write(cleaned)
        # Only a note or a problem can be long, and what was a problem stands in the note.
        notes = sum(len(row.fields.get("note", "")) for row in cleaned)
        most = _ROWS_AT_ONCE if notes < _LONG_NOTE * len(piece) else _LONG_ROWS_AT_ONCE
        number, hidden, text = number + len(piece), hidden + len(piece), text + notes
        if hidden == _ROWS_SHOWN or text > _TEXT_SHOWN:
            yield staging.show()
            hidden = text = 0
    yield staging.finish()


def _where(error: BaseException) -> str:
    """The kind of the error and the line it came from, never its text: that may quote a client's data."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace is not None else "?"
    return f"{type(error).__name__} at {place}"


if __name__ == "__main__":
    sys.exit(main())
