"""A task for each client of a list, from one line."""

from bot.bulk.dry_run import show_dry_run
from bot.kit.call import Ids, Said
from bot.kit.registry import on_answer
from domain.audience.queries import get_filter
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.bulk.tasks import AddTask
from domain.tasks.rules import clean_title
from domain.tasks.understand import Trouble, understand

#: A longer one is a letter.
_LONGEST = 400


@on_answer("bulk-task", Permission.EDIT_CLIENTS)
async def answer_task(said: Said, ids: Ids, text: str) -> None:
    """What to do and when; a time that can't be is asked again, for it would be wrong for all of them."""
    async with said.reading() as ctx:
        await get_filter(ctx, ids["filter_id"])
    if len(text) > _LONGEST:
        raise InvalidValueError(field="task", reason="too-long", longest=_LONGEST)
    read = understand(text, said.services.clock().astimezone(said.zone))
    if not read.title:
        raise InvalidValueError(field="task", reason="no-task")
    if read.trouble is not None:
        raise InvalidValueError(field="date", reason="past" if read.trouble is Trouble.PAST else "no-such-day")
    if read.unread:
        raise InvalidValueError(field="date", reason="unreadable-when")
    task = AddTask(
        clean_title(read.title),
        on=read.on.isoformat() if read.on else None,
        at=read.at.isoformat() if read.at else None,
        is_urgent=read.is_urgent,
        repeat=read.repeat.to_json() if read.repeat else None,
    )
    await show_dry_run(said, ids["filter_id"], task)
