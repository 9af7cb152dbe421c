"""Keeps true whether the channels of a card are live."""

from collections.abc import Collection

from sqlalchemy import exists, not_, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from domain.base.bulk import among
from domain.base.errors import AddressTakenError
from domain.base.refreshing import follows
from domain.base.tables import table_of
from domain.clients.tables import Channel, Client


@follows({"client": {"deleted_at"}, "channel": None})
async def refresh_live(session: AsyncSession, client_ids: Collection[int]) -> None:
    """The channels of removed cards are not live. A VK id that another live card holds raises `AddressTakenError`."""
    table = table_of(Channel)
    live = exists().where(Client.id == table.c.client_id, Client.deleted_at.is_(None))
    theirs = update(table).where(among(session.get_bind().dialect.name, table.c.client_id, client_ids))
    # Addresses are given up before they are taken.
    await session.execute(theirs.where(table.c.is_live, not_(live)).values(is_live=False))
    try:
        await session.execute(theirs.where(not_(table.c.is_live), live).values(is_live=True))
    except IntegrityError as error:
        raise AddressTakenError(kind="vk") from error
