"""What stands on people's pages: the posts of their walls and the photo of the page, with likes and comments.

The photo of the page is one photo of the album "profile"; older ones are not invented.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

POST, PHOTO = "post", "photo"
_FIRST_PHOTO = 456_239_017
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)


@dataclass
class Comment:
    """What somebody wrote under a post or a photo."""

    id: int
    from_id: int
    at: float
    text: str
    guid: str = ""


@dataclass
class Thing:
    """A post or a photo."""

    kind: str
    owner_id: int
    id: int
    at: float
    text: str = ""
    comments_open: bool = True
    keeps_guids: bool = True
    """Whether a comment with a known `guid` is recognised; nobody says for how long VK does that."""
    likes: set[int] = field(default_factory=set)
    comments: list[Comment] = field(default_factory=list)

    @property
    def name(self) -> str:
        """As VK names attachments: wall1_2, photo1_2."""
        return f"{'wall' if self.kind == POST else self.kind}{self.owner_id}_{self.id}"


@dataclass
class Things:
    """All posts and photos, by owner."""

    of_owner: dict[int, list[Thing]] = field(default_factory=dict)
    """The newest first."""
    last_comment: int = 0

    def add(self, owner_id: int, posts: int, now: float, *, has_photo: bool, comments_open: bool = True) -> None:
        """Give somebody so many posts, a day apart, and a photo."""
        own = self.of_owner.setdefault(owner_id, [])
        for place in range(posts):
            own.append(Thing(POST, owner_id, posts - place, now - 86_400 * (place + 1), "Запись", comments_open))
        if has_photo:
            own.append(Thing(PHOTO, owner_id, _FIRST_PHOTO, now - 90 * 86_400, "", comments_open))

    def listed(self, owner_id: int, kind: str) -> list[Thing]:
        """Those of one kind, the newest first."""
        return [thing for thing in self.of_owner.get(owner_id, []) if thing.kind == kind]

    def find(self, kind: str, owner_id: int, number: int) -> Thing | None:
        """One of them."""
        return next((thing for thing in self.listed(owner_id, kind) if thing.id == number), None)

    def remove(self, thing: Thing) -> None:
        """Its owner has deleted it."""
        self.of_owner[thing.owner_id].remove(thing)

    def everything(self) -> Iterable[Thing]:
        """All of them."""
        return (thing for own in self.of_owner.values() for thing in own)

    def comment(self, thing: Thing, from_id: int, text: str, guid: str, at: float) -> Comment:
        """Write a comment; one with the same `guid` by the same hand is the earlier one. [D]"""
        if guid and thing.keeps_guids:
            for earlier in thing.comments:
                if (earlier.from_id, earlier.guid) == (from_id, guid):
                    return earlier
        self.last_comment += 1
        written = Comment(self.last_comment, from_id, at, text, guid)
        thing.comments.append(written)
        return written


def has_link(text: str) -> bool:
    """Whether a text holds what VK takes for a link."""
    return _LINK.search(text) is not None
