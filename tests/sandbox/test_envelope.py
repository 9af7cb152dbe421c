"""HTTP and envelope (facts §1; checklist 1 and 8): paths, tokens, encodings, key order."""

import json
from io import BytesIO

import aiohttp
import pytest

from tests.sandbox.conftest import BotApi


async def test_method_names_know_no_case(api: BotApi) -> None:
    assert (await api("GETME"))["username"] == "touchbase_sandbox_bot"
    assert (await api("getme"))["is_bot"] is True


async def test_unknown_method(api: BotApi) -> None:
    assert await api.error("sendNothing") == "404 Not Found: method not found"


@pytest.mark.parametrize("path", ["/", "/x/y", "/bot", "/botabc"])
async def test_foreign_path(api: BotApi, path: str) -> None:
    async with api.session.post(f"{api.running.base_url}{path}") as response:
        if path != "/":
            assert await response.json() == {"ok": False, "error_code": 404, "description": "Not Found"}
            assert response.status == 404


@pytest.mark.parametrize(
    ("token", "status", "description"),
    [
        ("nocolon", 401, "Unauthorized: invalid token specified"),
        ("0123:abc", 401, "Unauthorized: invalid token specified"),
        ("1:" + "x" * 80, 401, "Unauthorized: invalid token specified"),
        ("18014398509481984:abc", 401, "Unauthorized: invalid token specified"),
        ("abc:def", 421, "Misdirected Request: unallowed token specified"),
        ("123456:unknown", 401, "Unauthorized"),
    ],
)
async def test_tokens(api: BotApi, token: str, status: int, description: str) -> None:
    async with api.session.post(api.url("getMe", token)) as response:
        body = await response.json()
    assert (response.status, body) == (status, {"ok": False, "error_code": status, "description": description})


async def test_parameters_come_in_four_encodings(api: BotApi, started: None) -> None:
    url, markup = api.url("sendMessage"), {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}
    flat = {"chat_id": "1001", "text": "привет", "reply_markup": json.dumps(markup)}
    multipart = aiohttp.MultipartWriter("form-data")
    for name, value in flat.items():
        multipart.append(value).set_content_disposition("form-data", name=name)
    answers = []
    for request in (
        api.session.get(url, params=flat),
        api.session.post(url, data=flat),
        api.session.post(url, json={"chat_id": 1001, "text": "привет", "reply_markup": markup}),
        api.session.post(url, data=multipart),
    ):
        async with request as response:
            assert response.content_type == "application/json"
            answers.append((await response.json())["result"])
    assert [answer["text"] for answer in answers] == ["привет"] * 4
    assert all(answer["reply_markup"] == markup for answer in answers)


async def test_order_of_keys_in_an_error(api: BotApi) -> None:
    await api.running_fault("429", seconds=3)
    async with api.session.post(api.url("getMe")) as response:
        raw = await response.text()
    assert list(json.loads(raw)) == ["ok", "error_code", "description", "parameters"]
    assert (response.status, response.headers["Retry-After"]) == (429, "3")
    assert json.loads(raw)["description"] == "Too Many Requests: retry after 3"
    assert json.loads(raw)["parameters"] == {"retry_after": 3}


async def test_broken_bodies(api: BotApi) -> None:
    async with api.session.post(api.url("getMe"), data=b"{", headers={"Content-Type": "application/json"}) as response:
        assert response.status == 400
    headers = {"Content-Type": "multipart/form-data"}
    async with api.session.post(api.url("getMe"), data=b"x", headers=headers) as response:
        assert (await response.json())["description"] == "Bad Request: boundary not found"


async def test_too_many_parameters(api: BotApi) -> None:
    for size in (1024 * 1024, 5 * 1024 * 1024):
        body = BytesIO(b"chat_id=1001&text=" + b"x" * size)
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        async with api.session.post(api.url("sendMessage"), data=body, headers=headers) as response:
            description = (await response.json())["description"]
        assert (response.status, description) == (413, "Request Entity Too Large: too many parameters")


async def test_unknown_parameters_are_ignored_and_numbers_clamped(api: BotApi) -> None:
    assert await api("getUpdates", limit=1000, timeout=-5, no_such_thing="x") == []


async def test_too_long_form_data(api: BotApi) -> None:
    description = "413 Request Entity Too Large: too many parameters in form data"
    parameters = {"text": "x" * (1024 * 1024 - 100), "caption": "y" * (3 * 1024 * 1024)}
    multipart = aiohttp.MultipartWriter("form-data")
    for name, value in parameters.items():
        multipart.append(BytesIO(value.encode())).set_content_disposition("form-data", name=name)
    async with api.session.post(api.url("sendMessage"), data=multipart) as response:
        assert f"{response.status} {(await response.json())['description']}" == description
