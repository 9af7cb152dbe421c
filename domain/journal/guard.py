"""Whom an undo concerns that the actor may not see any more. The clients register it; the journal imports none."""

from collections.abc import Awaitable, Callable, Collection

from domain.base.actor import Permission
from domain.journal.boundary import Reading

#: Those of these cards, removed ones too, that the actor may see.
Guard = Callable[[Reading, Collection[int]], Awaitable[set[int]]]

_guards: list[Guard] = []


def guards_undo(guard: Guard) -> Guard:
    """Decorator: an undo leaves the cards that this function does not give."""
    _guards.append(guard)
    return guard


async def list_allowed(ctx: Reading, client_ids: Collection[int]) -> set[int]:
    """Those of the cards that the actor may work on, as whoever registered sees it."""
    ctx.require(Permission.SEE_CLIENTS)
    allowed = set(client_ids)
    for guard in _guards:
        allowed &= await guard(ctx, allowed)
    return allowed
