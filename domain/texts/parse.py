r"""The markup of texts, read.

    {a|b|c}                  one of the options; an option may be empty and may hold anything of this list
    [+, +a|b|c]              all options in any order, with what stands between the two pluses as the separator
    %first_name%             a value of the reader; %first_name|friend% with a fallback, which may hold anything too
    %first_name:dat|friend%  a name in a grammatical case: gen dat acc ins abl, or род дат вин тв пр
    %g|был|была|был(а)%      the form for a man, a woman, and (optional) somebody whose sex is not known
    \{ \} \[ \] \| \% \+ \\  the character itself; before anything else a backslash is a backslash

A `[` without a plus, a `]` or `|` outside and a `%` that no name follows at once («скидка 20% всем») are plain text,
and so is VK's mention `[id1|Анна]`, whose bar separates nothing.
"""

import re
from typing import NoReturn

from domain.texts.cases import Case, find_case, nearest_case
from domain.texts.errors import TextError, TextMistake
from domain.texts.markup import Choice, Forms, Permutation, Piece, Pieces, Template, Value, template_of
from domain.texts.rules import MESSAGE_LENGTH, SOURCE_LENGTH, can_be_blank, longest_of, text_length
from domain.texts.variables import DECLINED, Variable, find_variable, nearest_name

#: How many options a permutation may have: nobody reads a longer list, and 20! orders are enough.
MOST_PERMUTED = 20

#: How deep pieces may stand inside each other.
DEEPEST = 20

_PLAIN = re.compile(r"[^\\{}\[\]|%]+")
_SPECIAL = "\\{}[]|%+"
_TO_ESCAPE = re.compile(r"[\\{}\[\]|%+]")
_VARIABLE = re.compile(r"%([^\W\d_](?:[^\W\d]|[ -]){0,40})(?::([^\W\d_]{1,20}))?([%|])")
_WORD_AFTER_PERCENT = re.compile(r"%([^\W\d]+)(?!\w)")
_MENTION = re.compile(r"\[(?:(?:id|club|public|event)\d+|https?://[^\s|\[\]{}]+)\|")
_SEPARATOR = re.compile(r"\[\+((?:[^\\+{}\[\]|]|\\.)*)\+", re.DOTALL)
_ESCAPED = re.compile(r"\\([\\{}\[\]|%+])")
_QUOTE_LENGTH = 24


def parse(source: str) -> Template:
    """The template that this text describes. Raises `TextError`, which names the place of the first mistake."""
    if text_length(source) > SOURCE_LENGTH:
        raise TextError(TextMistake.TOO_LONG, quote=_quote(source, 0), longest=SOURCE_LENGTH)
    pieces = _Parser(source).whole()
    if can_be_blank(pieces):
        raise TextError(TextMistake.EMPTY)
    if longest_of(pieces, lambda _variable: 0) > MESSAGE_LENGTH:
        raise TextError(TextMistake.TOO_LONG, quote=_quote(source, 0), longest=MESSAGE_LENGTH)
    return template_of(source, pieces)


def escape(text: str) -> str:
    """The source of a template that gives exactly this text."""
    return _TO_ESCAPE.sub(r"\\\g<0>", text)


def _quote(source: str, place: int) -> str:
    """A few characters of the text from this place on, to find it by."""
    return source[place : place + _QUOTE_LENGTH].split("\n", 1)[0]


class _Parser:
    """Reads from left to right; each method leaves `place` behind what it has read."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.place = 0
        #: What is open at the moment, the innermost last: the mistake of leaving it open, and where it was opened.
        self.open: list[tuple[TextMistake, int]] = []

    def whole(self) -> Pieces:
        return self._pieces("")

    def _pieces(self, closers: str) -> Pieces:
        """The pieces up to one of the closing characters, which is not read, or to the end of the text."""
        found: list[Piece] = []
        plain: list[str] = []
        while not self._stands_at(closers):
            piece = self._piece()
            if isinstance(piece, str):
                plain.append(piece)
                continue
            if isinstance(piece, tuple):
                # A mention: text with perhaps a value inside.
                found.extend(("".join(plain), *piece))
            else:
                found.extend(("".join(plain), piece))
            plain.clear()
        found.append("".join(plain))
        return tuple(piece for piece in found if piece != "")

    def _stands_at(self, closers: str) -> bool:
        """Whether the text ends here, or one of these characters does its work of closing."""
        if self.place >= len(self.source):
            return True
        if self.source[self.place] not in closers:
            return False
        # Inside `%g|Уважаемый %имя%|…%` a percent sign with a known name behind it opens and does not close.
        inner = _VARIABLE.match(self.source, self.place)
        return inner is None or find_variable(inner[1]) is None

    def _piece(self) -> Piece | Pieces:
        plain = _PLAIN.match(self.source, self.place)
        if plain:
            self.place = plain.end()
            return plain[0]
        match self.source[self.place]:
            case "\\":
                return self._escape()
            case "{":
                return self._choice()
            case "}":
                self._stray_brace()
            case "[":
                return self._bracket()
            case "%":
                return self._percent()
        return self._character()

    def _character(self) -> str:
        self.place += 1
        return self.source[self.place - 1]

    def _escape(self) -> str:
        following = self.source[self.place + 1 : self.place + 2]
        if following and following in _SPECIAL:
            self.place += 2
            return following
        return self._character()

    def _choice(self) -> Choice:
        start = self.place
        options = self._options("}", TextMistake.UNCLOSED_BRACE, start, start + 1)
        if len(options) == 1:
            self._fail(TextMistake.SINGLE_OPTION, start, near=self._meant(start))
        return Choice(options)

    def _bracket(self) -> Piece | Pieces:
        start = self.place
        mention = _MENTION.match(self.source, start)
        if mention:
            inside = self._inside("]", TextMistake.UNCLOSED_BRACKET, start, mention.end())
            self.place += 1
            return (mention[0], *inside, "]")
        if not self.source.startswith("[+", start):
            return self._character()
        separator = _SEPARATOR.match(self.source, start)
        if separator is None:
            self._fail(TextMistake.NO_SEPARATOR, start)
        options = self._options("]", TextMistake.UNCLOSED_BRACKET, start, separator.end())
        if len(options) == 1:
            self._fail(TextMistake.SINGLE_OPTION, start)
        if len(options) > MOST_PERMUTED:
            self._fail(TextMistake.TOO_MANY_OPTIONS, start, longest=MOST_PERMUTED)
        return Permutation(_ESCAPED.sub(r"\1", separator[1]), options)

    def _options(self, closer: str, unclosed: TextMistake, start: int, after: int) -> tuple[Pieces, ...]:
        options = [self._inside(f"|{closer}", unclosed, start, after)]
        while self._character() == "|":
            options.append(self._inside(f"|{closer}", unclosed, start, self.place))
        return tuple(options)

    def _percent(self) -> Piece:
        start = self.place
        variable = _VARIABLE.match(self.source, start)
        if variable is None:
            word = _WORD_AFTER_PERCENT.match(self.source, start)
            if word and find_variable(word[1]):
                self._fail(TextMistake.UNCLOSED_VARIABLE, start)
            return self._character()
        found = find_variable(variable[1])
        if found is None:
            self._fail(TextMistake.UNKNOWN_VARIABLE, start, near=nearest_name(variable[1]) or "")
        case = self._case(found, variable[2], start)
        self.place = variable.end()
        parts = []
        if variable[3] == "|":
            parts.append(self._inside("|%", TextMistake.UNCLOSED_VARIABLE, start, self.place))
            while self._character() == "|":
                parts.append(self._inside("|%", TextMistake.UNCLOSED_VARIABLE, start, self.place))
        return self._value(found, case, parts, start)

    def _case(self, variable: Variable, name: str | None, start: int) -> Case | None:
        """The case that is written behind the variable."""
        if name is None:
            return None
        case = find_case(name)
        if case is None:
            self._fail(TextMistake.UNKNOWN_CASE, start, near=nearest_case(name) or "")
        if variable not in DECLINED:
            self._fail(TextMistake.NO_CASES, start)
        return case

    def _value(self, variable: Variable, case: Case | None, parts: list[Pieces], start: int) -> Piece:
        if variable is Variable.SEX:
            if len(parts) not in {2, 3}:
                self._fail(TextMistake.WRONG_FORMS, start)
            return Forms(parts[0], parts[1], parts[2] if len(parts) > 2 else None)
        if len(parts) > 1:
            self._fail(TextMistake.EXTRA_FALLBACK, start)
        return Value(variable, parts[0] if parts else None, case)

    def _inside(self, closers: str, unclosed: TextMistake, start: int, after: int) -> Pieces:
        """The pieces from `after` up to one of the closers, which must come, of what was opened at `start`."""
        if len(self.open) >= DEEPEST:
            self._fail(TextMistake.TOO_DEEP, start, longest=DEEPEST)
        self.place = after
        self.open.append((unclosed, start))
        pieces = self._pieces(closers)
        if self.place >= len(self.source):
            self._fail(unclosed, start)
        self.open.pop()
        return pieces

    def _meant(self, start: int) -> str:
        """`{имя}` is how other programs write a variable."""
        name = self.source[start + 1 : self.place - 1]
        return name if find_variable(name) else ""

    def _stray_brace(self) -> NoReturn:
        if self.open:
            # A brace that closes nothing means that what stands around it was not closed before.
            self._fail(*self.open[-1])
        self._fail(TextMistake.STRAY_BRACE, self.place)

    def _fail(self, mistake: TextMistake, place: int, *, near: str = "", longest: int = 0) -> NoReturn:
        raise TextError(
            mistake,
            line=self.source.count("\n", 0, place) + 1,
            column=place - self.source.rfind("\n", 0, place),
            quote=_quote(self.source, place),
            near=near,
            longest=longest,
        )
