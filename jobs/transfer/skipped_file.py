"""The rows that an import left out, as a table that can be mended and sent in again."""

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath

from domain.files.store import FileStore
from domain.files.tables import FileKind
from domain.transfer.counts import Skip
from domain.transfer.problems import RowSkip
from domain.transfer.trace import Skipped
from domain.transfer.views import ImportView
from jobs.files.reader import FileReader
from jobs.files.writer import Column, open_table
from jobs.transfer.say import Say, family
from jobs.transfer.upload import layout_of, path_of_upload

_WIDTH = 20
_reason_key = family("transfer-skip", RowSkip, Skip)


async def write_skipped(
    store: FileStore, reader: FileReader, view: ImportView, skipped: Sequence[Skipped], locale: str, say: Say
) -> Path | None:
    """Write the original cells of these rows, each with its number and the reason in the member's language.

    None if nothing was left out. Raises `FileRejected` if the upload can't be read again.
    """
    if not skipped:
        return None
    layout, upload = layout_of(view), path_of_upload(store, view)
    reasons = dict(skipped)
    words = {reason: say(locale, _reason_key(reason), {}) for reason in reasons.values()}
    indexes = sorted(layout.mapping)
    titles = [layout.titles.get(at) or say(locale, "transfer-skipped-column", {"number": at + 1}) for at in indexes]
    titles += [say(locale, "transfer-skipped-row", {}), say(locale, "transfer-skipped-reason", {})]
    name = say(locale, "transfer-skipped-name", {"name": PurePath(view.name).stem})
    async with open_table(
        store.new_path(FileKind.SKIPPED, name),
        kind="xlsx",
        columns=[Column(title, _WIDTH) for title in _distinct(titles)],
        sheet=say(locale, "transfer-skipped-sheet", {}),
    ) as table:
        async for piece in reader.cells(upload, layout, list(reasons)):
            await table.write(
                [*(cells[at] if at < len(cells) else "" for at in indexes), number, words[reasons[number]]]
                for number, cells in piece
            )
    return table.path


def _distinct(titles: Iterable[str]) -> list[str]:
    """Titles that a file repeats are numbered: a table has each once."""
    found: list[str] = []
    for title in titles:
        name, number = title, 1
        while name in found:
            number += 1
            name = f"{title} ({number})"
        found.append(name)
    return found
