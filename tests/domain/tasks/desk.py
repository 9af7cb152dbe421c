"""A desk for the tests of tasks."""

from dataclasses import dataclass

from domain.base.actor import Actor, Role
from domain.base.database import Database
from domain.clients.add_client import add_client
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.team.tables import Scope
from tests.support.clocks import StillClock
from tests.support.people import add_member


@dataclass
class Desk:
    """Ольга the owner, Марк who sees his own clients only, Зоя who may only look; a client of nobody's."""

    database: Database
    clock: StillClock
    olga: Actor
    mark: Actor
    zoya: Actor
    client_id: int

    def write(self, actor: Actor | None = None, kind: ChangeKind = ChangeKind.TASK_EDITED):  # type: ignore[no-untyped-def]  # The boundary's own type is as long as the call.
        """One change."""
        return writing(self.database, actor or self.olga, kind, clock=self.clock)

    def look(self, actor: Actor | None = None):  # type: ignore[no-untyped-def]  # The same.
        """One look."""
        return reading(self.database, actor or self.olga, self.clock)

    async def undo(self, change_id: int | None) -> None:
        """↩ of a change."""
        assert change_id is not None
        async with self.write(kind=ChangeKind.UNDONE) as ctx:
            assert not (await undo_change(ctx, change_id)).left


async def make(database: Database, clock: StillClock) -> Desk:
    """The desk, on a Monday at three in Moscow."""
    olga = await add_member(database)
    mark = await add_member(database, 1002, Role.MANAGER, Scope.OWN, name="Марк")
    zoya = await add_member(database, 1003, Role.VIEWER, name="Зоя")
    async with writing(database, olga, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        client = await add_client(ctx, "Иванов Пётр")
    return Desk(database, clock, olga, mark, zoya, client.id)
