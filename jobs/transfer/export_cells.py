"""Clients as the cells of a table, in a form that our own reader takes for exactly the same clients.

A page is made column by column: a call for each cell would take longer than everything else together.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from domain.clients.kinds import ClientKind, Sex, SourceKind
from domain.funnel.money import digits_after_point
from domain.transfer.export_fields import HIDDEN, ExportField
from domain.transfer.exported import ExportedClient
from domain.transfer.stamps import stamps_of
from jobs.files.writer import Column, Value
from jobs.transfer.say import Say, family

_Cells = Callable[[Sequence[ExportedClient]], list[Value]]
_F = ExportField
_WIDE = {_F.NAME: 28, _F.NOTE: 40, _F.VK: 28, _F.EMAIL: 26, _F.PHONE: 18, _F.SITE: 24, _F.SOURCE: 24}
_FORMATS = {
    _F.BIRTHDAY: "dd.mm.yyyy",
    _F.LAST_TOUCH: "dd.mm.yyyy hh:mm",
    _F.NEXT_TOUCH: "dd.mm.yyyy",
    _F.CREATED_AT: "dd.mm.yyyy hh:mm",
}

_title_key = family("transfer-title", ExportField)
_sex_key = family("transfer-sex", Sex)
_kind_key = family("transfer-kind", ClientKind)
_source_key = family("transfer-source", SourceKind)


def columns_of_export(fields: Sequence[ExportField], locale: str, say: Say) -> list[Column]:
    """The columns with titles in the member's language. Id and stamp are there for our reader only."""
    return [
        Column(
            say(locale, _title_key(field), {}),
            _WIDE.get(field, 16),
            hidden=field in HIDDEN,
            format=_FORMATS.get(field, ""),
        )
        for field in fields
    ]


def rows_maker(
    fields: Sequence[ExportField], locale: str, zone: str, say: Say
) -> Callable[[Sequence[ExportedClient]], list[tuple[Value, ...]]]:
    """The function that makes the rows of a page of clients; instants are shown in `zone`."""
    cells = _cells(fields, locale, ZoneInfo(zone), say)
    chosen = [cells[field] for field in fields]
    return lambda clients: list(zip(*(column(clients) for column in chosen), strict=True))


def _cells(fields: Sequence[ExportField], locale: str, zone: ZoneInfo, say: Say) -> Mapping[ExportField, _Cells]:
    sexes = {Sex.UNKNOWN: None, **{sex: say(locale, _sex_key(sex), {}) for sex in (Sex.FEMALE, Sex.MALE)}}
    client_kinds = {kind: say(locale, _kind_key(kind), {}) for kind in ClientKind}
    kinds = {kind: say(locale, _source_key(kind), {}) for kind in SourceKind}

    def sources(clients: Sequence[ExportedClient]) -> list[str | None]:
        return [client.source_text or (kinds[client.source] if client.source else None) for client in clients]

    return {
        _F.CLIENT_ID: lambda clients: [str(client.id) for client in clients],
        _F.NAME: lambda clients: [client.name for client in clients],
        _F.LAST_NAME: lambda clients: [client.last_name for client in clients],
        _F.FIRST_NAME: lambda clients: [client.first_name for client in clients],
        _F.MIDDLE_NAME: lambda clients: [client.middle_name for client in clients],
        _F.COMPANY: lambda clients: [client.company for client in clients],
        _F.KIND: lambda clients: [client_kinds[client.kind] for client in clients],
        _F.PHONE: _listed("phone"),
        _F.EMAIL: _listed("email"),
        _F.VK: _listed("vk", "https://vk.com/"),
        _F.VK_ID: lambda clients: [_vk_ids(client.channels.get("vk")) for client in clients],
        _F.TELEGRAM: lambda clients: [_telegram(client.channels.get("telegram")) for client in clients],
        _F.WHATSAPP: _listed("whatsapp"),
        _F.SKYPE: _listed("skype"),
        _F.OK: _listed("ok", "https://ok.ru/"),
        _F.INSTAGRAM: _listed("instagram", "https://instagram.com/"),
        _F.SITE: _listed("site"),
        _F.OTHER: _listed("other"),
        _F.CITY: lambda clients: [client.city for client in clients],
        _F.BIRTHDAY: lambda clients: [_birthday(client) if client.birth_day else None for client in clients],
        _F.SEX: lambda clients: [sexes[client.sex] for client in clients],
        _F.CATEGORY: lambda clients: [client.category for client in clients],
        _F.STAGE: lambda clients: [client.stage for client in clients],
        _F.TAGS: lambda clients: [", ".join(client.tags) if client.tags else None for client in clients],
        _F.RESPONSIBLE: lambda clients: [client.responsible for client in clients],
        _F.NOTE: lambda clients: [client.note for client in clients],
        _F.LAST_TOUCH: lambda clients: _walls([client.last_touch_at for client in clients], zone),
        _F.NEXT_TOUCH: lambda clients: [_next_touch(client) if client.next_touch_on else None for client in clients],
        _F.DEALS: lambda clients: [_deals(client) if client.deals else None for client in clients],
        _F.SOURCE: lambda clients: list(sources(clients)),
        _F.CREATED_AT: lambda clients: _walls([client.created_at for client in clients], zone),
        _F.STAMP: lambda clients: list(stamps_of(clients, fields, zone, sources(clients))),
    }


def _listed(kind: str, prefix: str = "") -> _Cells:
    """Addresses one below the other: no kind of address has a line break in it."""

    def column(clients: Sequence[ExportedClient]) -> list[Value]:
        return [
            (prefix + found[0] if len(found) == 1 else "\n".join([prefix + address for address in found]))
            if (found := client.channels.get(kind))
            else None
            for client in clients
        ]

    return column


def _vk_ids(found: Sequence[str] | None) -> Value:
    """The numbers alone, as other programs want them; a screen name has none."""
    if not found:
        return None
    return "\n".join([address[2:] for address in found if address[:2] == "id" and address[2:].isdecimal()])


def _telegram(found: Sequence[str] | None) -> Value:
    """Names with @, phones with +, and ids marked as such, since an id of ten digits looks like a phone."""
    if not found:
        return None
    return "\n".join(
        address if address[:1] == "+" else f"id{address}" if address.isdecimal() else f"@{address}" for address in found
    )


def _birthday(client: ExportedClient) -> Value:
    month, day = client.birth_month or 1, client.birth_day or 1
    return date(client.birth_year, month, day) if client.birth_year is not None else f"--{month:02}-{day:02}"


def _walls(moments: Sequence[datetime | None], zone: ZoneInfo) -> list[Value]:
    """Wall times to the minute; the moments of an import are few."""
    known: dict[datetime | None, Value] = {
        moment: moment.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0) if moment else None
        for moment in set(moments)
    }
    return [known[moment] for moment in moments]


def _next_touch(client: ExportedClient) -> Value:
    """A day; with an hour a text, for a spreadsheet takes midnight for no hour at all."""
    if client.next_touch_on is None or client.next_touch_time is None:
        return client.next_touch_on
    return f"{client.next_touch_on.isoformat()} {client.next_touch_time:%H:%M}"


def _deals(client: ExportedClient) -> Value:
    """The sums by currency."""
    return ", ".join(
        f"{Decimal(minor).scaleb(-digits_after_point(currency)):f} {currency}" for minor, currency in client.deals
    )
