"""Every kind of file that people really send, from the upload to the cards and back."""

from collections import Counter
from typing import Any

import pytest
from sqlalchemy import func, select

from domain.clients.kinds import ChannelKind
from domain.clients.tables import Channel, Client, Note
from domain.funnel.tables import Deal, Stage, StageKind
from domain.journal.boundary import reading
from domain.journal.tables import Change, ChangeRow
from domain.transfer.counts import ImportCounts
from domain.transfer.tables import ImportStep
from tests.jobs.transfer.support import CONTACTS, Desk
from tests.support.dumps import check_search, count, dump, live

EXPECTED = {
    "crm-export.xlsx": ImportCounts(420, 0, 35, Counter(blank=1, total=1), Counter(unknown_responsible=310)),
    "excel-unicode.txt": ImportCounts(70, 0, 5),
    "google-contacts.csv": ImportCounts(241, 0, 19),
    "legacy.xls": ImportCounts(2, 0, 0, Counter(total=1), Counter(bad_phone=1)),
    "outlook-cp1251.csv": ImportCounts(160, 0, 13),
    "phone-book.vcf": ImportCounts(60, 0, 5),
    "table-1c.csv": ImportCounts(120, 0, 10, Counter(total=1)),
    "vk-list.txt": ImportCounts(90, 0, 7, Counter(blank=24, empty_person=3), Counter(bad_vk=3)),
}


@pytest.mark.parametrize("name", EXPECTED)
async def test_a_file_comes_in_once_and_goes_out_whole(desk: Desk, name: str) -> None:
    expected = EXPECTED[name]
    empty = await live(desk.database)
    view = await desk.send(CONTACTS / name)
    dry = (await desk.check(view.id)).report
    done = await desk.run(view.id)
    assert done.step is ImportStep.DONE
    assert dry is not None
    assert done.report is not None
    assert done.report.counts == dry.counts == expected
    assert await count(desk.database, Client) == expected.created
    await check_search(desk.database)

    full = await dump(desk.database)
    again = await desk.bring(CONTACTS / name)
    assert again.report is not None
    assert again.report.counts.skipped["unchanged"] == expected.created
    assert again.report.counts.rows == expected.rows
    assert again.change_id is None
    assert await dump(desk.database) == full

    assert done.change_id is not None
    undone = await desk.undo(done.change_id)
    assert undone["left"] == 0
    assert await live(desk.database) == empty
    await check_search(desk.database)


async def test_what_amocrm_exports(desk: Desk) -> None:
    view = await desk.bring(CONTACTS / "crm-export.xlsx")
    assert view.report is not None
    kinds = {
        row.name: row.kind for row in await rows(desk, select(Stage.name, Stage.kind).where(Stage.deleted_at.is_(None)))
    }
    assert "Успешно реализовано" in kinds
    assert set(view.report.stages) <= set(kinds)
    assert {name for name, kind in kinds.items() if kind is StageKind.LOST}
    assert all("не реализ" in name for name, kind in kinds.items() if kind is StageKind.LOST)
    amounts = await rows(desk, select(Deal.amount, Deal.currency))
    assert amounts
    assert all(amount > 0 and currency == "RUB" for amount, currency in amounts)
    phones = await rows(desk, select(Channel.address).where(Channel.kind == ChannelKind.PHONE))
    assert all(address.startswith("+") and address[1:].isdecimal() for (address,) in phones)


async def test_what_1c_exports(desk: Desk) -> None:
    await desk.bring(CONTACTS / "table-1c.csv")
    two = select(Channel.client_id).where(Channel.kind == ChannelKind.PHONE).group_by(Channel.client_id)
    first = await rows(desk, select(Client.id, Client.name, Client.last_name, Client.city).order_by(Client.id).limit(1))
    assert first[0].last_name
    phones = await rows(desk, select(Channel.address).where(Channel.client_id == first[0].id, Channel.kind == "phone"))
    assert [address for (address,) in phones][:2] == ["+79556840289", "+79091189432"]
    assert await rows(desk, two.having(func.count() > 1))
    assert not await rows(desk, select(Client.id).where(Client.name.contains("Итого")))
    deals = await rows(desk, select(Deal.amount).where(Deal.client_id == first[0].id))
    assert [amount for (amount,) in deals][:1] == [25613050]


async def test_a_list_of_links_alone(desk: Desk) -> None:
    view = await desk.bring(CONTACTS / "vk-list.txt")
    addresses = {address for (address,) in await rows(desk, select(Channel.address))}
    assert len(addresses) == 90
    assert {"id307540", "id165368", "id635572", "id870180", "id666287"} <= addresses
    assert view.report is not None
    assert [reason for _, reason in view.report.skipped] == ["empty_person"] * 3


async def test_a_file_with_a_password_is_refused(desk: Desk) -> None:
    view = await desk.send(CONTACTS / "encrypted.xlsx")
    assert (view.step, view.problem) == (ImportStep.REFUSED, "encrypted")
    assert view.job_id is not None
    job = await desk.job(view.job_id)
    assert job.problem == {"code": "file-refused", "data": {"reason": "encrypted"}}


async def test_a_bad_value_stands_in_the_note(desk: Desk) -> None:
    await desk.bring(CONTACTS / "legacy.xls")
    notes = [text for (text,) in await rows(desk, select(Note.text))]
    assert any("Телефон" in text for text in notes)


async def test_an_import_is_one_change(desk: Desk) -> None:
    view = await desk.bring(CONTACTS / "google-contacts.csv")
    changes = await rows(desk, select(Change.id, Change.rows, Change.details).where(Change.kind == "imported"))
    assert [(change.id, change.details) for change in changes] == [(view.change_id, {"file": "google-contacts.csv"})]
    of_it = ChangeRow.change_id == view.change_id
    written = await rows(desk, select(func.count(ChangeRow.id)).where(of_it))
    assert written[0][0] == changes[0].rows
    # A person who stands in two chunks has more than one row, but is one record.
    made = await rows(
        desk, select(func.count(ChangeRow.entity_id.distinct())).where(of_it, ChangeRow.entity == "client")
    )
    assert made[0][0] == 241


async def rows(desk: Desk, query: Any) -> Any:
    async with reading(desk.database, desk.actor) as ctx:
        return await ctx.rows(query)
