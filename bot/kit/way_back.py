"""The button that leads from a card to where it was opened from: a list, the board, a day, a reminder …"""

from collections.abc import Callable, Mapping

from aiogram.types import InlineKeyboardButton

from bot.kit.presses import (
    CameFrom,
    CardPress,
    DayPress,
    ImportPress,
    ListPress,
    OpenRemindedPress,
    Origin,
    PairPress,
    StagePagePress,
    TaskPress,
)
from bot.kit.screen import Press, button
from bot.kit.words import Words

#: What each place is opened by again: its id is known, and the client whose card one looked at.
_OPENS: Mapping[CameFrom, Callable[[int, int], Press]] = {
    CameFrom.STAGE: lambda stage_id, client_id: StagePagePress(stage_id=stage_id, at_id=client_id),
    CameFrom.PAIR: lambda pair_id, _: PairPress(pair_id=pair_id),
    CameFrom.CARD: lambda other_id, _: CardPress(client_id=other_id),
    CameFrom.IMPORT: lambda import_id, _: ImportPress(import_id=import_id),
    CameFrom.TASK: lambda task_id, _: TaskPress(task_id=task_id),
    CameFrom.REMINDER: lambda reminder_id, _: OpenRemindedPress(reminder_id=reminder_id),
    CameFrom.DAY: lambda day, _: DayPress(day=day),
}


def way_back(words: Words, origin: Origin) -> InlineKeyboardButton | None:
    """The button; None for a card that was opened from nowhere, or from a place that there is no more."""
    filter_id, offset, client_id = origin["filter_id"], origin["offset"], origin["client_id"]
    if filter_id > 0:
        back = ListPress(filter_id=filter_id, offset=offset, anchor=client_id)
        return button(words.text("clients-back-to-list"), back)
    if filter_id not in {place.value for place in CameFrom}:
        return None
    place = CameFrom(filter_id)
    return button(words.text("clients-back-to", place=place.name.lower()), _OPENS[place](offset, client_id))
