"""The sentences of one language: Fluent files, merged, each message compiled when it is first asked for.

Compiling a whole language costs fluent-compiler about 4 ms a message, seconds at start-up for words that this process
may never say. So the files are only cut into entries here, and an entry is compiled together with what it refers to.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import cast

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor
from fluent_compiler.bundle import FluentBundle

LOCALES_DIR = Path(__file__).parents[2] / "locales"

Message = Callable[[Mapping[str, object], list[Exception]], str]

# An entry starts at the beginning of a line; everything that belongs to it is indented or is a closing brace.
_ENTRY = re.compile(r"^(?=-?[a-zA-Z][\w-]*[ ]*=)", re.MULTILINE)
_COMMENT = re.compile(r"^#.*$", re.MULTILINE)


class _References(Visitor):
    """Collects the messages and terms that an entry refers to."""

    def __init__(self) -> None:
        self.keys: set[str] = set()

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 - the library's dispatch by name
        self.keys.add(node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802 - the library's dispatch by name
        self.keys.add(f"-{node.id.name}")
        self.generic_visit(node)


class Catalogue:
    """All messages of one language, from every `*.ftl` file of its folder."""

    def __init__(self, locale: str, folder: Path = LOCALES_DIR) -> None:
        """Raises FileNotFoundError if there is no such language."""
        files = sorted((folder / locale).glob("*.ftl"))
        if not files:
            raise FileNotFoundError(f"no Fluent files for the language {locale!r} in {folder}")
        self.locale = locale
        self._sources: dict[str, str] = {}
        self._compiled: dict[str, Message] = {}
        for file in files:
            text = _COMMENT.sub("", file.read_text(encoding="utf-8"))
            for entry in _ENTRY.split(text)[1:]:
                self._sources[entry.partition("=")[0].strip()] = entry

    def __contains__(self, key: str) -> bool:
        return key in self._sources

    def message(self, key: str) -> Message:
        """The compiled message; KeyError if the language does not have it, ValueError if its Fluent text is wrong."""
        if key not in self._compiled:
            self._compiled[key] = self._compile(key)
        return self._compiled[key]

    def _compile(self, key: str) -> Message:
        needed: dict[str, str] = {}
        waiting = [key]
        while waiting:
            name = waiting.pop()
            if name in needed:
                continue
            needed[name] = self._sources[name]
            references = _References()
            references.visit(FluentParser(with_spans=False).parse(needed[name]))
            waiting += references.keys
        bundle = FluentBundle.from_string(self.locale, "\n".join(needed.values()), use_isolating=False)
        if errors := bundle.check_messages():
            raise ValueError(f"the words {key!r} ({self.locale}) are wrong: {errors}")
        return cast(Message, bundle._compiled_messages[key])  # noqa: SLF001 - format() looks it up by name each time
