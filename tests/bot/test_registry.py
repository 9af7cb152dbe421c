"""Every button fits, has a prefix and a handler of its own, and every command of the menu exists."""

import ast
from collections import Counter

import pytest

from bot.kit import registry
from bot.kit.screen import Press
from bot.main import MENU
from bot.screens import open_rooms
from domain.base.actor import ROLE_PERMISSIONS, Permission
from tests.architecture.source import ROOT, name_of, python_files, tree_of
from tests.support.examples import all_presses, largest

LONGEST_DATA = 64

open_rooms()


@pytest.mark.parametrize("kind", all_presses(), ids=lambda kind: kind.__name__)
def test_the_button_fits_whatever_it_carries(kind: type[Press]) -> None:
    assert len(largest(kind).pack().encode()) <= LONGEST_DATA


def test_every_prefix_is_its_own() -> None:
    shared = [prefix for prefix, count in Counter(kind.__prefix__ for kind in all_presses()).items() if count > 1]
    assert shared == []


def test_every_button_is_answered() -> None:
    assert {kind.__prefix__ for kind in all_presses()} == set(registry.PRESSES)


def test_everything_needs_a_permission_that_some_role_has() -> None:
    tables = (registry.PRESSES, registry.COMMANDS, registry.MESSAGES, registry.ANSWERS, registry.EVENTS)
    granted = frozenset[Permission]().union(*ROLE_PERMISSIONS.values())
    assert [name for table in tables for name, entry in table.items() if entry.needs not in granted] == []


def test_every_command_of_the_menu_exists() -> None:
    assert [command for command in MENU if command not in registry.COMMANDS] == []


def test_every_answer_is_asked_for_and_every_question_is_answered() -> None:
    asked = {
        argument.value
        for file in python_files("bot")
        if file.parent != ROOT / "bot" / "kit"
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Call) and name_of(node.func) == "ask"
        for argument in node.args[2:3]
        if isinstance(argument, ast.Constant)
    }
    assert asked == set(registry.ANSWERS)
