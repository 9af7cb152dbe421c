"""The house rules that no library checks: sizes, reasons, paths, settings, docstrings."""

import ast
import io
import re
import tokenize
from pathlib import Path

import pytest

from app.settings import Settings
from tests.architecture.source import PACKAGES, ROOT, name_of, place, python_files, text_files, tree_of

LONGEST_FILE = 350
_SILENCER = re.compile(r"#\s*(noqa|type:\s*ignore|pragma)\b.*")
_SILENCER_WITH_REASON = re.compile(
    r"#\s*(?:noqa: [A-Z]+[0-9]+(?:, ?[A-Z]+[0-9]+)*|type: ignore\[[a-z-]+(?:, ?[a-z-]+)*\])\s+[-–—#]\s*\S.{7,}"
)
_MACHINE_PATH = re.compile(r"(?<![\w.:/])/(?:work|root|home/\w+|Users/\w+)/")


def _comments(text: str) -> list[tuple[int, str]]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return [(token.start[0], token.string) for token in tokens if token.type == tokenize.COMMENT]


def _unreasoned(text: str) -> list[int]:
    """The lines whose checks are silenced without a code and a reason."""
    return [
        line
        for line, comment in _comments(text)
        if _SILENCER.search(comment) and not _SILENCER_WITH_REASON.search(comment)
    ]


def test_every_silenced_check_has_a_code_and_a_reason() -> None:
    found = [
        place(file, line)
        for file in python_files(*PACKAGES, "tests")
        for line in _unreasoned(file.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("comment", "fine"),
    [
        ("# noqa: S105 - the name of a reason, no token", True),
        ("# type: ignore[arg-type] # the library's own mistake", True),
        ("# noqa", False),
        ("# noqa: S105", False),
        ("# type: ignore", False),
        ("# type: ignore[arg-type]", False),
        ("# type: ignore[arg-type] # ok", False),
        ("# an ordinary comment", True),
    ],
)
def test_what_counts_as_a_reason(comment: str, fine: bool) -> None:
    assert (_unreasoned(f"x = 1  {comment}\n") == []) is fine


def test_no_file_is_too_long_to_read() -> None:
    lengths = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in python_files(*PACKAGES, "tests")}
    assert {place(file, 1): lines for file, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_every_module_says_what_it_is() -> None:
    silent = [
        place(file, 1)
        for file in python_files(*PACKAGES, "tests")
        if tree_of(file).body and ast.get_docstring(tree_of(file)) is None
    ]
    assert silent == []


def test_the_import_graph_is_the_truth() -> None:
    wanted = "TYPE" + "_CHECKING"
    found = [
        place(file, node.lineno)
        for file in python_files(*PACKAGES, "tests")
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Name | ast.Attribute) and name_of(node) == wanted
    ]
    assert found == []


def test_no_path_of_somebodys_machine_is_written_down() -> None:
    found = [
        place(file, number)
        for file in text_files()
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if _MACHINE_PATH.search(line) and file != Path(__file__)
    ]
    assert found == []


def test_what_counts_as_a_path_of_a_machine() -> None:
    # Put together here, for no such path is to stand in the tree, not even as an example.
    homes = ["/".join(["", *parts]) for parts in (("root", ".ssh"), ("home", "olga", "app"), ("Users", "o", "x"))]
    assert all(_MACHINE_PATH.search(before + home) for before, home in zip(" =(", homes, strict=True))
    assert not any(_MACHINE_PATH.search(before + home) for before in ("https://h", ".") for home in homes)
    assert not any(_MACHINE_PATH.search(line) for line in ("/".join(("jobs", "work", "runner")),))


def test_the_example_of_settings_names_exactly_the_settings() -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    shown = dict(re.findall(r"^(?:# )?([A-Z][A-Z0-9_]+)=(.*)$", text, re.MULTILINE))
    known = {str(field.validation_alias or name).upper(): field for name, field in Settings.model_fields.items()}
    assert sorted(shown) == sorted(known)
    for name, value in shown.items():
        default = known[name].default
        assert value == ("" if default in (None, ()) else str(default)), name


def test_the_example_of_settings_explains_each_in_both_languages() -> None:
    for block in (ROOT / ".env.example").read_text(encoding="utf-8").strip().split("\n\n"):
        comments = [line for line in block.splitlines() if re.match(r"# (?![A-Z0-9_]+=)", line)]
        assert any(re.search("[а-яё]{3}", line) for line in comments), block
        assert any(not re.search("[а-яё]", line) for line in comments), block
