"""A `ClientFilter` as one SQL condition."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, literal_column, or_, select, text
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.selectable import Exists

from domain.audience.by_fields import in_field
from domain.audience.by_touches import has_next_step, is_quiet, touching_is
from domain.audience.filter import ClientFilter
from domain.audience.tables import BasketItem, GroupClient, Segment, SegmentClient
from domain.clients.folding import fold, search_key, search_terms, spellings
from domain.clients.kinds import ClientState
from domain.clients.tables import Channel, Client, ClientSource, ClientTag
from domain.funnel.conditions import has_deal, stands_on, won_sum
from domain.funnel.tables import DealStatus
from domain.journal.tables import ChangeRow
from domain.products.tables import ClientProduct
from domain.touches.rules import today_in

#: The trigram index finds nothing shorter.
SHORTEST_INFIX = 3


def compile_filter(
    wanted: ClientFilter, *, dialect: str, now: datetime, zone: str, member_id: int | None
) -> ColumnElement[bool]:
    """The condition on `client`; «today» is meant in `zone`, and the basket is that of `member_id`."""
    parts: list[ColumnElement[bool]] = [Client.deleted_at.is_(None)]
    parts.append(Client.state.in_(wanted.states or (ClientState.ACTIVE,)))
    if wanted.text:
        parts.append(_matches(wanted.text, dialect))
    if wanted.category_ids:
        parts.append(Client.category_id.in_(wanted.category_ids))
    parts += _sales(wanted, now)
    if wanted.tag_ids:
        parts.append(_exists(ClientTag.client_id, ClientTag.tag_id.in_(wanted.tag_ids)))
    if wanted.responsible is not None:
        parts.append(Client.responsible_id == (wanted.responsible or None))
    if wanted.sex:
        parts.append(Client.sex == wanted.sex)
    parts += [_exists(Channel.client_id, Channel.kind == kind) for kind in wanted.has]
    if wanted.touching:
        parts.append(touching_is(wanted.touching, today_in(zone, now), zone))
    if wanted.quiet_days is not None:
        parts.append(is_quiet(now, wanted.quiet_days))
    if wanted.no_step:
        parts.append(~has_next_step())
    if wanted.paused is not None:
        parts.append(Client.paused_at.is_not(None) if wanted.paused else Client.paused_at.is_(None))
    if wanted.change_id is not None:
        parts.append(_exists(ChangeRow.client_id, ChangeRow.change_id == wanted.change_id))
    if wanted.segment_id is not None:
        parts.append(_picked(wanted.segment_id, member_id))
    if wanted.group_ids:
        parts.append(_exists(GroupClient.client_id, GroupClient.group_id.in_(wanted.group_ids)))
    if wanted.ticked:
        parts.append(_exists(BasketItem.client_id, BasketItem.member_id == member_id))
    if wanted.product_ids:
        parts.append(_exists(ClientProduct.client_id, ClientProduct.product_id.in_(wanted.product_ids)))
    parts += [in_field(condition) for condition in wanted.custom]
    if wanted.source_kinds or wanted.source_text:
        parts.append(_came(wanted))
    return and_(*parts)


def _sales(wanted: ClientFilter, now: datetime) -> Iterator[ColumnElement[bool]]:
    """What is asked of stages and deals."""
    if wanted.stage_ids or wanted.stuck_days is not None:
        yield stands_on(wanted.stage_ids, wanted.stuck_days, now)
    if wanted.ordered:
        yield has_deal(DealStatus.OPEN, wanted.ordered)
    if wanted.bought:
        yield has_deal(DealStatus.WON, wanted.bought)
    if wanted.has_open_deal is not None:
        has = has_deal(DealStatus.OPEN)
        yield has if wanted.has_open_deal else ~has
    if wanted.has_bought is not None:
        has = has_deal(DealStatus.WON)
        yield has if wanted.has_bought else ~has
    if wanted.won_from is not None:
        yield won_sum(wanted.won_currency) >= wanted.won_from


def _came(wanted: ClientFilter) -> ColumnElement[bool]:
    """One source is of these kinds and has all these words in its trace."""
    words = fold(wanted.source_text).split()
    if wanted.source_text and not words:
        return literal_column("1") == 0
    conditions: list[ColumnElement[bool]] = [ClientSource.search_text.contains(word, autoescape=True) for word in words]
    if wanted.source_kinds:
        conditions.append(ClientSource.kind.in_(wanted.source_kinds))
    return _exists(ClientSource.client_id, and_(*conditions))


def _picked(segment_id: int, member_id: int | None) -> ColumnElement[bool]:
    """In this segment, as far as it is open to the member: somebody's own list is nobody else's business."""
    is_open = or_(Segment.is_shared, Segment.owner_id == member_id)
    listed = select(SegmentClient.client_id).join(Segment, Segment.id == SegmentClient.segment_id)
    return Client.id.in_(listed.where(Segment.id == segment_id, Segment.deleted_at.is_(None), is_open))


def _exists(link: ColumnElement[int] | InstrumentedAttribute[Any], condition: ColumnElement[bool]) -> Exists:
    return select(1).where(link == Client.id, condition).exists()


def _matches(query: str, dialect: str) -> ColumnElement[bool]:
    parts: list[ColumnElement[bool]] = []
    phrases: list[str] = []
    for term in search_terms(query):
        spelt = [each for each in spellings(term) if len(each) >= SHORTEST_INFIX]
        if not spelt:
            parts.append(_starts(term))
        elif dialect == "sqlite":
            phrases.append("(" + " OR ".join('"' + each.replace('"', '""') + '"' for each in spelt) + ")")
        else:
            parts.append(or_(*(Client.search_text.contains(each, autoescape=True) for each in spelt)))
    if phrases:
        found = text("SELECT rowid FROM client_fts WHERE client_fts MATCH :phrase").bindparams(
            phrase=" AND ".join(phrases)
        )
        parts.append(Client.id.in_(found.columns(Client.id).scalar_subquery()))
    # Nothing but signs was typed: nothing is found, rather than everybody.
    return and_(*parts) if parts else literal_column("1") == 0


def _starts(term: str) -> ColumnElement[bool]:
    """A word begins so; the first word of the name by the index."""
    key = search_key(term) or term
    return or_(
        and_(Client.name_folded >= term, Client.name_folded < term + "\U0010ffff"),
        Client.search_text.startswith(key, autoescape=True),
        Client.search_text.contains(f" {key}", autoescape=True),
    )
