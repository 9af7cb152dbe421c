"""A layout with a field of every kind."""

from dataclasses import dataclass

from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.fields.change_choices import add_choices
from domain.fields.change_fields import add_field
from domain.fields.tables import FieldKind
from domain.journal.boundary import Writing, writing
from domain.journal.kinds import ChangeKind

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
