"""An export that was edited in Excel and sent back, while others worked on the same cards."""

from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from domain.base.actor import Role
from domain.base.database import Database
from domain.base.errors import NotFoundError
from domain.clients.add_client import add_client
from domain.clients.change_tags import tag_client
from domain.clients.edit_client import edit_client
from domain.clients.kinds import ChannelKind
from domain.clients.queries import get_card
from domain.clients.views import CardView
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.team.tables import Scope
from domain.transfer.choose_options import choose_way
from domain.transfer.conflicts import count_conflicts, decide_all, decide_conflict, get_conflict
from domain.transfer.options import Emptied
from domain.transfer.prints import CardPart
from domain.transfer.round_trip import Side, is_spoilt
from tests.jobs.transfer.support import Desk
from tests.jobs.transfer.test_round_trip import clear
from tests.support.dumps import live
from tests.support.people import actor_of, add_member, change_member


@pytest.fixture
async def people(desk: Desk) -> list[int]:
    """Three clients; the first has most to lose."""
    async with writing(desk.database, desk.actor, ChangeKind.CLIENT_ADDED, clock=desk.clock) as ctx:
        anna = await add_client(
            ctx, "Анна Ким", [(ChannelKind.PHONE, "+79160000001"), (ChannelKind.PHONE, "+79160000002")]
        )
        await edit_client(ctx, anna.id, city="Тверь", company="Ромашка")
        await tag_client(ctx, anna.id, "VIP")
        petr = await add_client(ctx, "Пётр", [(ChannelKind.EMAIL, "p@i.ru")])
        await edit_client(ctx, petr.id, city="Омск")
        olga = await add_client(ctx, "Ольга", [(ChannelKind.VK, "id7")])
    return [anna.id, petr.id, olga.id]


async def card(desk: Desk, client_id: int) -> CardView:
    async with reading(desk.database, desk.actor, desk.clock) as ctx:
        return await get_card(ctx, client_id)


async def edit(desk: Desk, client_id: int, **fields: str) -> None:
    async with writing(desk.database, desk.actor, ChangeKind.CLIENT_EDITED, clock=desk.clock) as ctx:
        await edit_client(ctx, client_id, **fields)


def rewrite(file: Path, **cells: Any) -> Path:
    """The workbook with these cells, by `<row>_<title>`, the header being row 1; a row of None is taken out."""
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    titles = {cell.value: cell.column for cell in sheet[1]}
    for place, value in cells.items():
        row, _, title = place.partition("_")
        if title == "row":
            sheet.delete_rows(int(row[1:]))
        else:
            sheet.cell(int(row[1:]), titles[title.replace("_", " ")]).value = value
    edited = file.with_name("edited.xlsx")
    book.save(edited)
    return edited


async def test_only_what_was_edited_changes(desk: Desk, people: list[int]) -> None:
    anna, petr, olga = people
    (file,) = await desk.export("xlsx")
    await edit(desk, anna, company="Лютик")
    await edit(desk, olga, city="Псков")
    cells = {"r2_Город": "Казань", "r2_Телефон": "+79160000002\n+7 916 000-00-03", "r2_Теги": "опт"}
    back = await desk.bring(rewrite(file, **cells, r5_Полное_имя="Новый Человек", r5_Город="Уфа", r3_row=None))
    assert back.report is not None
    assert (back.report.counts.created, back.report.counts.updated) == (1, 1)
    assert back.report.counts.skipped == Counter(unchanged=1)
    found = await card(desk, anna)
    assert (found.city, found.company) == ("Казань", "Лютик")
    assert [each.address for each in found.channels] == ["+79160000002", "+79160000003"]
    assert [tag.name for tag in found.tags] == ["опт"]
    assert (await card(desk, petr)).city == "Омск"
    assert (await card(desk, olga)).city == "Псков"


async def test_all_of_it_goes_back(desk: Desk, people: list[int]) -> None:
    (file,) = await desk.export("xlsx")
    before = await live(desk.database)
    view = await desk.send(rewrite(file, r2_Телефон=None, r2_Теги=None, r2_Город="Казань"))
    async with writing(desk.database, desk.actor, ChangeKind.WORK, clock=desk.clock) as ctx:
        await choose_way(ctx, view.id, view.version, emptied=Emptied.CLEAR)
    await desk.check(view.id)
    done = await desk.run(view.id)
    found = await card(desk, people[0])
    assert (found.city, found.channels, found.tags) == ("Казань", (), ())
    assert done.change_id is not None
    await desk.undo(done.change_id)
    assert await live(desk.database) == before


async def test_emptied_cells_stay_until_somebody_says_otherwise(desk: Desk, people: list[int]) -> None:
    (file,) = await desk.export("xlsx")
    edited = rewrite(file, r2_Город=None, r2_Компания=None, r2_Полное_имя=None)
    view = await desk.send(edited)
    checked = await desk.check(view.id)
    assert checked.report is not None
    assert (checked.report.counts.emptied, checked.report.counts.updated) == (2, 0)
    assert (await card(desk, people[0])).city == "Тверь"


async def test_what_both_sides_edited_is_asked(desk: Desk, people: list[int]) -> None:
    anna, petr, _ = people
    (file,) = await desk.export("xlsx")
    await edit(desk, anna, city="Псков", company="Лютик")
    await edit(desk, petr, city="Псков")
    edited = rewrite(file, r2_Город="Казань", r2_Компания="Астра", r3_Город="Псков")
    view = await desk.send(edited)
    checked = await desk.check(view.id)
    assert checked.report is not None
    # The same edit on both sides is no dispute.
    assert checked.report.counts.skipped == Counter(unchanged=2, conflict=1)
    async with reading(desk.database, desk.actor, desk.clock) as ctx:
        first = await get_conflict(ctx, view.id)
        assert first is not None
        told = (first.name, first.part, first.mine, first.theirs, first.number, first.total)
        assert told == ("Анна Ким", CardPart.COMPANY, "Астра", "Лютик", 1, 2)
        second = await get_conflict(ctx, view.id, first.id)
        assert second is not None
        assert second.part is CardPart.CITY
        assert await get_conflict(ctx, view.id, second.id) is None
    async with writing(desk.database, desk.actor, ChangeKind.WORK, clock=desk.clock) as ctx:
        await decide_conflict(ctx, view.id, first.id, Side.FILE)
        await decide_all(ctx, view.id, Side.BASE)
        counts = await count_conflicts(ctx, view.id)
        assert (counts.unsettled, counts.file, counts.base) == (0, 1, 1)
    done = await desk.run(view.id)
    assert done.report is not None
    assert (done.report.counts.updated, done.report.counts.conflicts) == (1, 1)
    found = await card(desk, anna)
    assert (found.company, found.city) == ("Астра", "Псков")


async def test_what_was_decided_against_something_else_is_not_heeded(desk: Desk, people: list[int]) -> None:
    (file,) = await desk.export("xlsx")
    await edit(desk, people[0], city="Псков")
    view = await desk.send(rewrite(file, r2_Город="Казань"))
    await desk.check(view.id)
    async with writing(desk.database, desk.actor, ChangeKind.WORK, clock=desk.clock) as ctx:
        await decide_all(ctx, view.id, Side.FILE)
    await edit(desk, people[0], city="Уфа")
    done = await desk.run(view.id)
    assert done.report is not None
    assert done.report.counts.conflicts == 1
    assert (await card(desk, people[0])).city == "Уфа"


async def test_the_id_holds_when_name_and_phone_are_new_but_not_in_another_base(desk: Desk, people: list[int]) -> None:
    (file,) = await desk.export("xlsx")
    edited = rewrite(file, r3_Полное_имя="Совсем Другой", r3_Имя="Другой", **{"r3_E-mail": "drugoy@i.ru"})
    await desk.bring(edited)
    assert (await card(desk, people[1])).name == "Совсем Другой"
    await clear(desk.database)
    desk.clock.now = desk.clock.now.replace(year=desk.clock.now.year + 1)
    async with writing(desk.database, desk.actor, ChangeKind.CLIENT_ADDED, clock=desk.clock) as ctx:
        for name in ("Иван", "Мария", "Борис"):
            await add_client(ctx, name)
    back = await desk.bring(file)
    assert back.report is not None
    assert (back.report.counts.created, back.report.counts.updated) == (3, 0)


async def test_a_copied_line_is_somebody_new(desk: Desk, people: list[int]) -> None:
    """Whoever adds people in Excel copies a line, with its hidden cells, and writes over what can be seen."""
    (file,) = await desk.export("xlsx")
    before = await live(desk.database)
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    titles = {cell.value: cell.column for cell in sheet[1]}
    line = [cell.value for cell in sheet[2]]
    for place in (2, sheet.max_row + 2):
        sheet.insert_rows(place)
        for column, value in enumerate(line, 1):
            sheet.cell(place, column).value = value
        said = {"Полное имя": f"Новый {place}", "Имя": None, "Фамилия": None, "Телефон": f"+7916000001{place}"}
        for title, value in said.items():
            sheet.cell(place, titles[title]).value = value
    book.save(edited := file.with_name("copied.xlsx"))
    back = await desk.bring(edited)
    assert back.report is not None
    assert (back.report.counts.created, back.report.counts.updated) == (2, 0)
    after = await live(desk.database)
    assert [each for each in after["client"] if each["id"] in people] == before["client"]
    assert [each for each in after["channel"] if each["client_id"] in people] == before["channel"]
    assert sorted(each["name"] for each in after["client"] if each["id"] not in people) == ["Новый 2", "Новый 6"]


@pytest.mark.parametrize(
    ("cell", "text", "is_so"),
    [
        ("7", "007", True),
        ("0", "000", True),
        ("79160000001", "+79160000001", True),
        ("7,72812E+11", "772812345678", True),
        ("7.72812E+11", "772812345678", True),
        ("7,72813E+11", "772812345678", False),
        ("8", "007", False),
        ("", "007", False),
        ("7", "7", False),
        ("Казань", "Тверь", False),
    ],
)
def test_what_a_table_makes_of_a_number_by_itself(cell: str, text: str, *, is_so: bool) -> None:
    assert is_spoilt(cell, text) is is_so


async def test_what_excel_takes_for_a_number_is_no_edit(desk: Desk, people: list[int]) -> None:
    await edit(desk, people[0], company="007", city="772812345678")
    (file,) = await desk.export("xlsx")
    back = await desk.bring(rewrite(file, r2_Компания=7, r2_Город="7,72812E+11"))
    assert back.report is not None
    assert back.report.counts.skipped == Counter(unchanged=3)


async def test_whose_rights_became_narrower_is_shown_no_more(desk: Desk, people: list[int], database: Database) -> None:
    manager = await add_member(database, 2002, Role.MANAGER, name="Борис")
    theirs = Desk(database, desk.store, desk.clock, manager)
    (file,) = await theirs.export("xlsx")
    await edit(desk, people[0], city="Псков")
    view = await theirs.send(rewrite(file, r2_Город="Казань", r3_Пол="женский"))
    checked = await theirs.check(view.id)
    assert checked.report is not None
    assert len(checked.report.examples) == 1
    async with reading(database, manager, desk.clock) as ctx:
        one = await get_conflict(ctx, view.id)
        assert one is not None
        assert (await count_conflicts(ctx, view.id)).total == 1
    await change_member(database, 2002, scope=Scope.OWN)
    theirs.actor = await actor_of(database, manager.member_id or 0)
    shown = (await theirs.view(view.id)).report
    assert shown is not None
    assert shown.examples == ()
    async with writing(database, theirs.actor, ChangeKind.WORK, clock=desk.clock) as ctx:
        assert await get_conflict(ctx, view.id) is None
        assert (await count_conflicts(ctx, view.id)).total == 0
        with pytest.raises(NotFoundError):
            await decide_conflict(ctx, view.id, one.id, Side.FILE)


async def test_what_the_dry_run_shows_of_a_change(desk: Desk, people: list[int]) -> None:
    (file,) = await desk.export("xlsx")
    view = await desk.send(rewrite(file, r2_Город="Казань", r3_Пол="женский"))
    checked = await desk.check(view.id)
    assert checked.report is not None
    shown = [(each.name, each.part, each.before, each.after) for each in checked.report.examples]
    assert shown == [("Анна Ким", "city", "Тверь", "Казань"), ("Пётр", "sex", "", "female")]
