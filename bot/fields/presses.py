"""The buttons of the team's own fields: those of the settings, and those on a card."""

from bot.clients.presses import NOT_SEEN, OnCard
from bot.kit.screen import Press
from domain.fields.tables import FieldKind


class FieldsPress(Press, prefix="v"):
    """The layout: all fields."""

    offset: int = 0


class FieldPress(Press, prefix="vo"):
    """One field."""

    field_id: int


class AddFieldPress(Press, prefix="va"):
    """Choose what a new field may hold."""


class AddFieldOfPress(Press, prefix="vak"):
    """Write the name of a new field of this kind."""

    of: FieldKind


class RenameFieldPress(Press, prefix="vn"):
    """Write a field's name."""

    field_id: int


class HintFieldPress(Press, prefix="vh"):
    """Write how a field is to be filled in."""

    field_id: int


class RequireFieldPress(Press, prefix="vq"):
    """Have the field marked where it is empty, or no longer."""

    field_id: int
    on: bool


class MoveFieldPress(Press, prefix="vm"):
    """Move a field up or down."""

    field_id: int
    up: bool


class RemoveFieldPress(Press, prefix="vr"):
    """Remove a field."""

    field_id: int


class WhoHasPress(Press, prefix="vw"):
    """The clients with something in this field, or, if `has` is not, with nothing in it."""

    field_id: int
    has: bool


class AddChoicesPress(Press, prefix="vc"):
    """Write what a field offers."""

    field_id: int


class ChoicePress(Press, prefix="vco"):
    """One choice of a field."""

    choice_id: int


class RenameChoicePress(Press, prefix="vcn"):
    """Write a choice's name."""

    choice_id: int


class MoveChoicePress(Press, prefix="vcm"):
    """Move a choice up or down."""

    choice_id: int
    up: bool


class RemoveChoicePress(Press, prefix="vcr"):
    """Remove a choice."""

    choice_id: int


class WhoChosePress(Press, prefix="vcw"):
    """The clients who have this choice."""

    choice_id: int


class FillPress(OnCard, prefix="cf"):
    """Fill in a field of a card."""

    field_id: int


class MarkChoicePress(OnCard, prefix="cfc"):
    """Choose this, or take it back. `seen` is the print of what stood in the field."""

    choice_id: int
    on: bool
    seen: int = NOT_SEEN


class FlagPress(OnCard, prefix="cff"):
    """Say yes or no."""

    field_id: int
    on: bool
    seen: int = NOT_SEEN


class EmptyFieldPress(OnCard, prefix="cfe"):
    """Empty the field."""

    field_id: int
    seen: int = NOT_SEEN
