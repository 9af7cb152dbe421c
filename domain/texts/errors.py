"""Why a text can't be taken, and where the mistake stands."""

from enum import StrEnum

from domain.base.errors import DomainError


class TextMistake(StrEnum):
    """What is wrong with a text. The words stand in the locales in `error-text`, chosen by this value."""

    #: The text, or one of those that come out of it, has nothing to read.
    EMPTY = "empty"
    #: One of the texts that come out of it is longer than a message may be (`longest` characters).
    TOO_LONG = "too-long"
    UNCLOSED_BRACE = "unclosed-brace"
    UNCLOSED_BRACKET = "unclosed-bracket"
    UNCLOSED_VARIABLE = "unclosed-variable"
    STRAY_BRACE = "stray-brace"
    #: No variable has this name; `near` is the one that was likely meant, or `none`.
    UNKNOWN_VARIABLE = "unknown-variable"
    #: No grammatical case has this name; `near` is the one that was likely meant, or `none`.
    UNKNOWN_CASE = "unknown-case"
    #: A case of something that has none: only names are declined.
    NO_CASES = "no-cases"
    #: A variable with more than one fallback.
    EXTRA_FALLBACK = "extra-fallback"
    #: Gender wants two forms or three.
    WRONG_FORMS = "wrong-forms"
    #: A permutation whose separator is not ended by a second plus.
    NO_SEPARATOR = "no-separator"
    #: Braces or a permutation around a single option: nothing to choose, so something else was meant.
    SINGLE_OPTION = "single-option"
    TOO_MANY_OPTIONS = "too-many-options"
    TOO_DEEP = "too-deep"


class TextError(DomainError):
    """The text has a mistake. `line` and `column` count from 1 in characters; `quote` is a piece of the text there."""

    code = "text"

    def __init__(
        self, mistake: TextMistake, *, line: int = 1, column: int = 1, quote: str = "", near: str = "", longest: int = 0
    ) -> None:
        # Fluent can't choose by an empty string.
        near = near or "none"
        super().__init__(kind=mistake.value, line=line, column=column, quote=quote, near=near, longest=longest)
        self.mistake = mistake


class ValueMissingError(DomainError):
    """The reader lacks a `variable` that the text has no fallback for."""

    code = "value-missing"
