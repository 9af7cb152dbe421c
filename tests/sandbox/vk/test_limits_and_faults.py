"""Limits (facts §2; checklist 2) and faults on demand, captchas and an outage among them."""

import time
from contextlib import suppress
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest

from sandbox.clock import Clock
from sandbox.driver import Driver, DriverError
from sandbox.vk import cast
from sandbox.vk.errors import VkApiError
from sandbox.vk.limits import Limits
from sandbox.vk.rules import Rules
from sandbox.vk.world import Token
from sandbox.vk_driver import VkDriver
from tests.sandbox.vk.conftest import VERSION, VkApi
from tests.sandbox.vk.moods import SILENT, SILENT_TOO

FLOOD = "9 Flood control"


class StillClock(Clock):
    """Time that only a test moves."""

    def __init__(self) -> None:
        self.at = 1_000_000.0

    def now(self) -> float:
        return self.at


def passed(limits: Limits, kind: str, calls: int) -> int:
    """Count the calls of this moment that pass."""
    token, fine = Token(kind, kind, kind, 1), 0
    for _ in range(calls):
        with suppress(VkApiError):
            limits.call(token)
            fine += 1
    return fine


def test_no_second_holds_more_than_its_calls() -> None:
    clock = StillClock()
    limits = Limits(clock, Rules())
    assert (passed(limits, "community", 30), passed(limits, "person", 9), passed(limits, "service", 9)) == (20, 3, 3)
    clock.at += 0.5
    assert passed(limits, "community", 5) == 0
    clock.at += 0.5  # The window slides: a second after the first burst, not before.
    assert passed(limits, "community", 15) == 15
    clock.at += 0.5
    assert passed(limits, "community", 15) == 5
    clock.at += 0.5
    assert passed(limits, "community", 30) == 15


def test_refused_calls_may_count_too() -> None:
    clock = StillClock()
    limits = Limits(clock, Rules(refused_calls_count=True))
    assert passed(limits, "person", 5) == 3
    clock.at += 0.9
    assert passed(limits, "person", 2) == 0
    clock.at += 0.2  # The first three are over, and two refused ones are younger than a second.
    assert passed(limits, "person", 5) == 1


async def test_over_http(api: VkApi, vk: VkDriver, driver: Driver) -> None:
    await vk.settings(rate_limits=True, community_calls_a_second=2)
    assert [await api("users.get") for _ in range(2)] == [[], []]
    assert await api.error("users.get") == "6 Too many requests per second"
    assert list(await api.raw("users.get", cast.YOGA)) == ["response"]
    await driver.advance(1.1)
    await api("users.get")


async def test_execute_is_one_call_of_the_second(api: VkApi, vk: VkDriver) -> None:
    await vk.settings(rate_limits=True, community_calls_a_second=1)
    code = f"return [{', '.join(['API.users.get({user_ids: 1})'] * 25)}];"
    assert await api("execute", code=code) == [[]] * 25


async def test_daily_quotas(api: VkApi, vk: VkDriver, driver: Driver) -> None:
    await vk.settings(rate_limits=True, daily_quotas={"users.get": 2}, community_calls_a_second=100)
    await api("users.get")
    assert await api("execute", code="return API.users.get({});") == []
    assert await api.error("users.get") == "29 Rate limit reached"
    await api("groups.getById")
    await api("users.get", cast.YOGA)
    await driver.advance(86_400)
    await api("users.get")
    await vk.settings(inner_calls_count=False)
    await api("execute", code="return [API.users.get({}), API.users.get({})];")
    await api("users.get")


async def test_new_people_a_day(api: VkApi, vk: VkDriver, driver: Driver) -> None:
    await vk.settings(rate_limits=True, person_calls_a_second=100, new_dialogs_a_day=1)
    await api.send(SILENT, 1, token=cast.PROMO)
    await api.send(SILENT, 2, token=cast.PROMO)
    refused = await api.error("messages.send", cast.PROMO, peer_id=SILENT_TOO, random_id=3, message="x")
    assert refused == "7 Permission to perform this action is denied"
    assert [message.person_id for message in await vk.delivered()] == [SILENT, SILENT]
    await driver.advance(86_400)
    await api.send(SILENT_TOO, 4, token=cast.PROMO)
    for number, person in enumerate(cast.person_id(index) for index in (4, 8, 10, 12)):
        await api.send(person, number)


async def test_a_new_double_is_strict() -> None:
    assert Rules().rate_limits
    assert Rules().strict_parameters


@pytest.mark.parametrize(
    ("code", "suffix", "text"),
    [
        (1, "", "1 Unknown error occurred"),
        (9, "", FLOOD),
        (9, "too much captcha requests", "9 Flood control: too much captcha requests"),
        (10, "", "10 Internal server error"),
        (10, "could not get application", "10 Internal server error: could not get application"),
        (15, "this wall available only for community members", None),
        (29, "", "29 Rate limit reached"),
        (944, "", "944 Limits overflow for this intent"),
    ],
)
async def test_errors_on_demand(api: VkApi, vk: VkDriver, code: int, suffix: str, text: str | None) -> None:
    await vk.fault("error", "users.get", times=2, code=code, suffix=suffix)
    for _ in range(2):
        assert await api.error("users.get") == (text or f"15 Access denied: {suffix}")
        await api("groups.getById")
    await api("users.get")


async def test_a_fault_of_one_token(api: VkApi, vk: VkDriver) -> None:
    await vk.fault("error", token=cast.YOGA, code=9, times=99)
    await api("users.get")
    assert await api.error("users.get", cast.YOGA) == FLOOD
    await vk.clear_faults()
    await api("users.get", cast.YOGA)


async def test_errors_with_more_to_say(api: VkApi, vk: VkDriver) -> None:
    for code, member in ((17, "redirect_uri"), (24, "confirmation_text")):
        await vk.fault("error", code=code)
        assert (await api.raw("users.get"))["error"][member]


async def test_a_cut_after_the_work_and_the_same_random_id(api: VkApi, vk: VkDriver) -> None:
    for kind, done in (("cut_before", 0), ("cut_after", 1)):
        await vk.fault(kind, "messages.send")
        with pytest.raises(aiohttp.ClientError):
            await api.send(SILENT, 7, kind)
        assert len(await vk.delivered()) == done
    await api.send(SILENT, 7, "again")
    (message,) = await vk.delivered()
    assert (message.text, message.repeats) == ("cut_after", 1)
    await vk.fault("cut_after", "messages.send")
    with pytest.raises(aiohttp.ClientError):
        await api.send(SILENT, 8, "")  # An error nobody hears of.
    assert [call["status"] for call in await vk.calls("messages.send")] == [0, 0, 200, 0]


async def test_delay(api: VkApi, vk: VkDriver) -> None:
    await vk.fault("delay", "users.get", seconds=0.3)
    begun = time.monotonic()
    await api("users.get")
    assert time.monotonic() - begun >= 0.3


async def test_bad_gateway_is_html(api: VkApi, vk: VkDriver) -> None:
    await vk.fault("502")
    async with api.session.post(api.url("users.get")) as response:
        assert (response.status, response.content_type) == (502, "text/html")
        assert "502 Bad Gateway" in await response.text()


async def test_vk_is_down_for_a_while(api: VkApi, vk: VkDriver, driver: Driver) -> None:
    server = await api.long_poll()
    await vk.down(60)
    for address in (api.url("users.get"), f"{server['server']}?act=a_check&key={server['key']}&ts={server['ts']}"):
        async with api.session.get(address) as response:
            assert response.status == 502
    await driver.advance(61)
    await api("users.get")
    await vk.down(60)
    await vk.down(0)
    await api("users.get")


async def test_captcha_in_its_new_form(api: VkApi, vk: VkDriver) -> None:
    await vk.fault("captcha", "messages.send", times=2)
    error = (await api.raw("messages.send", peer_id=SILENT, random_id=1, message="x"))["error"]
    assert (error["error_code"], error["error_msg"]) == (14, "Captcha needed")
    assert set(error) == {"error_code", "error_msg", "redirect_uri", "request_params"}
    query = parse_qs(urlsplit(error["redirect_uri"]).query)
    assert (query["domain"], query["variant"], query["blank"]) == (["vk.com"], ["popup"], ["1"])
    success = await vk.pass_captcha(query["session_token"][0])
    assert "14 Captcha" in await api.error("messages.send", peer_id=SILENT, random_id=1, message="x", success_token="1")
    await vk.fault("captcha", "messages.send")
    await api.send(SILENT, 1, success_token=success)
    assert "14 Captcha" in await api.error(
        "messages.send", peer_id=SILENT, random_id=2, message="x", success_token=success
    )


async def test_captcha_at_its_page(api: VkApi, vk: VkDriver) -> None:
    await vk.fault("captcha")
    page = (await api.raw("users.get"))["error"]["redirect_uri"]
    async with api.session.get(page) as response:
        assert "success_token" in await response.text()
    async with api.session.get(page) as response:
        assert response.status == 400


async def test_captcha_in_its_old_form(api: VkApi, vk: VkDriver, driver: Driver) -> None:
    await vk.settings(captcha_old_keys=True)
    await vk.fault("captcha")
    error = (await api.raw("users.get"))["error"]
    assert {"captcha_sid", "captcha_img", "captcha_ts", "captcha_attempt", "redirect_uri"} <= set(error)
    key = await vk.pass_captcha(error["captcha_sid"])
    await vk.fault("captcha", times=9)
    await api("users.get", captcha_sid=error["captcha_sid"], captcha_key=key)
    shown = (await api.raw("users.get"))["error"]["captcha_sid"]
    await driver.advance(301)
    with pytest.raises(DriverError, match="older than five minutes"):
        await vk.pass_captcha(shown)


async def test_orders_are_checked(vk: VkDriver) -> None:
    for path, body in (
        ("faults", {"kind": "fire"}),
        ("faults", {"kind": "error", "code": 12345}),
        ("faults", {"kind": "502", "when": 5}),
        ("settings", {"colour": True}),
        ("settings", {"rate_limits": "yes"}),
        ("settings", {"community_calls_a_second": 2.5}),
        ("tokens/coffee", {"problem": "tired"}),
        ("tokens/tea", {"problem": ""}),
        ("people", {"id": SILENT, "first_name": "Двойник"}),
        (f"people/{SILENT}/change", {"mood": "wild"}),
        (f"people/{SILENT}/change", {"id": 5}),
        (f"people/{SILENT}/write", {"group_id": cast.COFFEE_ID, "text": " "}),
        (f"people/{SILENT}/write", {"group_id": 1, "text": "x"}),
        (f"people/{SILENT}/change", {"is_closed": "no"}),
        (f"communities/{cast.COFFEE_ID}/change", {"events": "message_new"}),
        ("communities/1/change", {"longpoll_on": True}),
        (f"communities/{cast.COFFEE_ID}/change", {"members": []}),
        (f"communities/{cast.COFFEE_ID}/longpoll", {"act": "push"}),
    ):
        with pytest.raises(DriverError):
            await vk.post(path, **body)


async def test_calls_are_noted_without_their_tokens(api: VkApi, vk: VkDriver) -> None:
    await api("users.get", user_ids=SILENT)
    await api.error("users.get", access_token="vk1.a.stolen")
    good, bad = await vk.calls()
    assert good["parameters"] == {"v": VERSION, "user_ids": str(SILENT), "token": cast.COFFEE}
    assert (good["status"], bad["status"], bad["parameters"]["token"]) == (200, 200, "unknown")
    assert bad["answer"]["error"]["error_code"] == 5
    assert await vk.calls(since=bad["number"]) == []
    assert cast.token_value(cast.COFFEE) not in str(await vk.calls())
