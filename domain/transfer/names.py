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

    def find(self, what: str, name: str) -> int | None:
        """The id of what a file calls so; `what` is category, stage or responsible."""
        book = {"category": self.categories, "stage": self.stages, "responsible": self.members}[what]
        key = fold(name)
        found = book.get(key)
        if found is None and what in self.makes and is_label(name):
            made = self.makes[what]
            made[key] = name
            found = book[key] = -len(made)
        return found


def is_label(name: str) -> bool:
    """Whether a category or a stage can be called so."""
    return bool(fold(name)) and len(name) <= LONGEST_LABEL
