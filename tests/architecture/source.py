"""The source as the architecture tests see it: files, syntax trees, comments."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("app", "bench", "bot", "domain", "jobs", "sandbox")


def python_files(*folders: str) -> list[Path]:
    """All Python files below these folders of the repository, written by hand."""
    return [
        file
        for folder in folders
        for file in sorted((ROOT / folder).rglob("*.py"))
        if "versions" not in file.parts and "__pycache__" not in file.parts
    ]


def text_files() -> list[Path]:
    """Every text file that belongs to the repository's own, whatever its kind."""
    kinds = {".py", ".md", ".ftl", ".toml", ".ini", ".js", ".css", ".html", ".mako", ".txt", ".in", ".example", ""}
    skipped = {".git", ".venv", "data", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"}
    return [
        file
        for file in sorted(ROOT.rglob("*"))
        if file.suffix in kinds and not skipped & set(file.relative_to(ROOT).parts) and file.is_file()
    ]


@cache
def tree_of(file: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def imported_names(*folders: str) -> set[str]:
    """All that the files of these folders import from elsewhere, as dotted names."""
    return {
        f"{node.module}.{one.name}"
        for file in python_files(*folders)
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.ImportFrom)
        for one in node.names
    }


def place(file: Path, line: int) -> str:
    """A place in the repository, as an editor takes it."""
    return f"{file.relative_to(ROOT)}:{line}"


def strings_of(node: ast.expr | None) -> Iterator[str]:
    """The string literals that an expression may be: itself, or the branches of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from strings_of(node.body)
        yield from strings_of(node.orelse)


def module_file(module: str) -> Path:
    """The file of a module of ours, by its dotted name."""
    path = ROOT.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def name_of(node: ast.expr) -> str:
    """The last part of a name or attribute: `words.text` → `text`."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")
"""What a Fluent key of ours looks like."""
