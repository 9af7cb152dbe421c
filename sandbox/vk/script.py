"""A small honest part of VKScript, the language of `execute`: everything else doesn't compile (error 12).

Statements: `var a = …, b = …;`, `a = …;`, a call, `return …;`. Expressions: numbers, strings, true, false, null,
arrays, objects, variables, `API.section.method({…})`, and `.name`, `.length`, `[index]` of what came out of them.
No operators, conditions or loops: whoever needs them makes them here first. A script is read whole before anything of
it is done. A call that fails is `false` in the script and an entry of `execute_errors`. [O]
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sandbox.vk.errors import VkApiError
from sandbox.wire import Json

MOST_CALLS = 25
MOST_ANSWER = 5 * 1024 * 1024
_TOKEN = re.compile(
    r"""\s+ | //[^\n]* | /\*.*?\*/ | (?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
    | (?P<number>-?[0-9]{1,15}(?:\.[0-9]{1,15})?) | (?P<name>[A-Za-z_]\w*) | (?P<sign>[.,;:()\[\]{}=])""",
    re.VERBOSE | re.DOTALL,
)
_WORDS = {"true": True, "false": False, "null": None}
_RESERVED = frozenset({"var", "return", "API", "if", "else", "while", "delete", "undefined", *_WORDS})

ApiCall = Callable[[str, Json], Any]
"""Does one call; raises `VkApiError`."""


@dataclass
class Run:
    """What a running script has and has done."""

    api: ApiCall
    variables: Json = field(default_factory=dict)
    errors: list[Json] = field(default_factory=list)
    calls: int = 0

    def call(self, method: str, parameters: Any) -> Any:
        """Do a call; `false` if it fails. Raises error 13 for the 26th."""
        self.calls += 1
        if self.calls > MOST_CALLS:
            raise VkApiError(13, "Too many api calls")  # [F] the words; the code is documented.
        if not isinstance(parameters, dict):
            raise VkApiError(13, "parameters should be an object")
        try:
            return self.api(method, parameters)
        except VkApiError as error:
            self.errors.append({"method": method, "error_code": error.code, "error_msg": error.text})
            return False


_Expression = Callable[[Run], Any]


class _ReturnedError(Exception):
    """The script has returned a value."""

    def __init__(self, value: Any) -> None:
        self.value = value


def compile_script(code: str) -> Callable[[Run], Any]:
    """Return the script as a function of its run; raises error 12 for what isn't in the subset."""
    try:
        statements = _Parser(code).statements()
    except RecursionError:
        raise VkApiError(12, "too deep") from None  # [F] the words.

    def run(state: Run) -> Any:
        try:
            for statement in statements:
                statement(state)
        except _ReturnedError as returned:
            if len(json.dumps(returned.value, ensure_ascii=False).encode()) > MOST_ANSWER:
                raise VkApiError(13, "response size is too big") from None  # [F] the words.
            return returned.value
        return None

    return run


class _Parser:
    def __init__(self, code: str) -> None:
        self.tokens: list[tuple[str, str, int]] = []
        at = 0
        while at < len(code):
            found = _TOKEN.match(code, at)
            if found is None:
                raise self._unexpected(code[at], at)
            if found.lastgroup:
                self.tokens.append((found.lastgroup, found.group(), at))
            at = found.end()
        self.tokens.append(("end", "end of file", at))
        self.at = 0

    def _unexpected(self, what: str, at: int) -> VkApiError:
        return VkApiError(12, f"unexpected '{what}' at char {at}")  # [F] the words.

    def _fail(self) -> VkApiError:
        return self._unexpected(*self.tokens[self.at][1:])

    def _next_is(self, text: str) -> bool:
        kind, value, _ = self.tokens[self.at]
        return value == text and kind in {"sign", "name"}

    def _accept(self, text: str) -> bool:
        found = self._next_is(text)
        self.at += found
        return found

    def _expect(self, text: str) -> None:
        if not self._accept(text):
            raise self._fail()

    def _name(self) -> str:
        kind, value, _ = self.tokens[self.at]
        if kind != "name":
            raise self._fail()
        self.at += 1
        return value

    def _new_name(self) -> str:
        if self.tokens[self.at][1] in _RESERVED:
            raise self._fail()
        return self._name()

    def statements(self) -> list[_Expression]:
        """Read everything."""
        found: list[_Expression] = []
        while self.tokens[self.at][0] != "end":
            if self._accept(";"):
                continue
            found += self._statement()
            if self.tokens[self.at][0] != "end":
                self._expect(";")
        return found

    def _statement(self) -> list[_Expression]:
        if self._accept("var"):
            made = [self._assignment()]
            while self._accept(","):
                made.append(self._assignment())
            return made
        if self._accept("return"):
            nothing = self._next_is(";") or self.tokens[self.at][0] == "end"
            return [_returning(_constant(None) if nothing else self._expression())]
        if self.tokens[self.at + 1][1] == "=":
            return [self._assignment()]
        return [self._expression()]

    def _assignment(self) -> _Expression:
        name = self._new_name()
        value = self._expression() if self._accept("=") else _constant(None)

        def assign(run: Run) -> None:
            run.variables[name] = value(run)

        return assign

    def _expression(self) -> _Expression:
        found = self._primary()
        while True:
            if self._accept("."):
                found = _member(found, _constant(self._name()))
            elif self._accept("["):
                found = _member(found, self._expression())
                self._expect("]")
            else:
                return found

    def _primary(self) -> _Expression:
        kind, text, _ = self.tokens[self.at]
        if kind == "number":
            self.at += 1
            return _constant(float(text) if "." in text else int(text))
        if kind == "string":
            self.at += 1
            return _constant(self._string(text))
        if self._accept("["):
            return _array(self._items("]", self._expression))
        if self._accept("{"):
            return _object(self._items("}", self._pair))
        if self._accept("API"):
            return self._call()
        if text in _WORDS and kind == "name":
            self.at += 1
            return _constant(_WORDS[text])
        return _variable(self._new_name())

    def _string(self, text: str) -> str:
        body = text[1:-1].replace("\\'", "'")
        if text[0] == "'":
            body = re.sub(r'(?<!\\)"', r"\"", body)
        try:
            text = str(json.loads(f'"{body}"', strict=False))
            text.encode()  # Half of a surrogate pair is no text.
            return text
        except ValueError:
            self.at -= 1
            raise self._fail() from None

    def _items(self, end: str, read: Callable[[], Any]) -> list[Any]:
        items: list[Any] = []
        while not self._accept(end):
            items.append(read())
            if not self._accept(","):
                self._expect(end)
                break
        return items

    def _pair(self) -> tuple[str, _Expression]:
        kind, text, _ = self.tokens[self.at]
        if kind == "string":
            self.at += 1
            name = self._string(text)
        else:
            name = self._name()
        self._expect(":")
        return name, self._expression()

    def _call(self) -> _Expression:
        self._expect(".")
        section = self._name()
        self._expect(".")
        method = f"{section}.{self._name()}"
        self._expect("(")
        parameters = _object([]) if self._next_is(")") else self._expression()
        self._expect(")")
        return lambda run: run.call(method, parameters(run))


def _constant(value: Any) -> _Expression:
    return lambda _run: value


def _array(items: list[_Expression]) -> _Expression:
    return lambda run: [item(run) for item in items]


def _object(pairs: list[tuple[str, _Expression]]) -> _Expression:
    return lambda run: {name: value(run) for name, value in pairs}


def _variable(name: str) -> _Expression:
    return lambda run: run.variables.get(name)


def _returning(value: _Expression) -> _Expression:
    def give_back(run: Run) -> Any:
        raise _ReturnedError(value(run))

    return give_back


def _member(of: _Expression, key: _Expression) -> _Expression:
    """Return a member; what isn't there is null, as in VKScript."""

    def look(run: Run) -> Any:
        value, wanted = of(run), key(run)
        if isinstance(value, dict):
            return value.get(wanted)
        if isinstance(value, list | str) and wanted == "length":
            return len(value)
        if isinstance(value, list) and isinstance(wanted, int) and 0 <= wanted < len(value):
            return value[wanted]
        return None

    return look
