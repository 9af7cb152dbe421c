"""What rows are known by, what they may change, and what is given to those that do not say it."""

import pytest

from domain.base.actor import SYSTEM, Actor
from domain.base.database import Database
from domain.clients.change_categories import add_category
from domain.clients.queries import get_card, list_sources
from domain.clients.views import CardView
from domain.funnel.change_funnels import ensure_funnel
from domain.funnel.queries import list_funnels, list_standings
from domain.funnel.tables import StageKind
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.transfer.options import Emptied, Filled, ImportOptions, MatchBy
from tests.domain.transfer.support import bring, bring_as_change, row
from tests.domain.transfer.test_import_rows import card, names
from tests.support.dumps import live
from tests.support.people import add_member

VK, PHONE, EMAIL = "vk", "phone", "email"
ONE, TWO = "+79160000001", "+79160000002"


async def test_a_chosen_address_decides_alone(any_database: Database) -> None:
    await bring(any_database, SYSTEM, [row(2, "Пётр Иванов", (PHONE, ONE), (EMAIL, "p@i.ru"))])
    by_phone = ImportOptions(match=MatchBy.PHONE)
    run = await bring(any_database, SYSTEM, [row(2, "Совсем Другой", (PHONE, ONE))], options=by_phone)
    assert (run.counts.created, run.counts.updated + run.counts.skipped["unchanged"]) == (0, 1)
    run = await bring(any_database, SYSTEM, [row(2, "Пётр Иванов", (EMAIL, "p@i.ru"))], options=by_phone)
    assert run.counts.created == 1


async def test_every_row_can_be_somebody_new_but_a_page_stays_one_persons(any_database: Database) -> None:
    await bring(any_database, SYSTEM, [row(2, "Пётр", (PHONE, ONE)), row(3, "Анна", (VK, "id1"))])
    rows = [row(2, "Пётр", (PHONE, ONE)), row(3, "Пётр"), row(4, "Пётр"), row(5, "Анна", (VK, "id1"), (PHONE, TWO))]
    run = await bring(any_database, SYSTEM, rows, options=ImportOptions(match=MatchBy.NEW))
    assert (run.counts.created, run.counts.updated) == (3, 1)
    assert (await names(any_database)).count("Анна") == 1


@pytest.mark.parametrize(
    ("filled", "city", "name"),
    [(Filled.NEWER, "Казань", "Пётр"), (Filled.GAPS, "Тверь", "Пётр"), (Filled.REPLACE, "Казань", "Игорь")],
)
async def test_what_becomes_of_filled_fields(database: Database, filled: Filled, city: str, name: str) -> None:
    await bring(database, SYSTEM, [row(2, "Пётр", (VK, "id1"), city="Тверь", sex="male")])
    change = row(2, "Игорь", (VK, "id1"), city="Казань", birthday="1990-05-12")
    await bring(database, SYSTEM, [change], options=ImportOptions(filled=filled))
    found = await card(database, name)
    assert (found.city, found.birth_day, found.sex) == (city, 12, "male")


async def given(database: Database) -> tuple[Actor, ImportOptions]:
    """An owner, and one of everything that an import can give."""
    owner = await add_member(database)
    async with writing(database, SYSTEM, ChangeKind.STAGES_CHANGED) as ctx:
        await ensure_funnel(ctx, "Продажи", [("Новый", "", StageKind.OPEN), ("Купил", "", StageKind.WON)])
        category = await add_category(ctx, "Лид")
    async with reading(database, owner) as look:
        (funnel,) = await list_funnels(look)
    return owner, ImportOptions(
        category_id=category.id,
        stage_id=funnel.stages[1].id,
        funnel_id=funnel.id,
        responsible_id=owner.member_id,
        tags=("Выставка", "весна"),
        source="Выставка 2026",
    )


async def whole(database: Database, actor: Actor, name: str) -> tuple[CardView, str]:
    found = await card(database, name, actor)
    async with reading(database, actor) as ctx:
        standing = await list_standings(ctx, found.id)
        return await get_card(ctx, found.id), standing[0].stage.name if standing else ""


async def test_what_all_rows_are_given(any_database: Database) -> None:
    owner, options = await given(any_database)
    await bring(any_database, owner, [row(2, "Старый", (PHONE, ONE), category="Лид", tags=["Весна"])])
    before = await live(any_database)
    rows = [
        row(2, "Новый", (PHONE, TWO)),
        row(3, "Свой", (EMAIL, "s@i.ru"), stage="новый", source="Сайт"),
        row(4, "Старый", (PHONE, ONE)),
    ]
    run, change_id = await bring_as_change(any_database, owner, rows, options=options)
    assert (run.counts.created, run.counts.updated) == (2, 1)
    for name, stage in (("Новый", "Купил"), ("Свой", "Новый"), ("Старый", "Купил")):
        found, stands = await whole(any_database, owner, name)
        assert found.category is not None
        assert (found.category.name, found.responsible_id, stands) == ("Лид", owner.member_id, stage)
        assert {tag.name.casefold() for tag in found.tags} == {"выставка", "весна"}
    # A second time there is nothing left to give.
    again = await bring(any_database, owner, rows, options=options)
    assert again.counts.skipped["unchanged"] == len(rows)
    async with writing(any_database, owner, ChangeKind.UNDONE) as ctx:
        await undo_change(ctx, change_id or 0)
    assert await live(any_database) == before


def test_options_travel_as_json() -> None:
    assert ImportOptions().to_json() == {}
    chosen = ImportOptions(MatchBy.EMAIL, Filled.GAPS, Emptied.CLEAR, 1, 2, 3, 4, ("а", "б"), "Сайт")
    assert ImportOptions.from_json(chosen.to_json()) == chosen
    assert ImportOptions.from_json({"match": "new", "unheard": 1}) == ImportOptions(match=MatchBy.NEW)


async def test_how_people_came_is_kept_as_a_source(any_database: Database) -> None:
    trace = {"tracker": "Метрика", "entry_page": "https://site.ru/?utm=1", "query": "купить тент", "source": "Реклама"}
    rows = [row(2, "Анна", (PHONE, ONE), **trace)]
    await bring(any_database, SYSTEM, [row(2, "Анна", (PHONE, ONE))])
    run = await bring(any_database, SYSTEM, rows)
    assert run.counts.updated == 1
    again = await bring(any_database, SYSTEM, rows)
    assert again.counts.skipped["unchanged"] == 1
    found = await card(any_database, "Анна")
    async with reading(any_database, SYSTEM) as ctx:
        first, second = sorted(await list_sources(ctx, found.id), key=lambda source: source.id)
    assert first.details == {"file": "list.csv", "row": 2}
    kept = {name: second.details[name] for name in ("tracker", "entry_page", "query", "text")}
    assert kept == {**{name: trace[name] for name in ("tracker", "entry_page", "query")}, "text": "Реклама"}
