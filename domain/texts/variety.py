"""How many distinct texts a template gives: a question about a finite language, answered exactly.

Equal texts come about in many ways: the same option twice, `{a|ab}{bc|c}`, a permutation of words of which one begins
like another. So the texts are not written out but followed letter by letter, all ways at once, as an automaton without
ambiguity reads them; ways that have come to the same place are one way, and every place is counted once. Two short cuts
keep that small: ways that can't go on alike are counted apart, and a permutation whose parts can be told from each
other has n! orders (`_orders`). What remains exponential is a template of many optional parts that look alike.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import factorial, prod

from domain.clients.kinds import Sex
from domain.texts.cases import Case
from domain.texts.cells import END, Cells, State
from domain.texts.markup import Choice, Permutation, Pieces, Template
from domain.texts.render import resolve_all
from domain.texts.variables import Person, Variable

#: How many places of the automaton are looked at before it is given up. Templates that people write need hundreds.
MOST_PLACES = 100_000


@dataclass(frozen=True, slots=True)
class Variety:
    """How many distinct texts there are.

    `is_exact` is False only for a template too tangled to count: then `texts` is the number of ways to render it, which
    is never less than the number of texts.
    """

    texts: int
    is_exact: bool


def variety(template: Template) -> Variety:
    """How many distinct texts one reader could get of whom everything is known.

    If there are forms by gender, it is the smaller of the numbers for a man and a woman.
    """
    sexes = (Sex.MALE, Sex.FEMALE) if Variable.SEX in template.uses else (Sex.MALE,)
    found = [variety_for(template, _known(sex)) for sex in sexes]
    return min(found, key=lambda each: each.texts)


def variety_for(template: Template, person: Person) -> Variety:
    """How many distinct texts this reader could get. Raises `ValueMissingError` if the reader lacks a needed value."""
    pieces = resolve_all(template.pieces, person)
    try:
        return Variety(_Counter().texts(pieces), is_exact=True)
    except _TangledError:
        return Variety(_ways(pieces), is_exact=False)


def _known(sex: Sex) -> Person:
    """Somebody whose values are like no text: these characters mean nothing in Unicode and never will."""
    # The full name is made of the two others, so that it too is known in every case.
    full = "\ufdd0 \ufdd1"
    names = iter(range(0xFDD8, 0xFDF0))
    cases = {case: (chr(next(names)), chr(next(names))) for case in Case}
    return Person("\ufdd0", "\ufdd1", "\ufdd2", full, "\ufdd4", "\ufdd5", "\ufdd6", "\ufdd7", sex, cases)


class _TangledError(Exception):
    """The automaton has grown too large."""


def _ways(pieces: Pieces) -> int:
    """In how many ways the pieces can be rendered, equal options counted once."""
    total = 1
    for piece in pieces:
        if isinstance(piece, Choice):
            total *= sum(_ways(option) for option in set(piece.options))
        elif isinstance(piece, Permutation):
            total *= _orders_of(piece.options) * prod(_ways(option) for option in piece.options)
    return total


def _orders_of(things: Sequence[object]) -> int:
    """In how many orders these things can stand; equal ones can't be told from each other."""
    return factorial(len(things)) // prod(factorial(things.count(thing)) for thing in set(things))


def _shared_length(texts: Sequence[str]) -> int:
    """With how many equal letters all these texts begin: with as many as the first and last of them in order."""
    first, last = min(texts), max(texts)
    return next((place for place, letter in enumerate(first) if letter != last[place]), len(first))


class _Counter:
    """Counts the texts from each state of the automaton: a set of cells that the same letters have led to."""

    def __init__(self) -> None:
        self.cells = Cells()
        self.known: dict[State, int] = {frozenset({END}): 1}
        self.apart: dict[tuple[str, frozenset[int]], bool] = {}
        self.looked_at = 0

    def texts(self, pieces: Pieces) -> int:
        return self._count(self.cells.heads([self.cells.chain(self.cells.option(pieces), END)]))

    def _count(self, start: State) -> int:
        """The number of texts from this state on. A stack of our own: texts are longer than Python's stack is deep."""
        waiting: list[tuple[State, list[tuple[int, State]] | None]] = [(start, None)]
        while waiting:
            state, ways = waiting.pop()
            if ways is not None:
                self.known[state] = sum(times * self.known[following] for times, following in ways)
            elif state not in self.known:
                ways = self._ways_on(state)
                waiting.append((state, ways))
                waiting.extend((following, None) for _, following in ways if following not in self.known)
        return self.known[start]

    def _ways_on(self, state: State) -> list[tuple[int, State]]:
        """The states that follow, each with the number of beginnings that lead to it and to no other."""
        self.looked_at += len(state)
        if self.looked_at > MOST_PLACES:
            raise _TangledError
        ways: list[tuple[int, State]] = []
        for group in self._alike(state):
            ways.extend(self._step(group))
        return ways

    def _alike(self, state: State) -> list[State]:
        """The cells of a state in groups that can't begin with the same letter, so that their texts all differ."""
        groups: list[tuple[set[str], set[int]]] = []
        for cell in state:
            letters, members = set(self.cells.firsts(cell)), {cell}
            rest = []
            for group in groups:
                if letters.isdisjoint(group[0]):
                    rest.append(group)
                else:
                    letters |= group[0]
                    members |= group[1]
            groups = [*rest, (letters, members)]
        return [frozenset(members) for _, members in groups]

    def _step(self, group: State) -> Iterable[tuple[int, State]]:
        permutations = [cell for cell in group if self.cells.is_permutation(cell)]
        if len(group) == 1 and permutations and self._can_be_told_apart(permutations[0]):
            return self._orders(permutations[0])
        if permutations:
            opened = [following for cell in permutations for following in self.cells.unfold(cell)]
            return [(1, self.cells.heads([*opened, *group.difference(permutations)]))]
        if END in group:
            return [(1, group)]
        length = _shared_length([self.cells.text(cell) for cell in group])
        return [(1, self.cells.heads([self.cells.behind(cell, length) for cell in group]))]

    def _orders(self, cell: int) -> Iterable[tuple[int, State]]:
        """All orders of the options but the last one, whose end must be looked at together with what follows."""
        _, options, following = self.cells.permutation(cell)
        for last in set(options):
            others = list(options)
            others.remove(last)
            beginnings = _orders_of(others) * prod(self._size(option) for option in others)
            yield beginnings, self.cells.heads([self.cells.chain(last, following)])

    def _size(self, option: int) -> int:
        return self._count(self.cells.heads([self.cells.chain(option, END)]))

    def _can_be_told_apart(self, cell: int) -> bool:
        """Whether each text of a permutation shows its order, whatever follows.

        So it is if, with the separator behind each, no text of an option is a text of another option or the beginning
        of a text of any option: then the options are found one by one from the left in one way only.
        """
        separator, options, _ = self.cells.permutation(cell)
        key = (separator, frozenset(options))
        if key not in self.apart:
            self.apart[key] = self._is_prefix_code(separator, sorted(set(options)))
        return self.apart[key]

    def _is_prefix_code(self, separator: str, options: list[int]) -> bool:
        marks = [self.cells.mark(option) for option in options]
        ends = frozenset[str]().union(*map(self.cells.firsts, marks))
        starts = [
            self.cells.chain(option, self.cells.plain(separator, mark))
            for option, mark in zip(options, marks, strict=True)
        ]
        waiting = [self.cells.heads(starts)]
        seen = set(waiting)
        while waiting:
            state = waiting.pop()
            letters = frozenset[str]().union(*map(self.cells.firsts, state))
            if not letters.isdisjoint(ends):
                if len(letters) > 1:
                    return False
                continue
            following = {each for _, each in self._ways_on(state)} - seen
            seen |= following
            waiting.extend(following)
        return True
