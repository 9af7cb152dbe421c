"""The bot's part of a process: the only module outside `bot/` that loads Telegram's library."""

import asyncio
from collections.abc import Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from app.console import say
from app.garbage import settle_collector
from app.settings import Settings
from app.wiring import file_store, make_mailer, token_check
from bot.kit.enum_words import key_of
from bot.kit.poller import PollingRefusedError
from bot.kit.words import load_words
from bot.main import TouchbaseBot
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.base.sealing import Sealer
from jobs.agenda.week_picture import draw_week


async def poll(
    settings: Settings,
    database: Database,
    sealer: Sealer,
    scheduler: AsyncIOScheduler,
    *,
    wake: Callable[[], None],
    stopped: asyncio.Future[None],
) -> int:
    """Answer people until `stopped` is done; gives the exit code of the process."""
    assert settings.bot_token is not None
    bot = TouchbaseBot(
        settings.bot_token.get_secret_value(),
        settings.telegram_api_url,
        database,
        utc_now,
        file_store(settings).root,
        sealer=sealer,
        check_token=token_check(settings),
        wake=wake,
        default_locale=settings.default_locale,
        owner_ids=settings.owner_ids,
        mailer=make_mailer(settings),
        draw_week=draw_week,
    )
    stopped.add_done_callback(lambda _: bot.stop())
    for seconds, tick in bot.ticks():
        scheduler.add_job(tick, "interval", seconds=seconds)
    settle_collector()
    try:
        await bot.run()
    except PollingRefusedError as error:
        say(load_words(settings.default_locale).text(key_of(error.refusal)))
        return error.exit_code
    finally:
        await bot.close()
    return 0
