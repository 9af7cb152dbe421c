"""What a bot may see (facts §7, privacy mode on): in private everything, in groups little, unless it is an admin."""

import re

from sandbox.telegram.world import Chat, Message, World

_COMMAND = re.compile(r"^/[A-Za-z0-9_]+(@\w+)?")


def bot_sees(world: World, place: Chat, message: Message) -> bool:
    """Whether the bot gets an update about a person's message."""
    if place.is_private:
        return True
    if place.bot_status in {"left", "kicked"}:
        return False
    if place.bot_status == "administrator" or message.is_service or message.via_bot:
        return True
    original = place.messages.get(message.reply_to)
    if original is not None and original.sender_id == world.bot.id:
        return True
    text = str(message.content.get("text") or message.content.get("caption") or "")
    command = _COMMAND.match(text)
    if command:
        return command.group(1) == f"@{world.bot.username}" if command.group(1) else place.bot_spoke_last
    return f"@{world.bot.username}".lower() in text.lower()
