"""The parts put together: who gets which database, folder, clock and words. Nothing is decided here."""

import asyncio
import sqlite3
from collections.abc import Mapping
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from app.backup import NoDatabaseError, back_up
from app.settings import Settings
from app.worker_name import worker_name
from bot.kit.words import load_words
from domain.accounts.checking import TokenCheck
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.base.sealing import Sealer
from domain.bulk.errors import BackupFailedError
from domain.files.store import FileStore
from domain.mail.mailing import Mailer
from domain.work.kinds import JobKind
from jobs.bulk.handlers import bulk_handlers
from jobs.campaigns.report_job import report_job
from jobs.campaigns.sender import Sender
from jobs.files.reader import FileReader
from jobs.friends.keeper import FriendKeeper
from jobs.mail.smtp import SmtpMailer
from jobs.merging.scan_job import scan_job
from jobs.subscribers.handlers import subscriber_handlers
from jobs.transfer.handlers import transfer_handlers
from jobs.vk.check import HolderCheck
from jobs.vk.enrich import enrich_job
from jobs.vk.events import Ears
from jobs.vk.gateways import Gateways
from jobs.vk.learn_names import names_job
from jobs.vk.longpoll import LongPoll
from jobs.vk.person_ears import PersonEars
from jobs.work.runner import Runner


def file_store(settings: Settings) -> FileStore:
    """Where uploads and exports lie."""
    return FileStore(settings.data_dir / "files")


def make_runner(settings: Settings, database: Database, gateways: Gateways) -> Runner:
    """The runner with every kind of job that this program knows."""
    store = file_store(settings)
    handlers = transfer_handlers(store, FileReader(), say) | bulk_handlers(store, say, partial(_backup, settings))
    handlers |= subscriber_handlers(gateways)
    handlers |= {
        JobKind.ENRICH: enrich_job(gateways),
        JobKind.TWIN_SCAN: scan_job(),
        JobKind.NAMES: names_job(gateways),
        JobKind.CAMPAIGN_REPORT: report_job(store, say),
    }
    return Runner(database, handlers, utc_now, worker_name=worker_name(settings.data_dir))


async def _backup(settings: Settings) -> str:
    """Copy the base before it is wiped; gives the file's name, an empty one for PostgreSQL."""
    try:
        copied = await asyncio.to_thread(back_up, settings, utc_now())
    except (NoDatabaseError, OSError, sqlite3.Error) as error:
        raise BackupFailedError from error
    return copied.base.name if copied.base is not None else ""


def token_check(settings: Settings) -> TokenCheck:
    """Asks the VK of the settings whose a token is."""
    return HolderCheck(settings.vk_api_url)


def make_mailer(settings: Settings) -> Mailer | None:
    """The way to the mail server of the settings; None if they name none, or nobody to write as."""
    if settings.smtp_url is None or settings.mail_from is None:
        return None
    return SmtpMailer(settings.smtp_url.get_secret_value(), settings.mail_from)


def make_gateways(settings: Settings, database: Database, sealer: Sealer) -> Gateways:
    """The only way of this process to VK, and its ears there."""
    ears = Ears(database, utc_now, say)
    rates = (settings.vk_community_rate, settings.vk_person_rate)
    worker = worker_name(settings.data_dir)
    return Gateways(
        database,
        utc_now,
        sealer,
        settings.vk_api_url,
        worker=worker,
        rates=rates,
        ears=LongPoll(ears.take),
        person_ears=PersonEars(database, utc_now, ears),
    )


def make_sender(settings: Settings, database: Database, gateways: Gateways) -> Sender:
    """Sends messages by the accounts of these gateways."""
    return Sender(database, gateways, utc_now, store=file_store(settings))


def make_friend_keeper(database: Database, gateways: Gateways) -> FriendKeeper:
    """Accepts friend requests by the accounts of these gateways."""
    return FriendKeeper(database, gateways, utc_now)


def make_scheduler() -> AsyncIOScheduler:
    """Ticks only, kept in memory: what is due stands in the database, so a restart loses nothing."""
    return AsyncIOScheduler(
        timezone="UTC", job_defaults={"max_instances": 1, "coalesce": True, "misfire_grace_time": None}
    )


def say(locale: str, key: str, values: Mapping[str, str | int]) -> str:
    """The words of a file that a job writes."""
    return load_words(locale).text(key, **values)
