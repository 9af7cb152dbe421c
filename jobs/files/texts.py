"""Tables in text files: CSV of any delimiter and encoding, and plain lists. Streamed, with bounded lines."""

import csv
import io
from collections.abc import Iterator
from itertools import chain

from domain.transfer.problems import FileProblem, FileRejected
from jobs.files.formulas import restore
from jobs.files.limits import MAX_COLUMNS, MAX_LINE
from jobs.files.sniff import OpenBinary

# The line after the last one: if it does not come out as a row of its own, a quote was still open.
_END = "\x1e"


def bounded_lines(open_binary: OpenBinary, encoding: str, *, cut: bool = False) -> Iterator[str]:
    """The lines of a text with their ends. A line over `MAX_LINE` refuses the file or, with `cut`, loses its tail."""
    with io.TextIOWrapper(open_binary(), encoding=encoding, errors="replace", newline="") as text:
        while line := text.readline(MAX_LINE):
            if len(line) == MAX_LINE and not line.endswith(("\n", "\r")):
                if not cut:
                    raise FileRejected(FileProblem.ROW_TOO_LONG)
                while (tail := text.readline(MAX_LINE)) and not tail.endswith(("\n", "\r")):
                    pass
            yield line.replace("\0", "") if "\0" in line else line


def table_rows(open_binary: OpenBinary, encoding: str, delimiter: str) -> Iterator[list[str]]:
    """The rows of a table, blank ones as empty lists; apostrophes that only keep Excel from calculating are off.

    A quote that is open at the end of the file has swallowed the rows after it, which refuses the file.
    """
    csv.field_size_limit(MAX_LINE)
    lines = chain(bounded_lines(open_binary, encoding), (_END,))
    try:
        for row in csv.reader(lines, delimiter=delimiter):
            if len(row) > MAX_COLUMNS:
                raise FileRejected(FileProblem.ROW_TOO_LONG)
            if row == [_END]:
                return
            yield [restore(cell) for cell in row]
    except csv.Error as error:
        raise FileRejected(FileProblem.ROW_TOO_LONG) from error
    raise FileRejected(FileProblem.OPEN_QUOTE)
