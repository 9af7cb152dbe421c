"""`touchbase run`, `bot`, `worker`: the processes of the product."""

import argparse
import asyncio
from pathlib import Path

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from pydantic import SecretStr

from app.console import say
from app.demo import invent_clients
from app.garbage import settle_collector
from app.keyring import open_sealer
from app.prepare import prepare
from app.secret_key import SecretKeyError
from app.settings import Settings
from app.signals import until_told
from app.wiring import file_store, make_friend_keeper, make_gateways, make_runner, make_scheduler, make_sender
from bot.kit.words import load_words
from domain.base.actor import SYSTEM
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.base.sealing import Sealer
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.team.offer_ownership_code import offer_ownership_code
from jobs.accounts.key_ends import KeyEnds
from jobs.agenda.digests import Digests
from jobs.audience.groups import GroupFiller
from jobs.reminders.reminding import Reminding
from jobs.reminders.tidying import Tidying
from jobs.search.follower import SearchFollower
from jobs.subscribers.repeating import Repeating
from jobs.work.runner import Runner
from jobs.work.tidy import Tidier
from sandbox.server import RunningSandbox, start_sandbox

log = structlog.get_logger(__name__)

#: Where the sandbox's page is looked for first; any free port will do if this one is taken.
SANDBOX_PORT = 8081
RUNNER_SECONDS = 2
#: How soon a new account begins to listen.
GATEWAYS_SECONDS = 5
#: How soon a campaign begins, pauses and ends.
SENDER_SECONDS = 1
#: How soon friend requests are looked at once somebody has turned that on.
FRIENDS_SECONDS = 3
#: How soon a group's rule takes in whoever it newly means.
GROUPS_SECONDS = 60
#: How exactly a reminder comes.
REMINDERS_SECONDS = 1
#: How often what is over is tidied away, and what is long over forgotten.
TIDY_SECONDS = 3_600
#: How late it may be told that a key ends.
KEY_ENDS_SECONDS = 600
#: How late a digest may come.
DIGESTS_SECONDS = 60
#: So often it is looked for harvests that are to run again.
REPEATING_SECONDS = 60
#: How soon the search follows what was changed on many cards at once.
SEARCH_SECONDS = 5


async def run_all(settings: Settings, _arguments: argparse.Namespace) -> int:
    """Everything in one process. Without BOT_TOKEN the sandbox takes Telegram's place, with a base of its own."""
    if settings.bot_token is not None:
        return await _run(settings, with_bot=True, with_worker=True)
    sandbox = await _sandbox(settings)
    try:
        played = settings.model_copy(
            update={
                "data_dir": settings.data_dir / "sandbox",
                "given_database_url": None,
                "bot_token": SecretStr(sandbox.bot_token),
                "telegram_api_url": sandbox.telegram_url,
                "vk_api_url": sandbox.vk_url,
                "owner_ids": (sandbox.owner_id,),
            }
        )
        return await _run(played, with_bot=True, with_worker=True, page=sandbox.page_url)
    finally:
        await sandbox.stop()


async def run_bot(settings: Settings, _arguments: argparse.Namespace) -> int:
    """Only the bot: jobs are done by workers."""
    return await _run(settings, with_bot=True, with_worker=False)


async def run_worker(settings: Settings, _arguments: argparse.Namespace) -> int:
    """Only the background work; the bot's library is never loaded."""
    return await _run(settings, with_bot=False, with_worker=True)


async def _run(settings: Settings, *, with_bot: bool, with_worker: bool, page: str = "") -> int:
    words = load_words(settings.default_locale)
    try:
        database = await prepare(settings)
        sealer = await open_sealer(settings, database)
    except SecretKeyError as error:
        say(words.text("app-key-wrong", reason=str(error)))
        return 1
    scheduler = make_scheduler()
    gateways = make_gateways(settings, database, sealer) if with_worker else None
    runner = make_runner(settings, database, gateways) if gateways is not None else None
    sender = make_sender(settings, database, gateways) if gateways is not None else None
    keeper = make_friend_keeper(database, gateways) if gateways is not None else None
    if runner is not None and gateways is not None and sender is not None and keeper is not None:
        scheduler.add_job(keeper.tick, "interval", seconds=FRIENDS_SECONDS)
        scheduler.add_job(runner.tick, "interval", seconds=RUNNER_SECONDS)
        scheduler.add_job(gateways.tick, "interval", seconds=GATEWAYS_SECONDS)
        scheduler.add_job(sender.tick, "interval", seconds=SENDER_SECONDS)
        scheduler.add_job(Digests(database, utc_now).tick, "interval", seconds=DIGESTS_SECONDS)
        scheduler.add_job(GroupFiller(database, utc_now).tick, "interval", seconds=GROUPS_SECONDS)
        tidier = Tidier(database, file_store(settings), utc_now)
        scheduler.add_job(tidier.tick, "interval", seconds=TIDY_SECONDS)
        scheduler.add_job(Reminding(database, utc_now).tick, "interval", seconds=REMINDERS_SECONDS)
        scheduler.add_job(Tidying(database, utc_now).tick, "interval", seconds=TIDY_SECONDS)
        scheduler.add_job(KeyEnds(database, utc_now).tick, "interval", seconds=KEY_ENDS_SECONDS)
        scheduler.add_job(Repeating(database, utc_now).tick, "interval", seconds=REPEATING_SECONDS)
        scheduler.add_job(SearchFollower(database, utc_now).tick, "interval", seconds=SEARCH_SECONDS)
    try:
        scheduler.start()
        if page:
            await invent_clients(database, settings.default_locale)
            say(words.text("app-run-page", address=page))
        elif with_bot:
            await _offer_ownership(database, settings)
        if with_bot:
            return await _run_bot(settings, database, sealer, scheduler, runner)
        settle_collector()
        await until_told()
        return 0
    finally:
        scheduler.shutdown(wait=False)
        if runner is not None and gateways is not None and sender is not None and keeper is not None:
            await runner.stop()
            await sender.stop()
            await keeper.stop()
            await gateways.stop()
        await database.close()


async def _run_bot(
    settings: Settings, database: Database, sealer: Sealer, scheduler: AsyncIOScheduler, runner: Runner | None
) -> int:
    from app.run_bot import poll  # noqa: PLC0415 - the bot's library costs seconds; a worker never needs it.

    stopped = asyncio.ensure_future(until_told())
    try:
        return await poll(
            settings, database, sealer, scheduler, wake=runner.wake if runner else lambda: None, stopped=stopped
        )
    finally:
        stopped.cancel()


async def _sandbox(settings: Settings) -> RunningSandbox:
    world: Path = settings.data_dir / "sandbox" / "world.json"
    world.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        sandbox = await start_sandbox(port=SANDBOX_PORT, state_file=world)
    except OSError:
        sandbox = await start_sandbox(state_file=world)
    return sandbox


async def _offer_ownership(database: Database, settings: Settings) -> None:
    """Print a code that makes its sender the owner, when there is none and the settings name none."""
    if settings.owner_ids:
        return
    async with writing(database, SYSTEM, ChangeKind.MEMBER_JOINED, clock=utc_now) as ctx:
        code = await offer_ownership_code(ctx)
    if code is not None:
        say(load_words(settings.default_locale).text("app-run-owner-code", code=code))
