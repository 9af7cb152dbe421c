"""What is decided about a parsed text: how long it can get, whether it can be blank, who lacks a value."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from domain.clients.kinds import Sex
from domain.texts.markup import Choice, Forms, Permutation, Piece, Pieces, Template, Value
from domain.texts.variables import Person, Variable

#: The longest message that is sent. VK's schema takes 9,000 characters, but about 4,096 have been seen in practice.
MESSAGE_LENGTH = 4_000

#: How long the source of a text may be: room for some variety around a message of full length.
SOURCE_LENGTH = 16_000

_NO_LENGTHS: Mapping[Variable, int] = MappingProxyType({})


def text_length(text: str) -> int:
    """The length as messengers count it: a character beyond the basic plane (an emoji) counts as two."""
    return len(text) + sum(character > "\uffff" for character in text)


def longest(template: Template, lengths: Mapping[Variable, int] = _NO_LENGTHS) -> int:
    """The length of the longest text that can come out, for readers whose values are no longer than `lengths`.

    A variable that is not named there counts as empty.
    """
    return longest_of(template.pieces, lambda variable: lengths.get(variable, 0))


def longest_of(pieces: Pieces, length_of: Callable[[Variable], int]) -> int:
    """The same for pieces of a text."""
    total = 0
    for piece in pieces:
        match piece:
            case str():
                total += text_length(piece)
            case Choice(options=options):
                total += max(longest_of(option, length_of) for option in options)
            case Permutation(separator=separator, options=options):
                total += text_length(separator) * (len(options) - 1)
                total += sum(longest_of(option, length_of) for option in options)
            case Value(variable=variable, fallback=fallback):
                total += max(length_of(variable), longest_of(fallback or (), length_of))
            case Forms(male=male, female=female, unknown=unknown):
                total += max(longest_of(form, length_of) for form in (male, female, unknown or ()))
    return total


def can_be_blank(pieces: Pieces) -> bool:
    """Whether a text with nothing but spaces can come out for some reader."""
    return all(map(_can_be_blank, pieces))


def _can_be_blank(piece: Piece) -> bool:
    match piece:
        case str():
            return not piece or piece.isspace()
        case Choice(options=options):
            return any(can_be_blank(option) for option in options)
        case Permutation(separator=separator, options=options):
            return not separator.strip() and all(can_be_blank(option) for option in options)
        case Value(fallback=fallback):
            return fallback is not None and can_be_blank(fallback)
        case Forms(male=male, female=female, unknown=unknown):
            return any(can_be_blank(form) for form in (male, female, unknown) if form is not None)


def lacks(template: Template, person: Person) -> tuple[Variable, ...]:
    """The variables that the text needs and this reader has no value for, in the order of the list of variables.

    Whoever lacks one is not written to, even if the lot might pick an option without it.
    """
    return tuple(
        variable
        for variable in Variable
        if variable in template.needs
        and (person.sex is Sex.UNKNOWN if variable is Variable.SEX else _lacks_value(template, person, variable))
    )


def _lacks_value(template: Template, person: Person, variable: Variable) -> bool:
    needed = (case for needs, case in template.needs_cases if needs is variable)
    return person.value(variable) is None or any(person.declined(variable, case) is None for case in needed)
