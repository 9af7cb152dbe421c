"""Goals 10 and 11: pressing buttons, in quiet and while a large import runs; the last screen's beside the first's."""

import itertools
from pathlib import Path

from aiogram import Dispatcher, Router
from aiogram.types import CallbackQuery, Update

from app.settings import Settings
from bench.answering import press_of
from bench.base import OWNER, Importing, open_base, settings_in
from bench.measure import Measure, milliseconds, share
from bench.presser import Presser, forget_presses, pressed_while, quiet_bot, some_presses
from bot.kit.call import Call
from bot.kit.registry import PRESSES, PressEntry
from bot.kit.screen import Press
from domain.base.actor import Permission
from domain.base.database import Database

_TIMES = 200


class _FirstPress(Press, prefix="bench-first"):
    """A button of a screen that is found first."""


class _LastPress(Press, prefix="bench-last"):
    """A button of a screen that is found last."""


async def measure_press(rows: int, folder: Path) -> list[Measure]:
    """A no-op of the library beside four real presses, then the same presses during an import."""
    floor = await _library_alone()
    settings = settings_in(folder)
    async with open_base(settings) as (database, actor):
        names = await some_presses(database, actor)
        found: list[Measure] = []
        everything: list[float] = []
        for what, data in names.items():
            times = await milliseconds(Presser(settings, database, [data]).press, _TIMES)
            await forget_presses(database)
            everything += times
            found.append(Measure(f"10 press: {what}, p50", share(times, 50), "ms", floor, 5))
        found.append(Measure("10 press in quiet, p95", share(everything, 95), "ms", limit=15))
        found.append(await _found_last(settings, database))
        importing = Importing(settings, database, actor)
        import_id = await importing.check(rows, folder)
        presser = Presser(settings, database, list(names.values()))
        late, took = await pressed_while(importing.run(import_id), presser)
        await importing.stop()
        found += [
            Measure(f"10 press during the import of {rows:,} rows, p50", share(late, 50), "ms"),
            Measure("10 press during the import, p95", share(late, 95), "ms", limit=100),
            Measure("10 press during the import, max", max(late), "ms", limit=300),
            Measure(f"(the import, with {len(late)} presses meanwhile)", took, "s"),
        ]
        return found


async def _library_alone() -> float:
    """The median of a press whose handler does nothing but answer, through one router."""
    router, dispatcher, bot = Router(), Dispatcher(), quiet_bot()

    async def answer(query: CallbackQuery) -> None:
        await query.answer()

    router.callback_query.register(answer)
    dispatcher.include_router(router)
    ids = itertools.count(1)

    async def press() -> None:
        update = press_of(next(ids), OWNER, "x")
        await dispatcher.feed_update(bot, Update.model_validate(update, context={"bot": bot}))

    return share(await milliseconds(press, _TIMES), 50)


async def _found_last(settings: Settings, database: Database) -> Measure:
    """The way to a handler that does nothing, behind those of all screens and before them."""
    screens = dict(PRESSES)
    presses: list[type[Press]] = [_FirstPress, _LastPress]
    first, last = (PressEntry(each, Permission.SEE_CLIENTS, _nothing, in_group=False) for each in presses)
    PRESSES.clear()
    PRESSES.update({first.press.__prefix__: first, **screens, last.press.__prefix__: last})
    medians = []
    for press in (_FirstPress(), _LastPress()):
        times = await milliseconds(Presser(settings, database, [press.pack()]).press, _TIMES)
        await forget_presses(database)
        medians.append(share(times, 50))
    return Measure("11 press of the last screen (floor: of the first), p50", medians[1], "ms", medians[0], 1.5)


async def _nothing(_call: Call, _press: Press) -> None:
    """Only the way to it is measured."""
