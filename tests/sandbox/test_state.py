"""What survives a restart, what a reset forgets, and who may use the control API."""

import asyncio
import json
import signal
import sys
from pathlib import Path

import aiohttp
import pytest

from sandbox.driver import Driver
from sandbox.server import start_sandbox
from tests.sandbox.conftest import BotApi


async def test_a_kept_world_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "world.json"
    first = await start_sandbox(state_file=file)
    async with Driver(first.base_url) as driver, aiohttp.ClientSession() as session:
        api = BotApi(first, session)
        await driver.person(1001).start()
        keyboard = {"inline_keyboard": [[{"text": "b", "callback_data": "x"}]]}
        await api("sendDocument", chat_id=1001, document=("a.csv", b"a;b"), reply_markup=keyboard)
        await driver.set_bot_status("member", 1001)
        before = [await driver.person(1001).private.messages(), (await driver.state(1001))["chats"]]
        pending = (await api("getWebhookInfo"))["pending_update_count"]
    await first.stop()
    assert pending == 3
    second = await start_sandbox(state_file=file)
    async with Driver(second.base_url) as driver, aiohttp.ClientSession() as session:
        assert [await driver.person(1001).private.messages(), (await driver.state(1001))["chats"]] == before
        shown = await driver.person(1001).private.last()
        assert await driver.person(1001).private.download(shown) == b"a;b"
        assert [len(update) for update in await BotApi(second, session).updates()] == [2, 2, 2]
    await second.stop()
    assert (second.bot_token, second.owner_id) == (first.bot_token, first.owner_id)


async def test_it_is_written_while_running(tmp_path: Path) -> None:
    file = tmp_path / "kept" / "world.json"
    box = await start_sandbox(state_file=file)
    async with Driver(box.base_url) as driver:
        await driver.person(1001).private.send("не потеряй")
        while not (file.exists() and "не потеряй" in file.read_text("utf-8")):  # noqa: ASYNC110 — files have no event
            await asyncio.sleep(0.05)  # The test's own time limit ends it if it never comes.
    await box.stop()


async def test_foreign_state_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "world.json"
    file.write_text(json.dumps({"version": 0}))
    with pytest.raises(ValueError, match="another version"):
        await start_sandbox(state_file=file)


async def test_reset(api: BotApi, driver: Driver, started: None) -> None:
    await api("sendMessage", chat_id=1001, text="x")
    await driver.fault("500", times=50)
    await driver.reset()
    assert await driver.person(1001).private.messages() == []
    assert (await api("getMe"))["id"] == 7000000001
    assert (await driver.state())["settings"]["limits"] == "strict"
    assert await api.error("sendMessage", chat_id=1001, text="x") == "400 Bad Request: chat not found"


async def test_other_web_pages_are_turned_away(api: BotApi) -> None:
    url = f"{api.running.base_url}/sandbox/reset"
    async with api.session.post(url, headers={"Origin": "https://evil.example"}) as response:
        assert response.status == 403
    async with api.session.post(url, headers={"Origin": api.running.base_url}) as response:
        assert response.status == 200


async def test_events(api: BotApi, driver: Driver) -> None:
    async with api.session.get(f"{api.running.base_url}/sandbox/events") as stream:
        await stream.content.readline()
        await stream.content.readline()
        await driver.person(1001).private.send("привет")
        event = json.loads((await stream.content.readline()).decode().removeprefix("data: "))
    assert (event["kind"], event["message"]["text"]) == ("message", "привет")


async def test_people_see_only_their_chats(driver: Driver) -> None:
    for path, body in (
        ("people/1004/text", {"chat": -1001000000001, "text": "x"}),
        ("people/1004/text", {"chat": 1001, "text": "x"}),
        ("people/4242/text", {"text": "x"}),
        ("people/1001/text", {"text": "   "}),
        ("people/1001/text", {"text": "x", "reply_to": 55}),
        ("people/1001/text", {"chat": -1001000000001, "thread": 99, "text": "x"}),
        ("people/1001/press", {"message_id": 5, "data": "x"}),
        ("people/1001/edit", {"message_id": 5, "text": "x"}),
    ):
        with pytest.raises(AssertionError):
            await driver.request("POST", path, json=body)


async def test_long_texts_of_people_are_cut(api: BotApi, driver: Driver) -> None:
    await driver.person(1001).private.send("я" * 5000)
    assert [len(message["text"]) for message in await api.updates("message")] == [4096, 904]


async def test_alone_from_the_command_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sandbox", "--port", "0", "--state", str(tmp_path / "world.json")]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    lines = [(await process.stdout.readline()).decode().split() for _ in range(5)]
    async with aiohttp.ClientSession() as session:
        async with session.get(lines[0][-1]) as response:
            assert "Touchbase" in await response.text()
        async with session.get(f"{lines[1][-1]}/bot{lines[2][-1]}/getMe") as response:
            assert (await response.json())["result"]["username"] == "touchbase_sandbox_bot"
        async with session.get(f"{lines[4][-1]}/method/users.get") as response:
            assert (await response.json())["error"]["error_code"] == 5
    process.send_signal(signal.SIGINT)
    await process.communicate()
    assert process.returncode == 0
    assert (tmp_path / "world.json").exists()
