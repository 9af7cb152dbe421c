"""What the product is told from outside: environment variables, or the same names in a `.env` file.

The names are fixed: other people's deployments rely on them. `.env.example` explains each one.
"""

import re
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}


class Settings(BaseSettings):
    """All settings, checked. Raises pydantic's ValidationError, which names the variable but never its value."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    bot_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    vk_api_url: str = "https://api.vk.ru"
    vk_community_rate: float = Field(default=15.0, gt=0, le=20)
    vk_person_rate: float = Field(default=2.5, gt=0, le=3)
    given_database_url: SecretStr | None = Field(default=None, validation_alias="DATABASE_URL")
    redis_url: SecretStr | None = None
    data_dir: Path = Path("data")
    owner_ids: Annotated[tuple[int, ...], NoDecode] = ()
    secret_key: SecretStr | None = None
    smtp_url: SecretStr | None = None
    mail_from: str | None = None
    default_locale: Literal["ru", "en"] = "ru"
    default_timezone: str = "Europe/Moscow"
    default_phone_region: str = "RU"

    @property
    def database_url(self) -> str:
        """The database's address with its asynchronous driver; it may hold a password."""
        if self.given_database_url is None:
            return f"sqlite+aiosqlite:///{self.data_dir / 'touchbase.db'}"
        return self.given_database_url.get_secret_value()

    @property
    def sqlite_file(self) -> Path | None:
        """Where the SQLite database lies, or None if the database is PostgreSQL."""
        scheme, _, path = self.database_url.partition(":///")
        return Path(path) if scheme.startswith("sqlite") else None

    @field_validator("telegram_api_url", "vk_api_url")
    @classmethod
    def _an_address(cls, value: str) -> str:
        if not re.match(r"https?://[^/\s]+", value):
            raise ValueError("must begin with http:// or https://")
        return value.rstrip("/")

    @field_validator("smtp_url")
    @classmethod
    def _a_mail_server(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.match(r"smtps?://[^/\s]+$", value.get_secret_value()):
            raise ValueError("must look like smtp://user:password@server:587, or smtps:// with port 465")
        return value

    @field_validator("given_database_url")
    @classmethod
    def _with_driver(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None:
            return None
        scheme, separator, rest = value.get_secret_value().partition("://")
        if not separator or scheme not in _DRIVERS:
            raise ValueError("must begin with sqlite:/// or postgresql://")
        if _DRIVERS[scheme].startswith("sqlite") and not rest.startswith("/"):
            raise ValueError("a SQLite address has three slashes, and a fourth before an absolute path")
        return SecretStr(f"{_DRIVERS[scheme]}://{rest}")

    @field_validator("owner_ids", mode="before")
    @classmethod
    def _a_comma_list(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part for part in re.split(r"[,;\s]+", value) if part)
        return value

    @field_validator("default_timezone")
    @classmethod
    def _a_known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError("is not a time zone such as Europe/Moscow") from None
        return value

    @field_validator("default_phone_region")
    @classmethod
    def _a_country(cls, value: str) -> str:
        if not re.fullmatch("[A-Za-z]{2}", value):
            raise ValueError("is not a two-letter country such as RU")
        return value.upper()
