"""What the base knows of the team's own fields and products, as far as a file speaks of them."""

from collections.abc import Collection, Mapping

from sqlalchemy import select

from domain.base.actor import Permission
from domain.base.bulk import among
from domain.base.errors import InvalidValueError
from domain.fields.numbers import plain_number
from domain.fields.queries import fields_of, list_fields
from domain.fields.tables import ClientField, FieldKind
from domain.fields.views import FieldView
from domain.journal.boundary import Reading
from domain.products.queries import list_products, products_of
from domain.transfer.difference import Existing
from domain.transfer.keys import Key
from domain.transfer.layout import PRODUCTS, Layout
from domain.transfer.options import ImportOptions, MatchBy
from domain.transfer.own_cells import KEY_KINDS, OWN, OwnBook


async def own_book(ctx: Reading, layout: Layout, options: ImportOptions) -> OwnBook | None:
    """The own fields that the layout has columns for, as they are now; None if it has none.

    A field that was removed is told cell by cell. But if rows are known by it, all of them would become newcomers:
    `InvalidValueError`.
    """
    ctx.require(Permission.IMPORT)
    if not layout.own and options.match is not MatchBy.OWN:
        return None
    fields = await _fields(ctx, layout)
    _must_be_known_by(fields, options)
    has_products = PRODUCTS in layout.own.values()
    products = {each.id: each.name for each in await list_products(ctx)} if has_products else {}
    return OwnBook(
        layout.titles_of_own(),
        fields,
        products,
        dayfirst=layout.dayfirst,
        match_field=options.match_field if options.match is MatchBy.OWN else None,
    )


async def refuse_gone(ctx: Reading, layout: Layout, options: ImportOptions) -> None:
    """`InvalidValueError` if a field was removed that a column means, or that rows are to be known by."""
    ctx.require(Permission.IMPORT)
    if not layout.own and options.match is not MatchBy.OWN:
        return
    fields = await _fields(ctx, layout)
    if any(field_id != PRODUCTS and field_id not in fields for field_id in layout.own.values()):
        raise InvalidValueError(field="mapping", reason="field-gone")
    _must_be_known_by(fields, options)


async def _fields(ctx: Reading, layout: Layout) -> dict[int, FieldView]:
    wanted = set(layout.own.values())
    return {each.id: each for each in await list_fields(ctx) if each.id in wanted}


def _must_be_known_by(fields: Mapping[int, FieldView], options: ImportOptions) -> None:
    if options.match is MatchBy.OWN:
        chosen = fields.get(options.match_field or 0)
        if chosen is None or chosen.kind not in KEY_KINDS:
            raise InvalidValueError(field="match", reason="no-key")


async def load_own(ctx: Reading, cards: Mapping[int, Existing], book: OwnBook) -> None:
    """Tell these cards what they hold in the book's fields, in two queries."""
    ctx.require(Permission.IMPORT)
    if not cards:
        return
    if book.fields:
        for client_id, values in (await fields_of(ctx, cards)).items():
            cards[client_id].own.values.update((key, value) for key, value in values.items() if key in book.fields)
    if PRODUCTS in book.titles:
        for client_id, products in (await products_of(ctx, cards)).items():
            cards[client_id].own.products.update(each.id for each in products)


async def cards_with(ctx: Reading, book: OwnBook, keys: Collection[Key]) -> list[tuple[Key, int]]:
    """The cards that hold these values in the field by which they are known, the oldest first."""
    ctx.require(Permission.IMPORT)
    if not keys or book.match_field is None:
        return []
    texts = [text for _, text in keys]
    if book.fields[book.match_field].kind is FieldKind.NUMBER:
        listed = among(ctx.dialect, ClientField.number_value, [float(text) for text in texts])
    else:
        listed = among(ctx.dialect, ClientField.folded, texts)
    query = select(ClientField.folded, ClientField.number_value, ClientField.client_id)
    query = query.where(ClientField.field_id == book.match_field, listed).order_by(ClientField.client_id)
    rows = await ctx.rows(query)
    return [((OWN, folded or plain_number(number)), client_id) for folded, number, client_id in rows]
