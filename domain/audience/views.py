"""Segments and groups as screens read them."""

from dataclasses import dataclass

from domain.audience.filter import ClientFilter


@dataclass(frozen=True, slots=True)
class SegmentView:
    """One segment. `wanted` is the filter that means its clients, whether it is by rule or picked."""

    id: int
    version: int
    name: str
    owner_id: int | None
    owner: str | None
    is_shared: bool
    by_rule: bool
    wanted: ClientFilter
