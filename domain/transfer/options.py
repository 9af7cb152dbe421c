"""How an import treats the cards that are there already, and what it gives to rows that do not say. Pure values."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any, Self


class MatchBy(StrEnum):
    """What a row's person is known by.

    AUTO: a VK page alone, any other address together with a name that fits. An address chosen here decides alone, and
    so does OWN, the value of one of the team's own fields. NEW: every row is somebody new. Whatever is chosen, a VK
    page stays one person's, and an id of ours that a file of our own carries comes first (but for NEW).
    """

    AUTO = "auto"
    PHONE = "phone"
    EMAIL = "email"
    VK = "vk"
    TELEGRAM = "telegram"
    NEW = "new"
    OWN = "own"


class Filled(StrEnum):
    """What becomes of what a card holds when the file says something else: the file counts but a fuller name stays, the
    card counts and only its gaps are filled, or the file counts in everything.
    """

    NEWER = "newer"
    GAPS = "gaps"
    REPLACE = "replace"


class Emptied(StrEnum):
    """What becomes of the cells of our own export that somebody has emptied. UNASKED leaves them, too."""

    UNASKED = "unasked"
    LEAVE = "leave"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """The choices of one import. What is given to all rows fills only what neither file nor card says; tags are added.

    `match_field` is the own field of `MatchBy.OWN`. `funnel_id` is the funnel that the column of stages and `stage_id`
    belong to, None for the first one.
    """

    match: MatchBy = MatchBy.AUTO
    filled: Filled = Filled.NEWER
    emptied: Emptied = Emptied.UNASKED
    category_id: int | None = None
    funnel_id: int | None = None
    stage_id: int | None = None
    responsible_id: int | None = None
    tags: tuple[str, ...] = ()
    source: str = ""
    match_field: int | None = None

    @property
    def gives(self) -> bool:
        """Whether rows are given anything that they do not say themselves."""
        return any((self.category_id, self.stage_id, self.responsible_id, self.tags, self.source))

    @property
    def is_usual(self) -> bool:
        """Whether rows mean and change what they always do, so that the quick ways through a file hold."""
        return self.match is MatchBy.AUTO and not self.gives

    def to_json(self) -> dict[str, Any]:
        """Plain JSON without what was not chosen; `from_json` gives the equal options back."""
        usual = asdict(ImportOptions())
        return {key: value for key, value in asdict(self).items() if value != usual[key]}

    @classmethod
    def from_json(cls, body: Mapping[str, Any] | None) -> Self:
        """The options that `to_json` gave; what an older program did not know is as usual."""
        known = {field.name for field in fields(cls)}
        given = {key: value for key, value in (body or {}).items() if key in known}
        for key, kind in (("match", MatchBy), ("filled", Filled), ("emptied", Emptied), ("tags", tuple)):
            if key in given:
                given[key] = kind(given[key])
        return cls(**given)
