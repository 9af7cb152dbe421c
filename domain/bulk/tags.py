"""Tags on many clients, and off them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import ColumnElement, and_, exists, literal, not_, select

from domain.base.bulk import among, each_of
from domain.base.errors import NotFoundError
from domain.bulk.kinds import BulkOperation, Skip
from domain.bulk.operation import Operation
from domain.clients.change_tags import find_or_make_tag
from domain.clients.folding import fold
from domain.clients.tables import Client, ClientTag, Tag
from domain.journal.boundary import Reading, Writing
from domain.journal.sets import delete_set, insert_set


@dataclass(frozen=True, slots=True)
class AddTag(Operation):
    """Put a tag on: a known one, or one of this name that is made when it begins, so that undo takes it away too."""

    tag_id: int | None = None
    name: str = ""

    kind: ClassVar[BulkOperation] = BulkOperation.ADD_TAG
    at_once: ClassVar[int] = 10_000

    async def check(self, ctx: Reading) -> str:
        """The tag's name."""
        return self.name if self.tag_id is None else await _name(ctx, self.tag_id)

    def skips(self, ctx: Reading) -> Sequence[tuple[Skip, ColumnElement[bool]]]:
        """Who carries it already."""
        return [(Skip.ALREADY, _carries(self.tag_id, self.name))]

    async def apply(self, ctx: Writing, client_ids: Collection[int]) -> None:
        """Put it on."""
        tag_id = self.tag_id if self.tag_id is not None else (await find_or_make_tag(ctx, self.name)).id
        these = select(each_of(ctx.dialect, client_ids), literal(tag_id))
        made = and_(ClientTag.tag_id == tag_id, among(ctx.dialect, ClientTag.client_id, client_ids))
        await insert_set(ctx, ClientTag, ("client_id", "tag_id"), these, made)


@dataclass(frozen=True, slots=True)
class RemoveTag(Operation):
    """Take a tag off."""

    tag_id: int

    kind: ClassVar[BulkOperation] = BulkOperation.REMOVE_TAG
    at_once: ClassVar[int] = 10_000

    async def check(self, ctx: Reading) -> str:
        """The tag's name."""
        return await _name(ctx, self.tag_id)

    def skips(self, ctx: Reading) -> Sequence[tuple[Skip, ColumnElement[bool]]]:
        """Who doesn't carry it."""
        return [(Skip.ALREADY, not_(_carries(self.tag_id, "")))]

    async def apply(self, ctx: Writing, client_ids: Collection[int]) -> None:
        """Take it off."""
        which = and_(ClientTag.tag_id == self.tag_id, among(ctx.dialect, ClientTag.client_id, client_ids))
        await delete_set(ctx, ClientTag, which)


def _carries(tag_id: int | None, name: str) -> ColumnElement[bool]:
    link = select(1).select_from(ClientTag).where(ClientTag.client_id == Client.id)
    if tag_id is not None:
        return exists(link.where(ClientTag.tag_id == tag_id))
    return exists(link.join(Tag, Tag.id == ClientTag.tag_id).where(Tag.folded == fold(name)))


async def _name(ctx: Reading, tag_id: int) -> str:
    found: str | None = await ctx.scalar(select(Tag.name).where(Tag.id == tag_id))
    if found is None:
        raise NotFoundError(what="tag")
    return found
