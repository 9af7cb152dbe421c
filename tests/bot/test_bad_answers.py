"""Every question of the house, and what people answer when they don't read it: nobody is met by silence or an error.

Each question is put by its own button, in each of its variants; then the program dies, and what comes instead of an
answer goes to the question all the same. A wrong answer is told in words and writes nothing, and the question stays.
"""

import asyncio
import inspect
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from sqlalchemy import func, select

from bot.kit.call import Ids, Said
from bot.kit.registry import ANSWERS, PRESSES
from bot.kit.screen import Press
from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.clients.remove_client import remove_client
from domain.inbox.tables import DialogState
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.tables import Change
from domain.journal.undo import undo_change
from tests.support.clocks import StillClock
from tests.support.examples import LONGEST_TEXTS, examples
from tests.support.house import OWNER, SAID, STICKER, House, open_house
from tests.support.quiet_bot import QuietBot, put_questions, told

VOICE = {"file_id": "v", "file_unique_id": "v", "duration": 3}
#: What comes instead of an answer.
BAD: list[dict[str, Any]] = [
    {"sticker": STICKER},
    {"text": "30.02.2026"},
    {"text": "ъ" * 4096},
    {"text": "-1"},
    {"voice": VOICE},
    {"text": "9" * 400},
    {"text": "<b>&amp;</i>"},
    {"text": "\u200b\u202e"},
    {"text": "ыъ?!"},
]
#: Each question gets so many of them, each the next ones in turn; its variants, so many at most, get one each.
EACH, VARIANTS = 2, 3


class Walk:
    """Goes through the questions; `reached` is where the last answer went."""

    def __init__(self, house: House, database: Database, clock: StillClock, folder: Path) -> None:
        self.house, self.database, self.clock, self.folder = house, database, clock, folder
        self.reached: str | None = None
        self.seen: set[str] = set()
        self.bad = cycle(BAD)

    async def put(self, opener: Press | str) -> bool:
        """Press the button, or put the question by hand; gives whether there is one now."""
        if isinstance(opener, str):
            await self.house.asked(OWNER, opener)
        else:
            before = asyncio.all_tasks()
            await self.house.bot.press(OWNER, opener.pack())
            await put_questions(before)
        return await self.is_asked()

    async def is_asked(self) -> bool:
        """Whether the owner has a question to answer."""
        async with reading(self.database, SYSTEM) as look:
            return bool(await look.scalar(select(func.count()).select_from(DialogState)))

    async def changes(self) -> int:
        """How many changes there are in the journal."""
        async with reading(self.database, SYSTEM) as look:
            return int(await look.scalar(select(func.count()).select_from(Change)))

    def restart(self) -> None:
        """The program dies and comes back: only what the base keeps is left."""
        self.house = replace(self.house, bot=QuietBot(self.database, self.clock, self.folder))

    async def openers(self) -> AsyncIterator[Press | str]:
        """Every button that has put a question; then the names of questions that are put in the middle of a talk, or
        about what the owner doesn't have.
        """
        for entry in PRESSES.values():
            if re.search(r"\bask\(", inspect.getsource(entry.handler)):
                for press in islice(examples(entry.press, self.house.ids, LONGEST_TEXTS), VARIANTS):
                    if await self.put(press):
                        yield press
        for name in sorted(ANSWERS.keys() - self.seen):
            assert await self.put(name)
            yield name


@pytest.fixture
async def walk(database: Database, clock: StillClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Walk:
    """The owner with one of everything, and a note of where each answer goes."""
    found = Walk(await open_house(database, clock, tmp_path), database, clock, tmp_path / "files")
    for name, entry in list(ANSWERS.items()):

        async def note(said: Said, ids: Ids, text: str, name: str = name, whole: Any = entry.handler) -> None:
            found.reached = name
            found.seen.add(name)
            await whole(said, ids, text)

        monkeypatch.setitem(ANSWERS, name, replace(entry, handler=note))
    return found


def is_answered(sent: list[BaseModel]) -> bool:
    """Whether somebody was told something, and not that the program failed."""
    return any(getattr(each, "text", None) for each in sent) and "Что-то пошло не так" not in told(sent)


async def test_a_bad_answer_is_told_and_the_question_stays(walk: Walk) -> None:
    wrong: list[str] = []
    async for opener in walk.openers():
        walk.restart()
        met = len(walk.seen)
        wrong += await answered_badly(walk, opener, next(walk.bad))
        if len(walk.seen) > met:
            for content in islice(walk.bad, EACH - 1):
                wrong += await answered_badly(walk, opener, content)
        await walk.house.bot.say(OWNER, "/menu")
    assert not wrong, "\n".join(wrong)
    assert walk.seen == ANSWERS.keys()


async def answered_badly(walk: Walk, opener: Press | str, content: dict[str, Any]) -> list[str]:
    """Say this for an answer; gives what was wrong with what came of it."""
    if not await walk.is_asked():
        await walk.put(opener)
    walk.reached, before = None, await walk.changes()
    sent = await walk.house.bot.say(OWNER, **content)
    wrong = []
    if walk.reached is None:
        wrong.append("it went elsewhere")
    if not is_answered(sent):
        wrong.append(f"it was told: {told(sent)[:300]}")
    if await walk.is_asked() and await walk.changes() != before:
        wrong.append("something was written, and the question stays")
    return [f"{opener!r}, {walk.reached}, {content}: {each}" for each in wrong]


async def test_a_card_that_a_colleague_removed_is_told_of(walk: Walk) -> None:
    wrong, met = [], 0
    async for opener in walk.openers():
        if isinstance(opener, str) or "client_id" not in type(opener).model_fields:
            continue
        async with writing(walk.database, SYSTEM, ChangeKind.CLIENT_REMOVED, clock=walk.clock) as ctx:
            await remove_client(ctx, walk.house.ids["client_id"])
        before = await walk.changes()
        sent = await walk.house.bot.say(OWNER, SAID)
        if not is_answered(sent) or "не найден" not in told(sent).casefold():
            wrong.append(f"{opener!r}: {told(sent)[:300]}")
        if await walk.changes() != before:
            wrong.append(f"{opener!r}: something was written")
        async with writing(walk.database, SYSTEM, ChangeKind.UNDONE, clock=walk.clock) as back:
            await undo_change(back, ctx.change_id or 0)
        met += 1
    assert not wrong, "\n".join(wrong)
    assert met > 20
