"""The session against VK's double: answers, refusals, captchas, cut connections, and no token anywhere."""

import asyncio
import socket
import traceback
from collections.abc import AsyncIterator
from typing import Any

import pytest

from domain.base.sealing import Secret
from domain.vk.errors import VkError, VkUnreachableError
from jobs.vk.transport import Params, VkSession
from sandbox.server import RunningSandbox
from sandbox.vk import cast
from sandbox.vk_driver import VkDriver


class Caller:
    """Calls from a thread, as the gateway does."""

    def __init__(self, url: str, token: str = cast.COFFEE, answer_seconds: float = 5.0) -> None:
        self.token = cast.token_value(token)
        self.session = VkSession(url, Secret(self.token), answer_seconds=answer_seconds)

    async def __call__(self, method: str, params: Params | None = None) -> Any:
        return await asyncio.to_thread(self.session.call, method, params or {})


@pytest.fixture
async def call(sandbox: RunningSandbox) -> AsyncIterator[Caller]:
    caller = Caller(sandbox.vk_url)
    yield caller
    caller.session.close()


SEND: Params = {"peer_id": cast.person_id(0), "random_id": 77, "message": "Привет, Зерно & Ко = 50 % 💬"}


async def test_an_answer_comes_as_vk_gave_it(call: Caller, vk: VkDriver) -> None:
    (user,) = await call("users.get", {"user_ids": [cast.person_id(0)], "fields": ["sex", "bdate"]})
    assert user["id"] == cast.person_id(0)
    number = await call("messages.send", SEND)
    (message,) = await vk.delivered()
    assert (message.id, message.text, message.random_id) == (number, SEND["message"], 77)
    (asked,) = await vk.calls("messages.send")
    assert asked["parameters"]["v"] == "5.199"


async def test_parameters_travel_as_vk_reads_them(call: Caller, vk: VkDriver) -> None:
    params: Params = {"user_ids": [1, 2], "fields": ["sex", "city"], "name_case": None}
    assert await call("users.get", params) == []
    (asked,) = await vk.calls("users.get")
    assert asked["parameters"]["user_ids"] == "1,2"
    assert asked["parameters"]["fields"] == "sex,city"
    assert "name_case" not in asked["parameters"]


@pytest.mark.parametrize("code", [1, 5, 6, 7, 9, 10, 17, 29, 901, 902])
async def test_a_refusal_is_our_error_and_is_not_repeated(call: Caller, vk: VkDriver, code: int) -> None:
    await vk.fault("error", "messages.send", code=code, suffix="too much captcha requests")
    with pytest.raises(VkError) as caught:
        await call("messages.send", SEND)
    assert caught.value.number == code
    assert "too much captcha requests" in caught.value.text
    assert len(await vk.calls("messages.send")) == 1
    assert await vk.delivered() == []
    assert isinstance(await call("messages.send", SEND), int)


@pytest.mark.parametrize("old_keys", [True, False])
async def test_both_forms_of_a_captcha_name_the_page(call: Caller, vk: VkDriver, old_keys: bool) -> None:
    await vk.settings(captcha_old_keys=old_keys)
    await vk.fault("captcha", "messages.send")
    with pytest.raises(VkError) as caught:
        await call("messages.send", SEND)
    assert caught.value.number == 14
    assert "not_robot_captcha" in str(caught.value.redirect_uri)


@pytest.mark.parametrize(("kind", "delivered"), [("cut_before", 0), ("cut_after", 1), ("502", 0)])
async def test_a_lost_answer_may_have_been_carried_out(call: Caller, vk: VkDriver, kind: str, delivered: int) -> None:
    await vk.fault(kind, "messages.send")
    with pytest.raises(VkUnreachableError) as caught:
        await call("messages.send", SEND)
    assert caught.value.was_sent
    assert len(await vk.delivered()) == delivered
    # The next call opens a new connection; the same random_id sends nothing twice.
    await call("messages.send", SEND)
    assert len(await vk.delivered()) == 1


async def test_a_slow_answer_is_given_up_but_was_sent(sandbox: RunningSandbox, vk: VkDriver) -> None:
    call = Caller(sandbox.vk_url, answer_seconds=0.3)
    await vk.fault("delay", "messages.send", seconds=2)
    with pytest.raises(VkUnreachableError) as caught:
        await call("messages.send", SEND)
    assert caught.value.was_sent
    call.session.close()


async def test_what_never_left_is_known_not_to_have_been_sent() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}"
        call = Caller(address)
        with pytest.raises(VkUnreachableError) as caught:
            await call("messages.send", SEND)
    assert not caught.value.was_sent
    call.session.close()


async def test_no_error_tells_the_token(call: Caller, vk: VkDriver) -> None:
    told = []
    for kind, more in (("error", {"code": 5}), ("cut_after", {}), ("502", {}), ("captcha", {})):
        await vk.fault(kind, "messages.send", **more)
        try:
            await call("messages.send", SEND)
        except (VkError, VkUnreachableError) as error:
            told.append("".join(traceback.format_exception(error)) + repr(vars(error)))
    assert len(told) == 4
    assert not any(call.token in each for each in told)
    assert not any(call.token in str(each) for each in await vk.calls())
