"""The acting member anew, after changing something that the rest of the turn depends on."""

from bot.kit.call import Turn
from bot.kit.words import load_words
from domain.base.actor import SYSTEM
from domain.base.errors import NotFoundError
from domain.journal.boundary import reading
from domain.team.queries import actor_of_member


async def renew(turn: Turn) -> None:
    """Read the member again, so that a new language or zone holds for this very answer."""
    async with reading(turn.services.database, SYSTEM, turn.services.clock) as ctx:
        found = await actor_of_member(ctx, turn.member.id)
    if found is None:
        raise NotFoundError(what="member")
    turn.actor, turn.member, turn.words = found.actor, found.member, load_words(found.actor.locale)
