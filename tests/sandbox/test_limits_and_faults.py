"""Limits (facts §7; checklist 6), faults on demand, and the log of calls."""

import time

import aiohttp
import pytest

from sandbox.clock import Clock
from sandbox.driver import Driver, DriverError
from sandbox.telegram.errors import ApiError
from sandbox.telegram.limits import BOT_BURST, CHAT_BURST, GROUP_BURST, Limits
from tests.sandbox.conftest import BotApi


def passed(limits: Limits, chats: list[int], kind: str = "send") -> int:
    """Count how many sends pass before the first 429."""
    for count, chat in enumerate(chats):
        try:
            limits.spend(chat, kind)
        except ApiError:
            return count
    return len(chats)


def test_buckets() -> None:
    clock = Clock()
    limits = Limits(clock)
    assert passed(limits, [5] * 50) == CHAT_BURST
    assert passed(limits, list(range(100, 200))) == BOT_BURST - CHAT_BURST
    clock.advance(60)
    sent = 0
    for _ in range(60):
        sent += passed(limits, [-7])
        clock.advance(1)
    assert GROUP_BURST <= sent <= GROUP_BURST + 20


def test_paid_broadcast_and_edits() -> None:
    limits = Limits(Clock())
    for chat in range(1, 200):
        limits.spend(chat, "send", paid=True)
    limits = Limits(Clock())
    assert passed(limits, [5] * 50) == CHAT_BURST
    assert passed(limits, [5] * 50, "edit") == CHAT_BURST


async def test_over_http(api: BotApi, driver: Driver, started: None) -> None:
    assert (await driver.settings(limits="strict"))["limits"] == "strict"
    for _ in range(CHAT_BURST):
        await api("sendMessage", chat_id=1001, text="x")
    status, body = await api.raw("sendMessage", chat_id=1001, text="x")
    wait = body["parameters"]["retry_after"]
    assert (status, body["description"]) == (429, f"Too Many Requests: retry after {wait}")
    await driver.advance(wait)
    await api("sendMessage", chat_id=1001, text="x")
    await driver.settings(limits="off")
    for _ in range(CHAT_BURST * 2):
        await api("sendMessage", chat_id=1001, text="x")


async def test_a_new_sandbox_is_strict() -> None:
    assert Limits(Clock()).strict


async def test_settings_and_faults_are_checked(driver: Driver) -> None:
    for path, body in (
        ("settings", {"limits": "loose"}),
        ("settings", {"colour": True}),
        ("faults", {"kind": "fire"}),
        ("faults", {"kind": "500", "when": 5}),
    ):
        with pytest.raises(DriverError):
            await driver.request("POST", path, json=body)


@pytest.mark.parametrize(
    ("kind", "status", "description"),
    [
        ("500", 500, "Internal Server Error: restart"),
        ("401", 401, "Unauthorized"),
        ("429", 429, "Too Many Requests: retry after 7"),
    ],
)
async def test_error_faults(
    api: BotApi, driver: Driver, started: None, kind: str, status: int, description: str
) -> None:
    await driver.fault(kind, "sendMessage", times=2, seconds=7)
    for _ in range(2):
        assert await api.error("sendMessage", chat_id=1001, text="x") == f"{status} {description}"
        assert (await api("getMe"))["is_bot"]
    await api("sendMessage", chat_id=1001, text="x")


async def test_bad_gateway_is_html(api: BotApi, driver: Driver) -> None:
    await driver.fault("502")
    async with api.session.post(api.url("getMe")) as response:
        assert (response.status, response.content_type) == (502, "text/html")


async def test_conflict_on_polls(api: BotApi, driver: Driver) -> None:
    await driver.fault("409", "getUpdates")
    assert (await api.error("getUpdates")).startswith("409 Conflict: terminated by other getUpdates request")


async def test_cuts(api: BotApi, driver: Driver, started: None) -> None:
    chat = driver.person(1001).private
    before = len(await chat.messages())
    for kind, done in (("cut_before", 0), ("cut_after", 1)):
        await driver.fault(kind, "sendMessage")
        with pytest.raises(aiohttp.ClientError):
            await api("sendMessage", chat_id=1001, text=kind)
        assert len(await chat.messages()) == before + done
    calls = await driver.calls("sendMessage")
    assert [(call["status"], call["parameters"]["text"]) for call in calls] == [(0, "cut_before"), (0, "cut_after")]


async def test_downloads_fail_too(api: BotApi, driver: Driver, started: None) -> None:
    sent = await api("sendDocument", chat_id=1001, document=b"abc")
    path = (await api("getFile", file_id=sent["document"]["file_id"]))["file_path"]
    url = f"{api.running.telegram_url}/file/bot{api.running.bot_token}/{path}"
    await driver.fault("500", "download")
    async with api.session.get(url) as response:
        assert response.status == 500
    await driver.fault("cut_before", "download", times=2)  # aiohttp's client repeats a GET once by itself.
    with pytest.raises(aiohttp.ClientError):
        await api.session.get(url)
    async with api.session.get(url) as response:
        assert await response.read() == b"abc"


async def test_delay(api: BotApi, driver: Driver) -> None:
    await driver.fault("delay", "getMe", seconds=0.3)
    begun = time.monotonic()
    await api("getMe")
    assert time.monotonic() - begun >= 0.3
    await driver.fault("delay", "getMe", times=99, seconds=9)
    await driver.clear_faults()
    await api("getMe")
    assert time.monotonic() - begun < 5


async def test_calls(api: BotApi, driver: Driver, started: None) -> None:
    await api("sendDocument", chat_id=1001, document=("a.csv", b"x"))
    await api.error("sendMessage", chat_id=1001)
    document, message = (await driver.calls())[-2:]
    assert (document["method"], document["files"], document["status"]) == ("sendDocument", ["a.csv"], 200)
    assert (message["status"], message["answer"]["description"]) == (400, "Bad Request: message text is empty")
    assert message["number"] == document["number"] + 1
    assert 0 <= message["took"] < 5
    assert await driver.calls(since=message["number"]) == []
