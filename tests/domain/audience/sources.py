"""What a filter says of sources, in plain Python: a part of the model in `test_filter_model.py`."""

from typing import Any

from domain.audience.filter import ClientFilter
from domain.clients.folding import fold
from domain.clients.kinds import SourceKind


def came_from(sources: list[dict[str, Any]], wanted: ClientFilter) -> bool:
    """Whether a source is one of the pages that the filter names."""
    named = {f"//vk.com/{page}" for page in wanted.came_from}
    kinds = {SourceKind.COMMUNITY, SourceKind.SUBSCRIBER}
    return not named or any(
        each["kind"] in kinds and bool(named & set(each["search_text"].split())) for each in sources
    )


def came(sources: list[dict[str, Any]], wanted: ClientFilter) -> bool:
    """Whether a source is of these kinds and has these words."""
    if not wanted.source_kinds and not wanted.source_text:
        return True
    words = fold(wanted.source_text).split()
    return (bool(words) or not wanted.source_text) and any(
        (not wanted.source_kinds or each["kind"] in wanted.source_kinds)
        and all(word in each["search_text"] for word in words)
        for each in sources
    )
