"""What a parsed text is made of: plain text, choices, permutations, values and forms by gender."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.texts.variables import Variable


@dataclass(frozen=True, slots=True)
class Choice:
    """`{a|b|c}`: one of the options."""

    options: tuple["Pieces", ...]


@dataclass(frozen=True, slots=True)
class Permutation:
    """`[+, +a|b|c]`: all options in any order, with the separator between them."""

    separator: str
    options: tuple["Pieces", ...]


@dataclass(frozen=True, slots=True)
class Value:
    """`%first_name|friend%`: the reader's value, or the fallback; without one (None) the value must be known."""

    variable: Variable
    fallback: "Pieces | None"


@dataclass(frozen=True, slots=True)
class Forms:
    """`%g|был|была|был(а)%`: the form for a man, a woman, and a reader whose sex is not known (None: it must be)."""

    male: "Pieces"
    female: "Pieces"
    unknown: "Pieces | None"


Piece = str | Choice | Permutation | Value | Forms
#: Pieces one after the other.
Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A text that `parse` found to be without mistakes.

    `uses` are its variables; `needs` are those that stand somewhere without a fallback, so that every reader must have
    them, whichever options are picked.
    """

    source: str
    pieces: Pieces
    uses: frozenset[Variable]
    needs: frozenset[Variable]


def template_of(source: str, pieces: Pieces) -> Template:
    """The template with these pieces, its variables collected."""
    found = list(_variables(pieces))
    uses = frozenset(variable for variable, _ in found)
    return Template(source, pieces, uses, frozenset(variable for variable, is_needed in found if is_needed))


def _variables(pieces: Pieces) -> Iterator[tuple[Variable, bool]]:
    for piece in pieces:
        match piece:
            case Choice(options=options) | Permutation(options=options):
                for option in options:
                    yield from _variables(option)
            case Value(variable=variable, fallback=fallback):
                yield variable, fallback is None
                yield from _variables(fallback or ())
            case Forms(male=male, female=female, unknown=unknown):
                yield Variable.SEX, unknown is None
                yield from _variables((*male, *female, *(unknown or ())))
