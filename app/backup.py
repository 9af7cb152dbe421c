"""`touchbase backup`: a copy of the database, and of the key in a place of its own."""

import os
import shlex
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.engine import make_url

from app.secret_key import key_file, next_key_file
from app.settings import Settings


class NoDatabaseError(Exception):
    """There is no SQLite file to copy."""


@dataclass(frozen=True, slots=True)
class Backup:
    """What was copied where. `base` is None on PostgreSQL, which is copied with its own tools."""

    base: Path | None
    key: Path | None


def back_up(settings: Settings, now: datetime) -> Backup:
    """Copies base and key into two folders, 0600, so that whoever gets one of them can't read the tokens.

    The base is copied while it is in use, as of one moment, checked, and appears under its name only when it is whole.
    Raises NoDatabaseError; sqlite3.Error and OSError if the copy fails or is damaged.
    """
    stamp = now.strftime("%Y%m%d-%H%M%S")
    base = None
    if settings.sqlite_file is not None:
        if not settings.sqlite_file.exists():
            raise NoDatabaseError(str(settings.sqlite_file))
        base = _private_folder(settings.data_dir / "backups") / f"touchbase-{stamp}.db"
        _copy_base(settings.sqlite_file, base)
    key = None
    if settings.secret_key is None and key_file(settings).exists():
        key = _private_folder(settings.data_dir / "backups-of-key") / f"secret-{stamp}.key"
        _copy_key(key_file(settings), key)
    if next_key_file(settings).exists():
        # A change of keys that was cut off leaves two: only both together surely open the base.
        folder = _private_folder(settings.data_dir / "backups-of-key")
        _copy_key(next_key_file(settings), folder / f"secret-{stamp}.key.next")
    return Backup(base, key)


def pg_dump_command(settings: Settings, now: datetime) -> str:
    """The command that copies a PostgreSQL database; the password is not in it, pg_dump asks for it."""
    url = make_url(settings.database_url)._replace(drivername="postgresql", password=None)
    address = shlex.quote(url.render_as_string())
    return f"pg_dump --format=custom --file=touchbase-{now:%Y%m%d-%H%M%S}.dump {address}"


def _copy_base(source: Path, target: Path) -> None:
    draft = target.with_suffix(".part")
    _make_private(draft)
    try:
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as live,
            closing(sqlite3.connect(draft)) as copy,
        ):
            live.backup(copy)
            # One file without companions, so that it can be carried away as it is.
            copy.execute("PRAGMA journal_mode=DELETE")
            (verdict,) = copy.execute("PRAGMA quick_check").fetchone()
            if verdict != "ok":
                raise sqlite3.DatabaseError(verdict)
        draft.rename(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _copy_key(source: Path, target: Path) -> None:
    _make_private(target)
    shutil.copyfile(source, target)


def _private_folder(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _make_private(file: Path) -> None:
    os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
