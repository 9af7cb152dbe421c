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
from pathlib import Path
from typing import Any, BinaryIO

from domain.transfer.clean import row_cleaner
from domain.transfer.layout import Layout
from domain.transfer.problems import FileProblem, FileRejected
from domain.transfer.rows import Cell, CleanRow, cell_text
from domain.transfer.write_staging import StagingWriter
from jobs.files.frames import NO_ROOM, write_frame
from jobs.files.limits import MAX_TEXT, confine
from jobs.files.source import data_rows, first_data_row, look, open_source

# So many characters of text make a frame that the parent decodes in a millisecond or two.
_FRAME_TEXT = 200_000
# So many rows, or characters of their notes, are written at once.
_ROWS_AT_ONCE = 2_000
_TEXT_AT_ONCE = 4_000_000
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
    for chunk in _chunks(data_rows(source, layout), layout, first_data_row(layout)):
        write_frame(output, {"staged": staging.write(chunk)})
    staging.finish()
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


def _chunks(rows: Iterator[list[Cell]], layout: Layout, start: int) -> Iterator[list[CleanRow]]:
    clean = row_cleaner(layout)
    chunk: list[CleanRow] = []
    weight = 0
    for number, cells in enumerate(rows, start + 1):
        row = clean(number, cells)
        row.fold()
        chunk.append(row)
        if row.fields.get("note"):
            # Only a note or a problem can be long, and what was a problem stands in the note.
            weight += len(row.fields["note"])
        if len(chunk) == _ROWS_AT_ONCE or weight > _TEXT_AT_ONCE:
            yield chunk
            chunk, weight = [], 0
    if chunk:
        yield chunk


def _where(error: BaseException) -> str:
    """The kind of the error and the line it came from, never its text: that may quote a client's data."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace is not None else "?"
    return f"{type(error).__name__} at {place}"


if __name__ == "__main__":
    sys.exit(main())
