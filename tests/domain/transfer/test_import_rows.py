"""Whom a row means, what it may change, and that no row is ever lost."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from domain.base.actor import SYSTEM, Actor, Role
from domain.base.database import Database
from domain.clients.add_client import add_client
from domain.clients.kinds import ChannelKind
from domain.clients.queries import get_card
from domain.clients.tables import Channel, Client
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.team.tables import Scope
from domain.transfer.import_rows import ImportRun, import_rows
from domain.transfer.names_of_base import names_of_base
from domain.transfer.problems import RowSkip
from tests.domain.transfer.support import bring, check, row
from tests.support.dumps import check_search, dump, live
from tests.support.people import add_member

VK, PHONE, EMAIL, SITE = "vk", "phone", "email", "site"
ONE, TWO = "+79160000001", "+79160000002"


async def names(database: Database) -> list[str]:
    async with reading(database, SYSTEM) as ctx:
        return await ctx.column(select(Client.name).where(Client.deleted_at.is_(None)).order_by(Client.id))


async def card(database: Database, name: str, actor: Actor = SYSTEM) -> Any:
    async with reading(database, actor) as ctx:
        key = await ctx.scalar(select(Client.id).where(Client.name == name))
        return await get_card(ctx, key)


async def test_a_vk_id_is_one_person_whatever_the_name(any_database: Database) -> None:
    await bring(any_database, SYSTEM, [row(2, "Пётр Иванов", (VK, "id1"))])
    run = await bring(any_database, SYSTEM, [row(2, "Совсем Другой", (VK, "id1"), (PHONE, ONE))])
    assert run.counts.updated == 1
    assert await names(any_database) == ["Пётр Иванов"]


async def test_a_phone_is_shared_by_people_whose_names_do_not_fit(any_database: Database) -> None:
    rows = [
        row(2, "Пётр Иванов", (PHONE, ONE)),
        row(3, "Мария Иванова", (PHONE, ONE)),
        row(4, "Иванов П.", (PHONE, ONE)),
        row(5, "", (PHONE, ONE), (EMAIL, "p@i.ru")),
    ]
    for chunk in (1, 4):
        run = await bring(any_database, SYSTEM, rows, chunk)
    assert (run.counts.created, run.counts.merged) == (0, 2)
    assert await names(any_database) == ["Пётр Иванов", "Мария Иванова"]
    assert len((await card(any_database, "Пётр Иванов")).channels) == 2


async def test_two_vk_pages_are_two_people_even_with_one_phone(any_database: Database) -> None:
    await bring(any_database, SYSTEM, [row(2, "Пётр Иванов", (VK, "id1"), (PHONE, ONE))])
    run = await bring(any_database, SYSTEM, [row(2, "Пётр Иванов", (VK, "id2"), (PHONE, ONE))])
    assert run.counts.created == 1


async def test_a_vk_id_never_moves_to_another_card(any_database: Database) -> None:
    await bring(any_database, SYSTEM, [row(2, "Пётр", (VK, "id1")), row(3, "Анна", (PHONE, ONE))])
    run = await bring(any_database, SYSTEM, [row(2, "Анна", (VK, "id1"), (PHONE, ONE), (VK, "id7"))])
    assert run.counts.updated == 1
    holder = await card(any_database, "Пётр")
    assert {channel.address for channel in holder.channels} == {"id1", ONE, "id7"}
    assert [channel.address for channel in (await card(any_database, "Анна")).channels] == [ONE]


async def test_a_bare_name_is_the_same_bare_name(any_database: Database) -> None:
    rows = [row(2, "Пётр Ёлкин"), row(3, "пётр  елкин"), row(4, "Пётр Ёлкин", (SITE, "https://a.ru"))]
    run = await bring(any_database, SYSTEM, rows)
    again = await bring(any_database, SYSTEM, rows)
    assert (run.counts.created, run.counts.merged) == (1, 2)
    assert again.counts.skipped == Counter(unchanged=1)


async def test_a_row_may_fill_and_correct_but_a_fuller_name_stays(any_database: Database) -> None:
    await bring(any_database, SYSTEM, [row(2, "Пётр Ильич Иванов", (PHONE, ONE), first_name="Пётр", city="Тверь")])
    run = await bring(
        any_database, SYSTEM, [row(2, "Пётр", (PHONE, ONE), last_name="Иванов", first_name="П", city="Омск")]
    )
    assert run.counts.updated == 1
    found = await card(any_database, "Пётр Ильич Иванов")
    assert (found.first_name, found.last_name, found.city) == ("Пётр", "Иванов", "Омск")
    await bring(any_database, SYSTEM, [row(2, "Пётр Ильич Иванов-Водкин", (PHONE, ONE))])
    assert await names(any_database) == ["Пётр Ильич Иванов-Водкин"]


async def test_a_second_row_of_one_person_only_fills_gaps(any_database: Database) -> None:
    await bring(any_database, SYSTEM, [row(2, "Пётр", (PHONE, ONE))])
    rows = [row(2, "Пётр", (PHONE, ONE), city="Тверь"), row(3, "Пётр", (PHONE, ONE), city="Омск", company="Заря")]
    for chunk in (2, 1):
        run = await bring(any_database, SYSTEM, rows, chunk)
    assert run.counts.merged == 1
    found = await card(any_database, "Пётр")
    assert (found.city, found.company) == ("Тверь", "Заря")


async def test_an_id_of_ours_counts_only_if_the_row_agrees(any_database: Database) -> None:
    await bring(any_database, SYSTEM, [row(2, "Пётр Иванов", (PHONE, ONE))])
    key = (await card(any_database, "Пётр Иванов")).id
    run = await bring(
        any_database,
        SYSTEM,
        [
            row(2, "Иванов Пётр Ильич", client_id=key, city="Тверь"),
            row(3, "Из Чужой Базы", (PHONE, TWO), client_id=key),
            row(4, client_id=key + 100),
        ],
    )
    assert (run.counts.updated, run.counts.created, run.counts.skipped) == (1, 1, Counter(empty_person=1))
    # Our own file may also shorten or change a name.
    assert await names(any_database) == ["Иванов Пётр Ильич", "Из Чужой Базы"]


async def test_what_the_base_does_not_know_goes_to_the_note(database: Database) -> None:
    rows = [row(2, "Пётр", (PHONE, ONE), category="Такой нет", responsible="Никто", note="сам", source="Авито")]
    run = await bring(database, SYSTEM, rows)
    assert run.counts.problems == Counter(unknown_category=1, unknown_responsible=1)
    assert (await card(database, "Пётр")).last_note == "сам\ncategory: Такой нет\nresponsible: Никто"
    again = await bring(database, SYSTEM, rows)
    assert again.counts.skipped == Counter(unchanged=1)


async def test_a_long_note_becomes_several(database: Database) -> None:
    text = "слово " * 2_000
    rows = [row(2, "Пётр", (PHONE, ONE), note=text.strip())]
    await bring(database, SYSTEM, rows)
    tables = await dump(database)
    assert all(len(note["text"]) <= 4_000 for note in tables["note"])
    assert " ".join(note["text"] for note in tables["note"]) == text.strip()
    again = await bring(database, SYSTEM, rows)
    assert again.counts.skipped == Counter(unchanged=1)


async def test_days_and_moments_are_meant_in_the_members_zone(database: Database) -> None:
    actor = await add_member(database, zone="Asia/Vladivostok")
    rows = [
        row(
            2,
            "Пётр",
            (PHONE, ONE),
            last_touch="2026-03-01",
            next_touch="2026-04-01T09:30:00",
            created_at="2025-12-31T23:59:59.999999",
        )
    ]
    await bring(database, actor, rows)
    found = await card(database, "Пётр", actor)
    assert found.last_touch_at == datetime(2026, 3, 1, 2, tzinfo=UTC)
    assert (str(found.next_touch_on), str(found.next_touch_time)) == ("2026-04-01", "09:30:00")
    assert found.created_at == datetime(2025, 12, 31, 14, tzinfo=UTC)
    assert (await bring(database, actor, rows)).counts.skipped == Counter(unchanged=1)


async def test_a_foreign_client_is_not_shown_and_not_touched(any_database: Database) -> None:
    owner = await add_member(any_database)
    manager = await add_member(any_database, 2002, Role.MANAGER, Scope.OWN, name="Борис")
    async with writing(any_database, owner, ChangeKind.CLIENT_ADDED) as ctx:
        await add_client(ctx, "Чужой", [(ChannelKind.VK, "id1"), (ChannelKind.PHONE, ONE)])
    before = await live(any_database)
    foreign = await bring(any_database, manager, [row(2, "Чужой", (VK, "id1"), (EMAIL, "a@b.ru"))])
    assert foreign.counts.skipped == Counter(foreign=1)
    assert await live(any_database) == before
    # A phone may be shared, so the row makes a client of his own; that he sees, and its second import changes nothing.
    rows = [row(2, "Чужой", (PHONE, ONE))]
    own = await bring(any_database, manager, rows)
    assert own.counts.created == 1
    async with reading(any_database, manager) as read:
        mine = await read.column(select(Client.id).where(Client.responsible_id == manager.member_id))
        assert (await get_card(read, mine[0])).name == "Чужой"
    assert (await bring(any_database, manager, rows)).counts.skipped == Counter(unchanged=1)


async def test_changes_of_an_import_are_undone_field_by_field(any_database: Database) -> None:
    owner = await add_member(any_database)
    await bring(any_database, owner, [row(2, "Пётр", (PHONE, ONE), city="Тверь"), row(3, "Анна", (PHONE, TWO))])
    before = await live(any_database)
    rows = [
        row(2, "Пётр Иванов", (PHONE, ONE), (EMAIL, "a@b.ru"), city="Омск", birthday="--02-29", note="нота"),
        row(3, "Анна", (PHONE, TWO), tags=["VIP"], deals=[("Стол", 100, "RUB")], last_touch="2026-01-01"),
        row(4, "Новый", (VK, "id5"), next_touch="2026-05-05"),
    ]
    async with writing(any_database, owner, ChangeKind.IMPORTED) as ctx:
        await import_rows(ctx, ImportRun(await names_of_base(ctx), {}, "x.csv"), rows)
    assert ctx.change_id is not None
    after = await live(any_database)
    async with writing(any_database, owner, ChangeKind.UNDONE) as undo:
        report = await undo_change(undo, ctx.change_id)
    assert report.left == []
    assert await live(any_database) == before
    assert undo.change_id is not None
    async with writing(any_database, owner, ChangeKind.UNDONE) as redo:
        await undo_change(redo, undo.change_id)
    assert without_ids(await live(any_database)) == without_ids(after)


def without_ids(tables: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """Rows that were removed and came back."""
    return {name: sorted(rows, key=lambda found: str(sorted(found.items(), key=str))) for name, rows in tables.items()}


_ADDRESS = st.one_of(
    st.tuples(st.just(VK), st.sampled_from(("id1", "id2", "id3"))),
    st.tuples(st.just(PHONE), st.sampled_from((ONE, TWO))),
    st.tuples(st.just(EMAIL), st.sampled_from(("a@b.ru", "c@d.ru"))),
    st.tuples(st.just(SITE), st.just("https://a.ru")),
)
_NAME = st.sampled_from(("", "Пётр", "Пётр Иванов", "Иванов П.", "Анна", "Анна Петрова"))
_ROW = st.builds(
    lambda name, channels, skip, fields, tags: {
        "name": name,
        "channels": channels,
        "skip": skip or (RowSkip.EMPTY_PERSON if not name and not channels else None),
        "fields": fields,
        "tags": tags,
    },
    _NAME,
    st.lists(_ADDRESS, max_size=3, unique=True),
    st.sampled_from((None, None, None, None, RowSkip.BLANK, RowSkip.TOTAL)),
    st.fixed_dictionaries({}, optional={"city": st.sampled_from(("Тверь", "Омск")), "note": st.just("нота")}),
    st.lists(st.sampled_from(("VIP", "опт")), max_size=1),
)


@settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(first=st.lists(_ROW, max_size=12), second=st.lists(_ROW, max_size=12), chunk=st.integers(1, 12))
async def test_every_row_is_counted_and_the_dry_run_was_right(
    database: Database, first: list[dict[str, Any]], second: list[dict[str, Any]], chunk: int
) -> None:
    await clear(database)
    for given_rows in (first, second):
        rows = [
            row(number, each["name"], *each["channels"], skip=each["skip"], tags=each["tags"], **each["fields"])
            for number, each in enumerate(given_rows, start=2)
        ]
        dry = await check(database, SYSTEM, rows, chunk)
        done = await bring(database, SYSTEM, rows, chunk)
        assert done.counts.rows == len(rows)
        assert done.counts == dry.counts
    await check_search(database)
    async with reading(database, SYSTEM) as ctx:
        pages = await ctx.column(select(Channel.address).where(Channel.kind == ChannelKind.VK))
        assert len(pages) == len(set(pages))


async def clear(database: Database) -> None:
    """Take away what the last example left."""
    async with database.write() as connection:
        for name in ("change_row", "note", "client_tag", "client_source", "channel", "client"):
            await connection.exec_driver_sql(f"DELETE FROM {name}")


@pytest.mark.parametrize("chunk", [1, 3, 100])
async def test_the_size_of_the_chunks_changes_nothing(database: Database, chunk: int) -> None:
    rows = [
        row(2, "Пётр", (PHONE, ONE)),
        row(3, "Пётр Иванов", (PHONE, ONE), (VK, "id1"), city="Тверь"),
        row(4, "", (VK, "id1"), (EMAIL, "a@b.ru"), city="Омск"),
        row(5, "Анна", (EMAIL, "a@b.ru")),
        row(6, "Пётр И.", (EMAIL, "a@b.ru"), tags=["VIP"]),
    ]
    run = await bring(database, SYSTEM, rows, chunk)
    assert (run.counts.created, run.counts.merged) == (2, 3)
    assert sorted(await names(database)) == ["Анна", "Пётр"]
    assert (await card(database, "Пётр")).city == "Тверь"
