"""The rows that an import left out, as a table that can be mended and sent in again."""

from collections.abc import Sequence
from pathlib import Path, PurePath

from domain.files.store import FileStore
from domain.files.tables import FileKind
from domain.transfer.trace import Skipped
from domain.transfer.views import ImportView
from jobs.files.reader import FileReader
from jobs.files.writer import Column, open_table
from jobs.transfer.say import Say
from jobs.transfer.upload import layout_of, path_of_upload

_WIDTH = 20
_REASON_WIDTH = 40


async def write_skipped(
    store: FileStore, reader: FileReader, view: ImportView, skipped: Sequence[Skipped], locale: str, say: Say
) -> Path | None:
    """Write the original cells of these rows, each with its number and the reason in the member's language.

    None if nothing was left out. Raises `FileRejected` if the upload can't be read again.
    """
    if not skipped:
        return None
    layout = layout_of(view)
    name = say(locale, "transfer-skipped-file", {"name": PurePath(view.name).stem})
    path = store.new_path(FileKind.SKIPPED, f"{name}.xlsx")
    reasons = dict(skipped)
    words = {reason: say(locale, f"transfer-skip-{reason.replace('_', '-')}", {}) for reason in set(reasons.values())}
    titles = [layout.titles.get(index) or say(locale, "transfer-column", {"number": index + 1})
              for index in sorted(layout.mapping)]
    columns = [
        *(Column(title, _WIDTH) for title in titles),
        Column(say(locale, "transfer-skipped-row", {}), _WIDTH),
        Column(say(locale, "transfer-skipped-reason", {}), _REASON_WIDTH),
    ]
    async with open_table(path, kind="xlsx", columns=columns, sheet=say(locale, "transfer-skipped-sheet", {})) as table:
        async for piece in reader.cells(path_of_upload(store, view), layout, [number for number, _ in skipped]):
            await table.write(
                [
                    [*(cells[index] if index < len(cells) else "" for index in sorted(layout.mapping)),
                     number, words[reasons[number]]]
                    for number, cells in piece
                ]
            )
    return path
