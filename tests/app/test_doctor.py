"""The doctor: healthy things pass, each illness is named together with its cure, and no token is printed."""

import os
import shutil
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path

import pytest
from aiohttp import web

from app import doctor
from app.secret_key import ensure_secret_key
from app.settings import Settings
from bot.kit.words import load_words
from tests.bot.kit.fake_telegram import Answer, FakeTelegram, fake_telegram, garbage, ok, refusal

TOKEN = "42:abcdefghijklmnopqrstuvwxyzABCDEFGHI"
ME = {"id": 42, "is_bot": True, "first_name": "T", "username": "touchbase_bot"}


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with fake_telegram() as fake:
        fake.otherwise["getMe"] = ok(ME)
        fake.otherwise["getWebhookInfo"] = ok({"url": ""})
        yield fake


@pytest.fixture
def healthy(data_dir: Path, empty_sqlite: Path) -> Path:
    data_dir.mkdir()
    shutil.copy(empty_sqlite, data_dir / "touchbase.db")
    ensure_secret_key(Settings())
    return data_dir


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


async def ill(settings: Settings) -> list[str]:
    """What is not well, in English."""
    findings = [finding async for finding in doctor.examine(settings, load_words("en"))]
    assert TOKEN not in " ".join(finding.said for finding in findings)
    return [finding.said for finding in findings if not finding.well]


async def test_all_is_well(healthy: Path, telegram: FakeTelegram, settings_of: Callable[..., Settings]) -> None:
    before = names(healthy)
    settings = settings_of(BOT_TOKEN=TOKEN, TELEGRAM_API_URL=telegram.url, OWNER_IDS="7,8")
    findings = [finding async for finding in doctor.examine(settings, load_words("ru"))]
    assert [finding.said for finding in findings if not finding.well] == []
    said = "\n".join(finding.said for finding in findings)
    assert "@touchbase_bot" in said
    assert "7, 8" in said
    assert names(healthy) == before


async def test_nothing_is_there_yet(data_dir: Path) -> None:
    found = await ill(Settings())
    assert len(found) == 3
    assert all("touchbase migrate" in line for line in found)
    assert names(data_dir.parent) == []


@pytest.mark.parametrize(
    ("get_me", "cure"),
    [
        (refusal(401, "Unauthorized"), "Check BOT_TOKEN"),
        (refusal(404, "Not Found"), "Check BOT_TOKEN"),
        (refusal(421, "Misdirected Request: unallowed token specified"), "Check BOT_TOKEN"),
        (refusal(500, "Internal Server Error"), "code 500"),
        (garbage, "code 502"),
        (lambda _: web.Response(text="[]"), "code 200"),
    ],
)
async def test_telegram_does_not_know_the_bot(
    healthy: Path, telegram: FakeTelegram, settings_of: Callable[..., Settings], get_me: Answer, cure: str
) -> None:
    telegram.otherwise["getMe"] = get_me
    (found,) = await ill(settings_of(BOT_TOKEN=TOKEN, TELEGRAM_API_URL=telegram.url))
    assert cure in found


async def test_a_webhook_is_in_the_way(
    healthy: Path, telegram: FakeTelegram, settings_of: Callable[..., Settings]
) -> None:
    telegram.otherwise["getWebhookInfo"] = ok({"url": "https://example.org/hook"})
    (found,) = await ill(settings_of(BOT_TOKEN=TOKEN, TELEGRAM_API_URL=telegram.url))
    assert f"{telegram.url}/bot<BOT_TOKEN>/deleteWebhook" in found


async def test_telegram_is_away(healthy: Path, settings_of: Callable[..., Settings]) -> None:
    async with fake_telegram() as gone:
        url = gone.url
    (found,) = await ill(settings_of(BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url))
    assert "cannot be reached: ClientConnectorError" in found


async def test_a_key_that_others_may_read(healthy: Path) -> None:
    (healthy / "secret.key").chmod(0o640)
    (found,) = await ill(Settings())
    assert "chmod 600" in found


async def test_a_key_that_is_none(healthy: Path, settings_of: Callable[..., Settings]) -> None:
    (found,) = await ill(settings_of(SECRET_KEY="canary77"))
    assert "SECRET_KEY" in found
    assert "canary77" not in found


async def test_an_old_schema(healthy: Path) -> None:
    with closing(sqlite3.connect(healthy / "touchbase.db")) as base:
        base.execute("UPDATE alembic_version SET version_num = '0000'")
        base.commit()
    (found,) = await ill(Settings())
    assert "the schema 0000" in found


async def test_a_file_that_is_no_database(healthy: Path) -> None:
    (healthy / "touchbase.db").write_bytes(b"no database at all" * 100)
    (found,) = await ill(Settings())
    assert "file is not a database" in found


async def test_postgres_is_away(healthy: Path, settings_of: Callable[..., Settings], tmp_path: Path) -> None:
    (found,) = await ill(settings_of(DATABASE_URL=f"postgresql://crm:canary77@/base?host={tmp_path}"))
    assert "Check DATABASE_URL" in found
    assert "canary77" not in found


async def test_a_full_disk(healthy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 9, 1))
    (found,) = await ill(Settings())
    assert "Only 0 MB" in found


@pytest.mark.skipif(os.name != "posix", reason="folders have no such permissions elsewhere")
async def test_a_data_folder_nobody_may_write_to(healthy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError("Permission denied")

    # The permissions themselves do not bind root, under whom tests often run.
    monkeypatch.setattr(doctor.tempfile, "TemporaryFile", refuse)
    (found,) = await ill(Settings())
    assert "Permission denied" in found


async def test_a_sqlite_without_trigrams(healthy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(_: str) -> sqlite3.Connection:
        raise sqlite3.OperationalError("no such module: fts5")

    monkeypatch.setattr(doctor.sqlite3, "connect", connect)
    assert not doctor._sqlite(load_words("en")).well
