"""The contract of access, for every use case and query there is: strangers get nothing.

What members get who may not see everything is walked through in `test_access_walk`.
"""

import ast
import inspect
import pkgutil
from collections.abc import Awaitable, Callable, Iterator
from importlib import import_module
from typing import Any

import pytest

import domain
from domain.base.actor import STRANGER, Actor
from domain.base.database import Database
from domain.base.errors import AccessDeniedError
from domain.journal.boundary import Reading, Writing
from domain.journal.kinds import ChangeKind
from tests.architecture.source import ROOT, python_files, tree_of
from tests.support.clocks import StillClock

UseCase = Callable[..., Awaitable[Any]]

#: What leaves it to its caller whether the client may be seen, and the one module that calls it, having checked.
LEFT_TO_THE_CALLER = {"domain.journal.queries.list_client_changes": "domain.touches.timeline"}


def use_cases() -> Iterator[tuple[str, UseCase]]:
    """Every public coroutine of the domain whose first parameter is the database with somebody's rights."""
    for found in pkgutil.walk_packages(domain.__path__, "domain."):
        module = import_module(found.name)
        for name, function in inspect.getmembers(module, inspect.isroutine):
            if name.startswith("_") or getattr(function, "__module__", "") != found.name:
                continue
            parameters = list(inspect.signature(function).parameters.values())
            if parameters and parameters[0].annotation in {Reading, Writing} and inspect.iscoroutinefunction(function):
                yield f"{found.name}.{name}", function


USE_CASES = dict(use_cases())


def context(function: UseCase, actor: Actor, clock: StillClock, connection: Any) -> Reading:
    """The context that the function wants, made without the boundary, which itself lets no stranger pass."""
    wants = next(iter(inspect.signature(function).parameters.values())).annotation
    if wants is Writing:
        return Writing(actor, clock, connection, ChangeKind.WORK, {}, ())
    return Reading(actor, clock, connection)


def required(function: UseCase) -> dict[str, inspect.Parameter]:
    """The parameters behind the context that must be given."""
    _, *parameters = inspect.signature(function).parameters.items()
    return {name: one for name, one in parameters if one.default is one.empty and one.kind is not one.VAR_KEYWORD}


async def call(function: UseCase, ctx: Reading, values: dict[str, Any]) -> Any:
    """Call with these values, each by position or by name as the function takes it."""
    parameters = required(function)
    by_name = {name for name, one in parameters.items() if one.kind is one.KEYWORD_ONLY}
    positional = [values.get(name) for name in parameters if name not in by_name]
    return await function(ctx, *positional, **{name: values.get(name) for name in by_name})


def test_these_tests_see_the_use_cases() -> None:
    assert len(USE_CASES) > 100
    assert "domain.clients.queries.get_card" in USE_CASES
    assert "domain.team.change_role.change_role" in USE_CASES


@pytest.mark.parametrize("name", sorted(USE_CASES))
async def test_a_stranger_is_refused(name: str, database: Database, clock: StillClock) -> None:
    async with database.read() as connection:
        ctx = context(USE_CASES[name], STRANGER, clock, connection)
        # The arguments are nonsense on purpose: rights are asked for before anything is looked at.
        with pytest.raises(AccessDeniedError):
            await call(USE_CASES[name], ctx, {})
        if isinstance(ctx, Writing):
            await ctx.session.close()


@pytest.mark.parametrize("name", sorted(LEFT_TO_THE_CALLER))
def test_what_is_left_to_the_caller_has_only_this_caller(name: str) -> None:
    module, _, function = name.rpartition(".")
    callers = {
        ".".join(file.relative_to(ROOT).with_suffix("").parts)
        for file in python_files("app", "bot", "domain", "jobs")
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.ImportFrom) and node.module == module and function in {one.name for one in node.names}
    }
    assert callers == {LEFT_TO_THE_CALLER[name]}
