"""The files of cards, for those who may see the cards."""

from sqlalchemy import Select, exists, func, or_, select
from sqlalchemy.orm import aliased

from domain.attachments.rules import UNDO_TIME
from domain.attachments.tables import Attachment, AttachmentKind
from domain.attachments.views import AttachmentPage, AttachmentView
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.base.views import columns_of, views_of
from domain.clients.access import visible_clients
from domain.clients.tables import Client
from domain.files.tables import FileKind, FileState, StoredFile
from domain.files.views import FileView
from domain.journal.boundary import Reading
from domain.team.tables import Member


async def list_attachments(ctx: Reading, client_id: int, *, offset: int = 0, limit: int = 8) -> AttachmentPage:
    """A page of a card's files; where the list has become shorter, its last one. Raises `NotFoundError`."""
    ctx.require(Permission.SEE_CLIENTS)
    counted = select(func.count(Attachment.id)).where(
        Attachment.client_id == Client.id, Attachment.deleted_at.is_(None)
    )
    total = await ctx.scalar(
        select(counted.scalar_subquery()).where(Client.id == client_id, visible_clients(ctx.actor))
    )
    if total is None:
        raise NotFoundError(what="client")
    offset = min(offset, max(0, (total - 1) // limit * limit))
    query = _files(ctx).where(Attachment.client_id == client_id).order_by(Attachment.id.desc())
    rows = await ctx.rows(query.offset(offset).limit(limit))
    return AttachmentPage(tuple(AttachmentView(*row) for row in rows), total, offset)


async def get_attachment(ctx: Reading, client_id: int, attachment_id: int) -> AttachmentView:
    """One file of a card. Raises `NotFoundError`."""
    ctx.require(Permission.SEE_CLIENTS)
    row = await ctx.first(_files(ctx).where(Attachment.id == attachment_id, Attachment.client_id == client_id))
    if row is None:
        raise NotFoundError(what="file")
    return AttachmentView(*row)


async def avatar_of(ctx: Reading, client_id: int) -> AttachmentView | None:
    """The client's picture: the photo that was made so, or else none."""
    ctx.require(Permission.SEE_CLIENTS)
    query = _files(ctx).where(Attachment.client_id == client_id, Attachment.is_avatar.is_(True))
    row = await ctx.first(query.where(Attachment.kind == AttachmentKind.PHOTO).order_by(Attachment.id.desc()).limit(1))
    return AttachmentView(*row) if row else None


async def client_of_album(ctx: Reading, album: str) -> int | None:
    """The card on which the actor has hung another file of this album."""
    ctx.require(Permission.SEE_CLIENTS)
    query = select(Attachment.client_id).join(Client, Client.id == Attachment.client_id)
    mine = (Attachment.album == album, Attachment.member_id == ctx.actor.member_id, visible_clients(ctx.actor))
    found: int | None = await ctx.scalar(query.where(*mine).order_by(Attachment.id.desc()).limit(1))
    return found


async def list_let_go(ctx: Reading, limit: int = 100) -> list[FileView]:
    """Files that were taken off their cards longer than `UNDO_TIME` ago and still are here: their bytes may go."""
    ctx.require(Permission.SYSTEM)
    held = aliased(Attachment)
    since = ctx.clock() - UNDO_TIME
    living = exists().where(held.file_id == StoredFile.id, or_(held.deleted_at.is_(None), held.deleted_at > since))
    query = (
        select(*columns_of(StoredFile, FileView))
        .where(StoredFile.kind == FileKind.ATTACHMENT, StoredFile.state == FileState.HERE)
        .where(StoredFile.id.in_(select(Attachment.file_id).where(Attachment.deleted_at <= since)), ~living)
        .order_by(StoredFile.id)
        .limit(limit)
    )
    return views_of(await ctx.rows(query), FileView)


def _files(ctx: Reading) -> Select[*tuple[object, ...]]:
    own = ("id", "client_id", "kind", "name", "caption", "seconds", "is_avatar", "added_at", "version")
    stored = ("size", "state", "path", "telegram_file_id")
    return (
        select(
            *(getattr(Attachment, name) for name in own), Member.name, *(getattr(StoredFile, name) for name in stored)
        )
        .select_from(Attachment)
        .join(StoredFile, StoredFile.id == Attachment.file_id)
        .join(Client, Client.id == Attachment.client_id)
        .outerjoin(Member, Member.id == Attachment.member_id)
        .where(Attachment.deleted_at.is_(None), visible_clients(ctx.actor))
    )
