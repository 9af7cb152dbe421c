"""What an export takes of the base: clients page by page, each with all that belongs to it."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, String, and_, select, type_coerce

from domain.audience.audience import Audience, compile_audience
from domain.audience.filter import ClientFilter
from domain.audience.tables import ClientGroup, GroupClient
from domain.base.actor import Permission
from domain.base.bulk import among
from domain.clients.tables import Category, Channel, Client, ClientSource, ClientTag, Note, Tag
from domain.funnel.queries import first_funnel_id
from domain.funnel.tables import ClientStage, Deal, Funnel, Stage
from domain.journal.boundary import Query, Reading
from domain.team.tables import Member
from domain.transfer.export_fields import ExportField
from domain.transfer.exported_client import ExportedClient


async def shown_fields(ctx: Reading, fields: Collection[ExportField]) -> list[ExportField]:
    """These fields but for those that would be empty on every card: there is one funnel, no group, no deal."""
    ctx.require(Permission.EXPORT)
    others = select(Funnel.id).where(Funnel.deleted_at.is_(None), Funnel.id != await first_funnel_id(ctx))
    there = {
        ExportField.OTHER_STAGES: others,
        ExportField.GROUPS: select(ClientGroup.id).where(ClientGroup.deleted_at.is_(None)),
        ExportField.DEAL_LIST: select(Deal.id).where(Deal.deleted_at.is_(None)),
    }
    empty = {field for field, query in there.items() if await ctx.scalar(query.limit(1)) is None}
    return [field for field in fields if field not in empty]


async def export_page(
    ctx: Reading, wanted: ClientFilter | Audience, fields: Collection[ExportField], after: int, limit: int
) -> list[ExportedClient]:
    """The next clients of the filter or audience, by their ids, above `after`, with the actor's rights of now.

    What none of the `fields` shows is not read.
    """
    ctx.require(Permission.EXPORT)
    page = {row[0]: ExportedClient(*row) for row in await ctx.rows(await _clients(ctx, wanted, after, limit))}
    if not page:
        return []
    ids = list(page)
    channels = select(Channel.client_id, type_coerce(Channel.kind, String), Channel.address)
    channels = channels.where(_of(ctx, Channel.client_id, ids))
    for client_id, kind, address in await ctx.rows(channels.order_by(Channel.client_id, Channel.position, Channel.id)):
        if client_id in page:
            page[client_id].channels.setdefault(kind, []).append(address)
    if ExportField.TAGS in fields:
        tags = select(ClientTag.client_id, Tag.name).join(Tag, Tag.id == ClientTag.tag_id)
        tags = tags.where(_of(ctx, ClientTag.client_id, ids)).order_by(ClientTag.client_id, Tag.folded)
        for client_id, name in await ctx.rows(tags):
            if client_id in page:
                page[client_id].tags.append(name)
    if ExportField.GROUPS in fields:
        groups = select(GroupClient.client_id, ClientGroup.name).join(
            ClientGroup, ClientGroup.id == GroupClient.group_id
        )
        groups = groups.where(_of(ctx, GroupClient.client_id, ids), ClientGroup.deleted_at.is_(None))
        for client_id, name in await ctx.rows(groups.order_by(GroupClient.client_id, ClientGroup.name)):
            if client_id in page:
                page[client_id].groups.append(name)
    if ExportField.OTHER_STAGES in fields:
        await _add_stages(ctx, page, ids)
    if ExportField.DEALS in fields or ExportField.DEAL_LIST in fields:
        await _add_deals(ctx, page, ids)
    if ExportField.SOURCE in fields:
        await _add_sources(ctx, page, ids)
    return list(page.values())


async def _add_deals(ctx: Reading, page: Mapping[int, ExportedClient], ids: Sequence[int]) -> None:
    deals = select(Deal.client_id, Deal.title, Deal.amount, Deal.currency, Deal.status, Deal.dated)
    deals = deals.where(_of(ctx, Deal.client_id, ids), Deal.deleted_at.is_(None)).order_by(Deal.client_id, Deal.id)
    for client_id, title, amount, currency, status, dated in await ctx.rows(deals):
        if client_id in page:
            page[client_id].deal_list.append((title, amount, currency, status.value, dated))
    for client in page.values():
        if client.deal_list:
            sums: Counter[str] = Counter()
            for _, amount, currency, *_ in client.deal_list:
                if amount is not None:
                    sums[currency] += amount
            client.deals = [(total, currency) for currency, total in sorted(sums.items())]


async def _add_stages(ctx: Reading, page: Mapping[int, ExportedClient], ids: Sequence[int]) -> None:
    """Where the clients stand in the funnels besides the first one."""
    stages = (
        select(ClientStage.client_id, Funnel.name, Stage.name)
        .join(Stage, Stage.id == ClientStage.stage_id)
        .join(Funnel, Funnel.id == ClientStage.funnel_id)
        .where(_of(ctx, ClientStage.client_id, ids), ClientStage.funnel_id != await first_funnel_id(ctx))
        .where(Stage.deleted_at.is_(None), Funnel.deleted_at.is_(None))
        .order_by(ClientStage.client_id, Funnel.position, Funnel.id)
    )
    for client_id, funnel, stage in await ctx.rows(stages):
        if client_id in page:
            page[client_id].other_stages.append(f"{funnel}: {stage}")


async def _add_sources(ctx: Reading, page: Mapping[int, ExportedClient], ids: Sequence[int]) -> None:
    told = ClientSource.details["text"].as_string()
    sources = select(ClientSource.client_id, ClientSource.kind, told).where(_of(ctx, ClientSource.client_id, ids))
    last_first = sources.order_by(ClientSource.client_id, ClientSource.came_at.desc(), ClientSource.id.desc())
    for client_id, kind, text in await ctx.rows(last_first):
        if client_id in page:
            page[client_id].source, page[client_id].source_text = kind, text


async def _clients(ctx: Reading, wanted: ClientFilter | Audience, after: int, limit: int) -> Query:
    funnel_id = await first_funnel_id(ctx)
    audience = wanted if isinstance(wanted, Audience) else Audience(wanted=wanted)
    note = (
        select(Note.text)
        .where(Note.client_id == Client.id, Note.deleted_at.is_(None))
        .order_by(Note.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    plain = ("id", "kind", "name", "last_name", "first_name", "middle_name", "company", "city", "sex")
    dated = ("birth_year", "birth_month", "birth_day", "next_touch_on", "next_touch_time", "last_touch_at")
    columns = [getattr(Client, name) for name in (*plain, *dated, "created_at")]
    return (
        select(*columns, Category.name, Stage.name, Member.name, note)
        .outerjoin(Category, and_(Category.id == Client.category_id, Category.deleted_at.is_(None)))
        .outerjoin(ClientStage, and_(ClientStage.client_id == Client.id, ClientStage.funnel_id == funnel_id))
        .outerjoin(Stage, and_(Stage.id == ClientStage.stage_id, Stage.deleted_at.is_(None)))
        .outerjoin(Member, Member.id == Client.responsible_id)
        .where(await compile_audience(ctx, audience), Client.id > after)
        .order_by(Client.id)
        .limit(limit)
    )


def _of(ctx: Reading, column: Any, ids: Sequence[int]) -> ColumnElement[bool]:
    """What belongs to these clients (ascending); of a page without great gaps also what lies between them."""
    is_dense = ids[-1] - ids[0] < 2 * len(ids)
    return column.between(ids[0], ids[-1]) if is_dense else among(ctx.dialect, column, ids)
