"""One of the team's own fields on many cards."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, and_, exists, literal, not_, select

from domain.base.bulk import among
from domain.base.errors import NotFoundError
from domain.bulk.kinds import BulkOperation, Skip
from domain.bulk.operation import Operation
from domain.clients.tables import Client
from domain.fields.queries import get_field
from domain.fields.set_field import columns_by_slot
from domain.fields.tables import ClientField, FieldKind
from domain.fields.views import FieldValue, FieldView
from domain.journal.boundary import Reading, Writing
from domain.journal.sets import delete_set, insert_set, update_set


@dataclass(frozen=True, slots=True)
class SetField(Operation):
    """Put this value into a field, or (None) empty it. `value` is as JSON has it: a day in ISO, choices as a list."""

    field_id: int
    field_kind: str
    value: Any

    kind: ClassVar[BulkOperation] = BulkOperation.FIELD

    @classmethod
    def of(cls, field: FieldView, value: FieldValue | None) -> "SetField":
        """The operation for a value as `parse_value` gives it."""
        if isinstance(value, date):
            return cls(field.id, field.kind.value, value.isoformat())
        return cls(field.id, field.kind.value, list(value) if isinstance(value, tuple) else value)

    async def check(self, ctx: Reading) -> str:
        """The field's name and the value; `NotFoundError` if the field, or a choice of it, is gone."""
        field = await get_field(ctx, self.field_id)
        if field.kind.value != self.field_kind:
            raise NotFoundError(what="field")
        if not isinstance(self.value, list):
            return f"{field.name}: {self._shown()}"
        names = {choice.id: choice.name for choice in field.choices}
        if not set(self.value) <= set(names):
            raise NotFoundError(what="choice")
        return f"{field.name}: {', '.join(names[key] for key in self.value)}"

    def _shown(self) -> str:
        match self.value:
            case None:
                return "—"
            case bool():
                return "✔" if self.value else "✖"
            case float():
                return f"{self.value:g}"
            case _:
                return str(self.value)

    def skips(self, ctx: Reading) -> Sequence[tuple[Skip, ColumnElement[bool]]]:
        """In whose field exactly this stands."""
        wanted = self._columns()
        mine = (ClientField.client_id == Client.id, ClientField.field_id == self.field_id)
        same = [exists().where(*mine, ClientField.slot == slot, _holds(each)) for slot, each in wanted.items()]
        return [(Skip.ALREADY, and_(not_(exists().where(*mine, ClientField.slot.not_in(wanted))), *same))]

    async def apply(self, ctx: Writing, client_ids: Collection[int]) -> None:
        """Take away what is not wanted, change what is another value, and put in what is missing."""
        wanted = self._columns()
        mine = and_(ClientField.field_id == self.field_id, among(ctx.dialect, ClientField.client_id, client_ids))
        await delete_set(ctx, ClientField, and_(mine, ClientField.slot.not_in(wanted)))
        for slot, columns in wanted.items():
            there = and_(mine, ClientField.slot == slot)
            await update_set(ctx, ClientField, and_(there, not_(_holds(columns))), columns)
            held = set(await ctx.column(select(ClientField.client_id).where(there)))
            missing = [key for key in client_ids if key not in held]
            values = [literal(value, ClientField.__table__.c[name].type) for name, value in columns.items()]
            rows = select(Client.id, literal(self.field_id), literal(slot), *values)
            made = and_(there, among(ctx.dialect, ClientField.client_id, missing))
            names = ("client_id", "field_id", "slot", *columns)
            await insert_set(ctx, ClientField, names, rows.where(among(ctx.dialect, Client.id, missing)), made)
        ctx.touch_columns(client_ids, "client_field", None)

    def _columns(self) -> Mapping[int, dict[str, Any]]:
        """The rows that hold the value, by slot."""
        if self.value is None:
            return {}
        kind, value = FieldKind(self.field_kind), self.value
        if kind is FieldKind.DATE:
            value = date.fromisoformat(value)
        return columns_by_slot(kind, tuple(value) if isinstance(value, list) else value)


def _holds(columns: Mapping[str, Any]) -> ColumnElement[bool]:
    return and_(*(getattr(ClientField, name).is_not_distinct_from(value) for name, value in columns.items()))
