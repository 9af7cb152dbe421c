"""Reading templates and series: the own ones and those of the team."""

from datetime import datetime

from sqlalchemy import Select, and_, func, select
from sqlalchemy.sql.elements import ColumnElement

from domain.actions.tables import Action, ActionState
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.access import visible_clients
from domain.clients.tables import Client
from domain.enclosures.queries import list_enclosures
from domain.enclosures.views import EnclosureView
from domain.journal.boundary import Query, Reading
from domain.team.tables import Member
from domain.templates.finding import open_series, open_templates
from domain.templates.rules import AT_HAND, next_letter
from domain.templates.tables import MessageTemplate, TemplateSeries, TemplateUse
from domain.templates.views import Letter, SeriesView, TemplateView

#: What counts as sent: also what is on its way, and what nobody knows of.
_SENT = (ActionState.PLANNED, ActionState.SENDING, ActionState.DONE, ActionState.UNSURE)


async def list_templates(ctx: Reading, *, category: str | None = None) -> list[TemplateView]:
    """All that the actor may use, or those of a category ("": of none): favourites first, then by name."""
    ctx.require(Permission.EDIT_CLIENTS)
    query = _templates(ctx)
    if category is not None:
        query = query.where(MessageTemplate.category == category)
    order = (func.coalesce(TemplateUse.is_favourite, False).desc(), MessageTemplate.name, MessageTemplate.id)
    return [TemplateView(*row) for row in await ctx.rows(query.order_by(*order))]


async def list_at_hand(ctx: Reading, limit: int = AT_HAND) -> list[TemplateView]:
    """What one most likely wants to send: favourites, then what one sent last, then the newest."""
    ctx.require(Permission.EDIT_CLIENTS)
    order = (
        func.coalesce(TemplateUse.is_favourite, False).desc(),
        TemplateUse.used_at.desc().nulls_last(),
        MessageTemplate.id.desc(),
    )
    return [TemplateView(*row) for row in await ctx.rows(_templates(ctx).order_by(*order).limit(limit))]


async def get_template(ctx: Reading, template_id: int) -> TemplateView:
    """One template; `NotFoundError` if it is gone or another member's own."""
    ctx.require(Permission.EDIT_CLIENTS)
    row = await ctx.first(_templates(ctx).where(MessageTemplate.id == template_id))
    if row is None:
        raise NotFoundError(what="template")
    return TemplateView(*row)


async def enclosures_of(ctx: Reading, template_id: int) -> list[EnclosureView]:
    """What goes along with it. Raises `NotFoundError`."""
    ctx.require(Permission.EDIT_CLIENTS)
    return await list_enclosures(ctx, (await get_template(ctx, template_id)).enclosure_ids)


async def list_categories(ctx: Reading) -> list[str]:
    """The categories that there are, without that of templates which have none."""
    ctx.require(Permission.EDIT_CLIENTS)
    query = select(MessageTemplate.category).where(open_templates(ctx.actor), MessageTemplate.category != "")
    return await ctx.column(query.distinct().order_by(MessageTemplate.category))


async def list_series(ctx: Reading) -> list[SeriesView]:
    """The series that the actor may use, by name."""
    ctx.require(Permission.EDIT_CLIENTS)
    rows = await ctx.rows(_series(ctx).order_by(TemplateSeries.name, TemplateSeries.id))
    return [SeriesView(*row) for row in rows]


async def get_series(ctx: Reading, series_id: int) -> SeriesView:
    """One series; `NotFoundError` if it is gone or another member's own."""
    ctx.require(Permission.EDIT_CLIENTS)
    row = await ctx.first(_series(ctx).where(TemplateSeries.id == series_id))
    if row is None:
        raise NotFoundError(what="series")
    return SeriesView(*row)


async def list_letters(ctx: Reading, series_id: int, client_id: int | None = None) -> list[Letter]:
    """The letters of a series in their order; with a client, when each was sent to that one, and which is next.

    Raises `NotFoundError`, also of the client.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    await get_series(ctx, series_id)
    found = [TemplateView(*row) for row in await ctx.rows(_of_series(ctx, MessageTemplate.series_id == series_id))]
    if client_id is None:
        return [Letter(each, None, is_next=False) for each in found]
    sent = await _sent_to(ctx, client_id)
    following = next_letter([each.id for each in found], sent.keys())
    return [Letter(each, sent.get(each.id), is_next=each.id == following) for each in found]


async def list_next_letters(ctx: Reading, client_id: int) -> list[tuple[SeriesView, TemplateView]]:
    """Of each series that this client has got something of, the letter that comes next. Raises `NotFoundError`."""
    ctx.require(Permission.EDIT_CLIENTS)
    sent = await _sent_to(ctx, client_id)
    if not sent:
        return []
    begun = select(MessageTemplate.series_id).where(MessageTemplate.id.in_(list(sent)))
    letters: dict[int, list[TemplateView]] = {}
    for row in await ctx.rows(_of_series(ctx, MessageTemplate.series_id.in_(begun))):
        letters.setdefault(row.series_id, []).append(TemplateView(*row))
    found = []
    for series in await list_series(ctx) if letters else []:
        by_id = {each.id: each for each in letters.get(series.id, [])}
        following = next_letter(list(by_id), sent.keys())
        if following is not None:
            found.append((series, by_id[following]))
    return found


async def _sent_to(ctx: Reading, client_id: int) -> dict[int, datetime]:
    """By template when this client, or a card that became a part of it, got a personal message of it last."""
    if await ctx.scalar(select(Client.id).where(Client.id == client_id, visible_clients(ctx.actor))) is None:
        raise NotFoundError(what="client")
    same = select(Client.id).where((Client.id == client_id) | (Client.merged_into_id == client_id))
    query = (
        select(Action.template_id, func.max(Action.created_at))
        .where(Action.client_id.in_(same), Action.template_id.is_not(None), Action.state.in_(_SENT))
        .group_by(Action.template_id)
    )
    return dict(await ctx.rows(query))


def _templates(ctx: Reading) -> Query:
    own = (
        MessageTemplate.id, MessageTemplate.version, MessageTemplate.name, MessageTemplate.category,
        MessageTemplate.text, MessageTemplate.enclosure_ids, MessageTemplate.owner_id,
    )  # fmt: skip
    series = and_(TemplateSeries.id == MessageTemplate.series_id, TemplateSeries.deleted_at.is_(None))
    uses = and_(TemplateUse.template_id == MessageTemplate.id, TemplateUse.member_id == ctx.actor.member_id)
    return (
        select(
            *own,
            Member.name.label("owner"),
            MessageTemplate.is_shared,
            TemplateSeries.id.label("series_id"),
            MessageTemplate.position,
            func.coalesce(TemplateUse.is_favourite, False),
            TemplateUse.used_at,
        )
        .select_from(MessageTemplate)
        .outerjoin(Member, Member.id == MessageTemplate.owner_id)
        .outerjoin(TemplateSeries, series)
        .outerjoin(TemplateUse, uses)
        .where(open_templates(ctx.actor))
    )


def _of_series(ctx: Reading, which: ColumnElement[bool]) -> Query:
    return _templates(ctx).where(which).order_by(MessageTemplate.position, MessageTemplate.id)


def _series(ctx: Reading) -> Select[*tuple[object, ...]]:
    letters = select(func.count(MessageTemplate.id)).where(
        MessageTemplate.series_id == TemplateSeries.id, open_templates(ctx.actor)
    )
    own = (TemplateSeries.id, TemplateSeries.version, TemplateSeries.name, TemplateSeries.owner_id)
    return (
        select(*own, Member.name, TemplateSeries.is_shared, letters.scalar_subquery())
        .outerjoin(Member, Member.id == TemplateSeries.owner_id)
        .where(open_series(ctx.actor))
    )
