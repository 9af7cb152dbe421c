"""`touchbase doctor`: looks at everything the product needs and says what to do about what is missing."""

import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import aiohttp
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from app.schema import newest
from app.secret_key import SecretKeyError, key_file, read_next_key, read_secret_key
from app.settings import Settings
from bot.kit.words import Words
from domain.accounts.tables import Account
from domain.base.sealing import Sealer

# Below this an import or a backup may fill the disk.
_LOW_DISK_MB = 500
_NETWORK_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `said` tells also what to do if it is not well."""

    well: bool
    said: str


async def examine(settings: Settings, words: Words) -> AsyncIterator[Finding]:
    """Looks at one thing after the other. Changes nothing, makes no files that stay, sends nothing to anybody."""
    yield _data_dir(settings, words)
    yield _disk(settings, words)
    yield _key(settings, words)
    async for finding in _database(settings, words):
        yield finding
    yield _owners(settings, words)
    async for finding in _telegram(settings, words):
        yield finding


def _data_dir(settings: Settings, words: Words) -> Finding:
    path = str(settings.data_dir)
    if not settings.data_dir.is_dir():
        return Finding(well=False, said=words.text("app-doctor-no-data-dir", path=path))
    try:
        with tempfile.TemporaryFile(dir=settings.data_dir):
            return Finding(well=True, said=words.text("app-doctor-data-dir", path=path))
    except OSError as error:
        return Finding(well=False, said=words.text("app-doctor-data-dir-closed", path=path, reason=str(error)))


def _disk(settings: Settings, words: Words) -> Finding:
    place = settings.data_dir if settings.data_dir.is_dir() else "."
    free = shutil.disk_usage(place).free // 1_000_000
    if free < _LOW_DISK_MB:
        return Finding(well=False, said=words.text("app-doctor-disk-low", free=free, least=_LOW_DISK_MB))
    return Finding(well=True, said=words.text("app-doctor-disk", free=free))


def _key(settings: Settings, words: Words) -> Finding:
    try:
        key = read_secret_key(settings)
    except (SecretKeyError, OSError) as error:
        return Finding(well=False, said=words.text("app-doctor-key-wrong", reason=str(error)))
    if settings.secret_key is not None:
        return Finding(well=True, said=words.text("app-doctor-key-given"))
    path = str(key_file(settings))
    if key is None:
        return Finding(well=False, said=words.text("app-doctor-no-key", path=path))
    if stat.S_IMODE(key_file(settings).stat().st_mode) & 0o077 and os.name == "posix":
        return Finding(well=False, said=words.text("app-doctor-key-open", path=path))
    return Finding(well=True, said=words.text("app-doctor-key", path=path))


async def _database(settings: Settings, words: Words) -> AsyncIterator[Finding]:
    if settings.sqlite_file is not None:
        yield _sqlite(words)
        if not settings.sqlite_file.exists():
            # To connect would make an empty file.
            yield Finding(well=False, said=words.text("app-doctor-no-database", path=str(settings.sqlite_file)))
            return
    engine = create_async_engine(settings.database_url)
    try:
        async with engine.connect() as connection:
            yield await _schema(connection, words)
            if settings.sqlite_file is None:
                yield await _pg_trgm(connection, words)
            async for finding in _tokens(connection, settings, words):
                yield finding
    except (SQLAlchemyError, OSError) as error:
        reason = str(getattr(error, "orig", None) or error)
        yield Finding(well=False, said=words.text("app-doctor-database-away", reason=reason))
    finally:
        await engine.dispose()


def _sqlite(words: Words) -> Finding:
    version = sqlite3.sqlite_version
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.execute("CREATE VIRTUAL TABLE probe USING fts5(word, tokenize = 'trigram')")
    except sqlite3.Error:
        return Finding(well=False, said=words.text("app-doctor-no-trigrams", version=version))
    return Finding(well=True, said=words.text("app-doctor-sqlite", version=version))


async def _schema(connection: AsyncConnection, words: Words) -> Finding:
    found = await connection.run_sync(lambda sync: MigrationContext.configure(sync).get_current_revision())
    if found != newest():
        return Finding(well=False, said=words.text("app-doctor-schema-old", found=found or "—", wanted=newest()))
    return Finding(well=True, said=words.text("app-doctor-schema", revision=newest()))


async def _pg_trgm(connection: AsyncConnection, words: Words) -> Finding:
    names = await connection.execute(text("SELECT extname FROM pg_extension WHERE extname = 'pg_trgm'"))
    if names.first() is None:
        return Finding(well=False, said=words.text("app-doctor-no-pg-trgm"))
    return Finding(well=True, said=words.text("app-doctor-pg-trgm"))


async def _tokens(connection: AsyncConnection, settings: Settings, words: Words) -> AsyncIterator[Finding]:
    """Whether the key still opens the kept tokens. Without a token, or without the table, there is nothing to say."""
    if not await connection.run_sync(lambda sync: inspect(sync).has_table(Account.__tablename__)):
        return
    sealed = await connection.execute(select(Account.token_sealed).where(Account.token_sealed.is_not(None)))
    tokens = [token for token in sealed.scalars() if token is not None]
    try:
        keys = [key for key in (read_secret_key(settings), read_next_key(settings)) if key is not None]
    except (SecretKeyError, OSError):
        keys = []
    closed = sum(not any(Sealer(key).opens(token) for key in keys) for token in tokens)
    if closed:
        yield Finding(well=False, said=words.text("app-doctor-tokens-closed", count=closed))
    elif tokens:
        yield Finding(well=True, said=words.text("app-doctor-tokens", count=len(tokens)))


def _owners(settings: Settings, words: Words) -> Finding:
    if not settings.owner_ids:
        return Finding(well=True, said=words.text("app-doctor-no-owners"))
    return Finding(well=True, said=words.text("app-doctor-owners", ids=", ".join(map(str, settings.owner_ids))))


async def _telegram(settings: Settings, words: Words) -> AsyncIterator[Finding]:
    if settings.bot_token is None:
        yield Finding(well=True, said=words.text("app-doctor-no-token"))
        return
    base = f"{settings.telegram_api_url}/bot{settings.bot_token.get_secret_value()}"
    timeout = aiohttp.ClientTimeout(total=_NETWORK_SECONDS)
    try:
        async with aiohttp.ClientSession(timeout=timeout) as session:
            status, answer = await _ask(session, f"{base}/getMe")
            if status in (401, 404, 421):
                yield Finding(well=False, said=words.text("app-doctor-token-wrong"))
                return
            if status != 200 or not isinstance(answer, dict):
                yield Finding(well=False, said=words.text("app-doctor-telegram-odd", status=str(status)))
                return
            yield Finding(well=True, said=words.text("app-doctor-token", name=str(answer.get("username"))))
            _, webhook = await _ask(session, f"{base}/getWebhookInfo")
            if isinstance(webhook, dict) and webhook.get("url"):
                address = f"{settings.telegram_api_url}/bot<BOT_TOKEN>/deleteWebhook"
                yield Finding(well=False, said=words.text("app-doctor-webhook", address=address))
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        # The error's own text may hold the address, and the address holds the token.
        kind = type(error).__name__
        yield Finding(
            well=False, said=words.text("app-doctor-telegram-away", url=settings.telegram_api_url, reason=kind)
        )


async def _ask(session: aiohttp.ClientSession, url: str) -> tuple[int, Any]:
    """The HTTP status and the result, None if it was no answer of the Bot API."""
    async with session.get(url) as response:
        try:
            return response.status, (await response.json(content_type=None)).get("result")
        except (ValueError, AttributeError):
            return response.status, None
