"""The import rule, as `.importlinter` writes it down: kept by the code, and able to notice when it is not."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.architecture.source import PACKAGES, ROOT

_LINT = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"


def _lint(folder: Path) -> tuple[int, str]:
    # In a process of its own: the linter looks for packages where Python would import them from.
    done = subprocess.run(
        [sys.executable, "-c", _LINT], cwd=folder, capture_output=True, text=True, timeout=100, check=False
    )
    return done.returncode, " ".join((done.stdout + done.stderr).split())


def test_the_import_rule_is_kept() -> None:
    code, said = _lint(ROOT)
    assert code == 0, said


def test_a_broken_rule_is_noticed(tmp_path: Path) -> None:
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__", "page"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    for file, line in {
        "bot/kit/intruder.py": "import jobs.files\nimport sqlalchemy\n",
        "jobs/intruder.py": "import aiogram\n",
        "domain/base/intruder.py": "import domain.clients.tables\nimport aiohttp\n",
        "domain/unplaced/__init__.py": "",
        "domain/journal/intruder.py": "import sandbox.server\n",
        "sandbox/intruder.py": "import domain.base.clock\n",
    }.items():
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(line, encoding="utf-8")
    code, said = _lint(tmp_path)
    assert code == 1
    assert "0 kept, 7 broken" in said
    assert "domain.unplaced" in said
