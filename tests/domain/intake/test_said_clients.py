"""Which clients a sentence speaks of."""

from domain.base.actor import Actor, Role
from domain.base.database import Database
from domain.clients.add_client import add_client
from domain.clients.edit_client import set_responsible
from domain.clients.kinds import ChannelKind
from domain.intake.said_clients import SaidClients, clients_said
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.team.tables import Scope
from tests.support.clocks import StillClock
from tests.support.people import add_member


async def test_names_in_any_case_and_addresses(any_database: Database, clock: StillClock) -> None:
    olga = await add_member(any_database)
    mark = await add_member(any_database, 1002, Role.MANAGER, Scope.OWN, name="Марк")
    ids = {}
    async with writing(any_database, olga, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        for name in ("Иванов Пётр", "Иванова Анна", "Sidorov Pavel", "ООО Ромашка", "Сёмин Олег", "Сёмин Игорь"):
            ids[name] = (await add_client(ctx, name)).id
        by_phone = await add_client(ctx, "Безымянный", [(ChannelKind.PHONE, "+79163334455")])
        await set_responsible(ctx, ids["Сёмин Олег"], None)

    async def said(sentence: str, actor: Actor = olga) -> SaidClients:
        async with reading(any_database, actor, clock) as look:
            return await clients_said(look, sentence)

    pyotr, anna = (ids["Иванов Пётр"], "Иванов Пётр"), (ids["Иванова Анна"], "Иванова Анна")
    assert await said("Позвонить Иванову Петру") == SaidClients(pyotr[0])
    assert await said("Поздравить Анну Иванову с 8 марта") == SaidClients(anna[0])
    assert await said("Отправить договор Иванову") == SaidClients(None, (pyotr, anna))
    assert await said("Павлу Сидорову — счёт") == SaidClients(ids["Sidorov Pavel"])
    assert await said("Встреча с Ромашкой") == SaidClients(ids["ООО Ромашка"])
    # Without a capital letter it may as well be a flower.
    assert await said("Полить ромашку") == SaidClients(None, ((ids["ООО Ромашка"], "ООО Ромашка"),))
    # Of two namesakes one's own.
    assert await said("Написать Сёмину") == SaidClients(ids["Сёмин Игорь"])
    assert await said("Набрать 8 916 333-44-55") == SaidClients(by_phone.id)
    assert await said("Купить бумагу") == SaidClients(None)
    assert await said("Позвонить Иванову Петру", mark) == SaidClients(None)
