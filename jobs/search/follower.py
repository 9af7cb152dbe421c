"""Keeps the search up with the cards: stale texts are written anew, and the words of new cards collected."""

from domain.base.actor import SYSTEM
from domain.base.clock import Clock
from domain.base.database import Database
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.search.follow_texts import collect_words, follow_texts, has_to_follow


class SearchFollower:
    """Follows in small parts, so that nobody waits long for the database. Two processes may do so at once."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def tick(self) -> None:
        """Follow all that is behind."""
        async with reading(self._database, SYSTEM, self._clock) as look:
            if not await has_to_follow(look):
                return
        for step in (follow_texts, collect_words):
            is_behind = True
            while is_behind:
                async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock) as ctx:
                    is_behind = await step(ctx)
