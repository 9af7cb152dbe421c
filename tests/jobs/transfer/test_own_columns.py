"""The team's own fields and products in an export, and that a file which comes back is not misread for them."""

from collections import Counter
from datetime import date

from domain.clients.add_client import add_client
from domain.clients.kinds import ChannelKind
from domain.fields.change_fields import add_field
from domain.fields.set_field import set_field
from domain.fields.tables import FieldKind
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.products.change_products import add_product
from domain.products.choose_products import add_client_product
from tests.jobs.transfer.support import Desk
from tests.jobs.transfer.test_round_trip import table
from tests.support.dumps import live


async def test_own_fields_go_out_and_come_back_as_they_were(desk: Desk) -> None:
    async with writing(desk.database, desk.actor, ChangeKind.CLIENT_ADDED, clock=desk.clock) as ctx:
        anna = await add_client(ctx, "Анна", [(ChannelKind.PHONE, "+79160000001")])
        await add_client(ctx, "Пётр", [(ChannelKind.PHONE, "+79160000002")])
        phone = await add_field(ctx, "Телефон жены", FieldKind.TEXT)
        since = await add_field(ctx, "С какого дня", FieldKind.DATE)
        regular = await add_field(ctx, "Постоянный", FieldKind.FLAG)
        await set_field(ctx, anna.id, phone.id, "+79169999999")
        await set_field(ctx, anna.id, since.id, date(2026, 3, 2))
        await set_field(ctx, anna.id, regular.id, True)
        await add_client_product(ctx, anna.id, (await add_product(ctx, "Тент", 100, "RUB")).id)
    before = await live(desk.database)
    (file,) = await desk.export("xlsx")
    rows = table(file)
    assert rows[0][-4:] == ("◆ Телефон жены", "◆ С какого дня", "◆ Постоянный", "◆ Интересуют товары")
    assert rows[1][-4] == "+79169999999"
    assert rows[1][-3].date() == date(2026, 3, 2)
    assert rows[1][-2:] == ("да", "Тент")
    assert rows[2][-4:] == (None, None, None, None)
    back = await desk.bring(file)
    assert back.report is not None
    assert back.report.counts.skipped == Counter(unchanged=2)
    assert await live(desk.database) == before
