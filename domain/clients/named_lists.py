"""Texts that name several things of a list: «красный, синий», a line each. Pure rules."""

import re
from collections.abc import Callable, Mapping

_BETWEEN = re.compile(r"[,;|\n]")
#: A name with more separators in it than this is found only where it stands alone.
_LONGEST_NAME = 4


def names_in(text: str) -> list[str]:
    """The pieces between commas, semicolons, bars and lines, without the empty ones."""
    return [piece.strip() for piece in _BETWEEN.split(text) if piece.strip()]


def read_names(text: str, known: Mapping[str, int], key: Callable[[str], str]) -> tuple[list[int], list[str]]:
    """What a text names of the `known` things, which are by the `key` of their names; and the pieces that name nothing.

    A name may have a separator in it, as in «Курс, базовый»: it is found where its pieces alone name nothing.
    """
    whole = known.get(key(text))
    if whole is not None:
        return [whole], []
    pieces = names_in(text)
    single = [known.get(key(piece)) for piece in pieces]
    if None not in single:
        return [each for each in dict.fromkeys(single) if each is not None], []
    found: list[int] = []
    unknown: list[str] = []
    while pieces:
        for count in range(min(len(pieces), _LONGEST_NAME), 0, -1):
            one = known.get(key(", ".join(pieces[:count])))
            if one is not None:
                found.append(one)
                break
        else:
            count = 1
            unknown.append(pieces[0])
        del pieces[:count]
    return list(dict.fromkeys(found)), unknown
