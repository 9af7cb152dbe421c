"""The names that a file may use for what the base knows by id. Pure but for what a dry run makes up."""

from dataclasses import dataclass, field

from domain.clients.folding import fold

#: No category and no stage has a longer name; a longer one of a file is kept in the note.
LONGEST_LABEL = 40


@dataclass(slots=True)
class Names:
    """Categories, stages of the first funnel, and members, by their folded names.

    `makes` is for a dry run: the kinds ("category", "stage") of which the import would make what is missing, with the
    names met so far, folded to as written. They get ids below zero.
    """

    funnel_id: int | None
    categories: dict[str, int]
    stages: dict[str, int]
    members: dict[str, int]
    makes: dict[str, dict[str, str]] = field(default_factory=dict)
    #: Of several things with one name, which of them the name means: (what, id) to id.
    twins: dict[tuple[str, int], int] = field(default_factory=dict)
    #: What each is called, as it is written: (what, id) to name.
    shown: dict[tuple[str, int], str] = field(default_factory=dict)
    _found: dict[tuple[str, str], int] = field(default_factory=dict)

    def meant(self, what: str, key: int | None) -> int | None:
        """The id that the name of this one would be read as: what is called the same is the same to a file."""
        return self.twins.get((what, key), key) if key is not None else None

    def called(self, what: str, key: int | None) -> str:
        """What the base calls this one; nothing if it is gone."""
        return self.shown.get((what, key), "") if key is not None else ""

    def find(self, what: str, name: str) -> int | None:
        """The id of what a file calls so; `what` is category, stage or responsible."""
        quick = self._found.get((what, name))
        if quick is not None:
            return quick
        book = {"category": self.categories, "stage": self.stages, "responsible": self.members}[what]
        key = fold(name)
        found = book.get(key)
        if found is None and what in self.makes and is_label(name):
            made = self.makes[what]
            made[key] = name
            found = book[key] = -len(made)
            self.shown[what, found] = name
        if found is not None:
            self._found[what, name] = found
        return found


def is_label(name: str) -> bool:
    """Whether a category or a stage can be called so."""
    return bool(fold(name)) and len(name) <= LONGEST_LABEL
