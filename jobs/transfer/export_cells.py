"""Clients as the cells of a table, in a form that our own reader takes for exactly the same clients."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from domain.clients.kinds import Sex, SourceKind
from domain.funnel.money import digits_after_point
from domain.transfer.export_fields import ExportField
from domain.transfer.exported import ExportedClient
from jobs.files.writer import Column, Value
from jobs.transfer.say import Say, family

_Cell = Callable[[ExportedClient], Value]
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
_source_key = family("transfer-source", SourceKind)


def columns_of_export(fields: Sequence[ExportField], locale: str, say: Say) -> list[Column]:
    """The columns with titles in the member's language. The client's id is there for our reader only."""
    return [
        Column(
            say(locale, _title_key(field), {}),
            _WIDE.get(field, 16),
            hidden=field is _F.CLIENT_ID,
            format=_FORMATS.get(field, ""),
        )
        for field in fields
    ]


def row_maker(
    fields: Sequence[ExportField], locale: str, zone: str, say: Say
) -> Callable[[ExportedClient], list[Value]]:
    """The function that makes a client's row; instants are shown in `zone`."""
    cells = _cells(locale, ZoneInfo(zone), say)
    chosen = [cells[field] for field in fields]
    return lambda client: [cell(client) for cell in chosen]


def _cells(locale: str, zone: ZoneInfo, say: Say) -> dict[ExportField, _Cell]:
    sexes = {Sex.UNKNOWN: "", **{sex: say(locale, _sex_key(sex), {}) for sex in (Sex.FEMALE, Sex.MALE)}}
    return {
        _F.CLIENT_ID: lambda client: str(client.id),
        _F.NAME: lambda client: client.name,
        _F.LAST_NAME: lambda client: client.last_name,
        _F.FIRST_NAME: lambda client: client.first_name,
        _F.MIDDLE_NAME: lambda client: client.middle_name,
        _F.COMPANY: lambda client: client.company,
        _F.PHONE: _listed("phone"),
        _F.EMAIL: _listed("email"),
        _F.VK: _listed("vk", "https://vk.com/"),
        _F.VK_ID: _vk_ids,
        _F.TELEGRAM: _telegram,
        _F.WHATSAPP: _listed("whatsapp"),
        _F.SKYPE: _listed("skype"),
        _F.OK: _listed("ok", "https://ok.ru/"),
        _F.INSTAGRAM: _listed("instagram", "https://instagram.com/"),
        _F.SITE: _listed("site"),
        _F.OTHER: _listed("other"),
        _F.CITY: lambda client: client.city,
        _F.BIRTHDAY: _birthday,
        _F.SEX: lambda client: sexes[client.sex],
        _F.CATEGORY: lambda client: client.category,
        _F.STAGE: lambda client: client.stage,
        _F.TAGS: lambda client: ", ".join(client.tags),
        _F.RESPONSIBLE: lambda client: client.responsible,
        _F.NOTE: lambda client: client.note,
        _F.LAST_TOUCH: lambda client: _wall(client.last_touch_at, zone),
        _F.NEXT_TOUCH: _next_touch,
        _F.DEALS: _deals,
        _F.SOURCE: _source(locale, say),
        _F.CREATED_AT: lambda client: _wall(client.created_at, zone),
    }


def _listed(kind: str, prefix: str = "") -> _Cell:
    """Addresses one below the other: no kind of address has a line break in it."""

    def cell(client: ExportedClient) -> Value:
        found = client.channels.get(kind)
        return "\n".join([prefix + address for address in found]) if found else None

    return cell


def _vk_ids(client: ExportedClient) -> Value:
    """The numbers alone, as other programs want them; a screen name has none."""
    found = client.channels.get("vk", ())
    return "\n".join(address[2:] for address in found if address[:2] == "id" and address[2:].isdecimal())


def _telegram(client: ExportedClient) -> Value:
    """Names with @, phones with +, and ids marked as such, since an id of ten digits looks like a phone."""
    found = client.channels.get("telegram", ())
    return "\n".join(
        address if address[:1] == "+" else f"id{address}" if address.isdecimal() else f"@{address}" for address in found
    )


def _birthday(client: ExportedClient) -> Value:
    if client.birth_month is None or client.birth_day is None:
        return None
    if client.birth_year is None:
        return f"--{client.birth_month:02}-{client.birth_day:02}"
    return date(client.birth_year, client.birth_month, client.birth_day)


def _wall(moment: datetime | None, zone: ZoneInfo) -> Value:
    return moment.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0) if moment else None


def _next_touch(client: ExportedClient) -> Value:
    if client.next_touch_on is None or client.next_touch_time is None:
        return client.next_touch_on
    return f"{client.next_touch_on.isoformat()} {client.next_touch_time:%H:%M}"


def _deals(client: ExportedClient) -> Value:
    """The sums by currency; a number where there is one currency only."""
    return ", ".join(
        f"{Decimal(minor).scaleb(-digits_after_point(currency)):f} {currency}" for minor, currency in client.deals
    )


def _source(locale: str, say: Say) -> _Cell:
    known: dict[str, str] = {}

    def cell(client: ExportedClient) -> Value:
        if not client.sources:
            return None
        kind, details = client.sources[0]
        said = details.get("text")
        if said:
            return str(said)
        if kind not in known:
            known[kind] = say(locale, _source_key(kind), {})
        return known[kind]

    return cell
