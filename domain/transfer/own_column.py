"""Columns of the team's own fields: the cells as they are written. What they mean, the base tells (`own_cells`).

The process that opens uploads knows no field, and a field may be changed between the dry run and the import.
"""

import math
from datetime import date, datetime, time
from decimal import Decimal

from domain.transfer.draft import LONGEST_OWN, Draft, Put
from domain.transfer.layout import own_key
from domain.transfer.problems import RowProblem
from domain.transfer.rows import Cell, cell_text

OWN_KEYS = own_key(0)[:-1]
"""What the keys of all own cells in `CleanRow.fields` begin with."""


def own_column(field_id: int, title: str) -> Put:
    """The function that takes a cell of this field; of products several columns may speak."""
    key = own_key(field_id)

    def put(draft: Draft, value: Cell) -> None:
        text = value if isinstance(value, str) else written(value)
        present = draft.fields.get(key)
        whole = f"{present}\n{text}" if present else text
        if len(whole) > LONGEST_OWN:
            draft.not_understood(RowProblem.TEXT_CUT, title, text)
        else:
            draft.fields[key] = whole

    return put


def written(value: Cell) -> str:
    """A cell as a person would write it: a number without an exponent, a day without midnight."""
    if isinstance(value, float) and math.isfinite(value):
        return f"{Decimal(repr(value)).normalize():f}"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return cell_text(value)
