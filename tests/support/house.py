"""The bot with an owner who has one of everything, for walks over all that can be pressed, said and answered."""

import asyncio
from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.kit.asking import ask
from bot.kit.call import Turn
from bot.kit.screen import Press
from bot.kit.words import Html, load_words
from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.journal.boundary import reading
from domain.team.queries import actor_of
from tests.support.clocks import StillClock
from tests.support.examples import LONGEST_TEXTS, all_presses, examples
from tests.support.people import add_member
from tests.support.quiet_bot import QuietBot
from tests.support.secret_base import add_secret_base

OWNER = 1001
#: An answer to almost every question.
SAID = "12.05.2026"
STICKER = {"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 9, "height": 9}
STICKER |= {"is_animated": False, "is_video": False}


@dataclass(frozen=True, slots=True)
class House:
    """A bot, its base, and the ids of what the owner has."""

    bot: QuietBot
    database: Database
    ids: dict[str, int]

    def presses(self, *, entries: Set[str] | None = None) -> list[Press]:
        """Every button about the owner's things, in every variant."""
        return [press for kind in _kinds(entries) for press in examples(kind, self.ids, LONGEST_TEXTS)]

    def one_of_each(self, *, entries: Set[str] | None = None) -> list[Press]:
        """Every button in one of its variants: for what is refused before a button is read."""
        return [next(examples(kind, self.ids, LONGEST_TEXTS)) for kind in _kinds(entries)]

    async def asked(self, telegram_id: int, answer: str) -> None:
        """Put the question that this answer belongs to, as if the person had been allowed to be asked."""
        async with reading(self.database, SYSTEM) as look:
            found = await actor_of(look, telegram_id)
        quiet = self.bot
        assert found is not None
        assert quiet.gate.dialogs is not None
        words = load_words("ru")
        turn = Turn(quiet.services, quiet.bot, found.actor, found.member, words, telegram_id, quiet.gate.dialogs)
        carried: dict[str, Any] = {**self.ids, "field": "company", "detail": "tracker", "team": 1, "kind": "xlsx"}
        # What is said for an answer is the number that was asked for too.
        carried |= {"forward": 1, "count": SAID, "minute": 0, "of": "phone", "row_id": 0}
        carried |= {"queue": "m", "after_id": 0, "mark": 0, "place": 0}
        before = asyncio.all_tasks()
        await ask(turn, Html("Вопрос"), answer, **carried)
        # The library puts the question in a task of its own, and keeps the dialog's state at its end.
        await asyncio.sleep(0)
        await asyncio.gather(*(asyncio.all_tasks() - before))


def _kinds(entries: Set[str] | None) -> list[type[Press]]:
    return [kind for kind in all_presses() if entries is None or kind.__prefix__ in entries]


async def open_house(database: Database, clock: StillClock, folder: Path) -> House:
    """Make the owner, and a secret client with all that can hang on one."""
    ids = await add_secret_base(database, await add_member(database, OWNER), clock, OWNER)
    ids |= {"version": 1, "offset": 0, "days": 1, "size": 5}
    return House(QuietBot(database, clock, folder / "files"), database, ids)
