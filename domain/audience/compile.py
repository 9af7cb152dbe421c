"""A `ClientFilter` as SQL: the parts that it asks for, each for itself."""

from collections.abc import Collection, Iterator
from datetime import datetime

from sqlalchemy import ColumnElement, String, and_, cast, literal, literal_column, or_, select
from sqlalchemy.orm import aliased

from domain.audience.by_card import added_within, born_within, has_none, is_kind
from domain.audience.by_fields import in_field
from domain.audience.by_touches import has_next_step, is_quiet, touching_is
from domain.audience.filter import ClientFilter, Lacking
from domain.audience.matching import NOBODY, text_parts
from domain.audience.parts import Part, lacking, of_column, of_link, unserved
from domain.audience.tables import BasketItem, GroupClient, HarvestMember, Segment, SegmentClient
from domain.audience.vk_lists import vk_number
from domain.clients.folding import fold
from domain.clients.kinds import ChannelKind, ClientKind, ClientState, SourceKind
from domain.clients.tables import Channel, Client, ClientSource, ClientTag
from domain.conversations.waiting import waits_at_channel
from domain.funnel.conditions import is_deal, is_stuck, stands_on, won_sum
from domain.funnel.tables import ClientStage, Deal, DealStatus
from domain.journal.tables import ChangeRow
from domain.products.tables import ClientProduct
from domain.touches.rules import today_in

#: The sources that name a community or a person.
FROM_PAGES = (SourceKind.COMMUNITY, SourceKind.SUBSCRIBER)


def compile_filter(
    wanted: ClientFilter, *, dialect: str, now: datetime, zone: str, member_id: int | None
) -> ColumnElement[bool]:
    """The condition on `client`, for statements that mean the whole base; see `filter_parts`."""
    parts = filter_parts(wanted, dialect=dialect, now=now, zone=zone, member_id=member_id)
    return and_(Client.deleted_at.is_(None), *(part.plain for part in parts))


def filter_parts(
    wanted: ClientFilter, *, dialect: str, now: datetime, zone: str, member_id: int | None
) -> Iterator[Part]:
    """The conditions on live clients; «today» is meant in `zone`, and the basket is that of `member_id`."""
    yield _stands_in(wanted.states or (ClientState.ACTIVE,))
    if wanted.text:
        yield from text_parts(wanted.text, dialect)
    yield from _sales(wanted, now, dialect)
    if wanted.tag_ids:
        yield of_link(ClientTag.client_id, ClientTag.tag_id.in_(wanted.tag_ids))
    if wanted.touching:
        yield of_column(touching_is(wanted.touching, today_in(zone, now), zone))
    if wanted.quiet_days is not None:
        yield of_column(is_quiet(now, wanted.quiet_days))
    if wanted.no_step:
        # The second says less, but has an index.
        yield from (unserved(~has_next_step()), of_column(Client.next_touch_at.is_(None)))
    if wanted.waiting_hours is not None:
        yield of_link(Channel.client_id, waits_at_channel(now, wanted.waiting_hours))
    if wanted.paused is not None:
        yield of_column(Client.paused_at.is_not(None)) if wanted.paused else unserved(Client.paused_at.is_(None))
    if wanted.change_id is not None:
        yield of_link(ChangeRow.client_id, ChangeRow.change_id == wanted.change_id)
    if wanted.segment_id is not None:
        yield _picked(wanted.segment_id, member_id)
    if wanted.group_ids:
        yield of_link(GroupClient.client_id, GroupClient.group_id.in_(wanted.group_ids))
    if wanted.ticked:
        yield of_link(BasketItem.client_id, BasketItem.member_id == member_id)
    if wanted.staff_of is not None:
        yield _works_at(wanted.staff_of)
    if wanted.product_ids:
        yield of_link(ClientProduct.client_id, ClientProduct.product_id.in_(wanted.product_ids))
    for condition in wanted.custom:
        yield in_field(condition)
    if wanted.source_kinds or wanted.source_text:
        yield _came(wanted)
    if wanted.came_from:
        yield _came_from(wanted.came_from)
    if wanted.listed_in:
        yield _listed(wanted.listed_in, dialect)
    if wanted.category_ids:
        yield of_column(Client.category_id.in_(wanted.category_ids))
    for kind in wanted.has:
        yield of_link(Channel.client_id, Channel.kind == kind)
    if wanted.kind:
        yield is_kind(wanted.kind)
    if wanted.added_days is not None:
        yield added_within(now, wanted.added_days)
    if wanted.born_days is not None:
        yield born_within(today_in(zone, now), wanted.born_days)
    yield from (has_none(Lacking(what)) for what in wanted.lacks)
    if wanted.responsible is not None:
        yield of_column(Client.responsible_id == (wanted.responsible or None))
    if wanted.sex:
        yield of_column(Client.sex == wanted.sex)


def _stands_in(states: Collection[str]) -> Part:
    """Most clients are at work; of the others there is an index."""
    condition = Client.state.in_(states)
    if ClientState.ACTIVE in states:
        return unserved(condition)
    return of_column(and_(condition, Client.state != literal_column(f"'{ClientState.ACTIVE}'")))


def _sales(wanted: ClientFilter, now: datetime, dialect: str) -> Iterator[Part]:
    """What is asked of stages and deals."""
    if wanted.stuck:
        yield of_link(ClientStage.client_id, *is_stuck(wanted.stage_ids, now, dialect))
    if wanted.stuck_days is not None or (wanted.stage_ids and not wanted.stuck):
        yield of_link(ClientStage.client_id, *stands_on(wanted.stage_ids, wanted.stuck_days, now))
    if wanted.ordered:
        yield of_link(Deal.client_id, *is_deal(DealStatus.OPEN, wanted.ordered))
    if wanted.bought:
        yield of_link(Deal.client_id, *is_deal(DealStatus.WON, wanted.bought))
    for status, has in ((DealStatus.OPEN, wanted.has_open_deal), (DealStatus.WON, wanted.has_bought)):
        if has is not None:
            part = of_link(Deal.client_id, *is_deal(status))
            yield part if has else lacking(part)
    if wanted.won_from is not None:
        yield unserved(won_sum(wanted.won_currency) >= wanted.won_from)
        if wanted.won_from > 0:
            # Whoever has spent something has bought something, and there is an index of those.
            yield of_link(Deal.client_id, *is_deal(DealStatus.WON))


def _came(wanted: ClientFilter) -> Part:
    """One source is of these kinds and has all these words in its trace."""
    words = fold(wanted.source_text).split()
    if wanted.source_text and not words:
        return NOBODY
    conditions: list[ColumnElement[bool]] = [ClientSource.search_text.contains(word, autoescape=True) for word in words]
    if wanted.source_kinds:
        conditions.append(ClientSource.kind.in_(wanted.source_kinds))
    return of_link(ClientSource.client_id, *conditions)


def _came_from(pages: Collection[str]) -> Part:
    """A source names the address of one of these pages: the whole number, not the beginning of a longer one."""
    ended = ClientSource.search_text + " "
    named = or_(*(ended.contains(f"vk.com/{page} ", autoescape=True) for page in pages))
    return of_link(ClientSource.client_id, ClientSource.kind.in_(FROM_PAGES), named)


def _listed(list_ids: Collection[int], dialect: str) -> Part:
    """A page on VK is in one of these lists. Either may be the longer one: the lists, or the base."""
    is_vk, is_meant = Channel.kind == ChannelKind.VK, HarvestMember.list_id.in_(list_ids)
    number = HarvestMember.vk_id == vk_number(Channel.address, dialect)
    own = select(1).where(Channel.client_id == Client.id, is_vk, is_meant, number).correlate(Client).exists()
    there = Channel.address == literal("id").concat(cast(HarvestMember.vk_id, String))
    # Said in both ways, so that whichever table leads, a key finds the rows of the other.
    linked = select(Channel.client_id).join(HarvestMember, and_(there, number)).where(is_vk, is_meant).correlate(None)
    return Part(own, Client.id.in_(linked), linked)


def _picked(segment_id: int, member_id: int | None) -> Part:
    """In this segment, as far as it is open to the member: somebody's own list is nobody else's business."""
    is_open = or_(Segment.is_shared, Segment.owner_id == member_id)
    segment = select(Segment.id).where(Segment.id == segment_id, Segment.deleted_at.is_(None), is_open)
    return of_link(SegmentClient.client_id, SegmentClient.segment_id == segment_id, segment.exists())


def _works_at(company_id: int) -> Part:
    """Names this company as its own, or is a person with a phone, an e-mail or another address of it."""
    company, its = aliased(Client), aliased(Channel)
    named = select(company.name).where(company.id == company_id).scalar_subquery()
    same = and_(its.client_id == company_id, its.kind == Channel.kind, its.address == Channel.address)
    shares = Client.id.in_(select(Channel.client_id).join(its, same))
    is_person = Client.kind == ClientKind.PERSON
    return unserved(and_(Client.id != company_id, or_(Client.company == named, and_(is_person, shares))))
