"""The order of short lists that people arrange by hand: categories, fields, products. Pure."""

from collections.abc import Sequence
from typing import Protocol


class Placed(Protocol):
    """A row with a place in its list."""

    position: int


def move(rows: Sequence[Placed], row: Placed, *, up: bool) -> None:
    """Swap a row with its neighbour in a list that is given in order; at the edge nothing happens."""
    places = list(rows)
    place = places.index(row)
    other = place + (-1 if up else 1)
    if not 0 <= other < len(places):
        return
    places[place], places[other] = places[other], places[place]
    for position, each in enumerate(places):
        if each.position != position:
            each.position = position


def behind(last: int | None) -> int:
    """The place behind the last one, or the first of an empty list."""
    return 0 if last is None else last + 1
