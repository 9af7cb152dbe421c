"""Which templates and series a member may use, and which may be changed by whom."""

from sqlalchemy import ColumnElement, and_, or_

from domain.base.actor import Actor, Permission
from domain.base.errors import AccessDeniedError, NotFoundError
from domain.journal.boundary import Writing
from domain.templates.tables import MessageTemplate, TemplateSeries


def open_templates(actor: Actor) -> ColumnElement[bool]:
    """The condition on `template` that holds for those this actor may use: the own and the shared ones."""
    mine = or_(MessageTemplate.is_shared, MessageTemplate.owner_id == actor.member_id)
    return and_(MessageTemplate.deleted_at.is_(None), mine)


def open_series(actor: Actor) -> ColumnElement[bool]:
    """The same of series."""
    mine = or_(TemplateSeries.is_shared, TemplateSeries.owner_id == actor.member_id)
    return and_(TemplateSeries.deleted_at.is_(None), mine)


async def template_to_change(ctx: Writing, template_id: int, *, version: int | None = None) -> MessageTemplate:
    """The template, if this actor may change it: its owner, and of a shared one an admin.

    Raises `NotFoundError`, `AccessDeniedError`, with `version` `ChangedMeanwhileError` if it was changed since.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    template = await ctx.find(MessageTemplate, template_id)
    if template is None or not _may_use(ctx.actor, template):
        raise NotFoundError(what="template")
    _refuse_others(ctx.actor, template)
    template.check_seen(version)
    return template


async def series_to_change(ctx: Writing, series_id: int) -> TemplateSeries:
    """The same of a series."""
    ctx.require(Permission.EDIT_CLIENTS)
    series = await ctx.find(TemplateSeries, series_id)
    if series is None or not _may_use(ctx.actor, series):
        raise NotFoundError(what="series")
    _refuse_others(ctx.actor, series)
    return series


def may_change(actor: Actor, owner_id: int | None) -> bool:
    """Whether this actor may change what this member has made."""
    return owner_id == actor.member_id or actor.may(Permission.SETTINGS)


def _may_use(actor: Actor, row: MessageTemplate | TemplateSeries) -> bool:
    return row.deleted_at is None and (row.is_shared or row.owner_id == actor.member_id)


def _refuse_others(actor: Actor, row: MessageTemplate | TemplateSeries) -> None:
    if not may_change(actor, row.owner_id):
        raise AccessDeniedError(permission=Permission.SETTINGS)
