"""The bot put together: session, gate, screens and the polling loop."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import structlog
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.enums import ParseMode
from aiogram.exceptions import AiogramError, TelegramNotFound, TelegramUnauthorizedError
from aiogram.types import BotCommand, LinkPreviewOptions, Update

from bot.files.fetch import Fetcher
from bot.kit.dispatch import ALLOWED_UPDATES, build_dispatcher
from bot.kit.gate import Gate
from bot.kit.poller import Poller, PollingRefusedError, Refusal
from bot.kit.services import Services
from bot.kit.session import LimitedSession
from bot.kit.storage import DatabaseStorage
from bot.kit.words import LOCALES, load_words
from bot.outbox.deliver import Deliverer
from bot.outbox.postman import Postman
from bot.screens import open_rooms
from bot.team.door import open_door
from bot.team.notices import take_notice
from bot.work.progress import ProgressBars
from domain.accounts.checking import TokenCheck
from domain.agenda.week_picture import DrawWeek
from domain.base.actor import SYSTEM
from domain.base.clock import Clock
from domain.base.database import Database
from domain.base.sealing import Sealer
from domain.files.store import FileStore
from domain.inbox.dialog_states import DialogStates
from domain.inbox.inbox import Inbox
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.mail.mailing import Mailer
from domain.team.migrate_chat import migrate_chat

log = structlog.get_logger(__name__)

#: The commands of the menu, in their order; their words stand under `team-command-…`.
MENU = (
    "menu",
    "find",
    "new",
    "tasks",
    "task",
    "board",
    "import",
    "followers",
    "export",
    "campaign",
    "templates",
    "accounts",
    "jobs",
    "settings",
    "help",
    "cancel",
)

#: The waits, in seconds, for a Telegram that doesn't answer at the start; each is twice the one before.
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 30.0

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Helpers:
    """What works beside the handlers."""

    deliverer: Deliverer
    progress: ProgressBars
    fetcher: Fetcher
    postman: Postman | None


class TouchbaseBot:
    """The bot of one team. `run` ends when `stop` was called, or when Telegram will not have it."""

    def __init__(
        self,
        token: str,
        api_url: str,
        database: Database,
        clock: Clock,
        files: Path,
        *,
        sealer: Sealer,
        check_token: TokenCheck,
        wake: Callable[[], None],
        default_locale: str,
        owner_ids: tuple[int, ...] = (),
        mailer: Mailer | None = None,
        draw_week: DrawWeek | None = None,
    ) -> None:
        self._database, self._clock = database, clock
        session = LimitedSession(api_url, on_migrate=self._migrate)
        self.bot = Bot(
            token,
            session=session,
            default=DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview=LinkPreviewOptions(is_disabled=True)),
        )
        self._states = DialogStates(database, clock)
        self._sealer, self._check_token = sealer, check_token
        self._store, self._wake = FileStore(files), wake
        self._locale, self._owner_ids, self._mailer = default_locale, owner_ids, mailer
        self._draw_week = draw_week
        self._stopped = asyncio.Event()
        self._helpers: _Helpers | None = None
        open_rooms()

    async def services(self) -> Services:
        """What the handlers work with; asks Telegram for the bot's own name, and so whether the token is good."""
        me = await self.bot.me()
        return Services(
            database=self._database,
            clock=self._clock,
            store=self._store,
            wake=self._wake,
            fetch=self._fetch,
            dialog_states=self._states,
            sealer=self._sealer,
            check_token=self._check_token,
            bot_name=me.username or "",
            owner_ids=self._owner_ids,
            mailer=self._mailer,
            draw_week=self._draw_week,
        )

    async def run(self) -> None:
        """Poll and answer. Raises `PollingRefusedError` if a person has to do something first.

        A network that isn't there yet, as after a power cut, is waited for.
        """
        services = await self._patiently(self.services)
        if services is None:
            return
        self._helpers = _Helpers(
            Deliverer(self.bot, services),
            ProgressBars(self.bot, services),
            Fetcher(self.bot, services),
            Postman(services, self._mailer) if self._mailer is not None else None,
        )
        gate = Gate(services, self._locale, open_door, take_notice)
        dispatcher = build_dispatcher(gate, DatabaseStorage(self._states))
        await dispatcher.emit_startup()

        async def feed(update: Update) -> None:
            await dispatcher.feed_update(self.bot, update)

        try:
            await self._show_menu()
        except AiogramError as error:
            # The commands work without it too.
            log.warning("the menu of commands could not be set", error=repr(error))
        poller = Poller(
            self.bot, feed, Inbox(self._database, self._clock, self._sealer), allowed_updates=ALLOWED_UPDATES
        )
        stopping = asyncio.create_task(self._stop_with(poller))
        try:
            await poller.run()
        finally:
            stopping.cancel()

    async def _patiently(self, ask: Callable[[], Awaitable[_T]]) -> _T | None:
        """Ask Telegram until it answers; None if `stop` was called before it did."""
        wait = _FIRST_WAIT
        while not self._stopped.is_set():
            try:
                return await ask()
            except (TelegramUnauthorizedError, TelegramNotFound) as error:
                raise PollingRefusedError(Refusal.WRONG_TOKEN) from error
            except AiogramError as error:
                log.warning("Telegram does not answer yet", error=repr(error), seconds=wait)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopped.wait(), wait)
            wait = min(wait * 2, _LONGEST_WAIT)
        return None

    async def _stop_with(self, poller: Poller) -> None:
        await self._stopped.wait()
        poller.stop()

    def ticks(self) -> list[tuple[float, Callable[[], Awaitable[None]]]]:
        """What has to be called again and again, and how often (in seconds): what the bot says without being asked, and
        the files it was sent. Nothing happens before `run` has begun.
        """
        return [
            (1.0, self._deliver),
            (3.0, self._draw_progress),
            (3.0, self._fetch_files),
            (5.0, self._post_letters),
        ]

    async def _deliver(self) -> None:
        if self._helpers is not None:
            await self._helpers.deliverer.tick()

    async def _draw_progress(self) -> None:
        if self._helpers is not None:
            await self._helpers.progress.tick()

    async def _fetch_files(self) -> None:
        if self._helpers is not None:
            await self._helpers.fetcher.tick()

    async def _post_letters(self) -> None:
        if self._helpers is not None and self._helpers.postman is not None:
            await self._helpers.postman.tick()

    def _fetch(self) -> None:
        if self._helpers is not None:
            self._helpers.fetcher.nudge()

    def stop(self) -> None:
        """Fetch nothing more; what is in hand is finished."""
        self._stopped.set()

    async def close(self) -> None:
        """Close the connections to Telegram."""
        if self._helpers is not None:
            self._helpers.deliverer.stop()
            await self._helpers.fetcher.stop()
        await self.bot.session.close()

    async def _show_menu(self) -> None:
        for locale in LOCALES:
            words = load_words(locale)
            menu = [BotCommand(command=name, description=words.text("team-command", command=name)) for name in MENU]
            await self.bot.set_my_commands(menu, language_code=locale)
            if locale == self._locale:
                await self.bot.set_my_commands(menu)

    async def _migrate(self, old_chat_id: int, new_chat_id: int) -> None:
        async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock) as ctx:
            await migrate_chat(ctx, old_chat_id, new_chat_id)
