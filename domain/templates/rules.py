"""What is decided about templates without looking at the database."""

from collections.abc import Collection, Sequence

from domain.clients.rules import clean_line
from domain.texts.markup import Choice, Forms, Permutation, Piece, Pieces, Template, Value

#: A name fits on a button; a category beside it.
NAME_LENGTH, CATEGORY_LENGTH = 48, 24
#: Templates of one series; nobody writes longer ones.
MOST_IN_SERIES = 30
#: How many templates are offered on the card before all the others.
AT_HAND = 6
#: How many real texts the editor shows.
SAMPLES = 5


def clean_name(name: str) -> str:
    """The name on one line; `InvalidValueError` if it is empty or too long."""
    return clean_line(name, field="name", longest=NAME_LENGTH)


def clean_category(category: str) -> str:
    """The category on one line, "" for none; `InvalidValueError` if it is too long."""
    return clean_line(category, field="category", longest=CATEGORY_LENGTH) if category.strip() else ""


def name_from(template: Template) -> str:
    """A name for a text that was given none: how it begins, whichever options are picked."""
    line = " ".join(_beginning(template.pieces).split()).strip(" ,.!?;:-–—")
    words = line or " ".join(template.source.split())
    return words if len(words) <= NAME_LENGTH else words[: NAME_LENGTH - 1].rstrip() + "…"


def _beginning(pieces: Pieces) -> str:
    return "".join(map(_first_words, pieces))


def _first_words(piece: Piece) -> str:
    match piece:
        case str():
            return piece
        case Choice(options=options) | Permutation(options=options):
            return _beginning(options[0])
        case Value(fallback=fallback):
            return "…" if fallback is None else _beginning(fallback)
        case Forms(male=male):
            return _beginning(male)


def varies(template: Template) -> bool:
    """Whether another drawing may give another text."""
    return any(isinstance(piece, Choice | Permutation) for piece in template.pieces)


def next_letter(letters: Sequence[int], sent: Collection[int]) -> int | None:
    """The letter of a series that comes next for whoever got those: the one behind the farthest; None behind the last.

    Letters that stand before it were left out on purpose, or were put there later: nobody writes backwards.
    """
    reached = max((place for place, letter in enumerate(letters) if letter in sent), default=-1)
    return letters[reached + 1] if reached + 1 < len(letters) else None
