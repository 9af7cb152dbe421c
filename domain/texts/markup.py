"""What a parsed text is made of: plain text, choices, permutations, values and forms by gender."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.texts.cases import Case
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
    """`%first_name|friend%`: the reader's value, or the fallback; without one (None) the value must be known.

    `%first_name:dat|friend%`: the same in a grammatical case, which must be known too.
    """

    variable: Variable
    fallback: "Pieces | None"
    case: Case | None = None


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
    them, whichever options are picked. `cases` are the grammatical cases it asks for, and `needs_cases` what it needs
    in which of them.
    """

    source: str
    pieces: Pieces
    uses: frozenset[Variable]
    needs: frozenset[Variable]
    cases: frozenset[Case] = frozenset()
    needs_cases: frozenset[tuple[Variable, Case]] = frozenset()


def template_of(source: str, pieces: Pieces) -> Template:
    """The template with these pieces, its variables collected."""
    found = list(_variables(pieces))
    return Template(
        source,
        pieces,
        frozenset(variable for variable, _, _ in found),
        frozenset(variable for variable, _, is_needed in found if is_needed),
        frozenset(case for _, case, _ in found if case is not None),
        frozenset((variable, case) for variable, case, is_needed in found if is_needed and case is not None),
    )


def _variables(pieces: Pieces) -> Iterator[tuple[Variable, Case | None, bool]]:
    for piece in pieces:
        match piece:
            case Choice(options=options) | Permutation(options=options):
                for option in options:
                    yield from _variables(option)
            case Value(variable=variable, fallback=fallback, case=wanted):
                yield variable, wanted, fallback is None
                yield from _variables(fallback or ())
            case Forms(male=male, female=female, unknown=unknown):
                yield Variable.SEX, None, unknown is None
                yield from _variables((*male, *female, *(unknown or ())))
