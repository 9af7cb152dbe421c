"""Whatever is sent to the double is answered as VK would: no call ends in an error of Python."""

import json
from contextlib import suppress

import aiohttp
from hypothesis import example, given, settings
from hypothesis import strategies as st

import sandbox.vk.service  # noqa: F401 - fills the table of methods
from sandbox.vk import cast
from sandbox.vk.calling import answer
from sandbox.vk.errors import VkApiError
from sandbox.vk.hub import Vk
from sandbox.vk.limits import Limits
from sandbox.vk.methods.registry import METHODS
from sandbox.vk.render import message_object
from sandbox.vk.rules import Rules
from sandbox.vk.script import Run, compile_script
from sandbox.vk.world import Token
from tests.sandbox.vk.conftest import VkApi
from tests.sandbox.vk.moods import ANSWERS, SILENT
from tests.sandbox.vk.test_limits_and_faults import StillClock

VK = Vk(rules=Rules(rate_limits=False))
NAMES = sorted({name for method in METHODS.values() for name in method.parameters})
LIKELY = ("1", "0", "-1", "5.131", str(SILENT), f"{SILENT},{ANSWERS}", str(cast.COFFEE_ID), "friend_3", "id1", "unread")
VALUES = (
    st.sampled_from(LIKELY)
    | st.text(max_size=30)
    | st.just("9" * 5000)
    | st.just("[" * 5000)
    | st.just('{"buttons":[[{}]]}')
)


@settings(max_examples=150, deadline=None)
@given(
    name=st.sampled_from(sorted(METHODS)),
    token=st.sampled_from((cast.COFFEE, cast.PROMO, cast.SERVICE)),
    given_values=st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=8),
)
def test_no_parameters_break_a_method(name: str, token: str, given_values: dict[str, str]) -> None:
    fitting = {key: value for key, value in given_values.items() if key in METHODS[name].parameters}
    for values in (given_values, fitting):
        with suppress(VkApiError):
            answer(VK, name, {"v": "5.199"} | values, cast.token_value(token))


PIECES = st.sampled_from(
    [
        "return ",
        "var a",
        "=",
        "a",
        "[",
        "]",
        "{",
        "}",
        "(",
        ")",
        ",",
        ";",
        ":",
        ".",
        '"x"',
        "'",
        "7",
        "API.users.get",
        "length",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=40))
@example("return " + "[" * 100_000)
@example("return " + "9" * 10_000)
@example('return "\\ud800";')
def test_no_script_breaks_the_reader(code: str) -> None:
    with suppress(VkApiError):
        json.dumps(compile_script(code)(Run(lambda _name, parameters: parameters)))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(0, 0.4), max_size=80), st.integers(1, 5), st.booleans())
def test_no_window_of_a_second_holds_too_many_calls(pauses: list[float], most: int, count_refused: bool) -> None:
    clock = StillClock()
    limits = Limits(clock, Rules(person_calls_a_second=most, refused_calls_count=count_refused))
    passed: list[float] = []
    for pause in pauses:
        clock.at += pause
        with suppress(VkApiError):
            limits.call(Token("t", "t", "person", 1))
            passed.append(clock.at)
    for first, later in zip(passed, passed[most:], strict=False):
        assert later - first >= 1


@given(st.text(min_size=1, max_size=200))
def test_texts_arrive_as_they_were_sent(text: str) -> None:
    message = VK.world.write(-cast.COFFEE_ID, SILENT, text, 0, out=True)
    assert message_object(message, "")["text"] == text


async def test_bodies_nobody_can_read(api: VkApi) -> None:
    for kind, body in (
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=b", b"--b\r\nbroken"),
        ("application/x-www-form-urlencoded; charset=klingon", b"v=5"),
        ("application/x-www-form-urlencoded", b"v=\xff\xfe"),
        ("text/plain", b"v=5.199"),
    ):
        async with api.session.post(api.url("users.get"), data=body, headers={"Content-Type": kind}) as response:
            assert response.status == 200, kind
            assert (await response.json())["error"]["error_code"] in {5, 8}


async def test_polls_nobody_can_read(api: VkApi) -> None:
    server = await api.long_poll()
    for query in ({}, {"act": "b_check"}, {"act": "a_check", "key": server["key"], "ts": "9" * 5000, "wait": "0"}):
        async with api.session.get(server["server"], params=query) as response:
            assert "failed" in await response.json()
    async with aiohttp.ClientSession() as session, session.get(f"{api.running.vk_url}/vk/longpoll/77") as response:
        assert await response.json() == {"failed": 2}
