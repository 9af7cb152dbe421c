"""Which files there are."""

from sqlalchemy import or_, select

from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.base.views import columns_of, views_of
from domain.files.tables import FileState, StoredFile
from domain.files.views import FileView
from domain.journal.boundary import Reading
from domain.team.queries import TEAM_ID
from domain.team.tables import Team


async def get_file(ctx: Reading, file_id: int) -> FileView:
    """One file of the actor's own; admins and the product itself get every file. Raises `NotFoundError`."""
    ctx.require(Permission.SEE_CLIENTS)
    query = select(*columns_of(StoredFile, FileView)).where(StoredFile.id == file_id)
    if not ctx.actor.may(Permission.UNDO_OTHERS):
        query = query.where(StoredFile.created_by_id == ctx.actor.member_id)
    row = await ctx.first(query)
    if row is None:
        raise NotFoundError
    return FileView(*row)


async def expected_files(ctx: Reading) -> list[FileView]:
    """Files that Telegram still has to hand over, oldest first: what a restart must go on with."""
    ctx.require(Permission.SYSTEM)
    query = select(*columns_of(StoredFile, FileView)).where(StoredFile.state == FileState.EXPECTED)
    return views_of(await ctx.rows(query.order_by(StoredFile.id)), FileView)


async def expired_files(ctx: Reading, limit: int = 100) -> list[FileView]:
    """Files whose time is over, oldest first; remove the bytes, then call `forget_file`."""
    ctx.require(Permission.SYSTEM)
    over = StoredFile.expires_at <= ctx.clock()
    unforgotten = or_(StoredFile.state == FileState.HERE, StoredFile.path.is_not(None))
    query = select(*columns_of(StoredFile, FileView)).where(over, unforgotten)
    query = query.order_by(StoredFile.expires_at, StoredFile.id).limit(limit)
    return views_of(await ctx.rows(query), FileView)


async def get_logo(ctx: Reading) -> FileView | None:
    """The picture of the company; None if there is none."""
    ctx.require(Permission.SEE_CLIENTS)
    logo = select(Team.logo_file_id).where(Team.id == TEAM_ID).scalar_subquery()
    row = await ctx.first(select(*columns_of(StoredFile, FileView)).where(StoredFile.id == logo))
    return FileView(*row) if row is not None else None
