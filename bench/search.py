"""Goal 4: searching inside words among all clients, with the first page of the list; and the same with typos."""

import random
import sqlite3
import time
from functools import partial
from pathlib import Path

from bench.base import Importing, open_base, settings_in
from bench.measure import Measure, milliseconds, share
from domain.audience.filter import ClientFilter, Order
from domain.audience.queries import COUNT_CAP, count_clients, list_clients
from domain.audience.suggest import suggest_searches
from domain.base.actor import Actor
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.clients.folding import fold, search_key
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.search.words import put_words
from jobs.search.follower import SearchFollower

#: From many hits to one.
QUERIES = ("иванов", "ванов", "петр", "север", "client77", "9000012", "фёдор")
#: What must find the same people.
SAME = (("иван", "ИВАН", "Иван"), ("фёдор", "федор", "ФЁДОР", "fedor"), ("пётр", "Петр"))
#: Each with one or two slips, from many hits to few.
MISSPELT = ("ивонов", "сиргей", "пертов", "селовьев", "рамашка", "ивоонва анна")
#: So many words of people whom no query means: a base of real ones has that many, this one's has hundreds.
STRANGE_WORDS = 300_000
_TIMES = 30
_PAGE = 8
_RAW_PAGE = """
SELECT id, name, company, city FROM client
WHERE id IN (SELECT rowid FROM client_fts WHERE client_fts MATCH ?) AND deleted_at IS NULL
ORDER BY name_folded, id LIMIT ?
"""
_RAW_COUNT = """
SELECT count(*) FROM (
  SELECT id FROM client WHERE id IN (SELECT rowid FROM client_fts WHERE client_fts MATCH ?)
  AND deleted_at IS NULL LIMIT ?)
"""


async def measure_search(rows: int, folder: Path) -> list[Measure]:
    """Each query many times: through the product's list, and as bare SQL on the same file."""
    settings = settings_in(folder)
    async with open_base(settings) as (database, actor):
        importing = Importing(settings, database, actor)
        started = time.perf_counter()
        await importing.run(await importing.check(rows, folder))
        took = time.perf_counter() - started
        await importing.stop()
        found = [Measure(f"(import, check and run of {rows:,} rows)", took, "s")]
        started = time.perf_counter()
        await SearchFollower(database, utc_now).tick()
        found.append(Measure("(its words collected, in the background)", time.perf_counter() - started, "s"))
        await _compare_hits(database, actor)
        found += await _figures(database, actor, settings.data_dir / "touchbase.db")
        return found + await _typos(database, actor, found[-3].figure)


async def _figures(database: Database, actor: Actor, path: Path) -> list[Measure]:
    ours: list[float] = []
    floors: list[float] = []
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA cache_size=-32768")
    for query in QUERIES:
        ours += await milliseconds(partial(search_page, database, actor, query), _TIMES)
        floors += await milliseconds(partial(_raw_page, raw, f'"{search_key(fold(query))}"'), _TIMES)
    raw.close()
    return [
        Measure("4 search and first page, p50", share(ours, 50), "ms", share(floors, 50), 3),
        Measure("4 search and first page, p95 beside the floor", share(ours, 95), "ms", share(floors, 95), 3),
        Measure("4 search and first page, p95", share(ours, 95), "ms", limit=15),
    ]


async def _typos(database: Database, actor: Actor, plain: float) -> list[Measure]:
    """Nobody is found, and whoever was probably meant comes up: beside a search that finds somebody."""
    found = []
    for words in (0, STRANGE_WORDS):
        if words:
            async with writing(database, actor, ChangeKind.WORK, clock=utc_now) as ctx:
                await put_words(ctx.session, _strange_words(words))
        times: list[float] = []
        for query in MISSPELT:
            times += await milliseconds(partial(misspelt_page, database, actor, query), _TIMES)
        told = f"4 misspelt search, beside the plain one, p50 (+{words:,} words)"
        found.append(Measure(told, share(times, 50), "ms", plain, 15))
        found.append(Measure(f"4 misspelt search, p95 (+{words:,} words)", share(times, 95), "ms", limit=100))
    return found


def _strange_words(count: int) -> set[str]:
    dice = random.Random(1)
    syllables = [first + second for first in "bvgdklmnprst" for second in ("a", "e", "i", "o", "u", "an", "ov", "in")]
    return {"".join(dice.choices(syllables, k=dice.randrange(2, 6))) for _ in range(count)}


async def misspelt_page(database: Database, actor: Actor, query: str) -> None:
    """The first page of what was probably meant."""
    typed = ClientFilter(text=query)
    async with reading(database, actor, utc_now) as ctx:
        assert not await count_clients(ctx, typed, cap=0), f"{query} is no slip"
        suggestions = await suggest_searches(ctx, typed)
        assert suggestions, f"nothing is like {query}"
        await list_clients(ctx, suggestions[0].wanted, limit=_PAGE)


async def search_page(database: Database, actor: Actor, query: str) -> None:
    """The first page of what is found."""
    async with reading(database, actor, utc_now) as ctx:
        await list_clients(ctx, ClientFilter(text=query), limit=_PAGE)


async def _raw_page(raw: sqlite3.Connection, phrase: str) -> None:
    page = raw.execute(_RAW_PAGE, (phrase, _PAGE)).fetchall()
    if len(page) == _PAGE:
        raw.execute(_RAW_COUNT, (phrase, COUNT_CAP + 1)).fetchone()


async def _compare_hits(database: Database, actor: Actor) -> None:
    async with reading(database, actor, utc_now) as ctx:
        for spellings in SAME:
            asked = [ClientFilter(text=each, order=Order.NAME) for each in spellings]
            pages = [await list_clients(ctx, wanted, limit=500) for wanted in asked]
            ids = {tuple(line.id for line in page.lines) for page in pages}
            assert len(ids) == 1, f"{spellings} don't find the same"
            assert ids != {()}, f"{spellings} find nobody"
