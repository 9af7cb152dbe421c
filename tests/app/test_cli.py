"""The command line: verbs find their code, wrong settings are explained, heavy libraries stay out."""

import asyncio
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from app import cli, logs, verbs
from app.settings import Settings

ROOT = Path(__file__).parents[2]


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The log of the test run stays as it is; gives the secrets that would have been struck out of it."""
    seen: list[list[str]] = []
    monkeypatch.setattr(logs, "configure_logs", seen.append)
    return seen


def answering(monkeypatch: pytest.MonkeyPatch, module: str, name: str) -> list[Any]:
    """Puts a module in place whose function notes its arguments and gives 7."""
    calls: list[Any] = []

    async def answer(*arguments: Any) -> int:
        calls.append(arguments)
        return 7

    fake = ModuleType(module)
    setattr(fake, name, answer)
    monkeypatch.setitem(sys.modules, module, fake)
    return calls


@pytest.mark.parametrize(("verb", "name"), [("run", "run_all"), ("bot", "run_bot"), ("worker", "run_worker")])
def test_a_verb_runs_its_code_with_the_settings(
    monkeypatch: pytest.MonkeyPatch, quiet: list[list[str]], verb: str, name: str
) -> None:
    monkeypatch.setenv("OWNER_IDS", "7")
    monkeypatch.setenv("SECRET_KEY", "canary77")
    calls = answering(monkeypatch, "app.run", name)
    assert cli.main([verb]) == 7
    ((settings, arguments),) = calls
    assert settings.owner_ids == (7,)
    assert arguments.verb == verb
    assert quiet == [["canary77"]]


def test_import_takes_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = answering(monkeypatch, "app.import_file", "import_file")
    assert cli.main(["import", "clients.xlsx"]) == 7
    assert calls[0][1].file == Path("clients.xlsx")


def test_bench_gets_its_own_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = ModuleType("bench.__main__")
    fake.main = len  # type: ignore[attr-defined] # made up for this test
    monkeypatch.setitem(sys.modules, "bench.__main__", fake)
    assert cli.main(["bench", "--quick", "search"]) == 2


def test_a_word_too_many_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["migrate", "--now"])
    assert "--now" in capsys.readouterr().err


def test_ctrl_c_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    async def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(verbs, "doctor", interrupted)
    assert cli.main(["doctor"]) == 130


@pytest.mark.parametrize(
    ("locale", "line"),
    [("ru", "✘ OWNER_IDS: нужны числа"), ("en", "✘ OWNER_IDS: takes numbers"), ("xx", "✘ DEFAULT_LOCALE: нужен ru")],
)
def test_wrong_settings_are_explained(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], locale: str, line: str
) -> None:
    monkeypatch.setenv("DEFAULT_LOCALE", locale)
    monkeypatch.setenv("OWNER_IDS", "canary77")
    monkeypatch.setenv("DATABASE_URL", "canary77")
    assert cli.main(["migrate"]) == 2
    said = capsys.readouterr().err
    assert line in said
    assert "DATABASE_URL" in said
    assert "canary77" not in said
    assert "Traceback" not in said


def test_help_speaks_the_language_of_the_settings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".env").write_text("DEFAULT_LOCALE=en\n", encoding="utf-8")
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    assert "small sales team" in capsys.readouterr().out


async def test_migrate_doctor_and_backup_together(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings, nothing = Settings(), Namespace()
    assert await verbs.backup(settings, nothing) == 1
    assert await verbs.doctor(settings, nothing) == 1
    assert await verbs.migrate(settings, nothing) == 0
    assert await verbs.migrate(settings, nothing) == 0
    assert mode(data_dir) == 0o700
    assert await verbs.doctor(settings, nothing) == 0
    assert await verbs.backup(settings, nothing) == 0
    said = capsys.readouterr().out
    assert "Нужно исправить 3 пункта." in said
    assert "Всё в порядке." in said
    assert "backups-of-key" in said
    assert len(names(data_dir / "backups")) == 1


async def test_backup_says_how_to_copy_postgres(
    settings_of: Callable[..., Settings], capsys: pytest.CaptureFixture[str]
) -> None:
    settings = settings_of(DATABASE_URL="postgresql://crm:canary77@h/base")
    assert await verbs.backup(settings, Namespace()) == 1
    said = capsys.readouterr().out
    assert "pg_dump --format=custom" in said
    assert "canary77" not in said


async def test_migrate_refuses_a_key_that_is_none(
    settings_of: Callable[..., Settings], data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await verbs.migrate(settings_of(SECRET_KEY="canary77"), Namespace()) == 1
    assert "canary77" not in capsys.readouterr().out
    assert names(data_dir) == []


async def test_sandbox_prints_what_a_bot_needs_and_ends_when_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], data_dir: Path
) -> None:
    class Running:
        page_url, telegram_url, vk_url, bot_token, owner_id = "http://h/", "http://h", "http://h", "1:x", 1001
        stopped = False

        async def stop(self) -> None:
            self.stopped = True

    running, calls = Running(), []

    async def start_sandbox(*arguments: Any) -> Running:
        calls.append(arguments)
        return running

    monkeypatch.setattr(verbs, "start_sandbox", start_sandbox)
    ended = asyncio.Event()
    ended.set()
    monkeypatch.setattr(verbs, "until_told", ended.wait)
    assert await verbs.sandbox(Settings(), Namespace(host="127.0.0.1", port=0)) == 0
    assert calls == [("127.0.0.1", 0, Path("data/sandbox/state.json"))]
    assert (data_dir / "sandbox").is_dir()
    assert running.stopped
    assert "TELEGRAM_API_URL=http://h\nVK_API_URL=http://h\nBOT_TOKEN=1:x\nOWNER_IDS=1001\n" in capsys.readouterr().out


def test_heavy_libraries_stay_out_of_the_small_verbs() -> None:
    script = "import sys, app.cli, app.verbs\nprint(sorted({name.partition('.')[0] for name in sys.modules}))"
    imported = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert "'app'" in imported.stdout
    for heavy in ("aiogram", "aiogram_dialog", "apscheduler", "openpyxl", "phonenumbers"):
        assert f"'{heavy}'" not in imported.stdout
