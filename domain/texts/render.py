"""A text for one reader: which options are taken is decided by a seed and nothing else."""

from collections.abc import Callable
from random import Random

from domain.clients.kinds import Sex
from domain.texts.errors import ValueMissingError
from domain.texts.markup import Choice, Forms, Permutation, Piece, Pieces, Template, Value
from domain.texts.variables import Person, Variable

_SEED_BITS = 0xFFFF_FFFF_FFFF_FFFF


def render(template: Template, person: Person, seed: int) -> str:
    """The text for this reader. The same seed gives the same text, whatever the version of Python.

    Each option of a choice and each order of a permutation is equally likely. Raises `ValueMissingError` if a value is
    needed that the reader lacks.
    """
    # Of the generator only `random()` is promised to stay as it is; a negative seed must not equal the positive one.
    draw = Random(seed & _SEED_BITS).random  # noqa: S311 - it chooses words, it guards nothing.
    parts: list[str] = []
    _write(template.pieces, person, draw, parts)
    return "".join(parts)


def _write(pieces: Pieces, person: Person, draw: Callable[[], float], parts: list[str]) -> None:
    for piece in pieces:
        if isinstance(piece, str):
            parts.append(piece)
        elif isinstance(piece, Choice):
            _write(piece.options[int(draw() * len(piece.options))], person, draw, parts)
        elif isinstance(piece, Permutation):
            _write_all(piece, person, draw, parts)
        else:
            _write(resolve(piece, person), person, draw, parts)


def _write_all(piece: Permutation, person: Person, draw: Callable[[], float], parts: list[str]) -> None:
    order = list(piece.options)
    for last in range(len(order) - 1, 0, -1):
        other = int(draw() * (last + 1))
        order[last], order[other] = order[other], order[last]
    for place, option in enumerate(order):
        if place:
            parts.append(piece.separator)
        _write(option, person, draw, parts)


def resolve(piece: Value | Forms, person: Person) -> Pieces:
    """What stands there for this reader: the value, its fallback or the form. `ValueMissingError` if there is none."""
    if isinstance(piece, Value):
        value = person.value(piece.variable)
        if piece.case is not None:
            value = person.declined(piece.variable, piece.case)
        if value is not None:
            return (value,)
        found, variable = piece.fallback, piece.variable
    else:
        forms = {Sex.MALE: piece.male, Sex.FEMALE: piece.female, Sex.UNKNOWN: piece.unknown}
        found, variable = forms[person.sex], Variable.SEX
    if found is None:
        raise ValueMissingError(variable=variable.value)
    return found


def resolve_all(pieces: Pieces, person: Person) -> Pieces:
    """The pieces with nothing left in them but plain text, choices and permutations. `ValueMissingError` as above."""
    resolved: list[Piece] = []
    for piece in pieces:
        match piece:
            case str():
                resolved.append(piece)
            case Choice(options=options):
                resolved.append(Choice(tuple(resolve_all(option, person) for option in options)))
            case Permutation(separator=separator, options=options):
                resolved.append(Permutation(separator, tuple(resolve_all(option, person) for option in options)))
            case Value() | Forms():
                resolved.extend(resolve_all(resolve(piece, person), person))
    return tuple(resolved)
