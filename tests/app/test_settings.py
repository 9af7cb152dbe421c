"""Settings: what is taken, what is refused, and that nothing shows a secret."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from app.settings import Settings


def test_everything_has_a_sensible_value() -> None:
    settings = Settings()
    assert settings.bot_token is None
    assert settings.database_url == "sqlite+aiosqlite:///data/touchbase.db"
    assert settings.sqlite_file == Path("data/touchbase.db")
    assert settings.owner_ids == ()
    assert (settings.default_locale, settings.default_timezone) == ("ru", "Europe/Moscow")


def test_the_file_and_the_environment_are_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("OWNER_IDS=1, 2;3\nDATA_DIR=/srv/tb\nBOT_TOKEN=\nUNKNOWN=1\n", encoding="utf-8")
    monkeypatch.setenv("DEFAULT_PHONE_REGION", "kz")
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:8081/")
    settings = Settings()
    assert settings.owner_ids == (1, 2, 3)
    assert settings.database_url == "sqlite+aiosqlite:////srv/tb/touchbase.db"
    assert settings.sqlite_file == Path("/srv/tb/touchbase.db")
    assert settings.bot_token is None
    assert settings.default_phone_region == "KZ"
    assert settings.telegram_api_url == "http://127.0.0.1:8081"


@pytest.mark.parametrize(
    ("given", "used", "file"),
    [
        ("postgresql://u:p@h/b", "postgresql+asyncpg://u:p@h/b", None),
        ("postgres://u:p@h/b", "postgresql+asyncpg://u:p@h/b", None),
        ("postgresql+asyncpg://u:p@h/b", "postgresql+asyncpg://u:p@h/b", None),
        ("sqlite:///x.db", "sqlite+aiosqlite:///x.db", Path("x.db")),
        ("sqlite:////x.db", "sqlite+aiosqlite:////x.db", Path("/x.db")),
    ],
)
def test_database_addresses_get_their_driver(
    monkeypatch: pytest.MonkeyPatch, given: str, used: str, file: Path | None
) -> None:
    monkeypatch.setenv("DATABASE_URL", given)
    assert Settings().database_url == used
    assert Settings().sqlite_file == file


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://u:canary77@h/b"),
        ("DATABASE_URL", "sqlite://canary77.db"),
        ("DATABASE_URL", "canary77"),
        ("OWNER_IDS", "1,canary77"),
        ("TELEGRAM_API_URL", "canary77"),
        ("VK_API_URL", "ftp://canary77"),
        ("DEFAULT_LOCALE", "canary77"),
        ("DEFAULT_TIMEZONE", "canary77"),
        ("DEFAULT_TIMEZONE", "../canary77"),
        ("DEFAULT_PHONE_REGION", "canary77"),
    ],
)
def test_what_is_refused_is_named_and_not_shown(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError) as caught:
        Settings()
    assert name in str(caught.value).upper()
    assert "canary77" not in str(caught.value)


def test_a_repr_shows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BOT_TOKEN", "SECRET_KEY"):
        monkeypatch.setenv(name, "canary77")
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:canary77@h/b")
    monkeypatch.setenv("REDIS_URL", "redis://:canary77@h/0")
    assert "canary77" not in f"{Settings()!r} {Settings()} {Settings().model_dump()}"
