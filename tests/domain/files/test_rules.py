"""Names of files are made safe, and paths stay in the files' folder."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.base.errors import NotFoundError
from domain.files.rules import NAME_BYTES, NAME_LIMIT, RETENTION, safe_name
from domain.files.store import FileStore
from domain.files.tables import FileKind


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("клиенты 2026.xlsx", "клиенты 2026.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\olga\\база.csv", "база.csv"),
        ("a\x00b\nc.csv", "abc.csv"),
        ("база\u202excod.exe", "базаxcod.exe"),
        ("..", "file"),
        ("", "file"),
        ("/", "file"),
        (".htaccess", "htaccess"),
        ('отчёт "итог" <1>?.xlsx', "отчёт итог 1.xlsx"),
        ("x" * 300 + ".xlsx", "x" * 115 + ".xlsx"),
        ("💬" * 200 + ".csv", "💬" * 59 + ".csv"),
        ("без расширения", "без расширения"),
        ("a.b" * 100, ("a.b" * 100)[:NAME_LIMIT].rstrip(".")),
    ],
)
def test_names_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text(max_size=300))
@example("a. .b")
@example(". ./x")
def test_a_safe_name_is_one_plain_part_of_a_path(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe) <= NAME_LIMIT
    assert len(safe.encode()) <= NAME_BYTES
    assert Path(safe).name == safe
    assert safe.isprintable()
    assert safe_name(safe) == safe


def test_every_kind_has_its_time() -> None:
    assert set(RETENTION) == set(FileKind)


def test_a_new_file_has_a_folder_of_its_own_for_nobody_else(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "files")
    one, other = (store.new_path(FileKind.UPLOAD, "../a.csv") for _ in range(2))
    assert one != other
    assert one.name == "a.csv"
    assert one.is_relative_to(tmp_path / "files" / "upload")
    for folder in (one.parent, tmp_path / "files", tmp_path / "files" / "upload"):
        assert folder.stat().st_mode & 0o777 == 0o700
    assert store.path_of(store.stored(one)) == one


@pytest.mark.parametrize("stored", ["../secret", "/etc/passwd", "upload/../../secret"])
def test_no_path_leads_out_of_the_folder(tmp_path: Path, stored: str) -> None:
    with pytest.raises(NotFoundError):
        FileStore(tmp_path / "files").path_of(stored)


def test_a_link_does_not_lead_out_either(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "files")
    path = store.new_path(FileKind.UPLOAD, "a.csv")
    path.symlink_to("/etc/passwd")
    with pytest.raises(NotFoundError):
        store.path_of(store.stored(path))
