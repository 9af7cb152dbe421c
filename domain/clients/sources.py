"""What is known of how a client came to us. Pure rules."""

from collections.abc import Mapping
from enum import StrEnum

from domain.clients.folding import fold
from domain.clients.rules import clean_line


class Trace(StrEnum):
    """What a tracker of site visits tells, and what a person adds in words, in the order in which cards show it.

    The tracker's own name, the page where the visit began, the page it came from, what was searched for and where, the
    kind of traffic; then the community, and a remark.
    """

    TRACKER = "tracker"
    ENTRY_PAGE = "entry_page"
    REFERRER = "referrer"
    QUERY = "query"
    ENGINE = "engine"
    TRAFFIC = "traffic"
    COMMUNITY = "community"
    TEXT = "text"


#: Everything that the details of a source may hold. An import gives the file and the row in it.
DETAILS = ("file", "row", *(each.value for each in Trace))
#: Addresses of pages carry whole campaigns in them.
LONGEST_DETAIL = 2_000


def clean_details(details: Mapping[str, str | int | None]) -> dict[str, str | int]:
    """The details without what is empty, each on one line, in the order of `DETAILS`.

    Raises `InvalidValueError` for one that is too long, `TypeError` for one that nobody knows.
    """
    if unknown := set(details) - set(DETAILS):
        raise TypeError(f"a source has no {', '.join(sorted(unknown))}")
    cleaned: dict[str, str | int] = {}
    for name in DETAILS:
        value = details.get(name)
        if isinstance(value, int):
            cleaned[name] = value
        elif value is not None and value.strip():
            cleaned[name] = clean_line(value, field=name, longest=LONGEST_DETAIL)
    return cleaned


def trace_text(details: Mapping[str, str | int]) -> str:
    """What a source is found by, folded: its trace, not the file that it came in.

    Whoever writes sources in bulk writes it too, as `search_text`; a source without a trace has none.
    """
    return fold(" ".join(str(details[name]) for name in Trace if name in details))
