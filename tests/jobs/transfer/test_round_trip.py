"""What goes out and comes back unchanged changes nothing, whatever is in it."""

from collections import Counter
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.kit.words import load_words
from domain.audience.change_groups import add_group, put_in_group
from domain.audience.filter import ClientFilter
from domain.audience.groups import list_groups
from domain.base.actor import Role
from domain.base.database import Database
from domain.clients.add_client import add_client
from domain.clients.add_note import add_note
from domain.clients.change_access import share_client
from domain.clients.change_categories import add_category
from domain.clients.change_channels import label_channel, put_first
from domain.clients.change_sources import add_source
from domain.clients.change_tags import tag_client
from domain.clients.edit_client import edit_client, set_birthday, set_category, set_responsible, set_sex
from domain.clients.kinds import ChannelKind, ClientKind, Sex, SourceKind
from domain.clients.queries import get_card
from domain.clients.set_state import pause_mailings
from domain.clients.tables import Client
from domain.funnel.add_deal import add_deal
from domain.funnel.change_funnels import add_funnel
from domain.funnel.edit_deal import win_deal
from domain.funnel.queries import list_funnels
from domain.funnel.set_stage import set_stage
from domain.funnel.tables import StageKind
from domain.journal.boundary import Writing, writing
from domain.journal.kinds import ChangeKind
from domain.team.tables import Scope
from domain.touches.log_touch import log_touch, plan_touch
from domain.touches.tables import TouchKind
from domain.transfer.export_fields import ExportField, meaning_of
from domain.transfer.titles import meaning_of_title
from tests.jobs.transfer.support import CONTACTS, Desk
from tests.support.dumps import dump
from tests.support.people import add_member

#: What hangs on cards besides.
_UNSHOWN = ("group_client", "client_member")
#: Texts that break tables: formulas, marks of direction, HTML, emoji, quotes, separators, spaces of all kinds.
_NASTY = st.sampled_from(
    (
        "=2+5",
        "+7 (916)",
        "-1",
        "@SUM(A1)",
        "'=кавычка",
        "''",
        "<b>жирный</b>",
        "&amp;",
        "🔥🦊",
        "\u202eלשלום",
        'Иванов;Пётр,"Ромашка"',
        "строка\nвторая",
        "0123",
        "1e5",
        "#ССЫЛКА!",
        "Итого",
        "12.05.1990",
        "https://example.com/a?b=c",
        "TRUE",
        "null",
        "_x0041_",
        "a\u00a0b",
    )
)
_TEXT = st.one_of(_NASTY, st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)).filter(
    lambda text: bool(text.strip())
)
_CHANNELS = st.lists(
    st.sampled_from(
        (
            (ChannelKind.VK, "id100500"),
            (ChannelKind.VK, "durov"),
            (ChannelKind.PHONE, "+79161234567"),
            (ChannelKind.PHONE, "+74951234567"),
            (ChannelKind.WHATSAPP, "+79161234567"),
            (ChannelKind.EMAIL, "a@b.ru"),
            (ChannelKind.EMAIL, "o'neil+x@example.co.uk"),
            (ChannelKind.TELEGRAM, "pavel_durov"),
            (ChannelKind.TELEGRAM, "7916123456"),
            (ChannelKind.TELEGRAM, "+79161234567"),
            (ChannelKind.SKYPE, "live:some.body"),
            (ChannelKind.OK, "570000000001"),
            (ChannelKind.INSTAGRAM, "some.body"),
            (ChannelKind.SITE, "https://example.com/a,b;c?d=e"),
            (ChannelKind.SITE, "https://пример.рф"),
            (ChannelKind.OTHER, "Viber: +7 916 123-45-67"),
            (ChannelKind.OTHER, "ICQ: 123, 456"),
        )
    ),
    unique=True,
    max_size=8,
)
_PERSON = st.fixed_dictionaries(
    {
        "name": _TEXT,
        "kind": st.sampled_from(ClientKind),
        "channels": _CHANNELS,
        "lines": st.fixed_dictionaries(
            {}, optional=dict.fromkeys(("first_name", "last_name", "middle_name", "company", "city"), _TEXT)
        ),
        "birthday": st.sampled_from((None, (None, 2, 29), (1990, 5, 12), (1900, 1, 1), (2025, 12, 31))),
        "sex": st.sampled_from(Sex),
        "tags": st.lists(st.sampled_from(("VIP", "опт 2026", "вебинар/осень", "#срочно")), unique=True),
        "notes": st.lists(_TEXT, max_size=2),
        "touched": st.booleans(),
        "planned": st.sampled_from(
            (None, (date(2026, 5, 1), None), (date(2026, 5, 1), time(0)), (date(2026, 10, 25), time(9, 30)))
        ),
        "deal": st.sampled_from((None, 0, 12345, 9_000_000_00)),
        "labelled": st.booleans(),
        # What the table does not show must not be lost by it either.
        "unshown": st.booleans(),
    }
)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@settings(
    max_examples=4,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(people=st.lists(_PERSON, min_size=1, max_size=6))
async def test_an_export_that_comes_back_changes_nothing(desk: Desk, kind: str, people: list[dict[str, Any]]) -> None:
    await clear(desk.database)
    # Files keep minutes, the base keeps millionths of a second.
    desk.clock.now = datetime(2026, 3, 2, 23, 59, 37, 123456, tzinfo=UTC)
    for number, person in enumerate(people):
        async with writing(desk.database, desk.actor, ChangeKind.CLIENT_ADDED, clock=desk.clock) as ctx:
            await make(ctx, person, number)
    before = await dump(desk.database)
    (file,) = await desk.export(kind)
    assert without_exports(await dump(desk.database)) == without_exports(before)
    back = await desk.bring(file)
    assert back.report is not None
    assert back.report.counts.skipped == Counter(unchanged=len(people))
    assert not back.report.counts.problems
    assert without_exports(await dump(desk.database)) == without_exports(before)


async def make(ctx: Writing, person: dict[str, Any], number: int) -> None:
    """One person of the test, made by hand as the bot would."""
    # A VK page is one person's alone.
    channels = [
        (kind, f"{address}{number}" if kind is ChannelKind.VK else address) for kind, address in person["channels"]
    ]
    client = await add_client(ctx, person["name"], channels, kind=person["kind"])
    await edit_client(ctx, client.id, **person["lines"])
    await set_birthday(ctx, client.id, person["birthday"])
    await set_sex(ctx, client.id, person["sex"])
    for tag in person["tags"]:
        await tag_client(ctx, client.id, tag)
    for note in person["notes"]:
        await add_note(ctx, client.id, note)
    if person["touched"]:
        await log_touch(ctx, client.id, TouchKind.CALLED)
    if person["planned"]:
        await plan_touch(ctx, client.id, *person["planned"])
    if person["deal"] is not None:
        await add_deal(ctx, client.id, "Сделка", person["deal"], "RUB")
    if person["labelled"]:
        funnel = (await list_funnels(ctx))[0]
        await set_stage(ctx, client.id, funnel.stages[number % len(funnel.stages)].id)
        await set_category(ctx, client.id, (await add_category(ctx, "Партнёр")).id)
        await set_responsible(ctx, client.id, None if number % 2 else ctx.actor.member_id)
    if person["unshown"]:
        await _unshown(ctx, client)


async def _unshown(ctx: Writing, client: Client) -> None:
    funnels = await list_funnels(ctx)
    if len(funnels) < 2:
        await add_funnel(ctx, "Партнёры", [("Вход", "", StageKind.OPEN)])
        await add_group(ctx, "Тёплые")
    await set_stage(ctx, client.id, (await list_funnels(ctx))[1].stages[0].id)
    await put_in_group(ctx, client.id, (await list_groups(ctx))[0].id)
    await pause_mailings(ctx, client.id, on=True)
    await share_client(ctx, client.id, ctx.actor.member_id or 0)
    await add_source(ctx, client.id, SourceKind.COMMUNITY, {"community": "Клуб", "text": "от сестры"})
    for channel in (await get_card(ctx, client.id)).channels[-1:]:
        await label_channel(ctx, client.id, channel.id, "рабочий")
        await put_first(ctx, client.id, channel.id)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
async def test_a_real_base_comes_back_unchanged(desk: Desk, kind: str) -> None:
    for name in ("crm-export.xlsx", "google-contacts.csv", "outlook-cp1251.csv", "phone-book.vcf", "vk-list.txt"):
        await desk.bring(CONTACTS / name)
    before = without_exports(await dump(desk.database))
    (file,) = await desk.export(kind)
    back = await desk.bring(file)
    assert back.report is not None
    assert set(back.report.counts.skipped) == {"unchanged"}
    assert back.report.counts.rows == len(before["client"])
    assert without_exports(await dump(desk.database)) == before


async def test_an_export_shows_what_the_member_may_see(desk: Desk, database: Database) -> None:
    await desk.bring(CONTACTS / "phone-book.vcf")
    manager = await add_member(database, 2002, Role.MANAGER, Scope.OWN, name="Борис")
    async with writing(database, manager, ChangeKind.CLIENT_ADDED) as ctx:
        await add_client(ctx, "Мой клиент", [(ChannelKind.PHONE, "+79160000000")])
    theirs = Desk(database, desk.store, desk.clock, manager)
    (file,) = await theirs.export("xlsx")
    assert [row[1] for row in table(file)[1:]] == ["Мой клиент"]
    (all_of_them,) = await desk.export("xlsx")
    assert len(table(all_of_them)) == 1 + 61
    (filtered,) = await desk.export("xlsx", ClientFilter(text="мой"), [ExportField.NAME, ExportField.PHONE])
    assert [row[1:-2] for row in table(filtered)[1:]] == [("Мой клиент", "+79160000000")]


async def test_deals_other_funnels_and_groups_are_told_in_lines(desk: Desk) -> None:
    async with writing(desk.database, desk.actor, ChangeKind.CLIENT_ADDED, clock=desk.clock) as ctx:
        client = await add_client(ctx, "Анна")
        await _unshown(ctx, client)
        await add_deal(ctx, client.id, "Курс", 12_900_50, "RUB", dated=date(2026, 3, 1))
        await win_deal(ctx, (await add_deal(ctx, client.id, "Подписка", 100_00, "USD", dated=date(2026, 3, 2))).id)
        await add_deal(ctx, client.id, "Без цены", None, "RUB")
    (file,) = await desk.export("xlsx")
    told = dict(zip(*table(file), strict=True))
    assert told["Этапы других воронок"] == "Партнёры: Вход"
    assert told["В группах"] == "Тёплые"
    assert told["Сделок на сумму"] == "12900.50 RUB, 100.00 USD"
    lines = ["Курс — 12900.50 RUB — открыта — 01.03.2026", "Подписка — 100.00 USD — выиграна — 02.03.2026"]
    assert told["Все сделки"].splitlines() == [*lines, "Без цены — открыта"]


async def test_an_empty_export_is_a_table_with_titles(desk: Desk) -> None:
    (file,) = await desk.export("xlsx")
    assert len(table(file)) == 1


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_every_title_comes_back_to_its_meaning(locale: str) -> None:
    words = load_words(locale)
    for field in ExportField:
        assert meaning_of_title(words.text(f"transfer-title-{field}")) is meaning_of(field), field


def table(file: Path) -> list[tuple[Any, ...]]:
    """The rows of a workbook."""
    return list(openpyxl.load_workbook(file).worksheets[0].iter_rows(values_only=True))


def without_exports(tables: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """That somebody has taken clients out is a change of the journal, and no change of the base."""
    return {**tables, "change": [row for row in tables["change"] if row["kind"] != ChangeKind.EXPORTED]}


async def clear(database: Database) -> None:
    """Take the clients of the last example away."""
    async with database.write() as connection:
        for name in (
            "deal",
            "touch",
            "note",
            "client_tag",
            "client_stage",
            "client_source",
            "channel",
            *_UNSHOWN,
            "client",
        ):
            await connection.exec_driver_sql(f"DELETE FROM {name}")
