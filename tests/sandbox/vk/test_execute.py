"""execute: the part of VKScript the double speaks, and the errors of the rest (facts §1, §2)."""

import pytest

from sandbox.vk import cast
from sandbox.vk_driver import VkDriver
from tests.sandbox.vk.conftest import VkApi
from tests.sandbox.vk.moods import NEVER, SILENT, SILENT_TOO


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("return 5;", 5),
        ("return -2.5", -2.5),
        ("return;", None),
        ("", None),
        ('return "a\\"б\\u0431\\n";', 'a"бб\n'),
        ("return 'it\\'s \"so\"';", 'it\'s "so"'),
        ("return [1, true, false, null, [], {}];", [1, True, False, None, [], {}]),
        ('return {"a": 1, b: {c: [2]}};', {"a": 1, "b": {"c": [2]}}),
        ("var a = 1, b; b = [a, a]; return b;", [1, 1]),
        ("var a = {b: [5, 6]}; return [a.b[1], a.b.length, a.no, a.b[7], a['b']];", [6, 2, None, None, [5, 6]]),
        ("/* sums\n */ var a = 1; // one\n return a;", 1),
        ("return 1; return 2;", 1),
    ],
)
async def test_scripts(api: VkApi, code: str, value: object) -> None:
    assert await api("execute", code=code or ";") == value


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("return 1+1;", "'+' at char 8"),
        ("if (a) return 1;", "'if' at char 0"),
        ("return [1, 2;", "';' at char 12"),
        ("return API.users;", "';' at char 16"),
        ("return API.users.get;", "';' at char 20"),
        ("var return = 5;", "'return' at char 4"),
        ("return 'open;", "''' at char 7"),
        ('return "\\x";', "'\"\\x\"' at char 7"),
        ("var a = 1 var b = 2;", "'var' at char 10"),
        ("return a", None),
    ],
)
async def test_what_does_not_compile(api: VkApi, code: str, what: str | None) -> None:
    if what is None:  # An unknown variable is null.
        assert await api("execute", code=code) is None
    else:
        assert await api.error("execute", code=code) == f"12 Unable to compile code: unexpected {what}"


async def test_nothing_is_done_by_a_script_that_does_not_compile(api: VkApi, vk: VkDriver) -> None:
    code = f'API.messages.send({{user_id: {SILENT}, random_id: 1, message: "x"}}); return 1 + 1;'
    assert (await api.error("execute", code=code)).startswith("12 ")
    assert await vk.delivered() == []


async def test_calls(api: VkApi, vk: VkDriver) -> None:
    code = f"""
        var people = API.users.get({{"user_ids": [{SILENT}, {SILENT_TOO}], fields: "sex"}});
        var sent = API.messages.send({{user_id: people[1].id, random_id: 5, message: "Да", disable_mentions: true}});
        return {{first: people[0].id, count: people.length, sent: sent}};
    """
    assert await api("execute", code=code) == {"first": SILENT, "count": 2, "sent": 1}
    assert [(message.person_id, message.random_id) for message in await vk.delivered()] == [(SILENT_TOO, 5)]


async def test_calls_that_fail_are_false(api: VkApi) -> None:
    send = 'API.messages.send({{peer_id: {}, random_id: 1, message: "x"}})'
    code = f"return [{send.format(NEVER)}, {send.format(SILENT)}, API.no.such({{}}), API.groups.getLongPollServer()];"
    assert await api.raw("execute", code=code) == {
        "response": [False, 1, False, False],
        "execute_errors": [
            {
                "method": "messages.send",
                "error_code": 901,
                "error_msg": "Can't send messages for users without permission",
            },
            {"method": "no.such", "error_code": 3, "error_msg": "Unknown method passed"},
            {
                "method": "groups.getLongPollServer",
                "error_code": 100,
                "error_msg": "One of the parameters specified was missing or invalid: group_id is undefined",
            },
        ],
    }


async def test_rights_hold_inside_too(api: VkApi) -> None:
    body = await api.raw("execute", cast.WORKSHOP, code="return API.messages.getHistory({user_id: 1});")
    assert (body["response"], body["execute_errors"][0]["error_code"]) == (False, 15)


async def test_limits_of_a_script(api: VkApi) -> None:
    call = "API.users.get({user_ids: 1})"
    assert len(await api("execute", code=f"return [{','.join([call] * 25)}];")) == 25
    too_many = await api.error("execute", code=f"return [{','.join([call] * 26)}];")
    assert too_many == "13 Runtime error occurred during code invocation: Too many api calls"
    assert await api.error("execute") == (
        "100 One of the parameters specified was missing or invalid: code is undefined"
    )


async def test_ordered_errors_reach_inner_calls(api: VkApi, vk: VkDriver) -> None:
    await vk.fault("error", "messages.send", code=9, times=2)
    send = f'API.messages.send({{peer_id: {SILENT}, random_id: 1, message: "x"}})'
    body = await api.raw("execute", code=f"return [{send}, {send}, {send}];")
    assert body["response"] == [False, False, 1]
    assert [error["error_msg"] for error in body["execute_errors"]] == ["Flood control"] * 2
