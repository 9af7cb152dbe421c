"""What each part of a card says, as plain texts: of a row of a file, and of a card of the base.

Both tell the same thing in the same words, so that they can be compared and shown beside each other. Pure.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import cast

from domain.clients.kinds import Sex
from domain.transfer.difference import Existing
from domain.transfer.layout import PRODUCTS, ImportField
from domain.transfer.names import Names
from domain.transfer.own_cells import OWN, OwnBook
from domain.transfer.prints import CardPart, OwnPart, Part, told_list
from domain.transfer.rows import CleanRow
from domain.transfer.telling import (
    ADDRESSES,
    Birthday,
    Planned,
    told_birthday,
    told_minute,
    told_planned,
    told_sex,
    told_tags,
)
from domain.transfer.wanted import Wanted, planned_of, rounded

Told = Mapping[Part, str]

#: What columns of a file speak of which part.
PART_OF = {
    **{ImportField(part.value): part for part in CardPart if part is not CardPart.OTHER},
    ImportField.OTHER_CHANNEL: CardPart.OTHER,
}
_LINES = ("name", "first_name", "last_name", "middle_name", "company")
_AS_THEY_ARE = ("kind", "city", "sex", "birthday", "category", "stage", "responsible", "note", "source")
_NAMED = {"category": "category_id", "responsible": "responsible_id"}


def told_row(row: CleanRow) -> Told:
    """What a row says; what it does not say is an empty text."""
    told: dict[Part, str] = {CardPart(name): getattr(row, name) for name in _LINES}
    told |= {CardPart(name): row.fields.get(name, "") for name in _AS_THEY_ARE}
    planned, touched = row.fields.get("next_touch"), row.fields.get("last_touch")
    told[CardPart.NEXT_TOUCH] = told_planned(planned_of(planned)) if planned else ""
    told[CardPart.LAST_TOUCH] = told_minute(rounded(datetime.fromisoformat(touched))) if touched else ""
    told[CardPart.TAGS] = told_tags(row.tags)
    return told | _addresses(row.channels)


def told_card(card: Existing, names: Names) -> Told:
    """What a card holds; of what is only ever added to (notes, touches, sources) nothing."""
    values = card.values
    told: dict[Part, str] = dict.fromkeys(CardPart, "")
    for name in ("name", "first_name", "last_name", "middle_name", "company", "city"):
        told[CardPart(name)] = str(values[name] or "")
    told[CardPart.KIND] = str(values["kind"])
    sex, birthday, planned = values["sex"], values["birthday"], values["next_touch"]
    told[CardPart.SEX] = told_sex(sex) if isinstance(sex, Sex) else ""
    told[CardPart.BIRTHDAY] = told_birthday(cast("Birthday", birthday)) if birthday else ""
    told[CardPart.NEXT_TOUCH] = told_planned(cast("Planned", planned)) if planned else ""
    for name, column in _NAMED.items():
        told[CardPart(name)] = names.called(name, cast("int | None", values[column]))
    told[CardPart.STAGE] = names.called("stage", card.stage_id)
    told[CardPart.TAGS] = told_tags(card.tags)
    return told | _addresses(card.channels)


def changes_told(
    card: Existing, needed: Wanted, names: Names, own: OwnBook | None = None
) -> list[tuple[str, str, str]]:
    """What will change on a card: part, what it says now, what it will say. A new address has nothing before it.

    An own field stands there by the title of its column (`own_example`).
    """
    before, after = told_card(card, names), told_wanted(needed, names)
    taken = needed.taken.columns if needed.taken else set()
    parts = {part for part, text in after.items() if text} | {CardPart(name.removesuffix("_id")) for name in taken}
    return [
        (part.value, "" if part in ADDRESSES or part is CardPart.TAGS else before[part], after[part])
        for part in CardPart
        if part in parts
    ] + (_own_changes(card, needed, own) if own else [])


def own_example(part: str) -> str | None:
    """The title of the own column that `changes_told` tells of; None for a `CardPart`."""
    own, _, title = part.partition(":")
    return title if own == OWN else None


def _own_changes(card: Existing, needed: Wanted, own: OwnBook) -> list[tuple[str, str, str]]:
    before, after = own.told_card(card.own), own.told_values(needed.own)
    changed = {*needed.own, *(needed.taken.own if needed.taken else ())}
    told = [(part, before[part], after[part]) for part in own.parts if part.field_id in changed]
    if needed.products or (needed.taken and needed.taken.products):
        told.append((OwnPart(PRODUCTS), "", ", ".join(needed.products.values())))
    return [(f"{OWN}:{own.titles[part.field_id]}", was, now) for part, was, now in told]


def told_wanted(wanted: Wanted, names: Names) -> Told:
    """What will be written."""
    told: dict[Part, str] = dict.fromkeys(CardPart, "")
    for name in (*_LINES, "kind", "city"):
        told[CardPart(name)] = getattr(wanted, name) or ""
    told[CardPart.SEX] = told_sex(wanted.sex) if wanted.sex else ""
    told[CardPart.BIRTHDAY] = told_birthday(wanted.birthday) if wanted.birthday else ""
    told[CardPart.NEXT_TOUCH] = told_planned(wanted.next_touch) if wanted.next_touch else ""
    told[CardPart.CATEGORY] = names.called("category", wanted.category_id)
    told[CardPart.RESPONSIBLE] = names.called("responsible", wanted.responsible_id)
    told[CardPart.STAGE] = names.called("stage", wanted.stage_id)
    told[CardPart.TAGS] = ", ".join(wanted.tags.values())
    told[CardPart.NOTE] = "\n".join(wanted.notes)
    return told | _addresses(wanted.channels)


def _addresses(channels: Iterable[tuple[str, str]]) -> dict[Part, str]:
    found: dict[str, list[str]] = {}
    for kind, address in channels:
        found.setdefault(kind, []).append(address)
    return {part: told_list(found.get(kind, ())) for part, kind in ADDRESSES.items()}
