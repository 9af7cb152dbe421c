"""What screens, files and bulk edits read of the team's own fields."""

from dataclasses import dataclass
from datetime import date

from domain.fields.tables import FieldKind

#: What stands in a field: a text or link, a number, a day, the ids of the choices, yes or no.
FieldValue = str | float | date | bool | tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """One value that a field offers."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of the team; `choices` in their order, none where the field is of another kind."""

    id: int
    name: str
    kind: FieldKind
    hint: str | None
    is_required: bool
    choices: tuple[ChoiceView, ...] = ()


@dataclass(frozen=True, slots=True)
class FilledField:
    """A field on a card. `seen` is the row and the version that hold the value: what an editor must hand back."""

    field: FieldView
    value: FieldValue | None
    seen: tuple[int, int]

    @property
    def is_missing(self) -> bool:
        """Whether the team wants it filled in and it is not."""
        return self.field.is_required and self.value is None
