"""Which chats a bot reaches (facts §3; checklist 5): never started, blocked, kicked, left, migrated, gone."""

import pytest

from sandbox.driver import Driver
from tests.sandbox.conftest import BotApi

GROUP = -1001000000001
BAD = "400 Bad Request: "


@pytest.mark.parametrize(
    ("chat_id", "description"),
    [
        ("", "chat_id is empty"),
        ("777", "chat not found"),
        ("-100999", "chat not found"),
        ("@olga_orlova", "chat not found"),
        ("@nobody", "chat not found"),
        ("abc", "chat not found"),
        (str(GROUP), "chat not found"),
        ("1004", "chat not found"),
    ],
)
async def test_unknown(api: BotApi, started: None, chat_id: str, description: str) -> None:
    assert await api.error("sendMessage", chat_id=chat_id, text="x") == BAD + description


async def test_met_but_never_started(api: BotApi, driver: Driver, in_group: None) -> None:
    await driver.person(1003).group(thread=0).send("/menu@touchbase_sandbox_bot")
    error = await api.error("sendMessage", chat_id=1003, text="x")
    assert error == "403 Forbidden: bot can't initiate conversation with a user"
    assert (await api("getChat", chat_id=1003))["first_name"] == "Anna"


async def test_blocked_and_back(api: BotApi, driver: Driver, started: None) -> None:
    olga = driver.person(1001)
    sent = await api("sendMessage", chat_id=1001, text="x")
    await olga.block()
    (update,) = await api.updates("my_chat_member")
    assert (update["old_chat_member"]["status"], update["new_chat_member"]["status"]) == ("member", "kicked")
    blocked = "403 Forbidden: bot was blocked by the user"
    assert await api.error("sendMessage", chat_id=1001, text="x") == blocked
    assert await api.error("sendChatAction", chat_id=1001, action="typing") == blocked
    assert await api.error("editMessageText", chat_id=1001, message_id=sent["message_id"], text="y") == blocked
    await olga.private.send("/start")
    updates = await api.updates()
    assert updates[0]["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert updates[1]["message"]["text"] == "/start"
    await api("sendMessage", chat_id=1001, text="x")


async def test_deactivated(api: BotApi, driver: Driver, started: None) -> None:
    await driver.add_person(1001, "Deleted", deactivated=True)
    assert await api.error("sendMessage", chat_id=1001, text="x") == "403 Forbidden: user is deactivated"


async def test_itself(api: BotApi) -> None:
    error = await api.error("sendMessage", chat_id=7000000001, text="x")
    assert error == "403 Forbidden: the bot can't send messages to the bot"


async def test_joining_and_leaving_a_supergroup(api: BotApi, driver: Driver) -> None:
    await driver.set_bot_status("member", 1001)
    joined, service = await api.updates()
    assert joined["my_chat_member"]["chat"] == {
        "id": GROUP,
        "title": "Отдел продаж",
        "type": "supergroup",
        "is_forum": True,
    }
    assert joined["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert service["message"]["new_chat_members"][0]["username"] == "touchbase_sandbox_bot"
    await api("sendMessage", chat_id=GROUP, text="x")
    await driver.set_bot_status("restricted", 1001)
    error = await api.error("sendMessage", chat_id=GROUP, text="x")
    assert error == BAD + "not enough rights to send text messages to the chat"
    error = await api.error("sendDocument", chat_id=GROUP, document=b"x")
    assert error == BAD + "not enough rights to send documents to the chat"
    await driver.set_bot_status("kicked", 1001)
    error = "403 Forbidden: bot was kicked from the supergroup chat"
    assert await api.error("sendMessage", chat_id=GROUP, text="x") == error
    assert await api.error("getChat", chat_id=GROUP) == error
    await driver.set_bot_status("member", 1001)
    assert await api("leaveChat", chat_id=GROUP) is True
    error = await api.error("sendMessage", chat_id=GROUP, text="x")
    assert error == "403 Forbidden: bot is not a member of the supergroup chat"
    assert (await api.updates("my_chat_member"))[-1]["new_chat_member"]["status"] == "left"


async def test_basic_group_is_upgraded(api: BotApi, driver: Driver, started: None) -> None:
    body = {"title": "Старая", "creator": 1001, "members": [1002]}
    old = (await driver.request("POST", "groups", json=body))["id"]
    await driver.set_bot_status("member", 1001, old)
    await api("sendMessage", chat_id=old, text="x")
    await driver.set_bot_status("left", 1001, old)
    error = await api.error("sendMessage", chat_id=old, text="x")
    assert error == "403 Forbidden: bot is not a member of the group chat"
    await driver.set_bot_status("kicked", 1001, old)
    assert await api.error("sendMessage", chat_id=old, text="x") == "403 Forbidden: bot was kicked from the group chat"
    await driver.set_bot_status("member", 1001, old)
    await api.updates()
    new = (await driver.request("POST", f"groups/{old}/migrate", json={"by": 1001}))["id"]
    first, second = await api.updates("message")
    assert (first["chat"]["id"], first["migrate_to_chat_id"]) == (old, new)
    assert (second["chat"]["id"], second["migrate_from_chat_id"]) == (new, old)
    status, answer = await api.raw("sendMessage", chat_id=old, text="x")
    assert (status, answer["description"]) == (400, "Bad Request: group chat was upgraded to a supergroup chat")
    assert answer["parameters"] == {"migrate_to_chat_id": new}
    await api("sendMessage", chat_id=new, text="x")


async def test_topics(api: BotApi, driver: Driver, in_group: None) -> None:
    thread = BAD + "message thread not found"
    for number in (1, 99):
        assert await api.error("sendMessage", chat_id=GROUP, text="x", message_thread_id=number) == thread
    sent = await api("sendMessage", chat_id=GROUP, text="x", message_thread_id=2)
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (2, True)
    assert sent["reply_to_message"]["forum_topic_created"]["name"] == "Интерес клиентов"
    assert "message_thread_id" not in await api("sendMessage", chat_id=GROUP, text="x")
    error = await api.error("createForumTopic", chat_id=GROUP, name="Новая")
    assert error == BAD + "not enough rights to create a topic"
    await driver.set_bot_status("administrator", 1001)
    topic = await api("createForumTopic", chat_id=GROUP, name="Новая")
    sent = await api("sendMessage", chat_id=GROUP, text="x", message_thread_id=topic["message_thread_id"])
    assert (await api.updates("message"))[-1]["forum_topic_created"]["name"] == "Новая"
    last = await driver.person(1003).group(thread=topic["message_thread_id"]).last()
    assert last.id == sent["message_id"]


async def test_people_make_topics(api: BotApi, driver: Driver, in_group: None) -> None:
    path = "groups/-1001000000001/topics"
    number = (await driver.request("POST", path, json={"name": "Планёрка", "by": 1001}))["thread_id"]
    assert (await api.updates("message"))[0]["forum_topic_created"]["name"] == "Планёрка"
    said = await driver.person(1002).group(thread=number).send("/x@touchbase_sandbox_bot")
    assert said.thread_id == number
    assert (await api.updates("message"))[0]["reply_to_message"]["message_id"] == number
    error = await api.error("createForumTopic", chat_id=1001, name="x")
    assert error == BAD + "the chat is not a forum"
    assert await api("getForumTopicIconStickers") == []


async def test_private_chats_have_no_topics(api: BotApi, started: None) -> None:
    error = await api.error("sendMessage", chat_id=1001, text="x", message_thread_id=2)
    assert error == BAD + "message thread not found"


async def test_privacy_mode(api: BotApi, driver: Driver, in_group: None) -> None:
    chat = driver.person(1002).group(thread=0)
    await chat.send("обычный разговор")
    await chat.send("/menu")
    await chat.send("/menu@touchbase_sandbox_bot")
    await chat.send("/menu@another_bot")
    await chat.send("спроси @touchbase_sandbox_bot")
    seen = [message["text"] for message in await api.updates("message")]
    assert seen == ["/menu@touchbase_sandbox_bot", "спроси @touchbase_sandbox_bot"]
    sent = await api("sendMessage", chat_id=GROUP, text="x")
    await chat.send("/after")
    await chat.send("/not_any_more")
    shown = await chat.last()
    assert shown.id == sent["message_id"]
    await chat.reply(shown, "ответ")
    seen = [message["text"] for message in await api.updates("message")]
    assert seen == ["/after", "ответ"]
    await driver.set_bot_status("administrator", 1001)
    await api.updates()
    await chat.send("теперь всё")
    assert (await api.updates("message"))[0]["text"] == "теперь всё"


async def test_members(api: BotApi, driver: Driver, started: None, in_group: None) -> None:
    async def status(user_id: int, chat_id: int = GROUP) -> str:
        return str((await api("getChatMember", chat_id=chat_id, user_id=user_id))["status"])

    assert [await status(number) for number in (1001, 1002, 1003, 7000000001)] == [
        "creator",
        "administrator",
        "member",
        "member",
    ]
    assert await api.error("getChatMember", chat_id=GROUP, user_id=0) == BAD + "invalid user_id specified"
    assert await api.error("getChatMember", chat_id=GROUP, user_id=4242) == BAD + "user not found"
    body = {"by": 1001, "person": 1003, "status": "left"}
    await driver.request("POST", f"groups/{GROUP}/people", json=body)
    assert (await api.updates("message"))[-1]["left_chat_member"]["id"] == 1003
    assert await api("getChatMemberCount", chat_id=GROUP) == 3
    admins = await api("getChatAdministrators", chat_id=GROUP)
    assert [admin["user"]["id"] for admin in admins] == [1001, 1002]


async def test_chat_actions(api: BotApi, started: None) -> None:
    assert await api("sendChatAction", chat_id=1001, action="Upload_Document") is True
    assert await api.error("sendChatAction", chat_id=1001, action="dance") == BAD + "wrong parameter action in request"
