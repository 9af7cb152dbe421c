"""The running product without anybody's message limits: for tests that press many buttons and are not about waiting."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest

from bot.kit.limits import Limits
from sandbox.driver import ChatDriver
from tests.support.running_bot import World, running_world

_MANY = 100_000
_LOOK_EVERY = 0.02


@asynccontextmanager
async def quick_world(
    mould: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, *, locale: str = "ru"
) -> AsyncIterator[World]:
    """A started world in which neither the bot nor Telegram holds messages back."""
    loose = partial(Limits, per_second=_MANY, per_minute_in_group=_MANY, chat_burst=_MANY)
    monkeypatch.setattr("bot.kit.turnstile.Limits", loose)
    async with running_world(mould, folder, locale=locale) as world:
        await world.driver.settings(limits="off")
        yield world


async def eventually(is_so: Callable[[], Awaitable[bool]], *, seconds: float = 10) -> None:
    """Wait until something holds that nobody is told of."""
    for _ in range(int(seconds / _LOOK_EVERY)):
        if await is_so():
            return
        await asyncio.sleep(_LOOK_EVERY)
    raise AssertionError("it did not come about")


async def walk(chat: ChatDriver, *captions: str) -> None:
    """Press these buttons one after the other."""
    for caption in captions:
        await chat.press(caption)
