"""A `ClientFilter` as one SQL condition."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal_column, or_, select, text
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.selectable import Exists

from domain.audience.filter import ClientFilter, Touching
from domain.clients.folding import search_terms
from domain.clients.tables import Channel, Client, ClientTag
from domain.funnel.conditions import has_deal, stands_on, won_sum
from domain.funnel.tables import DealStatus
from domain.journal.tables import ChangeRow
from domain.touches.rules import planned_instant, today_in

#: The trigram index finds nothing shorter.
SHORTEST_INFIX = 3


def compile_filter(wanted: ClientFilter, *, dialect: str, now: datetime, zone: str) -> ColumnElement[bool]:
    """The condition on `client`; «today» is meant in `zone`."""
    parts: list[ColumnElement[bool]] = [Client.deleted_at.is_(None)]
    if wanted.text:
        parts.append(_matches(wanted.text, dialect))
    if wanted.category_ids:
        parts.append(Client.category_id.in_(wanted.category_ids))
    if wanted.stage_ids or wanted.stuck_days is not None:
        parts.append(stands_on(wanted.stage_ids, wanted.stuck_days, now))
    if wanted.ordered:
        parts.append(has_deal(DealStatus.OPEN, wanted.ordered))
    if wanted.bought:
        parts.append(has_deal(DealStatus.WON, wanted.bought))
    if wanted.has_open_deal is not None:
        has = has_deal(DealStatus.OPEN)
        parts.append(has if wanted.has_open_deal else ~has)
    if wanted.won_from is not None:
        parts.append(won_sum(wanted.won_currency) >= wanted.won_from)
    if wanted.tag_ids:
        parts.append(_exists(ClientTag.client_id, ClientTag.tag_id.in_(wanted.tag_ids)))
    if wanted.responsible is not None:
        parts.append(Client.responsible_id == (wanted.responsible or None))
    if wanted.sex:
        parts.append(Client.sex == wanted.sex)
    parts += [_exists(Channel.client_id, Channel.kind == kind) for kind in wanted.has]
    if wanted.touching:
        parts.append(_touching(wanted.touching, today_in(zone, now), zone))
    if wanted.change_id is not None:
        parts.append(_exists(ChangeRow.client_id, ChangeRow.change_id == wanted.change_id))
    return and_(*parts)


def _exists(link: ColumnElement[int] | InstrumentedAttribute[Any], condition: ColumnElement[bool]) -> Exists:
    return select(1).where(link == Client.id, condition).exists()


def _touching(touching: Touching, today: date, zone: str) -> ColumnElement[bool]:
    start = planned_instant(today, None, zone)
    end = planned_instant(today + timedelta(days=1), None, zone)
    if touching is Touching.NONE:
        return Client.next_touch_at.is_(None)
    if touching is Touching.OVERDUE:
        return Client.next_touch_at < start
    return and_(Client.next_touch_at >= start, Client.next_touch_at < end)


def _matches(query: str, dialect: str) -> ColumnElement[bool]:
    terms = search_terms(query)
    long = [term for term in terms if len(term) >= SHORTEST_INFIX]
    parts = [_starts(term) for term in terms if len(term) < SHORTEST_INFIX]
    if long and dialect == "sqlite":
        phrase = " AND ".join('"' + term.replace('"', '""') + '"' for term in long)
        found = text("SELECT rowid FROM client_fts WHERE client_fts MATCH :phrase").bindparams(phrase=phrase)
        parts.append(Client.id.in_(found.columns(Client.id).scalar_subquery()))
    else:
        parts += [Client.search_text.contains(term, autoescape=True) for term in long]
    # Nothing but signs was typed: nothing is found, rather than everybody.
    return and_(*parts) if parts else literal_column("1") == 0


def _starts(term: str) -> ColumnElement[bool]:
    """A word of the name begins so; the first word by the index."""
    return or_(
        and_(Client.name_folded >= term, Client.name_folded < term + "\U0010ffff"),
        func.coalesce(Client.search_text, "").contains(f" {term}", autoescape=True),
    )
