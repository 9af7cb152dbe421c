"""Open an access class to a member, and close it."""

from sqlalchemy import delete, select

from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.base.tables import table_of
from domain.base.upsert import insert_into
from domain.journal.boundary import Writing
from domain.team.finding import member_to_manage
from domain.team.tables import AccessClass, MemberClass


async def open_class(ctx: Writing, class_id: int, member_id: int) -> None:
    """Let a member see the cards of this class, from the next press on; twice is once.

    Raises `NotFoundError`, `NotOneselfError`, `RoleTooHighError`.
    """
    ctx.require(Permission.MEMBERS)
    member = await member_to_manage(ctx, member_id)
    live = select(AccessClass.id).where(AccessClass.id == class_id, AccessClass.deleted_at.is_(None))
    if await ctx.scalar(live) is None:
        raise NotFoundError(what="access-class")
    statement = insert_into(ctx.dialect, MemberClass).values(member_id=member.id, access_class_id=class_id)
    await ctx.execute(statement.on_conflict_do_nothing(index_elements=["member_id", "access_class_id"]))


async def close_class(ctx: Writing, class_id: int, member_id: int) -> None:
    """Take the cards of this class from a member's eyes. Raises what `open_class` raises."""
    ctx.require(Permission.MEMBERS)
    member = await member_to_manage(ctx, member_id)
    table = table_of(MemberClass)
    await ctx.execute(delete(table).where(table.c.member_id == member.id, table.c.access_class_id == class_id))
