"""The name of a worker: kept over a kill, never shared by two who live."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.worker_name import worker_name

ROOT = Path(__file__).parents[2]
_TELL = "import sys, pathlib; from app.worker_name import worker_name; print(worker_name(pathlib.Path(sys.argv[1])), flush=True); sys.stdin.read()"  # noqa: E501 - a program in one line.


@contextmanager
def living(folder: Path) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """A process that has taken its name and lives."""
    with subprocess.Popen(
        [sys.executable, "-c", _TELL, str(folder)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip(), process
        finally:
            process.kill()


def test_whoever_was_killed_comes_back_by_the_same_name(tmp_path: Path) -> None:
    with living(tmp_path) as (first, process), living(tmp_path) as (second, _):
        assert first
        assert first != second
        process.send_signal(signal.SIGKILL)
        process.wait()
        with living(tmp_path) as (again, _), living(tmp_path) as (third, _):
            assert again == first
            assert len({again, second, third}) == 3


def test_one_process_has_one_name_and_a_folder_that_cannot_be_written_is_survived(tmp_path: Path) -> None:
    assert worker_name(tmp_path / "data") == worker_name(tmp_path / "data")
    (tmp_path / "file").write_text("")
    assert worker_name(tmp_path / "file" / "under") == f"{os.uname().nodename}:{os.getpid()}"


@pytest.mark.parametrize("kept", ["", "worker-1-0123456789abcdef"])
def test_the_name_is_that_of_the_file(tmp_path: Path, kept: str) -> None:
    (tmp_path / "worker-1.name").write_text(kept)
    assert worker_name(tmp_path).startswith(kept or "worker-1-")
