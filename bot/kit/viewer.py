"""Who a screen is drawn for: a member in a turn of the chat, or one to whom something is said without being asked."""

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Protocol

from bot.kit.services import Services
from bot.kit.words import Words, load_words
from domain.base.actor import SYSTEM, Actor
from domain.journal.boundary import Reading, reading
from domain.team.queries import actor_of_member


class Viewer(Protocol):
    """What a screen needs to know of its reader. A `Turn` is one."""

    services: Services
    actor: Actor
    words: Words

    def reading(self) -> AbstractAsyncContextManager[Reading]:
        """Look into the database with the reader's rights."""


@dataclass(slots=True)
class Onlooker:
    """A reader who has not pressed anything just now."""

    services: Services
    actor: Actor
    words: Words

    def reading(self) -> AbstractAsyncContextManager[Reading]:
        """Look into the database with the reader's rights of today."""
        return reading(self.services.database, self.actor, self.services.clock)


async def onlooker(services: Services, member_id: int | None, locale: str | None = None) -> Onlooker | None:
    """The member as a reader; without one, the team group in this language. None if the member is suspended."""
    if member_id is None:
        return Onlooker(services, SYSTEM, load_words(locale or SYSTEM.locale))
    async with reading(services.database, SYSTEM, services.clock) as ctx:
        found = await actor_of_member(ctx, member_id)
    return Onlooker(services, found.actor, load_words(found.actor.locale)) if found else None
