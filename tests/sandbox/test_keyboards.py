"""Keyboards (facts §5; checklist 3): what is refused, dropped in silence, cut off."""

from typing import Any

import pytest

from sandbox.driver import Driver
from tests.sandbox.conftest import BotApi

BUTTON = {"text": "b", "callback_data": "x"}


async def refused(api: BotApi, markup: Any, chat_id: int = 1001) -> str:
    error = await api.error("sendMessage", chat_id=chat_id, text="x", reply_markup=markup)
    return error.removeprefix("400 Bad Request: ")


def inline(*rows: Any) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


@pytest.mark.parametrize(
    ("markup", "description"),
    [
        ("{", "can't parse reply keyboard markup JSON object"),
        ([1], "object expected as reply markup"),
        (inline(BUTTON), 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'),
        ({"keyboard": ["x"]}, 'field "keyboard" must be an Array of Arrays'),
        (inline([5]), "can't parse inline keyboard button: InlineKeyboardButton must be an Object"),
        ({"keyboard": [[5]]}, "can't parse keyboard button: KeyboardButton must be a String or an Object"),
        (inline([{"callback_data": "x"}]), "can't parse inline keyboard button: Can't find field \"text\""),
        (
            inline([{"text": "b", "callback_data": ""}]),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            inline([{**BUTTON, "style": "pink"}]),
            "can't parse inline keyboard button: invalid button style specified",
        ),
        (inline([{"text": "b", "callback_data": "я" * 33}]), "BUTTON_DATA_INVALID"),
        (
            inline([{"text": "b", "url": "http://localhost:3000"}]),
            "inline keyboard button URL 'http://localhost:3000' is invalid: Wrong HTTP URL",
        ),
        (inline([{"text": "b", "copy_text": {"text": "x" * 257}}]), "BUTTON_COPY_TEXT_INVALID"),
        (inline([BUTTON] * 9), "reply markup is too long"),
        (inline(*[[BUTTON] * 8] * 13), "reply markup is too long"),
        (inline(*[[{"text": "т" * 60, "callback_data": "x" * 64}]] * 60), "reply markup is too long"),
    ],
)
async def test_refused(api: BotApi, started: None, markup: Any, description: str) -> None:
    assert await refused(api, markup) == description


async def test_data_of_64_bytes_and_all_kinds_of_buttons(api: BotApi, started: None) -> None:
    rows = [
        [{"text": "b", "callback_data": "я" * 32, "style": "danger"}],
        [{"text": "u", "url": "https://e.com/"}, {"text": "m", "url": "tg://user?id=1001"}],
        [{"text": "c", "copy_text": {"text": "+79160000001"}}],
        [{"text": "s", "switch_inline_query": ""}, {"text": "h", "switch_inline_query_current_chat": "ива"}],
    ]
    sent = await api("sendMessage", chat_id=1001, text="x", reply_markup=inline(*rows))
    assert sent["reply_markup"] == inline(*rows)


async def test_several_actions_keep_the_first_by_precedence(api: BotApi, started: None) -> None:
    button = {"text": "b", "copy_text": {"text": "c"}, "callback_data": "d", "url": "https://e.com/"}
    sent = await api("sendMessage", chat_id=1001, text="x", reply_markup=inline([button]))
    assert sent["reply_markup"] == inline([{"text": "b", "url": "https://e.com/"}])


async def test_silent_cut_without_the_practical_limits(api: BotApi, driver: Driver, started: None) -> None:
    await driver.settings(strict_keyboards=False)
    sent = await api("sendMessage", chat_id=1001, text="x", reply_markup=inline(*[[BUTTON] * 13] * 30))
    rows = sent["reply_markup"]["inline_keyboard"]
    assert [len(row) for row in rows] == [12] * 25


async def test_nameless_buttons_are_dropped_and_an_empty_keyboard_is_none(api: BotApi, started: None) -> None:
    nameless = {"text": "", "callback_data": "x"}
    sent = await api("sendMessage", chat_id=1001, text="x", reply_markup=inline([nameless, BUTTON]))
    assert sent["reply_markup"] == inline([BUTTON])
    for empty in (inline(), inline([])):
        sent = await api("sendMessage", chat_id=1001, text="y", reply_markup=empty)
        assert "reply_markup" not in sent


@pytest.mark.parametrize(
    ("wish", "description"),
    [
        ({"request_contact": True}, "phone number can be requested in private chats only"),
        ({"request_users": {"request_id": 1}}, "users can be requested in private chats only"),
        ({"request_chat": {"request_id": 1}}, "chats can be requested in private chats only"),
        ({"web_app": {"url": "https://e.com"}}, "web App buttons can be used in private chats only"),
    ],
)
async def test_wishes_only_in_private(
    api: BotApi, started: None, in_group: None, wish: dict[str, Any], description: str
) -> None:
    keyboard = {"keyboard": [[{"text": "b", **wish}]]}
    assert await refused(api, keyboard, -1001000000001) == description
    await api("sendMessage", chat_id=1001, text="x", reply_markup=keyboard)


async def test_reply_keyboard_is_shown_and_removed(api: BotApi, driver: Driver, started: None) -> None:
    olga = driver.person(1001)
    await api("sendMessage", chat_id=1001, text="x", reply_markup={"keyboard": [["Да", "Нет"]]})
    assert (await olga.private.last()).reply_keyboard == [["Да", "Нет"]]
    assert (await driver.state(1001))["chats"][0]["keyboard"]["keyboard"][0][0] == {"text": "Да"}
    await api("sendMessage", chat_id=1001, text="y", reply_markup={"remove_keyboard": True})
    assert (await driver.state(1001))["chats"][0]["keyboard"] is None
