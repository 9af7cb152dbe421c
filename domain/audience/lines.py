"""The lines of a page: only the columns that are asked for, and only for the clients of the page."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import InstrumentedAttribute

from domain.audience.layout import ListColumn
from domain.audience.tables import ClientGroup, GroupClient
from domain.audience.views import ClientLine
from domain.base.actor import Permission
from domain.clients.kinds import ChannelKind
from domain.clients.tables import Category, Channel, Client, ClientTag, Tag
from domain.funnel.tables import ClientStage, Deal, DealStatus, Funnel, Stage
from domain.journal.boundary import Reading
from domain.team.tables import Member

#: Parts the names that the database joins into one text. No name holds it: control signs are cleaned away.
_BETWEEN = "\x1f"


async def lines_of(ctx: Reading, ids: Sequence[int], columns: Collection[ListColumn]) -> tuple[ClientLine, ...]:
    """The lines of these clients in this order. Who may see them is settled: the page was found with the rights."""
    ctx.require(Permission.SEE_CLIENTS)
    if not ids:
        return ()
    # Two columns may be told of one and the same value.
    chosen = {name: element for column in columns for name, element in _ELEMENTS.get(column, {}).items()}
    labelled = [element.label(name) for name, element in chosen.items()]
    query = select(Client.id, Client.name, *labelled).where(Client.id.in_(ids))
    if ListColumn.CATEGORY in columns:
        query = query.outerjoin(Category, and_(Category.id == Client.category_id, Category.deleted_at.is_(None)))
    if ListColumn.RESPONSIBLE in columns:
        query = query.outerjoin(Member, Member.id == Client.responsible_id)
    sales = await _sales(ctx, ids) if ListColumn.SALES in columns else {}
    lines = {}
    for row in (await ctx.execute(query)).mappings():
        values = dict(row)
        for joined in {"tags", "groups"} & values.keys():
            values[joined] = tuple(sorted(values[joined].split(_BETWEEN))) if values[joined] else ()
        lines[row["id"]] = ClientLine(**values, sales=sales.get(row.id, ()))
    return tuple(lines[key] for key in ids)


async def _sales(ctx: Reading, ids: Sequence[int]) -> dict[int, tuple[tuple[str, int, int], ...]]:
    """The won deals by client: currency, number, and sum in minor units (deals without a price count as nothing)."""
    total = func.coalesce(func.sum(Deal.amount), 0)
    query = (
        select(Deal.client_id, Deal.currency, func.count(), total)
        .where(Deal.client_id.in_(ids), Deal.status == DealStatus.WON, Deal.deleted_at.is_(None))
        .group_by(Deal.client_id, Deal.currency)
        .order_by(Deal.client_id, total.desc())
    )
    found: dict[int, tuple[tuple[str, int, int], ...]] = {}
    for client_id, currency, count, amount in await ctx.rows(query):
        found[client_id] = (*found.get(client_id, ()), (currency, count, int(amount)))
    return found


def _address(kind: ChannelKind) -> Any:
    """The first address of this kind."""
    return (
        select(Channel.address)
        .where(Channel.client_id == Client.id, Channel.kind == kind)
        .order_by(Channel.position, Channel.id)
        .limit(1)
        .scalar_subquery()
    )


def _of_stage(column: InstrumentedAttribute[Any]) -> Any:
    """Of the stage in the first funnel that the client stands in."""
    return (
        select(column)
        .join(ClientStage, ClientStage.stage_id == Stage.id)
        .join(Funnel, Funnel.id == Stage.funnel_id)
        .where(ClientStage.client_id == Client.id, Stage.deleted_at.is_(None), Funnel.deleted_at.is_(None))
        .order_by(Funnel.position, Funnel.id)
        .limit(1)
        .scalar_subquery()
    )


_ELEMENTS: dict[ListColumn, dict[str, Any]] = {
    ListColumn.COMPANY: {"company": Client.company},
    ListColumn.CITY: {"city": Client.city},
    ListColumn.NEXT_TOUCH: {"next_touch_on": Client.next_touch_on},
    ListColumn.LAST_TOUCH: {"last_touch_at": Client.last_touch_at},
    ListColumn.QUIET: {"last_touch_at": Client.last_touch_at, "created_at": Client.created_at},
    ListColumn.STAYING: {"stage_since": _of_stage(ClientStage.since)},
    ListColumn.ADDED: {"created_at": Client.created_at},
    ListColumn.CATEGORY: {"category_icon": Category.icon, "category": Category.name},
    ListColumn.STAGE: {"stage_icon": _of_stage(Stage.icon), "stage": _of_stage(Stage.name)},
    ListColumn.RESPONSIBLE: {"responsible": Member.name},
    ListColumn.PHONE: {"phone": _address(ChannelKind.PHONE)},
    ListColumn.EMAIL: {"email": _address(ChannelKind.EMAIL)},
    ListColumn.VK: {"vk": _address(ChannelKind.VK)},
    ListColumn.CHANNELS: {
        "channels": select(func.count()).select_from(Channel).where(Channel.client_id == Client.id).scalar_subquery()
    },
    ListColumn.TAGS: {
        "tags": select(func.aggregate_strings(Tag.name, _BETWEEN))
        .join(ClientTag, ClientTag.tag_id == Tag.id)
        .where(ClientTag.client_id == Client.id)
        .scalar_subquery()
    },
    ListColumn.GROUPS: {
        "groups": select(func.aggregate_strings(ClientGroup.name, _BETWEEN))
        .join(GroupClient, GroupClient.group_id == ClientGroup.id)
        .where(GroupClient.client_id == Client.id, ClientGroup.deleted_at.is_(None))
        .scalar_subquery()
    },
}
