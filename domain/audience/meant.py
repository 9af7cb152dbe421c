"""Whom a filter means, and which of the two good plans finds them: see `parts.py`.

Before a page or a count is read, the sources of all conditions are counted up to `FEW`, which their indexes do in a
fraction of a millisecond. If one of them gives few, it leads: everybody whom it gives is taken and sorted. Otherwise
the order's index is walked, a stretch of `STRETCH` rows at most; where even that does not fill the page (many clients
carry each of two tags, hardly anybody both), the source is counted further and leads if it gives less than the next,
longer stretch. So no page costs much more than the better plan, whatever stands in the base, and whether the database
has looked at it (ANALYZE) or not.
"""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select

from domain.audience.compile import filter_parts
from domain.audience.filter import ClientFilter
from domain.audience.parts import Part, tested
from domain.base.actor import Permission
from domain.base.bulk import among, listed
from domain.clients.access import allowed_clients, own_clients
from domain.clients.tables import Client
from domain.journal.boundary import Query, Reading

#: So many are sorted as fast as a walk through a million finds eight of them: some 4 ms.
FEW = 4_000
#: So many rows of an index are walked and tested before another look at the other plan: some 8 ms.
STRETCH = 4_000
#: So many times longer is the next stretch, if the leader gives more than that too.
LONGER = 16

#: SQLite takes the index of the living for a shorter way to them; it has the order of names, not that on disk.
_LIVING = tested(Client.deleted_at.is_(None))


@dataclass(frozen=True, slots=True)
class Meant:
    """Everybody who meets all the parts. `leader` is the part that finds them best, if any has an index."""

    parts: tuple[Part, ...]
    leader: Part | None
    is_few: bool

    @property
    def walked(self) -> ColumnElement[bool]:
        """The condition on `client` for walks along the index of an order, which may hold the living alone."""
        return and_(Client.deleted_at.is_(None), *(part.test for part in self.parts))

    @property
    def tested(self) -> ColumnElement[bool]:
        """The condition that draws no index at all: for walks by id."""
        return and_(_LIVING, *(part.test for part in self.parts))

    @property
    def others(self) -> ColumnElement[bool]:
        """What is left to ask of those whom the leader's source gives."""
        return and_(_LIVING, *(part.test for part in self.parts if part is not self.leader))

    @property
    def led(self) -> ColumnElement[bool]:
        """The condition by which the leader's index finds them."""
        assert self.leader is not None
        assert self.leader.lead is not None
        return and_(self.leader.lead, self.others)

    @property
    def condition(self) -> ColumnElement[bool]:
        """The better one of these for whoever goes by the ids, or wants everybody in any order."""
        return self.led if self.is_few else self.tested

    @property
    def whole(self) -> ColumnElement[bool]:
        """The better one for a statement that looks at everybody once."""
        return self.tested if self.leader is None else self.led


async def meant_clients(ctx: Reading, wanted: ClientFilter) -> Meant:
    """The filter and the actor's rights together, with a look at what the indexes say of them."""
    ctx.require(Permission.SEE_CLIENTS)
    return await _weighed(ctx, parts_of(ctx, wanted))


def parts_of(ctx: Reading, wanted: ClientFilter) -> tuple[Part, ...]:
    """The filter and the actor's rights together."""
    ctx.require(Permission.SEE_CLIENTS)
    actor = ctx.actor
    own, allowed = own_clients(actor), allowed_clients(actor)
    rights = [] if actor.sees_everything else [Part(tested(allowed), allowed if own is not None else None, own)]
    asked = filter_parts(wanted, dialect=ctx.dialect, now=ctx.clock(), zone=actor.zone, member_id=actor.member_id)
    return (*rights, *asked)


async def _weighed(ctx: Reading, parts: tuple[Part, ...]) -> Meant:
    for part in parts:
        if part.always_leads:
            return Meant(parts, part, is_few=True)
    served = [part for part in parts if part.source is not None and not part.is_slow]
    if not served:
        return Meant(parts, next((part for part in parts if part.is_slow), None), is_few=False)
    told = await ctx.first(select(*(_gathered(ctx.dialect, part) for part in served)))
    # Of many and many the first: what hangs on some clients is asked before what all of them have.
    least, place = min((len(ids) if isinstance(ids, list) else ids, place) for place, ids in enumerate(told))
    leader = served[place]
    if leader.is_asked_once and least <= FEW:
        kept = replace(leader, lead=among(ctx.dialect, Client.id, told[place]))
        parts, leader = tuple(kept if part is leader else part for part in parts), kept
    return Meant(parts, leader, is_few=least <= FEW)


def _gathered(dialect: str, part: Part) -> ColumnElement[Any]:
    """How many the source gives, or which: one more than are few at most."""
    assert part.source is not None
    if not part.is_asked_once:
        return _up_to(FEW, part.source)
    given = part.source.limit(FEW + 1).subquery()
    return select(listed(dialect, given.columns[0])).scalar_subquery()


async def given_by_leader(ctx: Reading, meant: Meant, most: int) -> int:
    """How many the leader gives; at most `most` + 1 are counted."""
    ctx.require(Permission.SEE_CLIENTS)
    assert meant.leader is not None
    assert meant.leader.source is not None
    return int(await ctx.scalar(select(_up_to(most, meant.leader.source))))


async def next_clients(ctx: Reading, meant: Meant, after: int, limit: int) -> Select[int]:
    """A query of the next ids in ascending order: how long work goes through everybody, many at a time."""
    ctx.require(Permission.SEE_CLIENTS)
    # What the leader gives is gathered anew each time, so it may give some times more than is taken of it.
    leader = meant.leader
    may_lead = leader is not None and not leader.is_slow
    leads = meant.is_few or (may_lead and await given_by_leader(ctx, meant, LONGER * limit) <= LONGER * limit)
    found = select(Client.id).where(meant.led if leads else meant.tested, Client.id > after)
    return found.order_by(Client.id).limit(limit)


def _up_to(most: int, source: Query) -> ColumnElement[int]:
    return select(func.count()).select_from(source.limit(most + 1).subquery()).scalar_subquery()


async def count_meant(ctx: Reading, meant: Meant, cap: int | None) -> int:
    """How many they are; with a cap, at most `cap` + 1 are counted."""
    ctx.require(Permission.SEE_CLIENTS)
    if cap is None:
        return int(await ctx.scalar(select(func.count()).select_from(Client).where(meant.whole)))
    if meant.is_few or meant.leader is None or meant.leader.source is None:
        ids = select(Client.id).where(meant.condition)
    else:
        # One by one as the source gives them, until there are enough; it may give some twice.
        source = meant.leader.source.subquery("source")
        ids = select(Client.id).join_from(source, Client, Client.id == source.columns[0]).where(meant.others).distinct()
    return int(await ctx.scalar(select(func.count()).select_from(ids.limit(cap + 1).subquery())))
