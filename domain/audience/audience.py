"""Whom a deed for many is meant for: a filter, a segment, the basket, or clients that are named. JSON in and out."""

from dataclasses import dataclass
from typing import Any, Self

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import aliased

from domain.audience.filter import ClientFilter
from domain.audience.queries import COUNT_CAP, clients_after, condition_of, count_clients, whole_condition_of
from domain.audience.segments import filter_of_segment
from domain.base.actor import Permission
from domain.base.bulk import among
from domain.clients.access import visible_clients
from domain.clients.tables import Client
from domain.journal.boundary import Reading


@dataclass(frozen=True, slots=True)
class Audience:
    """One of the four. It is resolved with the rights of whoever asks, at the moment of asking.

    A basket goes on changing, so a job keeps what `freeze_audience` makes of it.
    """

    wanted: ClientFilter | None = None
    segment_id: int | None = None
    is_basket: bool = False
    client_ids: tuple[int, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The audience as JSON."""
        if self.wanted is not None:
            return {"filter": self.wanted.to_json()}
        if self.segment_id is not None:
            return {"segment": self.segment_id}
        return {"basket": True} if self.is_basket else {"clients": list(self.client_ids)}

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> Self:
        """The audience that `to_json` gave. ValueError if its filter comes from a newer program."""
        if "filter" in body:
            return cls(wanted=ClientFilter.from_json(body["filter"]))
        if "segment" in body:
            return cls(segment_id=body["segment"])
        return cls(is_basket=True) if "basket" in body else cls(client_ids=tuple(body["clients"]))


async def compile_audience(ctx: Reading, audience: Audience, *, whole: bool = False) -> ColumnElement[bool]:
    """The condition on `client`: the audience and the actor's rights together.

    `whole`: for a statement that looks at everybody once. `NotFoundError` for a segment that is gone or another
    member's own.
    """
    ctx.require(Permission.SEE_CLIENTS)
    wanted = await filter_of_audience(ctx, audience)
    if wanted is not None:
        return await (whole_condition_of if whole else condition_of)(ctx, wanted)
    return _named(ctx, audience)


def _named(ctx: Reading, audience: Audience) -> ColumnElement[bool]:
    part = aliased(Client)
    # Whoever became a part of another card since then is meant as that one.
    merged = select(part.merged_into_id).where(
        part.merged_into_id.is_not(None), among(ctx.dialect, part.id, audience.client_ids)
    )
    named = or_(among(ctx.dialect, Client.id, audience.client_ids), Client.id.in_(merged))
    return and_(visible_clients(ctx.actor), named)


async def filter_of_audience(ctx: Reading, audience: Audience) -> ClientFilter | None:
    """The filter that means the same clients, for a list to show; None for clients that are named.

    `NotFoundError` for a segment that is gone or another member's own.
    """
    ctx.require(Permission.SEE_CLIENTS)
    if audience.segment_id is not None:
        return await filter_of_segment(ctx, audience.segment_id)
    return ClientFilter(ticked=True) if audience.is_basket else audience.wanted


async def count_audience(ctx: Reading, audience: Audience, *, cap: int | None = COUNT_CAP) -> int:
    """How many clients it is at this moment; with a cap, at most `cap` + 1 are counted. Raises `NotFoundError`."""
    ctx.require(Permission.SEE_CLIENTS)
    wanted = await filter_of_audience(ctx, audience)
    if wanted is not None:
        return await count_clients(ctx, wanted, cap=cap)
    ids = select(Client.id).where(_named(ctx, audience))
    if cap is not None:
        ids = ids.limit(cap + 1)
    return int(await ctx.scalar(select(func.count()).select_from(ids.subquery())))


async def audience_after(ctx: Reading, audience: Audience, after: int, limit: int) -> Select[int]:
    """A query of the next ids in ascending order: how jobs walk through an audience. Raises `NotFoundError`."""
    ctx.require(Permission.SEE_CLIENTS)
    wanted = await filter_of_audience(ctx, audience)
    if wanted is not None:
        return await clients_after(ctx, wanted, after, limit)
    named = select(Client.id).where(_named(ctx, audience), Client.id > after)
    return named.order_by(Client.id).limit(limit)
