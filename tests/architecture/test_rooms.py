"""The list of rooms is whole: what answers to people is in it, and what is in it answers."""

import ast

from tests.architecture.source import ROOT, name_of, python_files, tree_of

_REGISTERS = {"on_press", "on_command", "on_message", "on_answer", "on_event", "on_inline", "renders", "end_of"}


def rooms_listed() -> list[str]:
    """`ROOMS` of bot/screens.py, read without loading Telegram's library."""
    for node in tree_of(ROOT / "bot" / "screens.py").body:
        if isinstance(node, ast.Assign) and [name_of(target) for target in node.targets] == ["ROOMS"]:
            return list(ast.literal_eval(node.value))
    raise AssertionError("no ROOMS in bot/screens.py")


def rooms_found() -> set[str]:
    """Every module of a capability with something that registers itself."""
    return {
        ".".join(file.relative_to(ROOT).with_suffix("").parts)
        for file in python_files("bot")
        if file.parent != ROOT / "bot" / "kit"
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.AsyncFunctionDef)
        for decorator in node.decorator_list
        if isinstance(decorator, ast.Call) and name_of(decorator.func) in _REGISTERS
    }


def test_every_room_is_listed_once() -> None:
    listed = rooms_listed()
    assert len(listed) == len(set(listed))
    assert sorted(listed) == sorted(rooms_found())


def test_these_tests_see_the_rooms() -> None:
    assert {"bot.team.home", "bot.clients.card", "bot.team.settings"} <= rooms_found()
