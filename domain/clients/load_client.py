"""Fetch a card for editing: the one guarded way to it."""

from sqlalchemy import select

from domain.base.actor import Permission
from domain.base.errors import ChangedMeanwhileError, NotFoundError
from domain.clients.access import visible_clients
from domain.clients.tables import Client
from domain.journal.boundary import Writing


async def load_client(ctx: Writing, client_id: int, *, version: int | None = None) -> Client:
    """The live card with this id, if the actor may see and edit it; else `NotFoundError`.

    With `version`, a card that has been edited since is refused with `ChangedMeanwhileError`.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    found = (
        await ctx.session.execute(select(Client).where(Client.id == client_id, visible_clients(ctx.actor)))
    ).scalar_one_or_none()
    if found is None:
        raise NotFoundError(what="client")
    found.check_seen(version)
    return found


def refuse_unseen(now: object, wanted: object, seen: object | None) -> None:
    """Raise `ChangedMeanwhileError` if what stands there now is neither what the actor saw nor what is wanted.

    With `seen` None nobody has looked, and whatever stands there may be replaced.
    """
    if seen is not None and now not in (seen, wanted):
        raise ChangedMeanwhileError
