"""Every condition, alone and together with others, against a model in plain Python, on both databases."""

import random
from dataclasses import dataclass, fields
from datetime import UTC, date, timedelta
from typing import Any

import pytest

from domain.audience.audience import Audience
from domain.audience.change_groups import add_group, put_in_group
from domain.audience.describe import describe_filter
from domain.audience.filter import ClientFilter, Comparing, FieldCondition, Lacking, Order, Touching
from domain.audience.meant import FEW, STRETCH
from domain.audience.queries import client_ids_after, count_clients, list_clients
from domain.audience.save_segment import save_picked_segment
from domain.audience.tick_clients import tick_page
from domain.base.actor import SYSTEM, Actor
from domain.base.database import Database
from domain.clients.change_categories import remove_category
from domain.clients.folding import search_key, search_terms, spellings
from domain.clients.kinds import ChannelKind, ClientKind, ClientState, Sex, SourceKind
from domain.fields.change_choices import remove_choice
from domain.fields.change_fields import remove_field
from domain.fields.tables import FieldKind
from domain.funnel.change_stages import remove_stage, set_stuck_after
from domain.journal.boundary import Reading, reading, writing
from domain.journal.kinds import ChangeKind
from domain.products.change_products import remove_product
from tests.domain.audience.busy import busy_days, put_aside
from tests.domain.audience.on_card import fill_cards, fits_card
from tests.domain.audience.sources import came, came_from, listed_in, make_listed
from tests.support.base_dump import Dump, dump
from tests.support.crowd import Crowd, gather_crowd
from tests.support.fields import conditions, fits
from tests.support.staff import works_at
from tests.support.waiting import talk, waits

TEXTS = ("", "иван", "ИВАН", "ivan", "ив", "м", "9160000", "example", "id10", "50%", "%", "_", "a_b", "перезв", "тверь")
PAGES = ("club1", "club12", "id12")
TRACES = ("ЯНДЕКС", "tilda", "курсы вязания", "100%", "?")
MOSCOW = timedelta(hours=3)
TEAMS_PATIENCE = 14


@dataclass(frozen=True, slots=True)
class Lists:
    """Groups, the owner's segment and another member's own, lists of VK with their people; `owner` is who looks."""

    owner: Actor
    groups: list[int]
    mine: int
    foreign: int
    listed: dict[int, set[int]]


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
        Touching.WEEK: due is not None and today <= due < today + timedelta(days=7),
    }
    responsible = wanted.responsible is None or (row["responsible_id"] or 0) == wanted.responsible
    return (
        row["deleted_at"] is None
        and row["state"] in (wanted.states or ("active",))
        and wanted.paused in {None, row["paused_at"] is not None}
        and (not wanted.text or _holds(row["search_text"], wanted.text))
        and (not wanted.category_ids or row["category_id"] in wanted.category_ids)
        and _stands(whole, crowd, wanted, of["client_stage"])
        and _has_deals(wanted, of["deal"])
        and (not wanted.tag_ids or any(each["tag_id"] in wanted.tag_ids for each in of["client_tag"]))
        and responsible
        and (not wanted.sex or row["sex"] == wanted.sex)
        and all(any(each["kind"] == kind for each in of["channel"]) for kind in wanted.has)
        and fits_card(wanted, row, of, crowd.clock(), today)
        and touching[wanted.touching]
        and _is_quiet(crowd, wanted.quiet_days, row)
        and waits(whole, crowd, wanted.waiting_hours, of["channel"])
        and (not wanted.no_step or (due is None and not any(_is_step(each) for each in of["task"])))
        and (not wanted.product_ids or any(each["product_id"] in wanted.product_ids for each in of["client_product"]))
        and all(fits(whole, condition, of["client_field"]) for condition in wanted.custom)
        and came(of["client_source"], wanted)
        and came_from(of["client_source"], wanted)
        and listed_in(lists.listed, of["channel"], wanted)
        and (not wanted.group_ids or any(each["group_id"] in wanted.group_ids for each in of["group_client"]))
        and (
            wanted.segment_id is None
            or (
                wanted.segment_id == lists.mine
                and any(each["segment_id"] == lists.mine for each in of["segment_client"])
            )
        )
        and works_at(whole, wanted.staff_of, row, of["channel"])
        and (not wanted.ticked or any(each["member_id"] == lists.owner.member_id for each in of["basket_item"]))
        and (wanted.change_id is None or (crowd.client_ids.index(key) < 30) == (wanted.change_id == crowd.changes[0]))
    )


_LINKS = (
    "client_stage", "client_tag", "channel", "client_source", "client_product", "client_field", "group_client",
    "segment_client", "basket_item", "deal", "task",
)  # fmt: skip


def _stands(whole: Dump, crowd: Crowd, wanted: ClientFilter, places: list[dict[str, Any]]) -> bool:
    """Whether one of the client's places is what is asked for, and for long enough."""
    asked = [each for each in places if not wanted.stage_ids or each["stage_id"] in wanted.stage_ids]
    days = ([] if wanted.stuck_days is None else [wanted.stuck_days]) + [None] * wanted.stuck
    return (bool(asked) or not wanted.stage_ids) and all(_is_stuck(whole, crowd, asked, each) for each in days)


def _is_stuck(whole: Dump, crowd: Crowd, places: list[dict[str, Any]], days: int | None) -> bool:
    """For so many days on a stage that means work; None is as many as the stage says, or the team."""
    for each, stage in [(each, whole["stage"][each["stage_id"]]) for each in places]:
        patience = timedelta(days=days if days is not None else stage["stuck_after"] or TEAMS_PATIENCE)
        is_work = stage["kind"] == "open" and stage["deleted_at"] is None
        if is_work and each["since"].astimezone(UTC) <= crowd.clock() - patience:
            return True
    return False


def _is_quiet(crowd: Crowd, days: int | None, row: dict[str, Any]) -> bool:
    return days is None or (row["last_touch_at"] or row["created_at"]) <= crowd.clock() - timedelta(days=days)


def _is_step(task: dict[str, Any]) -> bool:
    return task["due_at"] is not None and task["done_at"] is None and task["deleted_at"] is None


def _has_deals(wanted: ClientFilter, deals: list[dict[str, Any]]) -> bool:
    still = [each for each in deals if each["deleted_at"] is None and each["status"] == "open"]
    won = [each for each in deals if each["deleted_at"] is None and each["status"] == "won"]
    paid = sum(each["amount"] or 0 for each in won if each["currency"] == wanted.won_currency)
    return (
        (not wanted.ordered or any(each["product_id"] in wanted.ordered for each in still))
        and (not wanted.bought or any(each["product_id"] in wanted.bought for each in won))
        and (wanted.has_open_deal is None or bool(still) == wanted.has_open_deal)
        and (wanted.has_bought is None or bool(won) == wanted.has_bought)
        and (wanted.won_from is None or paid >= wanted.won_from)
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
        "kind": dice.choice(list(ClientKind)).value,
        "lacks": tuple(what.value for what in dice.sample(list(Lacking), dice.randint(1, 2))),
        "added_days": dice.choice([1, 4, 31]),
        "born_days": dice.choice([1, 7, 366]),
        "touching": dice.choice(list(Touching)),
        "change_id": dice.choice(crowd.changes),
        "stuck_days": dice.choice([0, 3, 10]),
        "stuck": True,
        "quiet_days": dice.choice([0, 4, 30]),
        "no_step": True,
        "waiting_hours": dice.choice([0, 2]),
        "ordered": tuple(dice.sample(crowd.products, 1)),
        "bought": tuple(dice.sample(crowd.products, 2)),
        "has_open_deal": dice.random() < 0.5,
        "has_bought": dice.random() < 0.5,
        "won_from": dice.choice([1, 100_00, 250_00]),
        "source_kinds": tuple(kind.value for kind in dice.sample(list(SourceKind)[:4], 2)),
        "source_text": dice.choice(TRACES),
        "came_from": tuple(dice.sample(PAGES, 2)),
        "listed_in": tuple(dice.sample(sorted(lists.listed), dice.randint(1, 2))),
        "states": tuple(state.value for state in dice.sample(list(ClientState), 2)),
        "paused": dice.choice([True, False]),
        "group_ids": tuple(dice.sample(lists.groups, dice.randint(1, 2))),
        "segment_id": dice.choice([lists.mine, lists.mine, lists.foreign]),
        "ticked": True,
        "staff_of": dice.choice(crowd.client_ids),
    }
    offered["product_ids"] = tuple(dice.sample(crowd.liked, dice.randint(1, 2)))
    offered["custom"] = tuple(dice.sample(conditions(crowd.layout), dice.randint(1, 2)))
    # A condition that is new has its turn here, and its model in `means`.
    assert offered.keys() == {field.name for field in fields(ClientFilter)} - {"order", "won_currency"}
    chosen = dice.sample(sorted(offered), dice.randint(1, 3))
    order = dice.choice(list(Order))
    return ClientFilter(order=order, won_currency="RUB", **{name: offered[name] for name in chosen})


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
    async with writing(database, owner, ChangeKind.WORK, clock=crowd.clock) as ctx:
        listed = await make_listed(ctx, crowd.clock(), ({101, 103, 110}, {110, 121, 999_999}))
    return Lists(owner, groups, *segments, listed)


async def test_conditions_mean_what_the_model_says(any_database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    crowd = await gather_crowd(any_database, 3)
    dice = random.Random(3)
    lists = await make_lists(any_database, crowd)
    async with writing(any_database, SYSTEM, ChangeKind.FIELDS_CHANGED) as ctx_of_removal:
        await remove_choice(ctx_of_removal, crowd.layout.colours[1])
    await put_aside(any_database, crowd)
    await fill_cards(any_database, crowd)
    await busy_days(any_database, crowd)
    await talk(any_database, crowd)
    async with writing(any_database, SYSTEM, ChangeKind.STAGES_CHANGED) as ctx_of_stages:
        await set_stuck_after(ctx_of_stages, crowd.stages[0], 5)
    whole = await dump(any_database)
    async with reading(any_database, lists.owner, crowd.clock) as ctx:
        alone = [
            *(ClientFilter(group_ids=(group,)) for group in lists.groups),
            *(ClientFilter(segment_id=segment) for segment in (lists.mine, lists.foreign)),
            ClientFilter(ticked=True),
            *(ClientFilter(staff_of=key) for key in (*crowd.client_ids[:4], 12345)),
            *(ClientFilter(text=text) for text in TEXTS),
            *(ClientFilter(touching=touching) for touching in Touching),
            *(ClientFilter(kind=kind.value) for kind in ClientKind),
            *(ClientFilter(lacks=(what.value,)) for what in Lacking),
            *(ClientFilter(added_days=days) for days in (1, 30)),
            *(ClientFilter(born_days=days) for days in (1, 305, 366)),
            *(ClientFilter(responsible=member) for member in (0, 1, 99)),
            *(ClientFilter(change_id=change) for change in crowd.changes),
            ClientFilter(category_ids=(99,)),
            *(ClientFilter(custom=(condition,)) for condition in conditions(crowd.layout)),
            *(ClientFilter(product_ids=(product,)) for product in (*crowd.liked, 99)),
            *(ClientFilter(stuck_days=days) for days in (0, 3, 10)),
            ClientFilter(stuck=True),
            ClientFilter(stuck=True, stage_ids=(crowd.stages[0],)),
            *(ClientFilter(quiet_days=days) for days in (0, 4, 30, 31)),
            ClientFilter(no_step=True),
            *(ClientFilter(waiting_hours=hours) for hours in (0, 2, 30)),
            *(ClientFilter(has_open_deal=has) for has in (True, False)),
            *(ClientFilter(has_bought=has) for has in (True, False)),
            *(ClientFilter(won_from=200_00, won_currency=code) for code in ("RUB", "USD")),
            ClientFilter(ordered=(crowd.products[0],)),
            ClientFilter(bought=tuple(crowd.products)),
            *(ClientFilter(source_text=text) for text in TRACES),
            *(ClientFilter(came_from=(page,)) for page in PAGES[:2]),
            *(
                ClientFilter(listed_in=listed)
                for listed in (tuple(lists.listed), *((key,) for key in lists.listed), (99,))
            ),
            *(ClientFilter(source_kinds=(kind.value,)) for kind in SourceKind),
            *(ClientFilter(states=(state.value,)) for state in ClientState),
            *(ClientFilter(paused=paused) for paused in (True, False)),
        ]
        some_found = 0
        for wanted in [*alone, *(some_filter(crowd, lists, dice) for _ in range(40))]:
            # In a base of sixty everybody is few: a walk, and one that gives up after some rows, must find the same.
            few, stretch = dice.choice(((FEW, STRETCH), (3, 2), (3, 1_000)))
            monkeypatch.setattr("domain.audience.meant.FEW", few)
            monkeypatch.setattr("domain.audience.paging.STRETCH", stretch)
            expected = {row["id"] for row in whole["client"].values() if means(whole, crowd, lists, wanted, row)}
            page = await list_clients(ctx, wanted, limit=200)
            assert {line.id for line in page.lines} == expected, wanted
            assert page.total == len(expected) == await count_clients(ctx, wanted)
            assert await walk(ctx, wanted, 7) == sorted(expected)
            some_found += bool(expected)
        assert some_found > len(alone)


async def test_what_a_filter_names_and_is_gone_is_said(any_database: Database) -> None:
    crowd = await gather_crowd(any_database, 7, clients=4)
    layout = crowd.layout
    async with writing(any_database, SYSTEM, ChangeKind.STAGES_CHANGED, clock=crowd.clock) as ctx:
        await remove_category(ctx, crowd.categories[0])
        await remove_stage(ctx, crowd.stages[1])
        await remove_field(ctx, layout.flag)
        await remove_choice(ctx, layout.choices[0])
        await remove_product(ctx, crowd.liked[0])
    wanted = ClientFilter(
        category_ids=tuple(crowd.categories[:2]),
        stage_ids=(crowd.stages[1],),
        tag_ids=(12345,),
        product_ids=tuple(crowd.liked),
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
