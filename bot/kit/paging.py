"""Pages of a short list that is read as a whole: categories, stages, members. Clients have pages of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

_T = TypeVar("_T")

#: So many lines stand on one screen of the settings.
PAGE = 20


@dataclass(frozen=True, slots=True)
class Shown(Generic[_T]):
    """One page, and where its neighbours begin (None at the edge)."""

    items: Sequence[_T]
    before: int | None
    after: int | None


def page_of(items: Sequence[_T], offset: int, size: int = PAGE) -> Shown[_T]:
    """The page that begins at `offset`; where the list has become shorter, the last one."""
    last = max(0, (len(items) - 1) // size * size)
    start = min(max(0, offset), last)
    return Shown(
        items[start : start + size],
        max(0, start - size) if start else None,
        start + size if start + size < len(items) else None,
    )
