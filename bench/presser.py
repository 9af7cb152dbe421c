"""Somebody who presses the bot's own buttons, in quiet and while something runs in the same process."""

import asyncio
import itertools
import time
from collections.abc import Coroutine
from datetime import timedelta

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.enums import ParseMode
from aiogram.types import Update

from app.settings import Settings
from app.wiring import file_store
from bench.answering import TOKEN, Answering, press_of
from bench.base import OWNER
from bot.clients.presses import TouchPress
from bot.kit.dispatch import build_dispatcher
from bot.kit.gate import Gate
from bot.kit.presses import CardPress, HomePress, ListPress
from bot.kit.services import Services
from bot.kit.storage import DatabaseStorage
from bot.screens import open_rooms
from bot.team.door import open_door
from bot.team.notices import take_notice
from domain.audience.filter import ClientFilter
from domain.audience.keep_filter import keep_filter
from domain.base.actor import Actor
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.base.sealing import Sealer
from domain.clients.add_client import add_client
from domain.inbox.dialog_states import DialogStates
from domain.inbox.inbox import Inbox
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.touches.log_touch import plan_touch
from domain.touches.tables import TouchKind
from jobs.vk.check import HolderCheck

#: Updates are kept sealed, as in the product.
_SEALER = Sealer(bytes(range(32)))
#: How often somebody presses while something runs, in seconds.
_EVERY = 0.1


class Presser:
    """The bot's own gate, dispatcher and screens, pressed without a network."""

    def __init__(self, settings: Settings, database: Database, presses: list[str], bot: Bot | None = None) -> None:
        open_rooms()
        states = DialogStates(database, utc_now)
        services = Services(
            database=database,
            clock=utc_now,
            store=file_store(settings),
            wake=lambda: None,
            fetch=lambda: None,
            dialog_states=states,
            sealer=_SEALER,
            check_token=HolderCheck("http://127.0.0.1:9"),
            bot_name="touchbase_bot",
        )
        self._bot = bot or quiet_bot()
        self._dispatcher = build_dispatcher(Gate(services, "ru", open_door, take_notice), DatabaseStorage(states))
        self._inbox = Inbox(database, utc_now, _SEALER)
        self._presses = itertools.cycle(presses)
        self._ids = itertools.count(1)

    async def press(self) -> None:
        """What happens to a press from its arrival to its end: kept, handled, answered."""
        key = next(self._ids)
        update = press_of(key, OWNER, next(self._presses))
        await self._inbox.remember([(key, update)])
        await self._dispatcher.feed_update(self._bot, Update.model_validate(update, context={"bot": self._bot}))


def quiet_bot() -> Bot:
    return Bot(TOKEN, session=Answering(), default=DefaultBotProperties(parse_mode=ParseMode.HTML))


async def some_presses(database: Database, actor: Actor) -> dict[str, str]:
    """Buttons that show a list, open a card, show the touch queue, and one that writes."""
    async with writing(database, actor, ChangeKind.CLIENT_ADDED, clock=utc_now) as ctx:
        clients = [await add_client(ctx, f"Иванов {number}") for number in range(20)]
        filter_id = await keep_filter(ctx, ClientFilter())
        await plan_touch(ctx, clients[1].id, utc_now().date() - timedelta(days=1))
    card = CardPress(client_id=clients[0].id, filter_id=filter_id)
    return {
        "a page of the list": ListPress(filter_id=filter_id, offset=8).pack(),
        "a card": card.pack(),
        "home, the touch queue": HomePress().pack(),
        "a touch (writes)": TouchPress(client_id=card.client_id, filter_id=filter_id, kind=TouchKind.CALLED).pack(),
    }


async def forget_presses(database: Database) -> None:
    """Each presser counts its updates from 1."""
    inbox = Inbox(database, utc_now, _SEALER)
    await inbox.finished([key for key, _ in await inbox.unfinished()])
    await inbox.forget_old(days=-1)


async def pressed_while(
    work: Coroutine[None, None, None], presser: Presser, every: float = _EVERY
) -> tuple[list[float], float]:
    """The delay of each press from the moment it was due, in ms, and the seconds the work took."""
    late: list[float] = []
    started = time.perf_counter()
    running = asyncio.create_task(work)
    while not running.done():
        # One person waits for the answer before the next press; what holds the loop up counts from when it was due.
        due = time.perf_counter() + every
        await asyncio.sleep(every)
        await presser.press()
        late.append((time.perf_counter() - due) * 1_000)
    await running
    return late, time.perf_counter() - started
