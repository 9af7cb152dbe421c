"""What the code says: every key that is asked for, and the enums and errors whose members are keys."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.architecture.source import KEY, PACKAGES, module_file, name_of, place, python_files, strings_of, tree_of

# Methods and classes whose first argument is a key. A new wrapper around Words is added here.
SPEAKERS = {"text", "html", "word", "_say", "Word"}
# What may stand there instead of a literal: keys that these tests know how to follow.
COMPUTERS = {"key_of", "error_key"}


@dataclass(frozen=True)
class Spoken:
    """One key asked for at one place; `variables` is None if they can't be read from the code."""

    key: str
    variables: frozenset[str] | None
    where: str


def _calls(file: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree_of(file)) if isinstance(node, ast.Call))


def _is_speaker(call: ast.Call) -> bool:
    # `text` alone is SQLAlchemy's or a local function; `words.text` is ours.
    return name_of(call.func) in SPEAKERS and (isinstance(call.func, ast.Attribute) or name_of(call.func) == "Word")


def spoken() -> list[Spoken]:
    """Every literal key given to a speaker."""
    found = []
    for file in python_files(*PACKAGES):
        for call in _calls(file):
            if not _is_speaker(call) or not call.args:
                continue
            for key in filter(KEY.fullmatch, strings_of(call.args[0])):
                names = [keyword.arg for keyword in call.keywords]
                # A Word of a dialog gets its variables from the window's getter; _say gets a mapping.
                unknown = None in names or name_of(call.func) == "_say" or (name_of(call.func) == "Word" and not names)
                variables = None if unknown else frozenset(name for name in names if name)
                found.append(Spoken(key, variables, place(file, call.lineno)))
    return found


def mentioned() -> set[str]:
    """Every string constant of the code that could be a key, wherever it stands."""
    return {
        node.value
        for file in python_files(*PACKAGES)
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEY.fullmatch(node.value)
    }


def glued_keys() -> list[str]:
    """Places where a key is put together by hand, so that no test could follow it."""
    return [
        place(file, call.lineno)
        for file in python_files("app", "bot")
        for call in _calls(file)
        if _is_speaker(call) and call.args and isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
    ]


def enum_keys() -> dict[str, str]:
    """The key of each member of each worded enum, and where the enum gets its words."""
    keys: dict[str, str] = {}
    for file in python_files("app", "bot", "jobs"):
        for node in ast.walk(tree_of(file)):
            if isinstance(node, ast.Call) and name_of(node.func) == "family" and node.args:
                # What the jobs write into files: `family("prefix", Enum, Enum)`.
                for prefix in strings_of(node.args[0]):
                    for enum in node.args[1:]:
                        values = _values(_class_named(file, name_of(enum)))
                        keys |= {f"{prefix}-{value}": place(file, node.lineno) for value in values}
            elif isinstance(node, ast.ClassDef):
                for decorator in node.decorator_list:
                    for prefix in _prefix(decorator):
                        keys |= {f"{prefix}-{value}": place(file, node.lineno) for value in _values(node)}
            elif isinstance(node, ast.Call) and node.args:
                for prefix in _prefix(node.func):
                    enum = _class_named(file, name_of(node.args[0]))
                    keys |= {f"{prefix}-{value}": place(file, node.lineno) for value in _values(enum)}
    return keys


def error_keys() -> dict[str, str]:
    """The key of every domain error, and where it is defined."""
    return {
        f"error-{node.value.value}": place(file, node.lineno)
        for file in python_files("domain", "jobs")
        for error in ast.walk(tree_of(file))
        if isinstance(error, ast.ClassDef) and error.name.endswith("Error")
        for node in error.body
        if isinstance(node, ast.Assign)
        and [name_of(target) for target in node.targets] == ["code"]
        and isinstance(node.value, ast.Constant)
    }


def _prefix(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Call) and name_of(node.func) == "worded":
        yield from strings_of(node.args[0])


def _values(enum: ast.ClassDef) -> list[str]:
    assigned = [node.value for node in enum.body if isinstance(node, ast.Assign)]
    values = [value.replace("_", "-") for node in assigned for value in strings_of(node)]
    assert values, f"{enum.name} has no members"
    return values


def _class_named(file: Path, name: str) -> ast.ClassDef:
    """The class that a name means in a file: defined there, or imported by `from … import`."""
    for node in tree_of(file).body:
        if isinstance(node, ast.ClassDef) and node.name == name:
            return node
        if isinstance(node, ast.ImportFrom) and node.module and name in {alias.name for alias in node.names}:
            return _class_named(module_file(node.module), name)
    raise AssertionError(f"{place(file, 1)}: no class {name} to give words to")
