"""How many clients hang on each of a few things: on a member, a category, a stage, a tag, a group.

In a base of a million, looking at every card for it takes a second. So everybody is counted from one index alone, and
then, negative, the few who don't count.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal, literal_column, select, true, union_all
from sqlalchemy.orm import InstrumentedAttribute

from domain.base.actor import Actor
from domain.clients.access import allowed_clients, own_clients
from domain.clients.kinds import ClientState
from domain.clients.tables import Client
from domain.journal.boundary import Query

_AT_WORK: ColumnElement[str] = literal_column(f"'{ClientState.ACTIVE}'")


def tally(
    actor: Actor,
    key: InstrumentedAttribute[Any],
    client_id: InstrumentedAttribute[int],
    *only: ColumnElement[bool],
) -> Query:
    """Each key with the number of clients at work whom the actor may see; whoever has none may be missing, or have 0.

    `client_id` is the column beside `key` that names the client, `only` are conditions on their table. A list that is
    opened by the key shows as many.
    """
    own = own_clients(actor)
    if own is not None:
        meant = and_(Client.id.in_(own), Client.deleted_at.is_(None), Client.state == _AT_WORK)
        theirs = select(key.label("key"), func.count().label("clients")).where(_of(client_id, meant), *only)
        return theirs.group_by(key)
    # Those who don't count are found by the indexes of that, and asked for the rest one by one.
    few = [condition.is_(true()) for condition in only] if client_id is Client.id else only
    every = union_all(
        select(key.label("key"), func.count().label("clients")).where(*only).group_by(key),
        *(select(key, literal(-1)).where(_of(client_id, condition), *few) for condition in _uncounted(actor)),
    ).subquery()
    return select(every.c.key, func.sum(every.c.clients).label("clients")).group_by(every.c.key)


def _of(client_id: InstrumentedAttribute[int], condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """The condition on the client that this column names."""
    return condition if client_id is Client.id else client_id.in_(select(Client.id).where(condition))


def _uncounted(actor: Actor) -> Iterator[ColumnElement[bool]]:
    """Who doesn't count, each under one of these conditions; of all of them there are indexes."""
    living = Client.deleted_at.is_(None)
    yield Client.deleted_at.is_not(None)
    yield and_(Client.state != _AT_WORK, living)
    if not actor.sees_everything:
        hidden = and_(Client.access_class_id.is_not(None), allowed_clients(actor).is_not(true()))
        yield and_(hidden, Client.state == _AT_WORK, living)
