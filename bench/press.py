"""Goal 10: pressing buttons, in quiet and while a large import runs in the same process."""

import itertools
from pathlib import Path

from aiogram import Dispatcher, Router
from aiogram.types import CallbackQuery, Update

from bench.answering import press_of
from bench.base import OWNER, Importing, open_base, settings_in
from bench.measure import Measure, milliseconds, share
from bench.presser import Presser, forget_presses, pressed_while, quiet_bot, some_presses

_TIMES = 200


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
