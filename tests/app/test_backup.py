"""Backups: whole, private, of one moment, with the key apart; and what is said where there is nothing to copy."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.backup import NoDatabaseError, back_up, pg_dump_command
from app.secret_key import ensure_secret_key
from app.settings import Settings

NOW = datetime(2026, 5, 12, 9, 30, tzinfo=UTC)


def test_base_and_key_are_copied_apart_while_the_base_is_in_use(data_dir: Path) -> None:
    settings = Settings()
    ensure_secret_key(settings)
    with closing(sqlite3.connect(data_dir / "touchbase.db")) as live:
        live.execute("PRAGMA journal_mode=WAL")
        live.execute("CREATE TABLE client (name TEXT)")
        live.execute("INSERT INTO client VALUES ('Оля')")
        live.commit()
        live.execute("INSERT INTO client VALUES ('not committed')")
        made = back_up(settings, NOW)
    assert made.base == data_dir / "backups" / "touchbase-20260512-093000.db"
    assert made.key == data_dir / "backups-of-key" / "secret-20260512-093000.key"
    with closing(sqlite3.connect(made.base)) as copy:
        assert copy.execute("SELECT name FROM client").fetchall() == [("Оля",)]
    assert made.key.read_bytes() == (data_dir / "secret.key").read_bytes()
    for copied in (made.base, made.key):
        assert copied.stat().st_mode & 0o777 == 0o600
        assert copied.parent.stat().st_mode & 0o777 == 0o700
        assert list(copied.parent.iterdir()) == [copied]


def test_a_damaged_base_leaves_no_copy(data_dir: Path) -> None:
    data_dir.mkdir()
    (data_dir / "touchbase.db").write_bytes(b"SQLite format 3\0" + b"x" * 5_000)
    with pytest.raises(sqlite3.DatabaseError):
        back_up(Settings(), NOW)
    assert list((data_dir / "backups").iterdir()) == []


def test_no_base_no_copy(data_dir: Path) -> None:
    with pytest.raises(NoDatabaseError):
        back_up(Settings(), NOW)
    assert not data_dir.exists()


def test_postgres_is_left_to_its_own_tool(settings_of: Callable[..., Settings]) -> None:
    settings = settings_of(DATABASE_URL="postgresql://crm:canary77@db.example:5433/base")
    ensure_secret_key(settings)
    made = back_up(settings, NOW)
    assert made.base is None
    assert made.key is not None
    command = pg_dump_command(settings, NOW)
    assert command == (
        "pg_dump --format=custom --file=touchbase-20260512-093000.dump postgresql://crm@db.example:5433/base"
    )
