"""The bot put together: session, gate, screens and the polling loop."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import structlog
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.enums import ParseMode
from aiogram.types import BotCommand, LinkPreviewOptions, Update

from bot.files.fetch import Fetcher
from bot.kit.dispatch import ALLOWED_UPDATES, build_dispatcher
from bot.kit.gate import Gate
from bot.kit.poller import Poller
from bot.kit.services import Services
from bot.kit.session import LimitedSession
from bot.kit.storage import DatabaseStorage
from bot.kit.words import LOCALES, load_words
from bot.outbox.deliver import Deliverer
from bot.screens import open_rooms
from bot.team.door import open_door
from bot.work.progress import ProgressBars
from domain.base.actor import SYSTEM
from domain.base.clock import Clock
from domain.base.database import Database
from domain.files.store import FileStore
from domain.inbox.dialog_states import DialogStates
from domain.inbox.inbox import Inbox
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.team.migrate_chat import migrate_chat

log = structlog.get_logger(__name__)

#: The commands of the menu, in their order; their words stand under `team-command-…`.
MENU = ("menu", "find", "import", "export", "jobs", "settings", "help", "cancel")


@dataclass(frozen=True, slots=True)
class Helpers:
    """What works beside the handlers: tick the deliverer every second, the others every three."""

    services: Services
    deliverer: Deliverer
    progress: ProgressBars
    fetcher: Fetcher


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
        wake: Callable[[], None],
        default_locale: str,
        owner_ids: tuple[int, ...] = (),
    ) -> None:
        self._database, self._clock = database, clock
        session = LimitedSession(api_url, on_migrate=self._migrate)
        self.bot = Bot(
            token,
            session=session,
            default=DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview=LinkPreviewOptions(is_disabled=True)),
        )
        self._states = DialogStates(database, clock)
        self._store, self._wake = FileStore(files), wake
        self._locale, self._owner_ids = default_locale, owner_ids
        self._poller: Poller | None = None
        self._helpers: Helpers | None = None
        open_rooms()

    async def helpers(self) -> Helpers:
        """What works beside the handlers and wants to be ticked; asks Telegram for the bot's own name, and so whether
        the token is good.
        """
        if self._helpers is None:
            me = await self.bot.me()
            services = self._services(me.username or "")
            self._helpers = Helpers(
                services,
                Deliverer(self.bot, services),
                ProgressBars(self.bot, services),
                Fetcher(self.bot, services),
            )
        return self._helpers

    def _services(self, bot_name: str) -> Services:
        return Services(
            database=self._database,
            clock=self._clock,
            store=self._store,
            wake=self._wake,
            fetch=self._fetch,
            dialog_states=self._states,
            bot_name=bot_name,
            owner_ids=self._owner_ids,
        )

    async def run(self) -> None:
        """Poll and answer. Raises `PollingRefusedError` if a person has to do something first."""
        helpers = await self.helpers()
        gate = Gate(helpers.services, self._locale, open_door)
        dispatcher = build_dispatcher(gate, DatabaseStorage(self._states))
        await dispatcher.emit_startup()

        async def feed(update: Update) -> None:
            await dispatcher.feed_update(self.bot, update)

        await self._show_menu()
        self._poller = Poller(self.bot, feed, Inbox(self._database, self._clock), allowed_updates=ALLOWED_UPDATES)
        await self._poller.run()

    def stop(self) -> None:
        """Fetch nothing more; what is in hand is finished."""
        if self._poller is not None:
            self._poller.stop()

    async def close(self) -> None:
        """Close the connections to Telegram."""
        if self._helpers is not None:
            await self._helpers.fetcher.stop()
        await self.bot.session.close()

    def _fetch(self) -> None:
        if self._helpers is not None:
            self._helpers.fetcher.nudge()

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
