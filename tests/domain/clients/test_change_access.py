"""Classes, sharing, handing over: who sees a card from the next look on, who decides it, what undo gives back."""

import pytest

from domain.audience.audience import Audience
from domain.audience.filter import ClientFilter
from domain.audience.queries import count_clients
from domain.base.actor import Actor, Role
from domain.base.database import Database
from domain.base.errors import AccessDeniedError, InvalidValueError, NotFoundError
from domain.bulk.access import SetAccess
from domain.bulk.plan_bulk import plan_bulk
from domain.bulk.queries import preview_bulk
from domain.clients.access_queries import access_of, list_access_classes
from domain.clients.add_client import add_client
from domain.clients.add_note import add_note
from domain.clients.change_access import set_access_class, share_client, unshare_client
from domain.clients.change_access_classes import add_access_class, remove_access_class, rename_access_class
from domain.clients.edit_client import set_responsible
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.team.open_class import close_class, open_class
from domain.team.tables import Scope
from tests.support.clocks import StillClock
from tests.support.people import actor_of, add_member


class House:
    """An owner, a manager of all and one of the own clients, and a class."""

    def __init__(self, database: Database, clock: StillClock) -> None:
        self.database, self.clock = database, clock

    async def furnish(self) -> None:
        self.owner = await add_member(self.database, 1001)
        self.all = await add_member(self.database, 1002, Role.MANAGER, Scope.ALL, name="Марк")
        self.own = await add_member(self.database, 1003, Role.MANAGER, Scope.OWN, name="Анна")
        async with writing(self.database, self.owner, ChangeKind.ACCESS_CLASSES_CHANGED, clock=self.clock) as ctx:
            self.vip = (await add_access_class(ctx, "VIP")).id
            self.client = (await add_client(ctx, "Ким")).id

    async def sees(self, actor: Actor) -> bool:
        actor = await actor_of(self.database, actor.member_id or 0)
        async with reading(self.database, actor, self.clock) as look:
            return await count_clients(look, ClientFilter()) == 1

    async def who(self) -> tuple[bool, bool, bool]:
        return await self.sees(self.owner), await self.sees(self.all), await self.sees(self.own)

    async def undo(self, change_id: int | None, actor: Actor) -> list[int | None]:
        async with writing(self.database, actor, ChangeKind.UNDONE, clock=self.clock) as ctx:
            return (await undo_change(ctx, change_id or 0)).left


@pytest.fixture
async def house(any_database: Database, clock: StillClock) -> House:
    house = House(any_database, clock)
    await house.furnish()
    return house


async def test_a_class_hides_and_opens(house: House) -> None:
    database, clock = house.database, house.clock
    assert await house.who() == (True, True, False)
    async with writing(database, house.owner, ChangeKind.ACCESS_SET, clock=clock) as hidden:
        await set_access_class(hidden, house.client, house.vip)
    assert await house.who() == (True, False, False)
    for change, seen in ((open_class, True), (close_class, False), (open_class, True)):
        async with writing(database, house.owner, ChangeKind.MEMBER_CHANGED, clock=clock) as ctx:
            await change(ctx, house.vip, house.own.member_id or 0)
        assert await house.who() == (True, False, seen)
    # Removing the class opens its clients; undo puts them back, but gives nobody the right to see them.
    async with writing(database, house.owner, ChangeKind.ACCESS_CLASSES_CHANGED, clock=clock) as removed:
        assert (await remove_access_class(removed, house.vip))[1] == 1
    assert await house.who() == (True, True, False)
    assert await house.undo(removed.change_id, house.owner) == []
    assert await house.who() == (True, False, False)
    assert await house.undo(hidden.change_id, house.owner) == []
    assert await house.who() == (True, True, False)


async def test_names_of_classes(house: House) -> None:
    async with writing(house.database, house.owner, ChangeKind.ACCESS_CLASSES_CHANGED, clock=house.clock) as ctx:
        for taken in ("VIP", "vip", " "):
            with pytest.raises(InvalidValueError):
                await add_access_class(ctx, taken)
        other = await add_access_class(ctx, "Опт")
        with pytest.raises(InvalidValueError):
            await rename_access_class(ctx, other.id, "Vip")
        await rename_access_class(ctx, other.id, "опт")
        await remove_access_class(ctx, house.vip)
        with pytest.raises(InvalidValueError):
            await rename_access_class(ctx, other.id, "VIP")
        assert (await add_access_class(ctx, "VIP")).id == house.vip
        assert [each.name for each in await list_access_classes(ctx)] == ["VIP", "опт"]
        for use_case in (remove_access_class, lambda found, key: set_access_class(found, house.client, key)):
            with pytest.raises(NotFoundError):
                await use_case(ctx, 999)


async def test_whoever_answers_for_a_card_decides_who_sees_it(house: House) -> None:
    database, clock = house.database, house.clock
    async with writing(database, house.all, ChangeKind.ACCESS_SET, clock=clock) as ctx:
        assert not (await access_of(ctx, house.client)).may_decide
        for denied in (set_access_class(ctx, house.client, house.vip), share_client(ctx, house.client, 3)):
            with pytest.raises(AccessDeniedError):
                await denied
    async with writing(database, house.owner, ChangeKind.RESPONSIBLE_SET, clock=clock) as ctx:
        await set_responsible(ctx, house.client, house.all.member_id)
        await set_access_class(ctx, house.client, house.vip)
    async with writing(database, house.all, ChangeKind.ACCESS_SET, clock=clock) as shared:
        await share_client(shared, house.client, house.own.member_id or 0)
        await share_client(shared, house.client, house.own.member_id or 0)
        with pytest.raises(NotFoundError):
            await share_client(shared, house.client, 999)
    assert await house.who() == (True, True, True)
    async with writing(database, house.own, ChangeKind.NOTE_ADDED, clock=clock) as noted:
        await add_note(noted, house.client, "Моя заметка")
    assert await house.undo(shared.change_id, house.all) == []
    assert await house.who() == (True, True, False)
    # What was one's own deed on a card that one sees no more is left as it is.
    assert await house.undo(noted.change_id, house.own) == [house.client]
    async with writing(database, house.all, ChangeKind.ACCESS_SET, clock=clock) as ctx:
        await share_client(ctx, house.client, house.own.member_id or 0)
        await unshare_client(ctx, house.client, house.own.member_id or 0)
        await unshare_client(ctx, house.client, house.own.member_id or 0)
    assert await house.who() == (True, True, False)


async def test_many_cards_at_once(house: House) -> None:
    everybody = Audience(wanted=ClientFilter())
    with pytest.raises(AccessDeniedError):
        async with writing(house.database, house.all, ChangeKind.WORK, clock=house.clock) as ctx:
            await plan_bulk(ctx, everybody, SetAccess(house.vip))
    async with writing(house.database, house.owner, ChangeKind.BULK_EDITED, clock=house.clock) as ctx:
        edit = await plan_bulk(ctx, everybody, SetAccess(house.vip))
        assert (await preview_bulk(ctx, edit)).changed == 1
        await SetAccess(house.vip).apply(ctx, [house.client])
        assert (await preview_bulk(ctx, edit)).changed == 0
    assert await house.who() == (True, False, False)
    assert await house.undo(ctx.change_id, house.owner) == []
    assert await house.who() == (True, True, False)
