"""The places of a template as linked cells: what is to be read here, and which cell comes next.

Equal cells are one cell with one number, so that two ways which have come to the same rest of a text are seen to be
one.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.texts.markup import Choice, Permutation, Pieces

#: The end of the text, which no cell follows.
END = 0

#: The cells at which somebody who reads the text may stand after the same letters.
State = frozenset[int]


@dataclass(frozen=True, slots=True)
class _Fork:
    """One of the options is read here."""

    options: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Orders:
    """All of the options are read here in some order."""

    separator: str
    options: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    """An end that can be told from other ends."""

    number: int


_Item = str | _Fork | _Orders | _Mark


class Cells:
    """All cells of one template, by number."""

    def __init__(self) -> None:
        self._options: dict[Pieces, int] = {}
        self._pieces: list[Pieces] = []
        self._items: list[_Item] = [""]
        self._following: list[int] = [END]
        self._numbers: dict[tuple[_Item, int], int] = {}
        self._firsts: dict[int, frozenset[str]] = {}

    def option(self, pieces: Pieces) -> int:
        """The number of these pieces as an option; equal ones have the same."""
        if pieces not in self._options:
            self._options[pieces] = len(self._pieces)
            self._pieces.append(pieces)
        return self._options[pieces]

    def chain(self, option: int, following: int) -> int:
        """The cell at which this option begins when that cell comes behind it."""
        for piece in reversed(self._pieces[option]):
            if isinstance(piece, str):
                following = self.plain(piece, following)
            elif isinstance(piece, Choice):
                options = {self.option(each) for each in piece.options}
                following = self._cell(_Fork(tuple(sorted(options))), following)
            else:
                assert isinstance(piece, Permutation)
                following = self._orders(piece.separator, [self.option(each) for each in piece.options], following)
        return following

    def plain(self, text: str, following: int) -> int:
        """The cell at which this plain text begins."""
        return self._cell(text, following) if text else following

    def mark(self, number: int) -> int:
        """An end of its own."""
        return self._cell(_Mark(number), END)

    def heads(self, cells: Iterable[int]) -> State:
        """The cells that one comes to from these without reading a letter: texts, permutations and ends."""
        found: set[int] = set()
        seen: set[int] = set()
        waiting = list(cells)
        while waiting:
            cell = waiting.pop()
            if cell in seen:
                continue
            seen.add(cell)
            item = self._items[cell]
            if isinstance(item, _Fork):
                waiting.extend(self.chain(option, self._following[cell]) for option in item.options)
            else:
                found.add(cell)
        return frozenset(found)

    def firsts(self, cell: int) -> frozenset[str]:
        """The letters that a text from this head on can begin with; the end counts as a letter of its own."""
        if cell not in self._firsts:
            letters = set()
            seen: set[int] = set()
            waiting = [cell]
            while waiting:
                head = waiting.pop()
                if head in seen:
                    continue
                seen.add(head)
                item = self._items[head]
                if isinstance(item, _Orders):
                    waiting.extend(self.heads(self.unfold(head)))
                else:
                    letters.add(item[:1] if isinstance(item, str) else str(item))
            self._firsts[cell] = frozenset(letters)
        return self._firsts[cell]

    def is_permutation(self, cell: int) -> bool:
        """Whether a permutation is read at this head."""
        return isinstance(self._items[cell], _Orders)

    def permutation(self, cell: int) -> tuple[str, tuple[int, ...], int]:
        """The separator and the options of a permutation, and the cell that comes behind all of it."""
        item = self._items[cell]
        assert isinstance(item, _Orders)
        return item.separator, item.options, self._following[cell]

    def unfold(self, cell: int) -> list[int]:
        """The cells at which a permutation begins, one for each different option that may come first."""
        separator, options, following = self.permutation(cell)
        found = []
        for first in dict.fromkeys(options):
            others = list(options)
            others.remove(first)
            rest = self.plain(separator, self._orders(separator, others, following))
            found.append(self.chain(first, rest))
        return found

    def text(self, cell: int) -> str:
        """The plain text that is read at this head."""
        item = self._items[cell]
        assert isinstance(item, str)
        return item

    def behind(self, cell: int, length: int) -> int:
        """The cell behind so many letters of the plain text that is read at this head."""
        return self.plain(self.text(cell)[length:], self._following[cell])

    def _orders(self, separator: str, options: list[int], following: int) -> int:
        if len(options) == 1:
            return self.chain(options[0], following)
        return self._cell(_Orders(separator, tuple(sorted(options))), following)

    def _cell(self, item: _Item, following: int) -> int:
        key = (item, following)
        if key not in self._numbers:
            self._numbers[key] = len(self._items)
            self._items.append(item)
            self._following.append(following)
        return self._numbers[key]
