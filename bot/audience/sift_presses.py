"""The buttons of the filter panel. Each carries the draft, which is a kept filter."""

from bot.audience.presses import OnList
from domain.audience.filter import Comparing
from domain.audience.toggles import Choice, Kinds, Toggle, Typed


class TogglePress(OnList, prefix="yt"):
    """Put a condition on the draft, or take it off."""

    toggle: Toggle


class ChoicePress(OnList, prefix="yc"):
    """What there is to choose from for a condition."""

    choice: Choice
    offset: int = 0


class ChosenPress(OnList, prefix="ycs"):
    """Put one of them on or take it off."""

    choice: Choice
    ref: int
    offset: int = 0


class DropChoicePress(OnList, prefix="ycd"):
    """Take a condition off the draft as a whole."""

    choice: Choice


class KindsPress(OnList, prefix="yk"):
    """The kinds there are to choose from for a condition."""

    kinds: Kinds


class KindPress(OnList, prefix="yks"):
    """Put one of them on or take it off."""

    kinds: Kinds
    kind: str


class LettersPress(OnList, prefix="yl"):
    """Write the letters of what is to be chosen."""

    choice: Choice


class TypedPress(OnList, prefix="yx"):
    """Write the words of a condition."""

    typed: Typed


class OwnFieldsPress(OnList, prefix="yf"):
    """The team's own fields, to ask something of one."""


class OwnFieldPress(OnList, prefix="yfo"):
    """What can be asked of this field."""

    field_id: int


class FieldFilledPress(OnList, prefix="yfh"):
    """Ask for anything in the field, or for nothing."""

    field_id: int
    on: bool


class FieldValuePress(OnList, prefix="yfs"):
    """Ask for this choice; of yes and no, 1 and 0."""

    field_id: int
    ref: int


class FieldWordsPress(OnList, prefix="yfw"):
    """Write the value to compare with."""

    field_id: int
    how: Comparing


class DropFieldPress(OnList, prefix="yfd"):
    """Ask nothing of the field any more."""

    field_id: int


class ResetPress(OnList, prefix="yr"):
    """No conditions."""


class ShowSiftedPress(OnList, prefix="ys"):
    """Show those whom the draft means."""
