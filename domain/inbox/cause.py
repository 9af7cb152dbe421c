"""An update of Telegram as the cause of writes, so that its replay writes nothing again."""

from sqlalchemy import CursorResult, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.base.errors import AlreadyAppliedError
from domain.inbox.tables import InboxUpdate


class UpdateCause:
    """One handling of one update: the cause that `writing` blocks ask, each block being the next write of the update.

    A handler that is replayed after a kill does the same writes in the same order, so their number tells what was done.
    """

    def __init__(self, update_id: int) -> None:
        self._update_id = update_id
        self._writes = 0

    async def claim(self, session: AsyncSession) -> None:
        """Count this write on the update's row, in the write's own transaction.

        Raises `AlreadyAppliedError` if the write was committed before the kill, or if the update is not in the inbox.
        """
        self._writes += 1
        query = (
            update(InboxUpdate)
            .where(InboxUpdate.id == self._update_id, InboxUpdate.applied < self._writes)
            .values(applied=self._writes)
        )
        result = await session.execute(query, execution_options={"synchronize_session": False})
        assert isinstance(result, CursorResult)
        if result.rowcount == 0:
            raise AlreadyAppliedError
