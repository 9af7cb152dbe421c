"""The meanings of columns as a person picks them: in groups, with words, and which of them make a row somebody."""

from collections.abc import Mapping

from bot.kit.enum_words import worded
from bot.transfer.presses import Option
from domain.transfer.counts import Skip
from domain.transfer.layout import ImportField
from domain.transfer.options import Emptied, Filled, MatchBy
from domain.transfer.own_cells import OwnProblem
from domain.transfer.prints import CardPart
from domain.transfer.problems import RowProblem, RowSkip
from domain.transfer.round_trip import Side
from domain.transfer.views import ImportView

worded("transfer-field")(ImportField)
worded("transfer-why")(RowSkip)
worded("transfer-why")(Skip)
worded("transfer-noted")(RowProblem)
worded("transfer-match")(MatchBy)
worded("transfer-filled")(Filled)
worded("transfer-emptied")(Emptied)
worded("transfer-option")(Option)
worded("transfer-part")(CardPart)
worded("transfer-side")(Side)
worded("transfer-own-problem")(OwnProblem)

_F = ImportField

GROUPS: tuple[tuple[ImportField, ...], ...] = (
    (_F.NAME, _F.FIRST_NAME, _F.LAST_NAME, _F.MIDDLE_NAME, _F.COMPANY),
    (_F.PHONE, _F.EMAIL, _F.VK, _F.TELEGRAM, _F.WHATSAPP, _F.INSTAGRAM, _F.OK, _F.SKYPE, _F.SITE, _F.OTHER_CHANNEL),
    (_F.CITY, _F.BIRTHDAY, _F.SEX, _F.KIND),
    (_F.CATEGORY, _F.STAGE, _F.TAGS, _F.NOTE, _F.SOURCE, _F.RESPONSIBLE),
    (_F.DEAL_TITLE, _F.DEAL_AMOUNT, _F.DEAL_CURRENCY),
    (_F.LAST_TOUCH, _F.NEXT_TOUCH, _F.CREATED_AT),
    (_F.TRACKER, _F.ENTRY_PAGE, _F.REFERRER, _F.QUERY, _F.ENGINE, _F.TRAFFIC),
)
"""What may be picked; `client_id` stands only in our own exports and is recognised there by itself, and the team's own
fields have a list of their own.
"""

#: Without one of these no row says whom it is about.
IDENTIFYING = frozenset({_F.CLIENT_ID, *GROUPS[0], *GROUPS[1]})


def says_who(mapping: Mapping[int, ImportField]) -> bool:
    """Whether the rows tell whom they are about."""
    return not IDENTIFYING.isdisjoint(mapping.values())


def knows_whom(view: ImportView) -> bool:
    """Whether the rows tell whom they are about, if need be by the own field that clients are known by."""
    return view.layout is not None and (
        says_who(view.layout.mapping)
        or (view.options.match is MatchBy.OWN and view.options.match_field in view.layout.own.values())
    )


def is_clear(mapping: Mapping[int, ImportField]) -> bool:
    """Whether every column has a meaning, so that there is hardly anything to choose; those of our own exports do."""
    meanings = set(mapping.values())
    return ImportField.CLIENT_ID in meanings or (says_who(mapping) and ImportField.IGNORE not in meanings)
