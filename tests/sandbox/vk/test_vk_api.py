"""The double driven by a real `vk_api` session, with the traps the facts measured on it (facts §8)."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
import requests
import vk_api
from requests.adapters import HTTPAdapter
from vk_api.bot_longpoll import VkBotEventType, VkBotLongPoll

from sandbox.vk import cast
from sandbox.vk_driver import VkDriver
from tests.sandbox.vk.conftest import VERSION, VkApi
from tests.sandbox.vk.moods import CLOSED, SILENT


class _ToDouble(HTTPAdapter):
    """Sends what is meant for VK to the double."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self.base = base

    def send(self, request: requests.PreparedRequest, **more: Any) -> requests.Response:  # type: ignore[override] # only the part that is used here
        assert request.url is not None
        request.url = request.url.replace("https://api.vk.ru", self.base)
        return super().send(request, **more | {"timeout": 20})


@pytest.fixture
def session(api: VkApi) -> vk_api.VkApi:
    made = vk_api.VkApi(token=cast.token_value(cast.COFFEE), api_version=VERSION)
    made.http.mount("https://api.vk.ru/", _ToDouble(api.running.vk_url))
    return made


async def apart(work: Callable[[], Any]) -> Any:
    """vk_api blocks: do it in a thread, for the double lives in this one."""
    return await asyncio.to_thread(work)


async def test_calls(session: vk_api.VkApi, vk: VkDriver) -> None:
    methods = session.get_api()
    people = await apart(lambda: methods.users.get(user_ids=[SILENT, CLOSED], fields=["sex", "city"]))
    assert [person["id"] for person in people] == [SILENT, CLOSED]
    sent = await apart(lambda: methods.messages.send(user_id=SILENT, random_id=77, message="Привет, {мир} & все"))
    (message,) = await vk.delivered(-cast.COFFEE_ID)
    assert (message.id, message.text, message.random_id) == (sent, "Привет, {мир} & все", 77)
    with pytest.raises(vk_api.ApiError) as caught:
        await apart(lambda: methods.messages.send(user_id=CLOSED, random_id=78, message="x"))
    assert str(caught.value) == "[902] Can't send messages for users due to their privacy settings"


async def test_execute(session: vk_api.VkApi) -> None:
    code = (
        f'return [API.users.get({{"user_ids": {SILENT}}})[0].id, API.utils.resolveScreenName({{"screen_name": "x"}})];'
    )
    assert await apart(lambda: session.get_api().execute(code=code)) == [SILENT, []]


async def test_error_6_is_waited_for(session: vk_api.VkApi, vk: VkDriver) -> None:
    await vk.fault("error", "users.get", code=6)
    assert await apart(lambda: session.get_api().users.get(user_ids=SILENT))
    assert [list(call["answer"]) for call in await vk.calls("users.get")] == [["error"], ["response"]]


async def test_captchas(session: vk_api.VkApi, vk: VkDriver) -> None:
    await vk.fault("captcha", times=2)
    with pytest.raises(KeyError, match="captcha_sid"):
        await apart(lambda: session.get_api().users.get(user_ids=SILENT))
    await vk.settings(captcha_old_keys=True, rate_limits=False)
    with pytest.raises(vk_api.Captcha) as caught:
        await apart(lambda: session.get_api().users.get(user_ids=SILENT))
    key = await vk.pass_captcha(caught.value.sid)
    await vk.fault("captcha")
    values = {"user_ids": SILENT, "captcha_sid": caught.value.sid, "captcha_key": key}
    assert await apart(lambda: session.method("users.get", values))


async def test_long_poll(session: vk_api.VkApi, vk: VkDriver) -> None:
    poll = await apart(lambda: VkBotLongPoll(session, cast.COFFEE_ID, wait=5))
    await vk.person(SILENT).write(cast.COFFEE_ID, "Добрый день")
    (event,) = await apart(poll.check)
    assert (event.type, event.message.text, event.message.from_id) == (
        VkBotEventType.MESSAGE_NEW,
        "Добрый день",
        SILENT,
    )
    await vk.disturb_longpoll(cast.COFFEE_ID, "expire_key")
    assert await apart(poll.check) == []
    await vk.person(SILENT).deny(cast.COFFEE_ID)
    (event,) = await apart(poll.check)
    assert (event.type, event.obj.user_id) == (VkBotEventType.MESSAGE_DENY, SILENT)
