"""What Telegram tells of the bot's own place: blocked, let in again, thrown out of the team group, a group upgraded.

It holds whoever did it, also a stranger or somebody suspended, so it is taken as the product itself.
"""

from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.types import Update

from bot.kit.services import Services
from bot.outbox.lost_group import lose_group
from domain.base.actor import SYSTEM
from domain.base.errors import AlreadyAppliedError
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.outbox.find_chat import find_chat
from domain.outbox.lose_chat import lose_chat
from domain.team.migrate_chat import migrate_chat
from domain.team.queries import actor_of

GONE = frozenset({ChatMemberStatus.LEFT, ChatMemberStatus.KICKED})


async def take_notice(services: Services, update: Update) -> bool:
    """Note what the update says of our place; True if that was all it said. A replayed update is noted already."""
    try:
        return await _note(services, update)
    except AlreadyAppliedError:
        return True


async def _note(services: Services, update: Update) -> bool:
    message, event = update.message, update.my_chat_member
    if message is not None and message.migrate_to_chat_id is not None:
        await _follow(services, message.chat.id, message.migrate_to_chat_id)
        return True
    if event is None:
        return False
    is_gone = event.new_chat_member.status in GONE
    if event.chat.type == ChatType.PRIVATE:
        await _note_chat(services, event.from_user.id, is_lost=is_gone)
        return True
    if is_gone:
        await lose_group(services, event.chat.id)
    return is_gone


async def _follow(services: Services, old_chat_id: int, new_chat_id: int) -> None:
    async with writing(services.database, SYSTEM, ChangeKind.WORK, clock=services.clock) as ctx:
        await migrate_chat(ctx, old_chat_id, new_chat_id)


async def _note_chat(services: Services, telegram_id: int, *, is_lost: bool) -> None:
    async with reading(services.database, SYSTEM, services.clock) as look:
        found = await actor_of(look, telegram_id)
    if found is None:
        return
    async with writing(services.database, SYSTEM, ChangeKind.WORK, clock=services.clock) as ctx:
        await (lose_chat if is_lost else find_chat)(ctx, found.member.id)
