"""The small verbs of the command line: they print what they did, in the language of the settings."""

import argparse
import sqlite3
from datetime import datetime
from zoneinfo import ZoneInfo

from app import backup as backups
from app import doctor as doctors
from app import keyring
from app.console import say
from app.migrations import migrate as bring_to_head
from app.prepare import prepare
from app.schema import newest
from app.secret_key import SecretKeyError, ensure_secret_key, key_file, next_key_file
from app.settings import Settings
from app.signals import until_told
from bot.kit.words import load_words
from sandbox.server import start_sandbox


async def migrate(settings: Settings, _arguments: argparse.Namespace) -> int:
    """Makes the data folder, the key and the database if they are not there, and brings the database to the head."""
    words = load_words(settings.default_locale)
    # What lies in it is for nobody else on this machine: clients, files, the key.
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        ensure_secret_key(settings)
    except SecretKeyError as error:
        say(words.text("app-key-wrong", reason=str(error)))
        return 1
    await bring_to_head(settings.database_url)
    say(words.text("app-migrated", revision=newest()))
    return 0


async def doctor(settings: Settings, _arguments: argparse.Namespace) -> int:
    """Prints what is well and what is not; 1 if anything is not."""
    words = load_words(settings.default_locale)
    ill = 0
    async for finding in doctors.examine(settings, words):
        say(f"{'✔' if finding.well else '✘'} {finding.said}")
        ill += not finding.well
    say(words.text("app-doctor-all-well") if not ill else words.text("app-doctor-ill", count=ill))
    return 1 if ill else 0


async def backup(settings: Settings, _arguments: argparse.Namespace) -> int:
    """Copies base and key; 1 if there is no copy of the base afterwards."""
    words = load_words(settings.default_locale)
    now = datetime.now(ZoneInfo(settings.default_timezone))
    try:
        made = backups.back_up(settings, now)
    except backups.NoDatabaseError as error:
        say(words.text("app-backup-no-base", path=str(error)))
        return 1
    except (OSError, sqlite3.Error) as error:
        say(words.text("app-backup-failed", reason=str(error)))
        return 1
    if made.key is not None:
        say(words.text("app-backup-key", path=str(made.key)))
    if made.base is None:
        say(words.text("app-backup-postgres", command=backups.pg_dump_command(settings, now)))
        return 1
    say(words.text("app-backup-done", path=str(made.base), data_dir=str(settings.data_dir)))
    return 0


async def rotate_key(settings: Settings, _arguments: argparse.Namespace) -> int:
    """Moves everything that is sealed to a new key; 1 if nothing was moved. A kill leaves the old key or the new."""
    words = load_words(settings.default_locale)
    try:
        database = await prepare(settings)
        try:
            rotation = await keyring.rotate_key(settings, database)
        finally:
            await database.close()
    except keyring.StillRunningError:
        say(words.text("app-rotate-running"))
        return 1
    except SecretKeyError as error:
        say(words.text("app-key-wrong", reason=str(error)))
        return 1
    if rotation.by_hand:
        say(words.text("app-rotate-by-hand", count=rotation.tokens, path=str(next_key_file(settings))))
    else:
        say(words.text("app-rotate-done", count=rotation.tokens, path=str(key_file(settings))))
    return 0


async def sandbox(settings: Settings, arguments: argparse.Namespace) -> int:
    """Runs the double of Telegram alone until it is interrupted, for a bot that is started by hand."""
    words = load_words(settings.default_locale)
    state_file = settings.data_dir / "sandbox" / "state.json"
    state_file.parent.mkdir(parents=True, exist_ok=True)
    running = await start_sandbox(arguments.host, arguments.port, state_file)
    try:
        say(words.text("app-sandbox-page", url=running.page_url))
        say(f"TELEGRAM_API_URL={running.telegram_url}")
        say(f"VK_API_URL={running.vk_url}")
        say(f"BOT_TOKEN={running.bot_token}")
        say(f"OWNER_IDS={running.owner_id}")
        await until_told()
    finally:
        await running.stop()
    return 0
