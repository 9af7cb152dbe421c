"""Make groups, give them rules, and put clients in and out by hand."""

from sqlalchemy import select

from domain.audience.filter import ClientFilter
from domain.audience.tables import ClientGroup, GroupClient, Segment
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError, NotFoundError
from domain.clients.load_client import load_client
from domain.clients.rules import clean_line
from domain.journal.boundary import Writing

GROUP_NAME = 40
ICON_LENGTH = 8
#: The farthest day for which a rule plans a touch.
MOST_DAYS = 365


async def add_group(ctx: Writing, name: str, icon: str = "") -> ClientGroup:
    """A new group, filled by hand until it is given a rule. Raises `InvalidValueError`."""
    ctx.require(Permission.SETTINGS)
    line = clean_line(name, field="name", longest=GROUP_NAME)
    return await ctx.add(ClientGroup(name=line, icon=icon.strip()[:ICON_LENGTH]))


async def edit_group(ctx: Writing, group_id: int, *, name: str | None = None, icon: str | None = None) -> ClientGroup:
    """Give it another name or icon. Raises `NotFoundError`, `InvalidValueError`."""
    group = await group_to_change(ctx, group_id)
    if name is not None:
        group.name = clean_line(name, field="name", longest=GROUP_NAME)
    if icon is not None:
        group.icon = icon.strip()[:ICON_LENGTH]
    await ctx.session.flush()
    return group


async def set_rule(ctx: Writing, group_id: int, wanted: ClientFilter | None) -> ClientGroup:
    """Give the group a rule, or take it away; either way it is switched off, so that nobody is surprised.

    Raises `NotFoundError`, and `InvalidValueError` for a rule that asks for nothing, for what somebody has ticked, or
    for a segment that is not the team's: a group is everybody's.
    """
    group = await group_to_change(ctx, group_id)
    if wanted is not None and (wanted.is_empty or wanted.ticked):
        raise InvalidValueError(field="rule", reason="empty" if wanted.is_empty else "ticked")
    if wanted is not None and wanted.segment_id is not None:
        is_shared = await ctx.scalar(select(Segment.is_shared).where(Segment.id == wanted.segment_id))
        if not is_shared:
            raise InvalidValueError(field="rule", reason="own-segment")
    group.rule = None if wanted is None else wanted.to_json()
    group.is_on = False
    await ctx.session.flush()
    return group


async def set_group_ways(
    ctx: Writing, group_id: int, *, leaves: bool | None = None, touch_in_days: int | None = None
) -> ClientGroup:
    """Whether clients go out when the rule means them no more, and in how many days a touch is planned for newcomers.

    `touch_in_days`: None leaves it as it is, -1 plans none. Raises `NotFoundError`, `InvalidValueError`.
    """
    group = await group_to_change(ctx, group_id)
    if leaves is not None:
        group.leaves = leaves
    if touch_in_days is not None:
        if not -1 <= touch_in_days <= MOST_DAYS:
            raise InvalidValueError(field="touch_in_days", reason="range")
        group.touch_in_days = touch_in_days if touch_in_days >= 0 else None
    await ctx.session.flush()
    return group


async def switch_group(ctx: Writing, group_id: int, *, on: bool) -> ClientGroup:
    """Let the rule work, or rest. Raises `NotFoundError`, and `InvalidValueError` if there is no rule."""
    group = await group_to_change(ctx, group_id)
    if on and group.rule is None:
        raise InvalidValueError(field="rule", reason="empty")
    group.is_on = on
    await ctx.session.flush()
    return group


async def remove_group(ctx: Writing, group_id: int) -> ClientGroup:
    """Take the group out of use; undo brings it back with its clients. Raises `NotFoundError`."""
    group = await group_to_change(ctx, group_id)
    group.deleted_at = ctx.clock()
    await ctx.session.flush()
    return group


async def put_in_group(ctx: Writing, client_id: int, group_id: int) -> None:
    """Put a client into a group by hand; twice is once. Raises `NotFoundError`."""
    await load_client(ctx, client_id)
    await _refuse_gone(ctx, group_id)
    if await _link(ctx, client_id, group_id) is None:
        await ctx.add(GroupClient(client_id=client_id, group_id=group_id, by_rule=False))


async def take_from_group(ctx: Writing, client_id: int, group_id: int) -> None:
    """Take a client out by hand. The rule doesn't put it in again as long as it means it. Raises `NotFoundError`."""
    await load_client(ctx, client_id)
    link = await _link(ctx, client_id, group_id)
    if link is not None:
        await ctx.session.delete(link)
        await ctx.session.flush()


async def group_to_change(ctx: Writing, group_id: int) -> ClientGroup:
    """The group, for those who may change it; `NotFoundError` if it is gone."""
    ctx.require(Permission.SETTINGS)
    return await _refuse_gone(ctx, group_id)


async def _refuse_gone(ctx: Writing, group_id: int) -> ClientGroup:
    group = await ctx.find(ClientGroup, group_id)
    if group is None or group.deleted_at is not None:
        raise NotFoundError(what="group")
    return group


async def _link(ctx: Writing, client_id: int, group_id: int) -> GroupClient | None:
    query = select(GroupClient).where(GroupClient.client_id == client_id, GroupClient.group_id == group_id)
    return (await ctx.session.execute(query)).scalar_one_or_none()
