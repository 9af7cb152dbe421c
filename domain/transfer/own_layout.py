"""Which columns of a file are the team's own: recognised by their titles, remembered for the next file. Pure."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from domain.fields.rules import search_key
from domain.fields.views import FieldView
from domain.transfer.layout import PRODUCTS, ImportField, Layout, own_key
from domain.transfer.titles import OWN_SIGN, meaning_of_title

#: What a title may mean besides when a field is called exactly so.
_VAGUE = frozenset({None, ImportField.IGNORE, ImportField.NOTE})
#: Our export numbers a title that is there already.
_REPEATED = re.compile(r" \(\d+\)$")
_PRODUCTS = re.compile(
    r"интерес(?:уют|ен|ует|ующие)(?: (?:его|ее|клиента))? (?:товары?|продукты?|услуги)"
    r"|products? of interest|interested in"
)


def with_own_columns(layout: Layout, fields: Sequence[FieldView]) -> Layout:
    """The layout with the columns of own fields and products, as far as their titles tell them.

    Columns of our own export are those fields' for certain. A column of another file is one if a field is called
    exactly so, and the title means nothing in particular to everybody else.
    """
    by_name = {search_key(field.name): field.id for field in fields}
    mapping, own = dict(layout.mapping), dict(layout.own)
    for index, title in sorted(layout.titles.items()):
        is_ours = title.lstrip().startswith(OWN_SIGN)
        if not is_ours and meaning_of_title(title) not in _VAGUE:
            continue
        found = _field_called(title.lstrip().removeprefix(OWN_SIGN).strip(), by_name, set(own.values()))
        if found is not None:
            mapping[index], own[index] = ImportField.OWN, found
    return layout.with_mapping(mapping, own)


def _field_called(name: str, by_name: Mapping[str, int], taken: Collection[int]) -> int | None:
    field_id = by_name.get(search_key(name)) if name else None
    if field_id is not None and field_id not in taken:
        return field_id
    # The products' title gives way to a field that is called so, and is numbered then.
    return PRODUCTS if _PRODUCTS.fullmatch(search_key(_REPEATED.sub("", name))) else None


def remembered(layout: Layout) -> dict[str, str]:
    """What the columns mean, as plain JSON; `recalled` takes it up again."""
    return {
        str(index): own_key(layout.own[index]) if index in layout.own else meaning.value
        for index, meaning in layout.mapping.items()
    }


def recalled(layout: Layout, kept: Mapping[str, Any], fields: Collection[int]) -> Layout:
    """The layout with the meanings that were kept; a field that is gone, or a meaning nobody knows, changes nothing."""
    known = {meaning.value: meaning for meaning in ImportField if meaning is not ImportField.OWN}
    own_keys = {own_key(field_id): field_id for field_id in (*fields, PRODUCTS)}
    mapping, own = dict(layout.mapping), dict(layout.own)
    for index in layout.mapping:
        meant = kept.get(str(index))
        if meant in own_keys:
            mapping[index], own[index] = ImportField.OWN, own_keys[meant]
        elif meant in known:
            mapping[index] = known[meant]
    return layout.with_mapping(mapping, own)
