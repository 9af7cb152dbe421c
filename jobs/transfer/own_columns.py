"""The columns of an export that the team has made itself: its own fields, and the products of interest.

Their titles begin with a sign that no other title has, so that a file which comes back is not misread: a field called
«Телефон жены» is no phone of the client. What the cells said when they left goes into the stamp of the row.
"""

from collections.abc import Mapping, Sequence

from domain.fields.queries import fields_of, list_fields
from domain.fields.views import FieldValue, FieldView
from domain.journal.boundary import Reading
from domain.products.queries import products_of
from domain.transfer.exported_client import ExportedClient
from domain.transfer.layout import PRODUCTS
from domain.transfer.own_cells import told_names, told_value
from domain.transfer.prints import stamp_own
from domain.transfer.titles import OWN_SIGN
from jobs.files.frames import Value
from jobs.files.writer import Column
from jobs.transfer.export_rows import OwnRow
from jobs.transfer.say import Say


class OwnColumns:
    """The team's own columns as they were when the file was begun."""

    def __init__(self, fields: Sequence[FieldView], locale: str, say: Say) -> None:
        self._fields = fields
        self._words = {True: say(locale, "transfer-yes", {}), False: say(locale, "transfer-no", {})}
        self._products = say(locale, "transfer-title-products", {})

    @property
    def columns(self) -> list[Column]:
        """Behind all others."""
        titles = [*(field.name for field in self._fields), self._products]
        # A field may be called as another one, or as the products; titles of a table are all different.
        return [
            Column(f"{OWN_SIGN} {title}" + (f" ({place})" if title in titles[:place] else ""), 20)
            for place, title in enumerate(titles)
        ]

    async def rows(self, ctx: Reading, clients: Sequence[ExportedClient]) -> list[OwnRow]:
        """What these clients' stamps get, and their cells; in two queries."""
        ids = [client.id for client in clients]
        values, products = await fields_of(ctx, ids), await products_of(ctx, ids)
        # Few clients have something of their own, so what nobody has is put together once.
        nothing = self._row({}, ())
        return [
            self._row(values.get(key, {}), [one.name for one in products.get(key, ())])
            if key in values or key in products
            else nothing
            for key in ids
        ]

    def _row(self, values: Mapping[int, FieldValue], products: Sequence[str]) -> OwnRow:
        held = [(field, values[field.id]) for field in self._fields if field.id in values]
        told = [*((field.id, told_value(field, value)) for field, value in held), (PRODUCTS, told_names(products))]
        cells = (self._told(field, values.get(field.id)) for field in self._fields)
        return stamp_own(told), (*cells, ", ".join(products) or None)

    def _told(self, field: FieldView, value: FieldValue | None) -> Value:
        if isinstance(value, bool):
            return self._words[value]
        if isinstance(value, tuple):
            return ", ".join(choice.name for choice in field.choices if choice.id in value)
        return value


async def own_columns(ctx: Reading, locale: str, say: Say) -> OwnColumns:
    """The columns as the team has made them by now."""
    return OwnColumns(await list_fields(ctx), locale, say)
