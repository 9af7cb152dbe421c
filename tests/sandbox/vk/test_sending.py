"""messages.send (facts §3.1; checklist 1–4): the order of the checks, permissions, deduplication, keyboards."""

import json

import pytest

from sandbox.driver import Driver
from sandbox.vk import cast
from sandbox.vk.world import Mood
from sandbox.vk_driver import VkDriver
from tests.sandbox.vk.conftest import VkApi
from tests.sandbox.vk.moods import (
    ANSWERS,
    BANNED,
    BLACKLISTED,
    CLOSED,
    DELETED,
    NEVER,
    NOBODY,
    SILENT,
    SILENT_TOO,
    somebody,
)

PREFIX = "100 One of the parameters specified was missing or invalid"
NO_PERMISSION = "901 Can't send messages for users without permission"


async def test_to_one(api: VkApi, vk: VkDriver) -> None:
    sent = await api.send(SILENT, 5, "Добрый день, *как* дела?")
    (message,) = await vk.delivered()
    assert (message.id, message.account, message.person_id, message.random_id) == (sent, -cast.COFFEE_ID, SILENT, 5)
    assert message.text == "Добрый день, *как* дела?"
    assert await vk.person(SILENT).messages() == [message]


@pytest.mark.parametrize("way", ["user_id", "peer_id", "domain"])
async def test_ways_to_name_one(api: VkApi, vk: VkDriver, way: str) -> None:
    person = somebody(Mood.SILENT)
    name = "friend_0" if way == "domain" else str(person)
    assert isinstance(await api("messages.send", random_id=1, message="x", **{way: name}), int)
    assert [message.person_id for message in await vk.delivered()] == [person]


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"peer_id": SILENT}, "random_id is a required parameter"),
        ({"random_id": "x", "peer_id": SILENT}, "random_id not integer"),
        ({"random_id": 2**31, "peer_id": SILENT}, f"random_id should be less or equal to {2**31 - 1}"),
        ({"random_id": 1}, "you should specify peer_id, user_id, domain, chat_id or user_ids param"),
        (
            {"random_id": 1, "peer_id": SILENT, "user_id": SILENT},
            "you should specify peer_id, user_id, domain, chat_id or user_ids param",
        ),
        (
            {"random_id": 1, "user_ids": SILENT},
            "you should specify peer_id, user_id, domain, chat_id or user_ids param",
        ),
        ({"random_id": 1, "peer_id": SILENT}, "message is empty or invalid"),
        ({"random_id": 1, "peer_id": SILENT, "message": " \n "}, "message is empty or invalid"),
        ({"random_id": 1, "peer_id": "me", "message": "x"}, "peer_id not integer"),
        ({"random_id": 1, "peer_id": SILENT, "attachment": "song1_2"}, "attachment song1_2 is invalid"),
        ({"random_id": 1, "peer_id": SILENT, "message": "x", "payload": "{"}, "payload is invalid"),
        (
            {"random_id": 1, "peer_id": SILENT, "message": "x", "disable_mentions": "yes"},
            "disable_mentions not boolean",
        ),
        (
            {"random_id": 1, "peer_ids": ",".join("1" * 101), "message": "x"},
            "peer_ids should be less or equal to 100 items",
        ),
        ({"random_id": 1, "peer_id": SILENT, "sticker_id": 5}, "sticker_id is no parameter of this method"),
    ],
)
async def test_what_is_wrong_with_the_call(api: VkApi, vk: VkDriver, given: dict[str, object], text: str) -> None:
    assert await api.error("messages.send", **given) == f"{PREFIX}: {text}"
    assert await vk.delivered() == []


@pytest.mark.parametrize(
    ("person", "text"),
    [
        (NEVER, NO_PERMISSION),
        (CLOSED, "902 Can't send messages for users due to their privacy settings"),
        (BLACKLISTED, "900 Can't send messages for users from blacklist"),
        (DELETED, "18 User was deleted or banned"),
        (BANNED, "18 User was deleted or banned"),
        (NOBODY, "936 Contact not found"),
        (2_000_000_001, "917 You don't have access to this chat"),
    ],
)
async def test_people_who_get_nothing(api: VkApi, vk: VkDriver, person: int, text: str) -> None:
    # The permission is looked at before the text. [I]
    assert await api.error("messages.send", peer_id=person, random_id=1) == text
    listed = await api("messages.send", peer_ids=person, random_id=1, message="x")
    code, _, description = text.partition(" ")
    assert listed == [{"peer_id": person, "error": {"code": int(code), "description": description}}]
    assert await vk.delivered() == []


async def test_to_many(api: VkApi, vk: VkDriver) -> None:
    sent = await api("messages.send", peer_ids=f"{SILENT},{NEVER},{SILENT_TOO}", random_id=9, message="x")
    assert [item.get("message_id", item.get("error")) for item in sent] == [
        1,
        {"code": 901, "description": "Can't send messages for users without permission"},
        2,
    ]
    assert [message.person_id for message in await vk.delivered()] == [SILENT, SILENT_TOO]
    again = await api("messages.send", peer_ids=f"{SILENT},{SILENT_TOO}", random_id=9, message="x")
    assert [item["message_id"] for item in again] == [1, 2]
    assert [message.repeats for message in await vk.delivered()] == [1, 1]


async def test_before_5_138_many_were_user_ids(api: VkApi) -> None:
    listed = await api("messages.send", v="5.131", user_ids=SILENT, random_id=9, message="x")
    assert listed == [{"peer_id": SILENT, "message_id": 1, "conversation_message_id": 1}]


async def test_the_same_random_id_is_one_message(api: VkApi, vk: VkDriver, driver: Driver) -> None:
    first = await api.send(SILENT, 5, "раз")
    assert await api.send(SILENT, 5, "два") == first
    others = {await api.send(SILENT, 6), await api.send(SILENT_TOO, 5), await api.send(SILENT, -5)}
    assert first not in others
    (message, *_) = await vk.person(SILENT).messages()
    assert (message.text, message.repeats) == ("раз", 1)
    # Another sender's is another message, and so is a second one without any.
    await api.send(SILENT, 5, token=cast.YOGA)
    assert await api.send(SILENT, 0) != await api.send(SILENT, 0)
    await driver.advance(3599)
    assert await api.send(SILENT, 5) == first
    await driver.advance(2)
    assert await api.send(SILENT, 5) != first


async def test_how_long_deduplication_lasts_is_a_switch(api: VkApi, vk: VkDriver, driver: Driver) -> None:
    await vk.settings(dedup_seconds=60)
    first = await api.send(SILENT, 5)
    await driver.advance(61)
    assert await api.send(SILENT, 5) != first


async def test_length(api: VkApi, vk: VkDriver) -> None:
    await api.send(SILENT, 1, "ж" * 9000)
    too_long = "914 Message is too long"
    assert await api.error("messages.send", peer_id=SILENT, random_id=2, message="ж" * 9001) == too_long
    await vk.settings(message_bytes=4096)
    await api.send(SILENT, 3, "ж" * 2048)
    assert await api.error("messages.send", peer_id=SILENT, random_id=4, message="ж" * 2049) == too_long


async def test_a_person_sends_too(api: VkApi, vk: VkDriver) -> None:
    await api.send(ANSWERS, 1, token=cast.PROMO)
    message, answer = await vk.person(ANSWERS).messages()
    assert (message.account, message.out) == (cast.PROMO_ID, True)
    assert (answer.account, answer.out) == (cast.PROMO_ID, False)
    refused = "902 Can't send messages for users due to their privacy settings"
    for person in (CLOSED, NEVER):
        assert await api.error("messages.send", cast.PROMO, peer_id=person, random_id=1, message="x") == refused


def keyboard(*rows: list[dict[str, object]], **more: object) -> str:
    return json.dumps({"buttons": rows} | more)


def text_button(**action: object) -> dict[str, object]:
    return {"action": {"type": "text", "label": "Да"} | action}


LINK: dict[str, object] = {"action": {"type": "open_link", "link": "https://vk.com", "label": "Сюда"}}


@pytest.mark.parametrize(
    "fine",
    [
        keyboard(),
        keyboard([text_button(payload='{"a":1}') | {"color": "positive"}], one_time=True),
        keyboard([LINK, LINK, text_button()], inline=True),
        keyboard(*[[text_button()] * 4] * 10),
    ],
)
async def test_keyboards(api: VkApi, vk: VkDriver, fine: str) -> None:
    await api.send(SILENT, 1, keyboard=fine)
    assert [message.keyboard for message in await vk.delivered()] == [fine]


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        ("[]", "keyboard should be array"),
        ("{", "keyboard should be valid json"),
        (json.dumps({"buttons": {}}), "keyboard.buttons should be array of arrays"),
        (keyboard(*[[text_button()]] * 11), "too much buttons"),
        (keyboard(*[[text_button()] * 5] * 9), "too much buttons"),
        (keyboard([text_button()] * 6), "row should have from 1 to 5 buttons"),
        (keyboard([LINK, LINK, LINK]), "row should have from 1 to 5 buttons"),
        (keyboard([text_button()] * 4, [text_button()] * 4, [text_button()] * 3, inline=True), "too much buttons"),
        (keyboard([text_button(label="я" * 41)]), "button.action.label should be no longer than 40"),
        (keyboard([text_button(label="")]), "button.action.label is required"),
        (keyboard([text_button(type="jump")]), "button.action.type is unknown"),
        (keyboard([text_button() | {"color": "blue"}]), "button.color is not allowed"),
        (
            keyboard([text_button(payload=f'"{"x" * 254}"')]),
            "button.action.payload should be valid json no longer than 255",
        ),
        (keyboard([text_button()], inline=True, one_time=True), "keyboard.one_time is not allowed in inline keyboard"),
        (keyboard(rows=1), "keyboard.rows is unknown"),
    ],
)
async def test_wrong_keyboards(api: VkApi, wrong: str, text: str) -> None:
    refused = await api.error("messages.send", peer_id=SILENT, random_id=1, message="x", keyboard=wrong)
    assert refused == f"911 Keyboard format is invalid: {text}"


async def test_keyboards_need_the_features_of_bots(api: VkApi, vk: VkDriver) -> None:
    await vk.change_community(cast.COFFEE_ID, bot_features=False)
    refused = await api.error("messages.send", peer_id=SILENT, random_id=1, message="x", keyboard=keyboard())
    assert refused == "912 This is a chat bot feature, change this status in settings"


async def test_intents(api: VkApi) -> None:
    refused = await api.error("messages.send", peer_id=SILENT, random_id=1, message="x", intent="promo_newsletter")
    assert refused == "943 Cannot use this intent"
