"""The bot's own face: getMe, commands by scope and language, menu button, names and descriptions."""

import re
from typing import Any

from sandbox.telegram import render
from sandbox.telegram.args import Args, to_integer
from sandbox.telegram.errors import bad_request
from sandbox.telegram.hub import Telegram
from sandbox.telegram.methods.registry import method
from sandbox.wire import Json

_COMMAND = re.compile(r"^[a-z0-9_]+$")
_LANGUAGE = re.compile(r"^[a-z]{2}$")
_SIMPLE_SCOPES = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
_CHAT_SCOPES = {"chat", "chat_administrators", "chat_member"}


@method("getMe")
def get_me(tg: Telegram, _args: Args) -> Json:
    """Return the bot."""
    flags = {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
        "supports_guest_queries": False,
        "supports_join_request_queries": False,
    }
    return render.bot_user(tg.world) | flags


def _language(args: Args) -> str:
    code = args.text("language_code")
    if code and not _LANGUAGE.match(code):
        raise bad_request("invalid language code specified")
    return code


def _scope(args: Args) -> str:
    """Return the key of a BotCommandScope."""
    given: Any = args.decoded("scope", "can't parse BotCommandScope JSON object")
    if given is None:
        return "default"
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = given.get("type")
    if kind is None:
        raise bad_request("can't parse BotCommandScope: Can't find field \"type\"")
    if kind in _SIMPLE_SCOPES:
        return str(kind)
    if kind not in _CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if "chat_id" not in given:
        raise bad_request("can't parse BotCommandScope: Can't find field \"chat_id\"")
    if not str(given["chat_id"]):
        raise bad_request("can't parse BotCommandScope: Empty chat_id specified")
    if kind != "chat_member":
        return f"{kind}/{given['chat_id']}"
    user_id = to_integer(str(given.get("user_id", 0)))
    if user_id <= 0:
        raise bad_request("can't parse BotCommandScope: Invalid user_id specified")
    return f"{kind}/{given['chat_id']}/{user_id}"


def _command(value: Any) -> Json:
    if not isinstance(value, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    for name in ("command", "description"):
        if name not in value:
            raise bad_request(f"can't parse BotCommand: Can't find field \"{name}\"")
    command = str(value["command"]).strip().removeprefix("/").strip()
    description = str(value["description"]).strip()
    if not command:
        raise bad_request("command must be non-empty")
    if len(command) > 32:
        raise bad_request("command length must not exceed 32")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > 256:
        raise bad_request("command description length must not exceed 256")
    if not _COMMAND.match(command):
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": command, "description": description}


@method("setMyCommands")
def set_my_commands(tg: Telegram, args: Args) -> bool:
    """Replace the commands of one scope and language."""
    given: Any = args.decoded("commands", "can't parse commands JSON object")
    if given is not None and not isinstance(given, list):
        raise bad_request("expected an Array of BotCommand")
    commands = [_command(value) for value in given or []]
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    tg.world.bot.commands[f"{_scope(args)}:{_language(args)}"] = commands
    tg.tell("commands")
    return True


@method("getMyCommands")
def get_my_commands(tg: Telegram, args: Args) -> list[Json]:
    """Return the commands of exactly this scope and language."""
    return tg.world.bot.commands.get(f"{_scope(args)}:{_language(args)}", [])


@method("deleteMyCommands")
def delete_my_commands(tg: Telegram, args: Args) -> bool:
    """Take the commands of one scope and language away, so that the next wider ones count."""
    tg.world.bot.commands.pop(f"{_scope(args)}:{_language(args)}", None)
    tg.tell("commands")
    return True


def commands_for(tg: Telegram, person_id: int, chat_id: int) -> list[Json]:
    """Return what a person finds in the menu of a chat: the most specific scope wins, their language before none."""
    place = tg.world.chats[chat_id]
    language = tg.world.people[person_id].language_code
    admin = place.members.get(person_id) in {"creator", "administrator"}
    scopes = [f"chat_member/{chat_id}/{person_id}"]
    if not place.is_private and admin:
        scopes.append(f"chat_administrators/{chat_id}")
    scopes.append(f"chat/{chat_id}")
    if place.is_private:
        scopes.append("all_private_chats")
    else:
        scopes += ["all_chat_administrators"] * admin + ["all_group_chats"]
    for scope in [*scopes, "default"]:
        for suffix in (language, ""):
            commands = tg.world.bot.commands.get(f"{scope}:{suffix}")
            if commands:
                return commands
    return []


@method("setChatMenuButton")
def set_chat_menu_button(tg: Telegram, args: Args) -> bool:
    """Set the menu button of one private chat, or of all without a chat."""
    given: Any = args.decoded("menu_button", "can't parse menu button JSON object") or {"type": "default"}
    if not isinstance(given, dict):
        raise bad_request("can't parse menu button: MenuButton must be an Object")
    kind = given.get("type")
    if kind not in {"default", "commands", "web_app"}:
        raise bad_request("can't parse menu button: Unsupported type specified")
    if kind == "web_app" and not str((given.get("web_app") or {}).get("url", "")).startswith("https://"):
        raise bad_request("menu button Web App URL is invalid: Only HTTPS links are allowed")  # Inferred.
    tg.world.bot.menu_buttons[args.text("chat_id")] = given
    tg.tell("commands")
    return True


@method("getChatMenuButton")
def get_chat_menu_button(tg: Telegram, args: Args) -> Json:
    """Return the menu button of a chat, or the default one."""
    buttons = tg.world.bot.menu_buttons
    return buttons.get(args.text("chat_id")) or buttons.get("") or {"type": "commands"}


def _set_text(store: dict[str, str], args: Args, name: str, limit: int, code: str) -> bool:
    text = args.text(name)
    if len(text) > limit:
        raise bad_request(code)  # The codes are the MTProto server's; that the Bot API shows them bare is inferred.
    store[_language(args)] = text
    return True


def _get_text(store: dict[str, str], args: Args) -> str:
    return store.get(_language(args)) or store.get("", "")


@method("setMyName")
def set_my_name(tg: Telegram, args: Args) -> bool:
    """Set the name, up to 64 characters."""
    done = _set_text(tg.world.bot.names, args, "name", 64, "BOT_TITLE_INVALID")
    if not tg.world.bot.names.get(""):
        tg.world.bot.names.pop("", None)
    tg.tell("chats")
    return done


@method("getMyName")
def get_my_name(tg: Telegram, args: Args) -> Json:
    """Return the name."""
    return {"name": _get_text(tg.world.bot.names, args) or tg.world.bot.first_name}


@method("setMyDescription")
def set_my_description(tg: Telegram, args: Args) -> bool:
    """Set what people read in the empty chat, up to 512 characters."""
    done = _set_text(tg.world.bot.descriptions, args, "description", 512, "BOT_DESCRIPTION_INVALID")
    tg.tell("commands")
    return done


@method("getMyDescription")
def get_my_description(tg: Telegram, args: Args) -> Json:
    """Return it."""
    return {"description": _get_text(tg.world.bot.descriptions, args)}


@method("setMyShortDescription")
def set_my_short_description(tg: Telegram, args: Args) -> bool:
    """Set what stands in the profile, up to 120 characters."""
    return _set_text(tg.world.bot.short_descriptions, args, "short_description", 120, "BOT_ABOUT_INVALID")


@method("getMyShortDescription")
def get_my_short_description(tg: Telegram, args: Args) -> Json:
    """Return it."""
    return {"short_description": _get_text(tg.world.bot.short_descriptions, args)}
