"""Pressed buttons and inline queries (facts §2, §6.1; checklist 7)."""

import asyncio
from typing import Any

import pytest

from sandbox.driver import ChatDriver, Driver, DriverError
from tests.sandbox.conftest import BotApi

BAD = "400 Bad Request: "
OLD = BAD + "query is too old and response timeout expired or query ID is invalid"
KEYBOARD = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}, {"text": "e", "url": "https://e.com"}]]}


async def pressed(api: BotApi, chat: ChatDriver) -> tuple[str, "asyncio.Task[Any]"]:
    task = asyncio.create_task(chat.press("Да"))
    query = await api.next("callback_query")
    return query["id"], task


async def test_answers(api: BotApi, driver: Driver, started: None) -> None:
    chat = driver.person(1001).private
    await api("sendMessage", chat_id=1001, text="x", reply_markup=KEYBOARD)
    number, task = await pressed(api, chat)
    error = await api.error("answerCallbackQuery", callback_query_id=number, text="x" * 201)
    assert error == BAD + "MESSAGE_TOO_LONG"
    assert await api("answerCallbackQuery", callback_query_id=number, text="x" * 200) is True
    assert await api("answerCallbackQuery", callback_query_id=number) is True
    assert (await task).text == "x" * 200


async def test_old_and_unknown(api: BotApi, driver: Driver, started: None) -> None:
    await api("sendMessage", chat_id=1001, text="x", reply_markup=KEYBOARD)
    for unknown in ("", "5", "abc"):
        assert await api.error("answerCallbackQuery", callback_query_id=unknown) == OLD
    number, task = await pressed(api, driver.person(1001).private)
    await driver.advance(151)
    await driver.settings(callback_seconds=200)
    await api("answerCallbackQuery", callback_query_id=number)
    await driver.settings(callback_seconds=150)
    assert await api.error("answerCallbackQuery", callback_query_id=number) == OLD
    await task


async def test_query_of_a_deleted_message(api: BotApi, driver: Driver, started: None) -> None:
    chat = driver.person(1001).private
    number = (await api("sendMessage", chat_id=1001, text="x", reply_markup=KEYBOARD))["message_id"]
    shown = await chat.last()
    await api("deleteMessage", chat_id=1001, message_id=number)
    task = asyncio.create_task(chat.press_data(shown, "yes", stale=True))
    query = await api.next("callback_query")
    assert (query["message"]["date"], query["message"]["message_id"]) == (0, number)
    await api("answerCallbackQuery", callback_query_id=query["id"], text="Меню устарело")
    assert (await task).text == "Меню устарело"


async def test_a_press_nobody_answers(api: BotApi, driver: Driver, started: None) -> None:
    chat = driver.person(1001).private
    await api("sendMessage", chat_id=1001, text="x", reply_markup=KEYBOARD)
    with pytest.raises(DriverError, match="did not answer"):
        await chat.press("Да", timeout=0.1)
    with pytest.raises(DriverError, match="'Да'"):  # The failure shows what was there instead.
        await chat.press("нет такой", timeout=0)


def article(number: str, text: str = "<b>Иванов</b>") -> dict[str, Any]:
    content = {"message_text": text, "parse_mode": "HTML"}
    return {"type": "article", "id": number, "title": "Иванов", "input_message_content": content}


async def test_inline(api: BotApi, driver: Driver, started: None, in_group: None) -> None:
    mark = driver.person(1002)
    task = asyncio.create_task(mark.inline("ива", chat_id=-1001000000001))
    query = await api.next("inline_query")
    assert (query["query"], query["offset"], query["chat_type"]) == ("ива", "", "supergroup")
    wrong = [
        ([article("1"), article("1")], "RESULT_ID_DUPLICATE"),
        ([article("")], "RESULT_ID_INVALID"),
        ([article(str(n)) for n in range(51)], "RESULTS_TOO_MUCH"),
        ([{"id": "1"}], "can't parse inline query result: Can't find field \"type\""),
        ([article("1", "<i>")], "can't parse entities: Can't find end tag corresponding to start tag \"i\""),
        ({}, "expected an Array of inline query results"),
    ]
    for results, description in wrong:
        error = await api.error("answerInlineQuery", inline_query_id=query["id"], results=results)
        assert error == BAD + description
    await api("answerInlineQuery", inline_query_id=query["id"], results=[article("1")], cache_time=1)
    offer = await task
    assert offer["answer"]["results"][0]["title"] == "Иванов"
    sent = await mark.group(thread=0).choose(offer, "1")
    assert sent.html == "<b>Иванов</b>"
    updates = await api.updates()
    assert updates[0]["message"]["via_bot"]["username"] == "touchbase_sandbox_bot"
    assert updates[1]["chosen_inline_result"]["query"] == "ива"
    await driver.advance(31)
    assert await api.error("answerInlineQuery", inline_query_id=query["id"], results=[]) == OLD


async def test_message_sent_through_inline_mode(api: BotApi, driver: Driver, started: None) -> None:
    olga = driver.person(1001)
    task = asyncio.create_task(olga.inline("ива"))
    query = await api.next("inline_query")
    await api("answerInlineQuery", inline_query_id=query["id"], results=[article("1") | {"reply_markup": KEYBOARD}])
    sent = await olga.private.choose(await task, "1")
    number = (await api.updates("chosen_inline_result"))[0]["inline_message_id"]
    press = asyncio.create_task(olga.private.press_data(sent, "yes"))
    pressed_query = await api.next("callback_query")
    assert "message" not in pressed_query
    assert pressed_query["inline_message_id"] == number
    assert await api("editMessageText", inline_message_id=number, text="Позвонить") is True
    await api("answerCallbackQuery", callback_query_id=pressed_query["id"])
    await press
    assert (await olga.private.messages())[-1].text == "Позвонить"
    error = await api.error("editMessageText", inline_message_id="x", text="y")
    assert error == BAD + "MESSAGE_ID_INVALID"


async def test_deep_links(api: BotApi, driver: Driver) -> None:
    stepan = driver.person(1004)
    said = await stepan.private.open_link("https://t.me/touchbase_sandbox_bot?start=invite_AbC-9")
    assert said.text == "/start invite_AbC-9"
    await stepan.private.open_link("t.me/Touchbase_Sandbox_Bot")
    olga = driver.person(1001)
    await olga.group().open_link("https://t.me/touchbase_sandbox_bot?startgroup=team")
    texts = [message.get("text") for message in await api.updates("message")]
    assert texts == ["/start invite_AbC-9", "/start", None, "/start@touchbase_sandbox_bot team"]
    for url in (
        "https://t.me/another_bot?start=x",
        "https://e.com/",
        f"https://t.me/touchbase_sandbox_bot?start={'x' * 65}",
    ):
        with pytest.raises(DriverError):
            await stepan.private.open_link(url)
