"""The contract of access, for every use case and query there is: strangers get nothing, foreign clients don't exist."""

import ast
import inspect
import pkgutil
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from importlib import import_module
from typing import Any

import pytest

import domain
from domain.actions.errors import UnreachableError
from domain.attachments.received import ReceivedFile
from domain.attachments.tables import AttachmentKind
from domain.base.actor import STRANGER, Actor, Role
from domain.base.database import Database
from domain.base.errors import AccessDeniedError, NotFoundError
from domain.clients.kinds import ChannelKind, Sex
from domain.clients.queries import get_card
from domain.clients.views import CardView
from domain.consent.tables import StopReason
from domain.journal.boundary import Reading, Writing, reading, writing
from domain.journal.kinds import ChangeKind
from domain.team.tables import Scope
from domain.touches.tables import TouchKind
from tests.architecture.source import ROOT, python_files, tree_of
from tests.support.clocks import StillClock
from tests.support.people import JOINED_AT, add_member
from tests.support.secret_client import SecretClient, add_secret_client, dump

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


def values_of(secret: SecretClient, card: CardView) -> dict[str, Any]:
    """Sensible values for whatever a use case about one client wants to know besides."""
    return {
        "client_id": secret.client_id,
        "version": card.version,
        "text": "Заметка",
        "name": "Тег",
        "title": "Сделка",
        "tag_id": secret.tag_id,
        "channel_id": secret.channel_id,
        "stage_id": secret.stage_id,
        "funnel_id": secret.funnel_id,
        "category_id": secret.category_id,
        "product_id": secret.product_id,
        "field_id": secret.field_id,
        "choice_id": secret.choice_id,
        "member_id": None,
        "kind": TouchKind.WROTE,
        "address": "+79990001122",
        "sex": Sex.MALE,
        "birthday": (1990, 5, 5),
        "day": JOINED_AT.date(),
        "limit": 10,
        "card": card,
        "amount": 100,
        "currency": "RUB",
        "forward": True,
        "reason": StopReason.ASKED,
        "source_id": secret.source_id,
        "attachment_id": secret.attachment_id,
        "draft_id": secret.draft_id,
        "received": ReceivedFile(AttachmentKind.PHOTO, "Фото.jpg", 10, "file-at-telegram"),
        "path": "attachment/x/photo.jpg",
        "size": 10,
        "value": "Чай",
        "is_chosen": True,
    }


ABOUT_A_CLIENT = [
    name
    for name, function in USE_CASES.items()
    if "client_id" in inspect.signature(function).parameters and name not in LEFT_TO_THE_CALLER
]


@pytest.mark.parametrize("name", sorted(ABOUT_A_CLIENT))
async def test_a_foreign_client_does_not_exist(name: str, database: Database, clock: StillClock) -> None:
    owner = await add_member(database, 1001)
    foreign = await add_member(database, 1002, Role.MANAGER, Scope.OWN, name="Чужой")
    secret = await add_secret_client(database, owner, clock)
    async with reading(database, owner, clock) as look:
        card = await get_card(look, secret.client_id)
    function, values = USE_CASES[name], values_of(secret, card)
    if name.endswith("change_channels.add_channel"):
        values["kind"] = ChannelKind.PHONE
    before = await dump(database)
    async with writing(database, foreign, ChangeKind.WORK, clock=clock) as ctx:
        gave = await outcome(function, ctx, values)
    assert not gave
    assert await dump(database) == before


@pytest.mark.parametrize("name", sorted(ABOUT_A_CLIENT))
async def test_the_owner_gets_through(name: str, database: Database, clock: StillClock) -> None:
    """So that the test above does not refuse for a reason of its own."""
    owner = await add_member(database, 1001)
    secret = await add_secret_client(database, owner, clock)
    async with reading(database, owner, clock) as look:
        card = await get_card(look, secret.client_id)
    values = values_of(secret, card)
    if name.endswith("change_channels.add_channel"):
        values["kind"] = ChannelKind.PHONE
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        # Nobody of VK is behind the card: that is said to those only who may see it.
        with suppress(UnreachableError):
            await call(USE_CASES[name], ctx, values)


async def outcome(function: UseCase, ctx: Reading, values: dict[str, Any]) -> Any:
    """What the function gives; nothing if it says that there is no such client."""
    try:
        return await call(function, ctx, values)
    except NotFoundError:
        return None


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
