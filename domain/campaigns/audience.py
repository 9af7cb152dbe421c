"""Whom a campaign is meant for: a filter, or clients ticked by hand. A value, JSON in and out."""

from dataclasses import dataclass
from typing import Any, Self

from sqlalchemy import ColumnElement, and_

from domain.audience.filter import ClientFilter
from domain.audience.queries import condition_of
from domain.base.actor import Permission
from domain.base.bulk import among
from domain.clients.access import visible_clients
from domain.clients.tables import Client
from domain.journal.boundary import Reading


@dataclass(frozen=True, slots=True)
class Audience:
    """One of the two. It is resolved with the rights of the one who launches, when the campaign starts."""

    wanted: ClientFilter | None = None
    client_ids: tuple[int, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The audience as JSON."""
        return {"filter": self.wanted.to_json()} if self.wanted is not None else {"clients": list(self.client_ids)}

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> Self:
        """The audience that `to_json` gave. ValueError if its filter comes from a newer program."""
        if "filter" in body:
            return cls(wanted=ClientFilter.from_json(body["filter"]))
        return cls(client_ids=tuple(body["clients"]))


def condition_of_audience(ctx: Reading, audience: Audience) -> ColumnElement[bool]:
    """The condition on `client`: the audience and the actor's rights together."""
    ctx.require(Permission.SEE_CLIENTS)
    if audience.wanted is not None:
        return condition_of(ctx, audience.wanted)
    return and_(visible_clients(ctx.actor), among(ctx.dialect, Client.id, audience.client_ids))
