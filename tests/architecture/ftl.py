"""The Fluent files of one language as the architecture tests see them: parsed strictly, merged."""

from dataclasses import dataclass, field
from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from tests.architecture.source import ROOT, place


@dataclass
class Sentence:
    """One message: the variables it uses, also through others, and what it refers to."""

    where: str
    variables: set[str] = field(default_factory=set)
    refers: set[str] = field(default_factory=set)


class _Reader(Visitor):
    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the library's dispatch
        self.sentence.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 - the library's dispatch
        self.sentence.refers.add(node.id.name)


@dataclass
class Language:
    """All messages of a language, and what is wrong with its files."""

    sentences: dict[str, Sentence] = field(default_factory=dict)
    mistakes: list[str] = field(default_factory=list)

    def variables(self, key: str) -> set[str]:
        """The variables that a message needs, with those of the messages it refers to."""
        sentence = self.sentences[key]
        return sentence.variables.union(*(self.variables(other) for other in sentence.refers))


def read(locale: str, folder: Path = ROOT / "locales") -> Language:
    """Reads and merges the files of a language; whatever Fluent can't read is a mistake, not a silence."""
    language = Language()
    for file in sorted((folder / locale).glob("*.ftl")):
        text = file.read_text(encoding="utf-8")
        for entry in FluentParser(with_spans=True).parse(text).body:
            line = text.count("\n", 0, entry.span.start if entry.span else 0) + 1
            where = place(file, line) if file.is_relative_to(ROOT) else f"{file.name}:{line}"
            if isinstance(entry, ast.Junk):
                language.mistakes.append(f"{where}: {entry.annotations[0].message if entry.annotations else 'junk'}")
            elif isinstance(entry, ast.Message):
                if entry.id.name in language.sentences:
                    language.mistakes.append(
                        f"{where}: {entry.id.name} stands also at {language.sentences[entry.id.name].where}"
                    )
                sentence = Sentence(where)
                _Reader(sentence).visit(entry)
                language.sentences[entry.id.name] = sentence
    return language
