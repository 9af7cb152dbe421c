"""The key that encrypts tokens and passwords in the database: from SECRET_KEY, or a file of our own making.

It never lies in the database or in its backup: whoever finds one of the two must not be able to read the tokens.
"""

import base64
import binascii
import contextlib
import os
import secrets
from pathlib import Path

from app.settings import Settings

KEY_BYTES = 32
"""The length of an AES-256 key."""


class SecretKeyError(Exception):
    """The key is not 32 bytes in URL-safe base64. The message never holds the key."""


def key_file(settings: Settings) -> Path:
    """Where the key lies if SECRET_KEY is not set."""
    return settings.data_dir / "secret.key"


def read_secret_key(settings: Settings) -> bytes | None:
    """The 32 bytes of the key, or None if there is none yet. Raises SecretKeyError, OSError."""
    if settings.secret_key is not None:
        return _decoded(settings.secret_key.get_secret_value(), "SECRET_KEY")
    file = key_file(settings)
    if not file.exists():
        return None
    return _decoded(file.read_text(encoding="ascii", errors="replace"), str(file))


def ensure_secret_key(settings: Settings) -> bytes:
    """The 32 bytes of the key, made at the first start. Two processes that start together get the same one."""
    key = read_secret_key(settings)
    if key is not None:
        return key
    _make(key_file(settings))
    made = read_secret_key(settings)
    assert made is not None
    return made


def next_key_file(settings: Settings) -> Path:
    """Where the next key lies while the tokens are being moved to it."""
    return settings.data_dir / "secret.key.next"


def read_next_key(settings: Settings) -> bytes | None:
    """The next key, if a change of keys has begun. Raises SecretKeyError, OSError."""
    file = next_key_file(settings)
    return _decoded(file.read_text(encoding="ascii", errors="replace"), str(file)) if file.exists() else None


def ensure_next_key(settings: Settings) -> bytes:
    """The next key, on the disk before anything is sealed with it; one that was left by a kill is taken up again."""
    if read_next_key(settings) is None:
        _make(next_key_file(settings))
    made = read_next_key(settings)
    assert made is not None
    return made


def adopt_next_key(settings: Settings) -> None:
    """Make the next key the key, in one step. With SECRET_KEY set only a person can: then this does nothing."""
    if settings.secret_key is None:
        with contextlib.suppress(FileNotFoundError):
            next_key_file(settings).replace(key_file(settings))
            _sync_folder(settings.data_dir)


def drop_next_key(settings: Settings) -> None:
    """Forget the next key: a person has made it SECRET_KEY by now."""
    next_key_file(settings).unlink(missing_ok=True)


def _make(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        stream.write(base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)))
        stream.flush()
        os.fsync(stream.fileno())
    try:
        # A link appears whole or not at all, and never replaces a key that another process made meanwhile.
        with contextlib.suppress(FileExistsError):
            os.link(draft, file)
    finally:
        draft.unlink()
    _sync_folder(file.parent)


def _sync_folder(folder: Path) -> None:
    """Have the names in the folder survive a power cut, where the system can do that."""
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _decoded(text: str, source: str) -> bytes:
    with contextlib.suppress(binascii.Error, ValueError):
        stripped = text.strip().rstrip("=")
        key = base64.b64decode(stripped + "=" * (-len(stripped) % 4), altchars=b"-_", validate=True)
        if len(key) == KEY_BYTES:
            return key
    raise SecretKeyError(f"{source} is not 32 bytes in URL-safe base64")
