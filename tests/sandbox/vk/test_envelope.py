"""Transport, versions, tokens and the envelope (facts §1, §5, §7; checklist 1), with the exact texts."""

import pytest
from aiohttp import FormData

from sandbox.vk import cast
from sandbox.vk_driver import VkDriver
from tests.sandbox.vk.conftest import VkApi
from tests.sandbox.vk.moods import SILENT

WANTED = {"user_ids": str(SILENT), "v": "5.199", "access_token": cast.token_value(cast.COFFEE)}
PREFIX = "One of the parameters specified was missing or invalid"


async def test_error_envelope(api: VkApi) -> None:
    body = await api.raw("messages.send", peer_id=SILENT, message="x")
    assert body == {
        "error": {
            "error_code": 100,
            "error_msg": f"{PREFIX}: random_id is a required parameter",
            "request_params": [
                {"key": "oauth", "value": "1"},
                {"key": "method", "value": "messages.send"},
                {"key": "v", "value": "5.199"},
                {"key": "peer_id", "value": str(SILENT)},
                {"key": "message", "value": "x"},
            ],
        }
    }


async def test_a_call_may_travel_in_many_ways(api: VkApi) -> None:
    url, session = api.url("users.get"), api.session
    bearer = {"Authorization": f"Bearer {WANTED['access_token']}"}
    rest = {name: value for name, value in WANTED.items() if name != "access_token"}
    multipart = as_multipart(rest)
    for calling in (
        session.get(url, params=WANTED),
        session.post(url, data=WANTED),
        session.post(url, params=rest, headers=bearer),
        session.post(url, data=multipart, headers=bearer),
    ):
        async with calling as response:
            assert (await response.json())["response"][0]["id"] == SILENT


def as_multipart(fields: dict[str, str]) -> FormData:
    """A multipart form."""
    form = FormData(default_to_multipart=True)
    for name, value in fields.items():
        form.add_field(name, value)
    return form


async def test_json_is_not_read(api: VkApi) -> None:
    async with api.session.post(api.url("users.get"), json=WANTED) as response:
        assert (await response.json())["error"]["error_msg"] == "User authorization failed: no access_token passed."


async def test_only_get_and_post(api: VkApi) -> None:
    async with api.session.put(api.url("users.get"), data=WANTED) as response:
        assert (await response.json())["error"]["error_code"] == 9999


@pytest.mark.parametrize("name", ["nope.nope", "Users.get", "messages.sendAll", "users.Get"])
async def test_unknown_method(api: VkApi, name: str) -> None:
    assert await api.error(name) == "3 Unknown method passed"


async def test_versions(api: VkApi) -> None:
    no_version = (
        '8 Invalid request: v is required. Version param should be passed as "v". "version" param is invalid and not '
        "supported. For more information go to https://vk.com/dev/constant_version_updates"
    )
    for wrong in ("", "new", "5.x"):
        assert await api.error("users.get", v=wrong) == no_version
    old = await api.error("users.get", v="5.80")
    assert old.startswith("8 Invalid request: versions below 5.81 are deprecated. ")
    for fine in ("5.81", "5.92", "5.199"):
        await api("users.get", v=fine)


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        ("expired", "access_token has expired."),
        ("revoked", "user revoke access for this token."),
        ("blocked", "user is blocked."),
        ("session", "invalid session."),
        ("ip", "access_token was given to another ip address."),
    ],
)
async def test_token_problems(api: VkApi, vk: VkDriver, problem: str, text: str) -> None:
    await vk.change_token(cast.COFFEE, problem=problem)
    assert await api.error("users.get") == f"5 User authorization failed: {text}"
    await vk.change_token(cast.COFFEE, problem="")
    await api("users.get")


async def test_no_token_and_a_wrong_one(api: VkApi) -> None:
    assert await api.error("users.get", access_token="") == "5 User authorization failed: no access_token passed."
    wrong = await api.error("users.get", access_token="vk1.a.stolen")
    assert wrong == "5 User authorization failed: invalid access_token (4)."
    assert await api.error("users.get", cast.BOOKS) == "5 User authorization failed: access_token has expired."


async def test_kinds_of_tokens_and_rights(api: VkApi) -> None:
    await api("users.get", cast.SERVICE, user_ids=SILENT)
    refused = "28 Application authorization failed: method is unavailable with service token"
    assert await api.error("messages.send", cast.SERVICE) == refused
    no_scope = "15 Access denied: no access to call this method. It cannot be called with current scopes."
    assert await api.error("messages.send", cast.WORKSHOP) == no_scope
    assert await api.error("groups.getLongPollServer", cast.COFFEE_MODEST, group_id=cast.COFFEE_ID) == no_scope
    only_own = "15 Access denied: no access to call this method"
    assert await api.error("groups.getTokenPermissions", cast.PROMO) == only_own
    assert await api.error("groups.getLongPollServer", group_id=cast.YOGA_ID) == only_own


async def test_slips_of_the_pen_are_refused_unless_told_otherwise(api: VkApi, vk: VkDriver) -> None:
    assert await api.error("users.get", user_id5=SILENT) == f"100 {PREFIX}: user_id5 is no parameter of this method"
    await vk.settings(strict_parameters=False)
    await api("users.get", user_id5=SILENT)
