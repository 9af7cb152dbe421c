"""What hangs on a card, and how it comes onto the card that stays. A new table of clients is added here on purpose."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, literal, select

from domain.attachments.tables import Attachment
from domain.audience.tables import BasketItem, GroupClient, GroupMatch, SegmentClient
from domain.base.actor import Permission
from domain.base.tables import Base, table_of
from domain.base.upsert import insert_into
from domain.clients.tables import Channel, ClientMember, ClientSource, ClientTag, Note
from domain.fields.tables import ClientField
from domain.funnel.tables import ClientStage, Deal
from domain.journal.boundary import Writing
from domain.products.tables import ClientProduct
from domain.tasks.tables import Task
from domain.touches.tables import Touch


@dataclass(frozen=True, slots=True)
class Moved:
    """A table whose rows go over to the card that stays. Two rows with the same `key` can't be on one card."""

    entity: type[Base]
    key: tuple[str, ...] = ()


#: What the kept card has already (the same phone, the same tag) stays behind with the other one, for an undo.
MOVED = (
    Moved(Channel, ("kind", "address")),
    Moved(ClientTag, ("tag_id",)),
    Moved(ClientMember, ("member_id",)),
    Moved(ClientSource),
    Moved(ClientStage, ("funnel_id",)),
    Moved(ClientField, ("field_id", "slot")),
    Moved(ClientProduct, ("product_id",)),
    Moved(GroupClient, ("group_id",)),
    Moved(SegmentClient, ("segment_id",)),
    Moved(Note),
    Moved(Deal),
    Moved(Attachment),
    Moved(Touch),
    Moved(Task),
)

#: What the journal does not know: the card that stays gets the same, and the other one keeps it, for an undo.
COPIED = (
    Moved(BasketItem, ("member_id",)),
    Moved(GroupMatch, ("group_id",)),
)

#: The tables that name a client and stay as they are: the ledger and a conflict say whom they meant, a draft what it
#: has become, a pair which cards it is about, a sketch to whom it was shown.
STAYING = frozenset(
    {"action", "client_draft", "friend_request", "import_conflict", "sketch", "stale_text", "twin_pair"}
)


async def move_all(ctx: Writing, kept_id: int, gone_id: int) -> None:
    """Hang everything of the one card on the other. Both must have been loaded for editing by the caller."""
    ctx.require(Permission.EDIT_CLIENTS)
    last = await ctx.scalar(select(func.max(Channel.position)).where(Channel.client_id == kept_id))
    for moved in MOVED:
        held = await _keys(ctx, moved, kept_id)
        for row in await rows_of(ctx, moved.entity, gone_id):
            if moved.key and _key(row, moved.key) in held:
                continue
            row.client_id = kept_id
            if isinstance(row, Channel) and last is not None:
                # The addresses of the kept card stay the first ones: they are written to.
                row.position += last + 1
    for copied in COPIED:
        table = table_of(copied.entity)
        columns = ("client_id", *copied.key)
        same = select(literal(kept_id), *(table.c[name] for name in copied.key)).where(table.c.client_id == gone_id)
        statement = insert_into(ctx.dialect, copied.entity).from_select(columns, same)
        await ctx.execute(statement.on_conflict_do_nothing(index_elements=columns))


async def rows_of(ctx: Writing, entity: type[Any], client_id: int) -> list[Any]:
    """What hangs on this card, the oldest first. Whether it may be edited is the caller's duty."""
    ctx.require(Permission.EDIT_CLIENTS)
    query = select(entity).where(entity.client_id == client_id).order_by(entity.id)
    return list((await ctx.session.execute(query)).scalars())


async def _keys(ctx: Writing, moved: Moved, client_id: int) -> set[tuple[Any, ...]]:
    if not moved.key:
        return set()
    table = table_of(moved.entity)
    query = select(*(table.c[name] for name in moved.key)).where(table.c.client_id == client_id)
    return {tuple(row) for row in await ctx.rows(query)}


def _key(row: Any, names: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in names)
