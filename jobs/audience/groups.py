"""Groups that fill themselves: now and then every rule is looked at, and whoever it newly means comes in."""

import structlog

from domain.audience.fill_group import fill_group, groups_to_fill, has_to_fill
from domain.base.actor import SYSTEM
from domain.base.clock import Clock
from domain.base.database import Database
from domain.base.errors import DomainError
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind

log = structlog.get_logger(__name__)


class GroupFiller:
    """Lets the rules of groups work. Two processes may do so at once: nobody comes in twice."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def tick(self) -> None:
        """One round through all groups. A group with a rule that can't be read holds up no other."""
        async with reading(self._database, SYSTEM, self._clock) as look:
            waiting = [key for key in await groups_to_fill(look) if await has_to_fill(look, key)]
        for group_id in waiting:
            try:
                await self._fill(group_id)
            except (DomainError, ValueError) as error:
                log.warning("a group could not be filled", group=group_id, error=repr(error))

    async def _fill(self, group_id: int) -> None:
        """A whole run is one change, written in parts, so that nobody waits long for the database."""
        change_id: int | None = None
        is_last = False
        while not is_last:
            block = writing(self._database, SYSTEM, ChangeKind.GROUP_FILLED, clock=self._clock, change_id=change_id)
            async with block as ctx:
                is_last = (await fill_group(ctx, group_id)).is_last
            change_id = ctx.change_id
