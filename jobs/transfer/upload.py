"""What the jobs of an import know of its file."""

from pathlib import Path

from domain.files.errors import FileNotHereError
from domain.files.store import FileStore
from domain.files.tables import FileState
from domain.transfer.errors import ImportStateError
from domain.transfer.layout import ImportField, Layout
from domain.transfer.views import ImportView


def path_of_upload(store: FileStore, view: ImportView) -> Path:
    """Where the bytes lie. Raises `FileNotHereError` if their time is over."""
    path = store.path_of(view.path) if view.path is not None else None
    if path is None or not path.is_file():
        raise FileNotHereError(state=FileState.GONE.value)
    return path


def layout_of(view: ImportView) -> Layout:
    """How the file is to be read. Raises `ImportStateError` if nobody knows yet."""
    if view.layout is None:
        raise ImportStateError(step=view.step.value)
    return view.layout


def rows_of(view: ImportView) -> int | None:
    """How many rows there are to go through."""
    if view.look is None or view.layout is None:
        return None
    return view.look.sheet_named(view.layout.sheet).data_rows


def titles_by_field(layout: Layout) -> dict[ImportField, str]:
    """What the file itself calls a field, for the lines of a note."""
    return {meaning: layout.titles.get(index, "") for index, meaning in layout.mapping.items()}
