"""What an import gives to everybody: checked before it is kept."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import select

from domain.base.actor import Permission
from domain.base.errors import InvalidValueError, NotFoundError
from domain.clients.rules import NAME_LENGTH, TAG_LENGTH, clean_line
from domain.clients.tables import Category
from domain.funnel.tables import Stage
from domain.journal.boundary import Reading
from domain.team.tables import Member

#: More tags than this are no tags for all, but a list that went into the wrong field.
MOST_TAGS = 20


class GivenKind(StrEnum):
    """One thing that everybody may get."""

    CATEGORY = "category"
    STAGE = "stage"
    RESPONSIBLE = "responsible"
    TAGS = "tags"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Given:
    """One such choice: the id of a category, stage or member (None for none), tags, or a source in words."""

    kind: GivenKind
    key: int | None = None
    tags: tuple[str, ...] = ()
    source: str = ""


async def checked_given(ctx: Reading, given: Given) -> dict[str, Any]:
    """The fields of `ImportOptions` that the choice sets.

    Raises `NotFoundError` (of what is given), `InvalidValueError` for tags or a source that can't be ones, and if
    somebody who sees only his own clients gives them to another.
    """
    ctx.require(Permission.IMPORT)
    match given.kind:
        case GivenKind.CATEGORY:
            query = select(Category.id).where(Category.id == given.key, Category.deleted_at.is_(None))
            if given.key is not None and await ctx.scalar(query) is None:
                raise NotFoundError(what="category")
            return {"category_id": given.key}
        case GivenKind.STAGE:
            return {"stage_id": given.key, "funnel_id": await _funnel_of(ctx, given.key)}
        case GivenKind.RESPONSIBLE:
            await _check_member(ctx, given.key)
            return {"responsible_id": given.key}
        case GivenKind.TAGS:
            return {"tags": _tags(given.tags)}
        case GivenKind.SOURCE:
            return {"source": clean_line(given.source, field="text", longest=NAME_LENGTH) if given.source else ""}


async def _funnel_of(ctx: Reading, stage_id: int | None) -> int | None:
    if stage_id is None:
        return None
    query = select(Stage.funnel_id).where(Stage.id == stage_id, Stage.deleted_at.is_(None))
    funnel_id: int | None = await ctx.scalar(query)
    if funnel_id is None:
        raise NotFoundError(what="stage")
    return funnel_id


async def _check_member(ctx: Reading, member_id: int | None) -> None:
    """Somebody who sees only his own clients stays responsible for what he brings."""
    if member_id is None:
        return
    if not ctx.actor.sees_all and member_id != ctx.actor.member_id:
        raise InvalidValueError(field="responsible", reason="own-only")
    if await ctx.scalar(select(Member.id).where(Member.id == member_id, Member.is_active.is_(True))) is None:
        raise NotFoundError(what="member")


def _tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    cleaned = tuple(dict.fromkeys(clean_line(tag, field="tag", longest=TAG_LENGTH) for tag in tags))
    if len(cleaned) > MOST_TAGS:
        raise InvalidValueError(field="tag", reason="too-long", longest=MOST_TAGS)
    return cleaned
