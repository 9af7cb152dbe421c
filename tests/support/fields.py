"""A layout with a field of every kind, and clients who have something in them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import insert

from domain.audience.filter import Comparing, FieldCondition
from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.clients.folding import fold
from domain.fields.change_choices import add_choices
from domain.fields.change_fields import add_field
from domain.fields.set_field import columns_by_slot
from domain.fields.tables import ClientField, FieldKind
from domain.fields.views import FieldValue
from domain.journal.boundary import Writing, writing
from domain.journal.kinds import ChangeKind
from domain.products.change_products import add_product
from domain.products.tables import ClientProduct
from tests.support.base_dump import Dump

SIZES = ("Маленький", "Большой", "Огромный")
COLOURS = ("красный", "зелёный", "синий")


@dataclass(frozen=True)
class Layout:
    """The ids of the fields, in their order on the card, and of the choices of two of them."""

    text: int
    number: int
    date: int
    choice: int
    several: int
    flag: int
    link: int
    choices: tuple[int, ...]
    colours: tuple[int, ...]
    sizes: tuple[str, ...] = SIZES


async def make_layout(database: Database) -> Layout:
    """Make it as one change."""
    async with writing(database, SYSTEM, ChangeKind.FIELDS_CHANGED) as ctx:
        return await add_layout(ctx)


async def add_layout(ctx: Writing) -> Layout:
    """Make it inside a change."""
    names = {
        FieldKind.TEXT: "Что пьёт",
        FieldKind.NUMBER: "Рост",
        FieldKind.DATE: "Договор до",
        FieldKind.CHOICE: "Размер",
        FieldKind.CHOICES: "Цвета",
        FieldKind.FLAG: "Есть дети",
        FieldKind.LINK: "Анкета",
    }
    ids = [(await add_field(ctx, name, kind)).id for kind, name in names.items()]
    sizes = await add_choices(ctx, ids[3], SIZES)
    colours = await add_choices(ctx, ids[4], COLOURS)
    return Layout(*ids, choices=tuple(choice.id for choice in sizes), colours=tuple(choice.id for choice in colours))


#: What is put into the fields of a crowd, of each kind but the choices.
SOME: dict[FieldKind, tuple[FieldValue, ...]] = {
    FieldKind.TEXT: ("Чай с лимоном", "чай  С ЛИМОНОМ!", "кофе", "🙂"),
    FieldKind.NUMBER: (-1.5, 0.0, 38.5, 39.0, 1e9),
    FieldKind.DATE: (date(2025, 12, 31), date(2026, 3, 2), date(2026, 3, 3)),
    FieldKind.FLAG: (True, False),
    FieldKind.LINK: ("https://example.com", "https://example.com/a"),
}

VALUES = ("text_value", "folded", "number_value", "date_value", "choice_id", "flag_value")


async def fill_crowd(database: Database, client_ids: Sequence[int], dice: random.Random) -> tuple[Layout, list[int]]:
    """Give some of these clients something in each field, and two products of interest; gives the products too."""
    async with writing(database, SYSTEM, ChangeKind.FIELDS_CHANGED) as ctx:
        layout = await add_layout(ctx)
        products = [(await add_product(ctx, name, None, "RUB")).id for name in ("Курс", "Коврик")]
    ids = {FieldKind.TEXT: layout.text, FieldKind.NUMBER: layout.number, FieldKind.DATE: layout.date}
    ids |= {FieldKind.FLAG: layout.flag, FieldKind.LINK: layout.link}
    rows: list[dict[str, Any]] = []
    wants: list[dict[str, Any]] = []
    for client_id in client_ids:
        values: list[tuple[int, FieldKind, FieldValue]] = [
            (field_id, kind, dice.choice(SOME[kind])) for kind, field_id in ids.items() if dice.random() < 0.5
        ]
        if dice.random() < 0.5:
            values.append((layout.choice, FieldKind.CHOICE, (dice.choice(layout.choices),)))
        some = tuple(dice.sample(layout.colours, dice.randrange(3)))
        values += [(layout.several, FieldKind.CHOICES, some)] if some else []
        for field_id, kind, value in values:
            for slot, columns in columns_by_slot(kind, value).items():
                row = {"client_id": client_id, "field_id": field_id, "slot": slot, "version": 1}
                rows.append({**row, **dict.fromkeys(VALUES), **columns})
        chosen = dice.sample(products, dice.randrange(3))
        wants += [{"client_id": client_id, "product_id": key, "since": ctx.clock(), "version": 1} for key in chosen]
    async with database.write() as connection:
        await connection.execute(insert(ClientField), rows)
        await connection.execute(insert(ClientProduct), wants)
    async with writing(database, SYSTEM, ChangeKind.WORK) as ctx:
        ctx.touch_clients(*client_ids)
    return layout, products


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


_HELD = ("folded", "number_value", "date_value", "flag_value", "choice_id")


def fits(whole: Dump, condition: FieldCondition, rows: list[dict[str, Any]]) -> bool:
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
