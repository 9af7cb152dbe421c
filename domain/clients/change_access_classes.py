"""The access classes of the settings. Which of them is open to whom is decided in the team."""

from sqlalchemy import delete, select

from domain.base.actor import Permission
from domain.base.errors import InvalidValueError, NotFoundError
from domain.base.tables import table_of
from domain.clients.change_categories import NAME_LENGTH
from domain.clients.folding import fold
from domain.clients.rules import clean_line
from domain.clients.tables import Client
from domain.journal.boundary import Writing
from domain.journal.sets import update_set
from domain.team.tables import AccessClass, MemberClass


async def add_access_class(ctx: Writing, name: str) -> AccessClass:
    """A new class, open to nobody but those who see everything. `InvalidValueError` if there is one of this name."""
    ctx.require(Permission.MEMBERS)
    line = await _free_name(ctx, name)
    removed = select(AccessClass).where(AccessClass.name == line)
    earlier = (await ctx.session.execute(removed)).scalar_one_or_none()
    if earlier is None:
        return await ctx.add(AccessClass(name=line))
    earlier.deleted_at = None
    await ctx.session.flush()
    return earlier


async def rename_access_class(ctx: Writing, class_id: int, name: str) -> AccessClass:
    """Give a class another name. Raises `NotFoundError`, `InvalidValueError`."""
    found = await _load(ctx, class_id)
    line = await _free_name(ctx, name, besides=class_id)
    removed = (AccessClass.name == line, AccessClass.id != class_id)
    if await ctx.scalar(select(AccessClass.id).where(*removed)) is not None:
        raise InvalidValueError(field="name", reason="taken")
    found.name = line
    await ctx.session.flush()
    return found


async def remove_access_class(ctx: Writing, class_id: int) -> tuple[AccessClass, int]:
    """Take a class out of use; its clients are open to everybody again. Gives it and how many those are.

    Undo puts them back into it, but to whom it was open is not given back by that. Raises `NotFoundError`.
    """
    found = await _load(ctx, class_id)
    held = Client.access_class_id == class_id
    clients = await update_set(ctx, Client, held, {"access_class_id": None})
    await ctx.execute(delete(table_of(MemberClass)).where(MemberClass.access_class_id == class_id))
    found.deleted_at = ctx.clock()
    await ctx.session.flush()
    return found, clients


async def _free_name(ctx: Writing, name: str, *, besides: int = 0) -> str:
    line = clean_line(name, field="name", longest=NAME_LENGTH)
    live = select(AccessClass.name).where(AccessClass.deleted_at.is_(None), AccessClass.id != besides)
    if fold(line) in {fold(each) for each in await ctx.column(live)}:
        raise InvalidValueError(field="name", reason="taken")
    return line


async def _load(ctx: Writing, class_id: int) -> AccessClass:
    ctx.require(Permission.MEMBERS)
    found = await ctx.find(AccessClass, class_id)
    if found is None or found.deleted_at is not None:
        raise NotFoundError(what="access-class")
    return found
