"""Every condition, alone and together with others, against a model in plain Python, on both databases."""

import random
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import update

from domain.audience.audience import Audience
from domain.audience.change_groups import add_group, put_in_group
from domain.audience.describe import describe_filter
from domain.audience.filter import ClientFilter, Comparing, FieldCondition, Order, Touching
from domain.audience.paging import Place, Side
from domain.audience.queries import client_ids_after, count_clients, list_clients
from domain.audience.save_segment import save_picked_segment
from domain.audience.tick_clients import tick_page
from domain.base.actor import SYSTEM, Actor
from domain.base.database import Database
from domain.clients.change_categories import remove_category
from domain.clients.folding import fold, search_key, search_terms, spellings
from domain.clients.kinds import ChannelKind, ClientState, Sex, SourceKind
from domain.clients.remove_client import remove_client
from domain.clients.tables import Client
from domain.fields.change_choices import remove_choice
from domain.fields.change_fields import remove_field
from domain.fields.tables import FieldKind
from domain.funnel.change_stages import remove_stage
from domain.journal.boundary import Reading, reading, writing
from domain.journal.kinds import ChangeKind
from domain.products.change_products import remove_product
from tests.support.base_dump import Dump, dump
from tests.support.crowd import Crowd, gather_crowd
from tests.support.fields import Layout

TEXTS = ("", "иван", "ИВАН", "ivan", "ив", "м", "9160000", "example", "id10", "50%", "%", "_", "a_b", "перезв", "тверь")
TRACES = ("ЯНДЕКС", "tilda", "курсы вязания", "100%", "?")
MOSCOW = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Lists:
    """Groups, the owner's segment and another member's own; `owner` is who looks."""

    owner: Actor
    groups: list[int]
    mine: int
    foreign: int


def means(whole: Dump, crowd: Crowd, lists: Lists, wanted: ClientFilter, row: dict[str, Any]) -> bool:
    """Whether the filter means this client, told without any SQL."""
    key = row["id"]
    of = {name: [each for each in whole[name].values() if each["client_id"] == key] for name in _LINKS}
    today = (crowd.clock() + MOSCOW).date()
    due = row["next_touch_at"] and (row["next_touch_at"].astimezone(UTC) + MOSCOW).date()
    touching = {
        None: True,
        Touching.NONE: due is None,
        Touching.OVERDUE: due is not None and due < today,
        Touching.TODAY: due == today,
    }
    responsible = wanted.responsible is None or (row["responsible_id"] or 0) == wanted.responsible
    return (
        row["deleted_at"] is None
        and row["state"] in (wanted.states or ("active",))
        and wanted.paused in {None, row["paused_at"] is not None}
        and (not wanted.text or _holds(row["search_text"], wanted.text))
        and (not wanted.category_ids or row["category_id"] in wanted.category_ids)
        and (not wanted.stage_ids or any(each["stage_id"] in wanted.stage_ids for each in of["client_stage"]))
        and (not wanted.tag_ids or any(each["tag_id"] in wanted.tag_ids for each in of["client_tag"]))
        and responsible
        and (not wanted.sex or row["sex"] == wanted.sex)
        and all(any(each["kind"] == kind for each in of["channel"]) for kind in wanted.has)
        and touching[wanted.touching]
        and (not wanted.product_ids or any(each["product_id"] in wanted.product_ids for each in of["client_product"]))
        and all(_fits(whole, condition, of["client_field"]) for condition in wanted.custom)
        and _came(of["client_source"], wanted)
        and (not wanted.group_ids or any(each["group_id"] in wanted.group_ids for each in of["group_client"]))
        and (
            wanted.segment_id is None
            or (
                wanted.segment_id == lists.mine
                and any(each["segment_id"] == lists.mine for each in of["segment_client"])
            )
        )
        and (not wanted.ticked or any(each["member_id"] == lists.owner.member_id for each in of["basket_item"]))
        and (wanted.change_id is None or (crowd.client_ids.index(key) < 30) == (wanted.change_id == crowd.changes[0]))
    )


_LINKS = (
    "client_stage", "client_tag", "channel", "client_source", "group_client", "segment_client", "basket_item",
)  # fmt: skip
_LINKS = ("client_stage", "client_tag", "channel", "client_source", "client_product", "client_field")
_HELD = ("folded", "number_value", "date_value", "flag_value", "choice_id")


def _fits(whole: Dump, condition: FieldCondition, rows: list[dict[str, Any]]) -> bool:
    """Whether what stands in a field is what the condition asks for."""
    found = [row for row in rows if row["field_id"] == condition.field_id]
    held = [next(row[name] for name in _HELD if row[name] is not None) for row in found]
    value: Any = condition.value
    if condition.kind is FieldKind.DATE and isinstance(value, str):
        value = date.fromisoformat(value)
    elif isinstance(value, str):
        value = fold(value) or value
    match condition.how:
        case Comparing.IS:
            return any(each in value if isinstance(value, tuple) else each == value for each in held)
        case Comparing.FROM:
            return any(each >= value for each in held)
        case Comparing.TILL:
            return any(each <= value for each in held)
    gone = {key for key, row in whole["custom_choice"].items() if row["deleted_at"] is not None}
    return any(row["choice_id"] not in gone for row in found) == (condition.how is Comparing.HAS)


def _came(sources: list[dict[str, Any]], wanted: ClientFilter) -> bool:
    if not wanted.source_kinds and not wanted.source_text:
        return True
    words = fold(wanted.source_text).split()
    return (bool(words) or not wanted.source_text) and any(
        (not wanted.source_kinds or each["kind"] in wanted.source_kinds)
        and all(word in each["search_text"] for word in words)
        for each in sources
    )


def _holds(searched: str, query: str) -> bool:
    terms = search_terms(query)
    return bool(terms) and all(_has(searched, term) for term in terms)


def _has(searched: str, term: str) -> bool:
    spelt = [each for each in spellings(term) if len(each) > 2]
    if spelt:
        return any(each in searched for each in spelt)
    return any(word.startswith(search_key(term)) for word in searched.split())


def some_filter(crowd: Crowd, lists: Lists, dice: random.Random) -> ClientFilter:
    """One to three conditions."""
    tags = sorted(crowd.tags)
    members = [actor.member_id or 0 for actor in crowd.actors]
    offered: dict[str, Any] = {
        "text": dice.choice(TEXTS),
        "category_ids": tuple(dice.sample(crowd.categories, 2)),
        "stage_ids": tuple(dice.sample(crowd.stages, dice.randint(1, 2))),
        "tag_ids": tuple(dice.sample(tags, dice.randint(1, 2))),
        "responsible": dice.choice([0, *members]),
        "sex": dice.choice(list(Sex)).value,
        "has": tuple(kind.value for kind in dice.sample([ChannelKind.PHONE, ChannelKind.VK, ChannelKind.EMAIL], 2)),
        "touching": dice.choice(list(Touching)),
        "change_id": dice.choice(crowd.changes),
        "source_kinds": tuple(kind.value for kind in dice.sample(list(SourceKind)[:4], 2)),
        "source_text": dice.choice(TRACES),
        "states": tuple(state.value for state in dice.sample(list(ClientState), 2)),
        "paused": dice.choice([True, False]),
        "group_ids": tuple(dice.sample(lists.groups, dice.randint(1, 2))),
        "segment_id": dice.choice([lists.mine, lists.mine, lists.foreign]),
        "ticked": True,
    }
    offered["product_ids"] = tuple(dice.sample(crowd.products, dice.randint(1, 2)))
    offered["custom"] = tuple(dice.sample(conditions(crowd.layout), dice.randint(1, 2)))
    chosen = dice.sample(sorted(offered), dice.randint(1, 3))
    return ClientFilter(order=dice.choice(list(Order)), **{name: offered[name] for name in chosen})


def conditions(layout: Layout) -> list[FieldCondition]:
    """Every comparison of every kind of field that makes sense."""
    values: list[tuple[int, FieldKind, Any]] = [
        (layout.text, FieldKind.TEXT, "ЧАЙ, с лимоном"),
        (layout.text, FieldKind.TEXT, "🙂"),
        (layout.link, FieldKind.LINK, "https://example.com/A"),
        (layout.number, FieldKind.NUMBER, 38.5),
        (layout.number, FieldKind.NUMBER, 0),
        (layout.date, FieldKind.DATE, "2026-03-02"),
        (layout.flag, FieldKind.FLAG, True),
        (layout.flag, FieldKind.FLAG, False),
        (layout.choice, FieldKind.CHOICE, layout.choices[:2]),
        (layout.several, FieldKind.CHOICES, layout.colours[1:2]),
    ]
    found = [FieldCondition(key, kind, Comparing.IS, value) for key, kind, value in values]
    for key, kind, value in values:
        found += [FieldCondition(key, kind, how) for how in (Comparing.HAS, Comparing.LACKS)]
        if kind in {FieldKind.NUMBER, FieldKind.DATE}:
            found += [FieldCondition(key, kind, how, value) for how in (Comparing.FROM, Comparing.TILL)]
    return list(dict.fromkeys(found))


async def walk(ctx: Reading, wanted: ClientFilter, step: int) -> list[int]:
    """All ids by `client_ids_after`."""
    found: list[int] = []
    while part := await client_ids_after(ctx, wanted, found[-1] if found else 0, step):
        found += part
    return found


async def make_lists(database: Database, crowd: Crowd) -> Lists:
    """Two groups, a picked segment of the owner's and one of a manager's own, and baskets of both."""
    owner, manager = crowd.actors[0], crowd.actors[2]
    segments = []
    for actor, step in ((owner, 2), (manager, 3)):
        async with writing(database, actor, ChangeKind.SEGMENT_SAVED, clock=crowd.clock) as ctx:
            some = Audience(client_ids=tuple(crowd.client_ids[::step]))
            segments.append((await save_picked_segment(ctx, "Отобранные", some)).id)
            await tick_page(ctx, crowd.client_ids[1::step])
    async with writing(database, owner, ChangeKind.GROUP_SET, clock=crowd.clock) as ctx:
        groups = [(await add_group(ctx, name)).id for name in ("Тёплые", "Холодные")]
        living = set(await walk(ctx, ClientFilter(), 50))
        for start, group in enumerate(groups):
            for key in sorted(living & set(crowd.client_ids[start::3])):
                await put_in_group(ctx, key, group)
    return Lists(owner, groups, *segments)


async def put_aside(database: Database, crowd: Crowd) -> None:
    """Archive, block and pause some of the crowd."""
    async with database.write() as connection:
        for start, values in enumerate(
            ({"state": ClientState.ARCHIVED}, {"state": ClientState.BLOCKED}, {"paused_at": crowd.clock()})
        ):
            some = crowd.client_ids[start::7]
            await connection.execute(update(Client).where(Client.id.in_(some)).values(values))


async def test_conditions_mean_what_the_model_says(any_database: Database) -> None:
    crowd = await gather_crowd(any_database, 3)
    dice = random.Random(3)
    lists = await make_lists(any_database, crowd)
    async with writing(any_database, SYSTEM, ChangeKind.FIELDS_CHANGED) as ctx_of_removal:
        await remove_choice(ctx_of_removal, crowd.layout.colours[1])
    await put_aside(any_database, crowd)
    whole = await dump(any_database)
    async with reading(any_database, lists.owner, crowd.clock) as ctx:
        alone = [
            *(ClientFilter(group_ids=(group,)) for group in lists.groups),
            *(ClientFilter(segment_id=segment) for segment in (lists.mine, lists.foreign)),
            ClientFilter(ticked=True),
            *(ClientFilter(text=text) for text in TEXTS),
            *(ClientFilter(touching=touching) for touching in Touching),
            *(ClientFilter(responsible=member) for member in (0, 1, 99)),
            *(ClientFilter(change_id=change) for change in crowd.changes),
            ClientFilter(category_ids=(99,)),
            *(ClientFilter(custom=(condition,)) for condition in conditions(crowd.layout)),
            *(ClientFilter(product_ids=(product,)) for product in (*crowd.products, 99)),
            *(ClientFilter(source_text=text) for text in TRACES),
            *(ClientFilter(source_kinds=(kind.value,)) for kind in SourceKind),
            *(ClientFilter(states=(state.value,)) for state in ClientState),
            *(ClientFilter(paused=paused) for paused in (True, False)),
        ]
        some_found = 0
        for wanted in [*alone, *(some_filter(crowd, lists, dice) for _ in range(40))]:
            expected = {row["id"] for row in whole["client"].values() if means(whole, crowd, lists, wanted, row)}
            page = await list_clients(ctx, wanted, limit=200)
            assert {line.id for line in page.lines} == expected, wanted
            assert page.total == len(expected) == await count_clients(ctx, wanted)
            assert await walk(ctx, wanted, 7) == sorted(expected)
            some_found += bool(expected)
        assert some_found > len(alone)


FAR = datetime.max.replace(tzinfo=UTC)
KEYS: dict[Order, Any] = {
    Order.NAME: lambda row: (row["name_folded"], row["id"]),
    Order.NEWEST: lambda row: -row["id"],
    Order.NEXT_TOUCH: lambda row: (row["next_touch_at"] or FAR, row["id"]),
    Order.LONGEST_AGO: lambda row: (row["last_touch_at"] or FAR, row["id"]),
    Order.LAST_TOUCH: lambda row: (
        row["last_touch_at"] is None,
        -row["last_touch_at"].timestamp() if row["last_touch_at"] else 0,
        row["id"] if row["last_touch_at"] is None else -row["id"],
    ),
}


async def test_pages_are_disjoint_complete_and_in_order(any_database: Database) -> None:
    """Forwards and backwards from page to page, each found from the edge of its neighbour; and by counting off."""
    crowd = await gather_crowd(any_database, 5)
    whole = await dump(any_database)
    living = [row for row in whole["client"].values() if row["deleted_at"] is None]
    async with reading(any_database, SYSTEM, crowd.clock) as ctx:
        for order in Order:
            wanted = ClientFilter(order=order)
            pages = [await list_clients(ctx, wanted, limit=8)]
            while pages[-1].lines and pages[-1].offset + len(pages[-1].lines) < pages[-1].total:
                end, last = pages[-1].offset + len(pages[-1].lines), pages[-1].lines[-1].id
                pages.append(await list_clients(ctx, wanted, place=Place(end, last, Side.AFTER), limit=8))
            seen = [line.id for page in pages for line in page.lines]
            assert seen == [row["id"] for row in sorted(living, key=KEYS[order])], order
            assert {page.total for page in pages} == {len(living)}
            for before, page in pairwise(pages):
                place = Place(before.offset, page.lines[0].id, Side.BEFORE)
                assert await list_clients(ctx, wanted, place=place, limit=8) == before
                assert await list_clients(ctx, wanted, place=Place(page.offset), limit=8) == page
                within = Place(page.offset + len(page.lines) - 1, page.lines[-1].id)
                assert await list_clients(ctx, wanted, place=within, limit=8) == page, "back from a card of the page"


async def test_a_page_is_found_when_its_anchor_or_its_end_has_gone(database: Database) -> None:
    crowd = await gather_crowd(database, 6, clients=24)
    async with writing(database, SYSTEM, ChangeKind.CLIENT_REMOVED, clock=crowd.clock) as ctx:
        wanted = ClientFilter(order=Order.NAME)
        first = await list_clients(ctx, wanted, limit=8)
        second = await list_clients(ctx, wanted, place=Place(8, first.lines[-1].id, Side.AFTER), limit=8)
        await remove_client(ctx, first.lines[-1].id)
        assert second == replace(
            await list_clients(ctx, wanted, place=Place(8, first.lines[-1].id, Side.AFTER), limit=8),
            total=second.total,
        )
        for line in second.lines[3:]:
            await remove_client(ctx, line.id)
        for key in await walk(ctx, wanted, 50):
            if key not in {line.id for line in [*first.lines, *second.lines]}:
                await remove_client(ctx, key)
        beyond = await list_clients(ctx, wanted, place=Place(16, second.lines[-1].id, Side.AFTER), limit=8)
        # Nobody stands behind any more: the last eight are shown, not an empty page.
        assert [line.id for line in beyond.lines][-3:] == [line.id for line in second.lines[:3]]
        back = await list_clients(ctx, wanted, place=Place(8, second.lines[0].id, Side.BEFORE), limit=8)
        assert [line.id for line in back.lines][:7] == [line.id for line in first.lines[:7]]
        assert back.offset == 0


async def test_what_a_filter_names_and_is_gone_is_said(any_database: Database) -> None:
    crowd = await gather_crowd(any_database, 7, clients=4)
    layout = crowd.layout
    async with writing(any_database, SYSTEM, ChangeKind.STAGES_CHANGED, clock=crowd.clock) as ctx:
        await remove_category(ctx, crowd.categories[0])
        await remove_stage(ctx, crowd.stages[1])
        await remove_field(ctx, layout.flag)
        await remove_choice(ctx, layout.choices[0])
        await remove_product(ctx, crowd.products[0])
    wanted = ClientFilter(
        category_ids=tuple(crowd.categories[:2]),
        stage_ids=(crowd.stages[1],),
        tag_ids=(12345,),
        product_ids=tuple(crowd.products),
        custom=(
            FieldCondition(layout.choice, FieldKind.CHOICE, Comparing.IS, layout.choices[:2]),
            FieldCondition(layout.flag, FieldKind.FLAG, Comparing.IS, True),
            FieldCondition(layout.date, FieldKind.DATE, Comparing.TILL, "2026-03-02"),
            FieldCondition(layout.text, FieldKind.TEXT, Comparing.LACKS),
        ),
    )
    async with reading(any_database, SYSTEM, crowd.clock) as ctx:
        parts = await describe_filter(ctx, wanted)
    told = {(part.what.value, *part.names): part.gone for part in parts}
    assert told == {
        ("category", "Постоянный"): 1,
        ("stage",): 1,
        ("tag",): 1,
        ("product", "Коврик"): 1,
        ("field-is", "Размер"): 1,
        ("field-is",): 1,
        ("field-till", "Договор до"): 0,
        ("field-lacks", "Что пьёт"): 0,
    }
    assert [part.value for part in parts[-4:]] == [(layout.choices[1],), None, date(2026, 3, 2), None]
