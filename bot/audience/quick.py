"""The ready-made lists: of the home screen, and of clients who wait for somebody."""

from enum import StrEnum

from bot.audience.client_list import show_list
from bot.kit.call import Call
from bot.kit.enum_words import worded
from bot.kit.registry import on_press
from bot.kit.screen import Press
from domain.audience.filter import ClientFilter, Order, Touching
from domain.audience.queue import QUIET_DAYS
from domain.base.actor import Permission


class Quick(StrEnum):
    """A ready-made list."""

    ALL = "all"
    NEWEST = "new"
    OVERDUE = "over"
    TODAY = "today"
    WEEK = "week"
    NO_STEP = "step"
    QUIET = "quiet"
    STUCK = "stuck"


FILTERS = {
    Quick.ALL: ClientFilter(),
    Quick.NEWEST: ClientFilter(order=Order.NEWEST),
    Quick.OVERDUE: ClientFilter(touching=Touching.OVERDUE, order=Order.NEXT_TOUCH),
    Quick.TODAY: ClientFilter(touching=Touching.TODAY, order=Order.NEXT_TOUCH),
    Quick.WEEK: ClientFilter(touching=Touching.WEEK, order=Order.NEXT_TOUCH),
    Quick.NO_STEP: ClientFilter(no_step=True, order=Order.NEWEST),
    Quick.QUIET: ClientFilter(quiet_days=QUIET_DAYS, order=Order.LONGEST_AGO),
    Quick.STUCK: ClientFilter(stuck=True, order=Order.LONGEST_AGO),
}


class QuickPress(Press, prefix="q"):
    """Open a ready-made list."""

    quick: Quick


worded("audience-quick")(Quick)


@on_press(QuickPress, Permission.SEE_CLIENTS)
async def press_quick(call: Call, press: QuickPress) -> None:
    """Show the list."""
    await show_list(call, FILTERS[press.quick])
