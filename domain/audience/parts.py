"""The parts that a filter is compiled to: each condition on `client` in the forms that a plan of a query is made of.

A database that must sort and stop after eight rows has two good plans: walk the order's index and test client by
client, or take those whom one condition's own index gives and sort them. The first is right where many are meant, the
second where few are, and neither database knows which it is: SQLite guesses without looking, PostgreSQL looks at a
sample of each column by itself. A walk chosen wrongly goes to the end of the base. So each condition has a form that no
index serves and a form that one does, and `meant.py` chooses by looking.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import InstrumentedAttribute

from domain.clients.tables import Client
from domain.journal.boundary import Query


@dataclass(frozen=True, slots=True)
class Part:
    """One condition.

    `test` asks it of one client at a time, and draws no index to itself. `lead` is the same for an index to serve, and
    `source` gives the ids of those who may meet it one by one, the first at once; both are None where no index finds
    them. `always_leads`: a walk is never better. `is_asked_once`: the source takes long, so the few that it gives are
    kept by their ids (SQLite only). `is_slow`: it looks through the base, which is worth it only where a long walk has
    met hardly anybody.
    """

    test: ColumnElement[bool]
    lead: ColumnElement[bool] | None = None
    source: Query | None = None
    always_leads: bool = False
    is_asked_once: bool = False
    is_slow: bool = False

    @property
    def plain(self) -> ColumnElement[bool]:
        """The condition for a statement that means the whole base and sorts nothing."""
        return self.test if self.lead is None else self.lead


def tested(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """The condition as no index serves it, on both databases; PostgreSQL still estimates how many meet it."""
    return condition.is_(true())


def of_column(condition: ColumnElement[bool]) -> Part:
    """A condition on indexed columns of `client` itself."""
    return Part(tested(condition), condition, select(Client.id).where(condition))


def of_link(link: InstrumentedAttribute[Any], *conditions: ColumnElement[bool]) -> Part:
    """That a row which points to the client by `link` meets these conditions, which an index of its table serves."""
    linked = select(link).where(*conditions).correlate(None)
    # One client has few rows there: the index of the link finds them, and must not be passed over for another one.
    own = select(1).where(link == Client.id, *(tested(condition) for condition in conditions))
    return Part(own.correlate(Client).exists(), Client.id.in_(linked), linked)


def lacking(part: Part) -> Part:
    """That a client does not meet this condition, which hangs on links. An index says who does, never who doesn't."""
    without = ~part.test
    return Part(tested(without), without, select(Client.id).where(without), is_slow=True)


def unserved(condition: ColumnElement[bool]) -> Part:
    """A condition that no index serves: nearly all meet it, or it is rarely asked."""
    return Part(tested(condition))
