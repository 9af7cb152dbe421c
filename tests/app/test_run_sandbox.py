"""Without a token of a bot the sandbox takes the place of both networks."""

from argparse import Namespace
from pathlib import Path

import aiohttp
import pytest

from app import run
from app.settings import Settings


async def test_both_networks_are_the_doubles(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async def look(settings: Settings, *, page: str, with_bot: bool, with_worker: bool) -> int:
        assert (with_bot, with_worker) == (True, True)
        assert settings.telegram_api_url == settings.vk_api_url == page.rstrip("/")
        async with aiohttp.ClientSession() as session, session.get(f"{settings.vk_api_url}/method/users.get") as answer:
            assert (await answer.json())["error"]["error_code"] == 5
        return 7

    monkeypatch.setattr(run, "_run", look)
    assert await run.run_all(Settings.model_validate({"data_dir": tmp_path, "bot_token": None}), Namespace()) == 7
