"""Edits, deletions, replies, copies, pins, reactions (facts §3; checklist 7)."""

from typing import Any

import pytest

from sandbox.driver import Driver
from sandbox.telegram.errors import NOT_MODIFIED
from tests.sandbox.conftest import BotApi

BAD = "400 Bad Request: "
GROUP = -1001000000001
KEYBOARD = {"inline_keyboard": [[{"text": "b", "callback_data": "x"}]]}


async def edit_error(api: BotApi, message_id: int, **parameters: Any) -> str:
    method = "editMessageCaption" if "caption" in parameters else "editMessageText"
    error = await api.error(method, chat_id=1001, message_id=message_id, **parameters)
    return error.removeprefix(BAD)


async def test_edit(api: BotApi, started: None) -> None:
    number = (await api("sendMessage", chat_id=1001, text="a", reply_markup=KEYBOARD))["message_id"]
    assert await edit_error(api, number, text="a", reply_markup=KEYBOARD) == NOT_MODIFIED
    edited = await api("editMessageText", chat_id=1001, message_id=number, text="a")
    assert "reply_markup" not in edited  # A left-out markup takes the keyboard away.
    edited = await api("editMessageText", chat_id=1001, message_id=number, text="<b>a</b>", parse_mode="HTML")
    assert edited["entities"][0]["type"] == "bold"
    assert edited["edit_date"] >= edited["date"]
    assert await edit_error(api, 999, text="x") == "message to edit not found"
    assert await edit_error(api, 0, text="x") == "message identifier is not specified"
    assert await edit_error(api, number, caption="x") == "there is no caption in the message to edit"
    assert await edit_error(api, number, text="x", reply_markup={"keyboard": [["y"]]}) == "inline keyboard expected"
    assert await api.error("editMessageText", text="x") == BAD + "message identifier is not specified"


async def test_what_cant_be_edited(api: BotApi, driver: Driver, started: None) -> None:
    olga = driver.person(1001)
    foreign = await olga.private.send("моё")
    with_keyboard = (await api("sendMessage", chat_id=1001, text="x", reply_markup={"keyboard": [["y"]]}))["message_id"]
    forced = (await api("sendMessage", chat_id=1001, text="x", reply_markup={"force_reply": True}))["message_id"]
    forward = {"chat_id": 1001, "from_chat_id": 1001, "message_id": foreign.id}
    forwarded = (await api("forwardMessage", **forward))["message_id"]
    for number in (foreign.id, with_keyboard, forced, forwarded):
        assert await edit_error(api, number, text="z") == "message can't be edited"
    document = (await api("sendDocument", chat_id=1001, document=b"x", caption="c"))["message_id"]
    assert await edit_error(api, document, text="z") == "there is no text in the message to edit"
    edited = await api("editMessageCaption", chat_id=1001, message_id=document, caption="новая")
    assert (edited["caption"], edited["document"]["file_size"]) == ("новая", 1)


async def test_edit_the_keyboard_alone(api: BotApi, started: None) -> None:
    number = (await api("sendMessage", chat_id=1001, text="a"))["message_id"]
    place = {"chat_id": 1001, "message_id": number}
    assert (await api("editMessageReplyMarkup", **place, reply_markup=KEYBOARD))["reply_markup"] == KEYBOARD
    assert "reply_markup" not in await api("editMessageReplyMarkup", **place)
    assert await api.error("editMessageReplyMarkup", **place) == BAD + NOT_MODIFIED


async def test_own_messages_have_no_age_limit_for_edits(api: BotApi, driver: Driver, started: None) -> None:
    number = (await api("sendMessage", chat_id=1001, text="a"))["message_id"]
    await driver.advance(30 * 24 * 3600)
    await api("editMessageText", chat_id=1001, message_id=number, text="b")
    error = await api.error("deleteMessage", chat_id=1001, message_id=number)
    assert error == BAD + "message can't be deleted for everyone"


async def test_delete(api: BotApi, driver: Driver, started: None) -> None:
    incoming = await driver.person(1001).private.send("моё")
    assert await api("deleteMessage", chat_id=1001, message_id=incoming.id) is True
    error = await api.error("deleteMessage", chat_id=1001, message_id=incoming.id)
    assert error == BAD + "message to delete not found"
    assert await api.error("deleteMessage", message_id=5) == BAD + "chat identifier is not specified"
    assert await api.error("deleteMessage", chat_id=1001) == BAD + "message identifier is not specified"


@pytest.mark.parametrize(
    ("ids", "description"),
    [
        (None, "message identifiers are not specified"),
        ("{", "can't parse message_ids JSON object"),
        ({}, "expected an Array of message identifiers"),
        (list(range(1, 102)), "too many message identifiers specified"),
        ([0], "invalid message identifier specified"),
    ],
)
async def test_delete_several_refused(api: BotApi, started: None, ids: Any, description: str) -> None:
    parameters = {} if ids is None else {"message_ids": ids}
    assert await api.error("deleteMessages", chat_id=1001, **parameters) == BAD + description


async def test_delete_several_skips_missing(api: BotApi, driver: Driver, started: None) -> None:
    numbers = [(await api("sendMessage", chat_id=1001, text="x"))["message_id"] for _ in range(3)]
    assert await api("deleteMessages", chat_id=1001, message_ids=[*numbers[:2], 999]) is True
    assert [message.id for message in await driver.person(1001).private.messages()][-1] == numbers[2]


async def test_foreign_messages_in_groups(api: BotApi, driver: Driver, in_group: None) -> None:
    said = await driver.person(1002).group(thread=0).send("/x@touchbase_sandbox_bot")
    error = await api.error("deleteMessage", chat_id=GROUP, message_id=said.id)
    assert error == BAD + "message can't be deleted"
    await driver.set_bot_status("administrator", 1001)
    assert await api("deleteMessage", chat_id=GROUP, message_id=said.id) is True


async def test_replies(api: BotApi, driver: Driver, started: None) -> None:
    prefix = BAD
    gone = {"message_id": 999}
    error = await api.error("sendMessage", chat_id=1001, text="x", reply_parameters=gone)
    assert error == prefix + "message to be replied not found"
    allowed = gone | {"allow_sending_without_reply": True}
    assert "reply_to_message" not in await api("sendMessage", chat_id=1001, text="x", reply_parameters=allowed)
    for broken, description in (
        ("{", "can't parse reply parameters JSON object"),
        ([1], "object expected as reply parameters"),
    ):
        error = await api.error("sendMessage", chat_id=1001, text="x", reply_parameters=broken)
        assert error == prefix + description
    said = await driver.person(1001).private.send("вопрос")
    sent = await api("sendMessage", chat_id=1001, text="x", reply_parameters={"message_id": said.id})
    assert sent["reply_to_message"]["text"] == "вопрос"
    answer = await driver.person(1001).private.reply((await driver.person(1001).private.last()), "ответ")
    assert answer.reply_to_id == sent["message_id"]
    update = (await api.updates("message"))[-1]
    assert update["reply_to_message"]["message_id"] == sent["message_id"]
    assert "reply_to_message" not in update["reply_to_message"]


async def test_copy_and_forward(api: BotApi, driver: Driver, started: None) -> None:
    said = await driver.person(1001).private.send_file(b"x", "a.txt", caption="было")
    source = {"from_chat_id": 1001, "message_id": said.id}
    copied = await api("copyMessage", chat_id=1002, caption="стало", **source)
    assert list(copied) == ["message_id"]
    shown = await driver.person(1002).private.last()
    assert (shown.text, shown.document is not None) == ("стало", True)
    forwarded = await api("forwardMessage", chat_id=1002, **source)
    assert forwarded["forward_origin"]["sender_user"]["id"] == 1001
    assert forwarded["forward_from"]["id"] == 1001
    for method, word in (("copyMessage", "copy"), ("forwardMessage", "forward")):
        error = await api.error(method, chat_id=1002, from_chat_id=1001, message_id=999)
        assert error == BAD + f"message to {word} not found"


async def test_people_edit_forward_and_share(api: BotApi, driver: Driver, started: None) -> None:
    chat = driver.person(1001).private
    said = await chat.send("рас")
    await chat.edit(said, "раз")
    await chat.forward("Здравствуйте", "Иван Скрытный")
    await chat.forward("Привет", {"id": 5005, "first_name": "Пётр"})
    await chat.send_contact()
    await chat.send_contact({"phone_number": "+7999", "first_name": "Чужой", "user_id": 5005})
    updates = await api.updates()
    assert [next(key for key in update if key != "update_id") for update in updates] == [
        "message",
        "edited_message",
        "message",
        "message",
        "message",
        "message",
    ]
    assert updates[1]["edited_message"]["text"] == "раз"
    hidden, open_one, own, other = (update["message"] for update in updates[2:])
    assert hidden["forward_origin"]["sender_user_name"] == hidden["forward_sender_name"] == "Иван Скрытный"
    assert open_one["forward_from"]["id"] == 5005
    assert own["contact"]["user_id"] == own["from"]["id"] == 1001
    assert other["contact"]["user_id"] == 5005


async def test_pins(api: BotApi, driver: Driver, started: None, in_group: None) -> None:
    number = (await api("sendMessage", chat_id=GROUP, text="x"))["message_id"]
    place = {"chat_id": GROUP, "message_id": number}
    error = await api.error("pinChatMessage", **place)
    assert error == BAD + "not enough rights to manage pinned messages in the chat"
    await driver.set_bot_status("administrator", 1001)
    assert await api("pinChatMessage", **place) is True
    assert (await api.updates("message"))[-1]["pinned_message"]["message_id"] == number
    assert (await api("getChat", chat_id=GROUP))["pinned_message"]["message_id"] == number
    assert await api("unpinChatMessage", **place) is True
    assert await api.error("unpinChatMessage", **place) == BAD + "message to unpin not found"
    error = await api.error("pinChatMessage", chat_id=GROUP, message_id=999)
    assert error == BAD + "message to pin not found"


async def test_reactions(api: BotApi, driver: Driver, started: None) -> None:
    said = await driver.person(1001).private.send("x")
    place = {"chat_id": 1001, "message_id": said.id}
    await api("setMessageReaction", **place, reaction=[{"type": "emoji", "emoji": "👍"}])
    assert (await driver.person(1001).private.messages())[-1].raw["reactions"] == ["👍"]
    error = await api.error("setMessageReaction", **place, reaction=[{"type": "emoji", "emoji": "🐌"}])
    assert error == BAD + "REACTION_INVALID"
    error = await api.error("setMessageReaction", chat_id=1001, message_id=999, reaction=[])
    assert error == BAD + "message to react not found"


async def test_shapes_are_checked_before_the_chat_and_contents_after_it(api: BotApi) -> None:
    nowhere = {"chat_id": 4242, "text": "x"}
    data = {"inline_keyboard": [[{"text": "b", "callback_data": "x" * 65}]]}
    assert await api.error("sendMessage", **nowhere, reply_markup="{") == (
        BAD + "can't parse reply keyboard markup JSON object"
    )
    assert await api.error("sendMessage", **nowhere, reply_markup=data) == BAD + "chat not found"
    assert await api.error("sendMessage", chat_id=4242, text="x" * 4097) == BAD + "chat not found"
    error = await api.error("sendMessage", chat_id=4242, text="<b>", parse_mode="HTML")
    assert error.startswith(BAD + "can't parse entities")
