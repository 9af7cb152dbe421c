"""What is asked about cards. Everything here is filtered by the actor's rights."""

from sqlalchemy import func, select

from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.base.tables import table_of
from domain.base.views import columns_of, views_of
from domain.clients.access import visible_clients
from domain.clients.folding import fold
from domain.clients.kinds import ChannelKind
from domain.clients.tables import Category, Channel, Client, ClientSource, ClientTag, Note, Tag
from domain.clients.tally import tally
from domain.clients.views import CardView, CategoryView, ChannelView, SourceView, TagView
from domain.journal.boundary import Reading
from domain.team.tables import Member


async def get_card(ctx: Reading, client_id: int) -> CardView:
    """The card with this id, or `NotFoundError` if there is none or the actor may not see it."""
    ctx.require(Permission.SEE_CLIENTS)
    note = (
        select(Note.text)
        .where(Note.client_id == Client.id, Note.deleted_at.is_(None))
        .order_by(Note.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    row = await ctx.first(
        select(
            *table_of(Client).columns,
            Category.name.label("category_name"),
            Category.icon.label("category_icon"),
            Member.name.label("responsible"),
            note.label("last_note"),
        )
        .outerjoin(Category, (Category.id == Client.category_id) & Category.deleted_at.is_(None))
        .outerjoin(Member, Member.id == Client.responsible_id)
        .where(Client.id == client_id, visible_clients(ctx.actor))
    )
    if row is None:
        raise NotFoundError(what="client")
    channels = await ctx.rows(
        select(*columns_of(Channel, ChannelView))
        .where(Channel.client_id == client_id)
        .order_by(Channel.position, Channel.id)
    )
    tags = await ctx.rows(
        select(Tag.id, Tag.name)
        .join(ClientTag, ClientTag.tag_id == Tag.id)
        .where(ClientTag.client_id == client_id)
        .order_by(Tag.folded)
    )
    return CardView(
        **{name: getattr(row, name) for name in CardView.__slots__ if name not in {"category", "channels", "tags"}},
        category=CategoryView(row.category_id, row.category_name, row.category_icon) if row.category_name else None,
        channels=tuple(views_of(channels, ChannelView)),
        tags=tuple(TagView(*found) for found in tags),
    )


async def client_at_address(ctx: Reading, kind: ChannelKind, address: str) -> list[int]:
    """The live cards with this address that the actor may see, oldest first."""
    ctx.require(Permission.SEE_CLIENTS)
    return await ctx.column(
        select(Client.id)
        .join(Channel, Channel.client_id == Client.id)
        .where(Channel.address == address, Channel.kind == kind, visible_clients(ctx.actor))
        .order_by(Client.id)
        .limit(20)
    )


async def list_categories(ctx: Reading) -> list[CategoryView]:
    """The categories of the settings, in their order."""
    ctx.require(Permission.SEE_CLIENTS)
    rows = await ctx.rows(
        select(Category.id, Category.name, Category.icon)
        .where(Category.deleted_at.is_(None))
        .order_by(Category.position, Category.id)
    )
    return [CategoryView(*row) for row in rows]


async def count_categories(ctx: Reading) -> dict[int, int]:
    """How many visible clients at work are in each category; one with nobody in it is left out."""
    ctx.require(Permission.SEE_CLIENTS)
    rows = await ctx.rows(tally(ctx.actor, Client.category_id, Client.id, Client.category_id.is_not(None)))
    return {key: int(count) for key, count in rows if count}


async def list_tags(ctx: Reading, *, starting: str = "", limit: int = 30, tag_id: int | None = None) -> list[TagView]:
    """Tags that begin with these letters (or this one tag), the most used on visible cards at work first."""
    ctx.require(Permission.SEE_CLIENTS)
    which = [Tag.folded.startswith(fold(starting), autoescape=True)] if starting else []
    one = [] if tag_id is None else [ClientTag.tag_id == tag_id]
    carried = tally(ctx.actor, ClientTag.tag_id, ClientTag.client_id, *one).subquery()
    count = func.coalesce(carried.c.clients, 0)
    query = select(Tag.id, Tag.name, count).outerjoin(carried, carried.c.key == Tag.id).where(*which)
    if tag_id is not None:
        query = query.where(Tag.id == tag_id)
    rows = await ctx.rows(query.order_by(count.desc(), Tag.name).limit(limit))
    return [TagView(key, name, int(clients)) for key, name, clients in rows]


async def list_sources(ctx: Reading, client_id: int) -> list[SourceView]:
    """Each time the client came to us, the first time first."""
    ctx.require(Permission.SEE_CLIENTS)
    rows = await ctx.rows(
        select(*columns_of(ClientSource, SourceView))
        .join(Client, Client.id == ClientSource.client_id)
        .where(ClientSource.client_id == client_id, visible_clients(ctx.actor))
        .order_by(ClientSource.came_at, ClientSource.id)
    )
    return [SourceView(*row) for row in rows]


async def get_source(ctx: Reading, client_id: int, source_id: int) -> SourceView:
    """One source of a card. Raises `NotFoundError`."""
    ctx.require(Permission.SEE_CLIENTS)
    row = await ctx.first(
        select(*columns_of(ClientSource, SourceView))
        .join(Client, Client.id == ClientSource.client_id)
        .where(ClientSource.id == source_id, Client.id == client_id, visible_clients(ctx.actor))
    )
    if row is None:
        raise NotFoundError(what="source")
    return SourceView(*row)
