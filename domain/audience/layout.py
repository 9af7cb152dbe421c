"""How a member's lists look: the view, and which columns stand in it beside the name."""

from collections.abc import Collection
from enum import StrEnum


class ListView(StrEnum):
    """A button for each client, a narrow table, or some lines for each."""

    LIST = "list"
    TABLE = "table"
    CARDS = "cards"


class ListColumn(StrEnum):
    """What may stand beside the name, in the order of the screen."""

    PHONE = "phone"
    EMAIL = "email"
    VK = "vk"
    COMPANY = "company"
    CITY = "city"
    CATEGORY = "category"
    STAGE = "stage"
    TAGS = "tags"
    GROUPS = "groups"
    RESPONSIBLE = "responsible"
    NEXT_TOUCH = "next-touch"
    LAST_TOUCH = "last-touch"
    QUIET = "quiet"
    STAYING = "staying"
    SALES = "sales"
    CHANNELS = "channels"
    ADDED = "added"


#: What stands in the list of a member who has chosen nothing.
USUAL = (ListColumn.COMPANY, ListColumn.CITY, ListColumn.CATEGORY, ListColumn.STAGE, ListColumn.NEXT_TOUCH)

#: Clients on a page of cards at most: more than this would not fit into one message.
MOST_CARDS = 6


def columns_of_list(kept: Collection[str] | None) -> tuple[ListColumn, ...]:
    """The columns that a member has chosen, in the order of the screen; a column that is no more is left out."""
    return USUAL if kept is None else tuple(column for column in ListColumn if column.value in kept)


def view_of_list(kept: str) -> ListView:
    """The view that a member has chosen; one that is no more counts as the list."""
    return ListView(kept) if kept in set(ListView) else ListView.LIST


def size_of_page(view: ListView, wanted: int) -> int:
    """How many clients a page of this view shows when the member wants so many."""
    return min(wanted, MOST_CARDS) if view is ListView.CARDS else wanted
