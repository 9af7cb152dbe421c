"""The children stay light: what they import is counted."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("module", ["jobs.files.reader_child", "jobs.files.writer_child"])
def test_a_child_imports_no_database_and_no_bot(module: str) -> None:
    code = f"import sys, {module}; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    root = Path(__file__).resolve().parents[3]
    names = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root).stdout
    assert not {"sqlalchemy", "aiogram", "asyncio", "structlog", "pydantic"} & set(names.split())
