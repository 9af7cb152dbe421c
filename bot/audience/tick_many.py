"""Ticks of a whole list, put on or taken off some at a time: nobody shall wait for whoever ticks a million."""

from bot.kit.call import Call
from domain.audience.filter import ClientFilter
from domain.audience.queries import client_ids_after
from domain.audience.set_ticks_aside import TicksAside, set_ticks_aside
from domain.audience.tick_clients import tick_page
from domain.journal.kinds import ChangeKind

#: So many ticks hold the database for a part of a tenth of a second.
AT_ONCE = 10_000


async def tick_everybody(call: Call, wanted: ClientFilter) -> int:
    """Tick everybody whom the filter means; gives how many were new."""
    new, after, is_more = 0, 0, True
    while is_more:
        async with call.reading() as look:
            ids = await client_ids_after(look, wanted, after, AT_ONCE)
        is_more = len(ids) == AT_ONCE
        if ids:
            async with call.writing(ChangeKind.WORK) as ctx:
                new += await tick_page(ctx, ids)
            after = ids[-1]
    return new


async def untick_everybody(call: Call) -> TicksAside:
    """Take all ticks off; gives how many went, and what brings them back."""
    gone, is_more = TicksAside(None, 0), True
    while is_more:
        async with call.writing(ChangeKind.WORK) as ctx:
            part = await set_ticks_aside(ctx, AT_ONCE, gone.segment_id)
        gone, is_more = TicksAside(part.segment_id, gone.count + part.count), part.count == AT_ONCE
    return gone
