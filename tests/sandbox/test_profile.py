"""The bot's face (facts §3, §7): commands by scope, menu button, names and descriptions."""

from typing import Any

import pytest

from sandbox.driver import Driver
from tests.sandbox.conftest import BotApi

BAD = "400 Bad Request: "


def command(name: str, text: str = "Описание") -> dict[str, str]:
    return {"command": name, "description": text}


@pytest.mark.parametrize(
    ("commands", "description"),
    [
        ("{", "can't parse commands JSON object"),
        ({}, "expected an Array of BotCommand"),
        ([5], "can't parse BotCommand: expected an Object"),
        ([{"command": "a"}], "can't parse BotCommand: Can't find field \"description\""),
        ([command(" / ")], "command must be non-empty"),
        ([command("x" * 33)], "command length must not exceed 32"),
        ([command("x", " ")], "command description must be non-empty"),
        ([command("x", "y" * 257)], "command description length must not exceed 256"),
        ([command("Menu")], "BOT_COMMAND_INVALID"),
        ([command(f"c{n}") for n in range(101)], "BOT_COMMANDS_TOO_MUCH"),
    ],
)
async def test_refused_commands(api: BotApi, commands: Any, description: str) -> None:
    assert await api.error("setMyCommands", commands=commands) == BAD + description


@pytest.mark.parametrize(
    ("scope", "description"),
    [
        ("{", "can't parse BotCommandScope JSON object"),
        ([], "can't parse BotCommandScope: BotCommandScope must be an Object"),
        ({"type": "moon"}, "can't parse BotCommandScope: Unsupported type specified"),
        ({"type": "chat", "chat_id": ""}, "can't parse BotCommandScope: Empty chat_id specified"),
        (
            {"type": "chat_member", "chat_id": 5, "user_id": 0},
            "can't parse BotCommandScope: Invalid user_id specified",
        ),
    ],
)
async def test_refused_scopes(api: BotApi, scope: Any, description: str) -> None:
    assert await api.error("setMyCommands", commands=[command("x")], scope=scope) == BAD + description


async def test_the_most_specific_scope_wins(api: BotApi, driver: Driver) -> None:
    async def menu(person: int, chat: int = 0) -> list[str]:
        chats = (await driver.state(person))["chats"]
        return [item["command"] for item in chats[chat]["commands"]]

    await api("setMyCommands", commands=[command(" /start ")])
    assert await menu(1001) == ["start"]
    await api("setMyCommands", commands=[command("private")], scope={"type": "all_private_chats"})
    await api("setMyCommands", commands=[command("english")], scope={"type": "all_private_chats"}, language_code="en")
    await api("setMyCommands", commands=[command("group")], scope={"type": "all_group_chats"})
    await api("setMyCommands", commands=[command("admins")], scope={"type": "all_chat_administrators"})
    await api("setMyCommands", commands=[command("mine")], scope={"type": "chat", "chat_id": 1002})
    assert await menu(1001) == ["private"]
    assert await menu(1003) == ["english"]
    assert await menu(1002) == ["mine"]
    assert (await menu(1001, 1), await menu(1003, 1)) == (["admins"], ["group"])
    await api("deleteMyCommands", scope={"type": "all_private_chats"})
    assert await menu(1001) == ["start"]
    assert await api("getMyCommands", scope={"type": "all_group_chats"}) == [command("group")]
    assert await api("getMyCommands", language_code="de") == []


async def test_names_descriptions_menu(api: BotApi) -> None:
    await api("setMyName", name="Touchbase")
    await api("setMyDescription", description="CRM", language_code="ru")
    await api("setMyShortDescription", short_description="Коротко")
    assert (await api("getMe"))["first_name"] == "Touchbase"
    assert await api("getMyName", language_code="ru") == {"name": "Touchbase"}
    assert await api("getMyDescription", language_code="ru") == {"description": "CRM"}
    assert await api("getMyDescription") == {"description": ""}
    assert await api("getMyShortDescription") == {"short_description": "Коротко"}
    assert await api("getChatMenuButton") == {"type": "commands"}
    await api("setChatMenuButton", chat_id=1001, menu_button={"type": "default"})
    assert await api("getChatMenuButton", chat_id=1001) == {"type": "default"}
    assert await api.error("setMyDescription", description="x" * 513) == BAD + "BOT_DESCRIPTION_INVALID"
    assert await api.error("setMyName", name="x", language_code="RU!") == BAD + "invalid language code specified"
