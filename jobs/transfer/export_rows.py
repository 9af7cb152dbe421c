"""The rows of an export, made by the process that writes them, in a form that our own reader takes for exactly the same
clients.

Nothing of the base is known here, so that this process begins quickly. A page is made column by column: a call for each
cell would take longer than everything else together.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from domain.funnel.money import digits_after_point
from domain.transfer.export_fields import ExportField
from domain.transfer.exported_client import ExportedClient, ExportedDeal
from domain.transfer.stamps import stamps_of
from jobs.files.frames import Value

#: What the team's own columns give to a row: the end of its stamp, and their cells.
OwnRow = tuple[str, tuple[Value, ...]]
#: The values of some clients in the order of their fields, and what own columns give to each of them.
Page = tuple[list[tuple[Any, ...]], Sequence[OwnRow] | None]

_Cells = Callable[[Sequence[ExportedClient]], list[Value]]
_F = ExportField


def row_maker(settings: Mapping[str, Any]) -> Callable[[Page], list[tuple[Value, ...]]]:
    """The function that makes the rows of a page; the settings are those of `export_maker`."""
    fields = [ExportField(name) for name in settings["fields"]]
    cells = _cells(settings, fields, ZoneInfo(settings["zone"]))
    chosen = [cells[field] for field in fields]

    def rows_of(page: Page) -> list[tuple[Value, ...]]:
        values, own = page
        clients = [ExportedClient(*each) for each in values]
        rows = list(zip(*(column(clients) for column in chosen), strict=True))
        if own is None:
            return rows
        # The stamp is the last of the columns that every export has.
        return [(*row[:-1], f"{row[-1]}{told}", *more) for row, (told, more) in zip(rows, own, strict=True)]

    return rows_of


def _cells(settings: Mapping[str, Any], fields: Sequence[ExportField], zone: ZoneInfo) -> Mapping[ExportField, _Cells]:
    sexes, client_kinds, kinds = settings["sexes"], settings["kinds"], settings["sources"]
    statuses = settings["statuses"]

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
        _F.SEX: lambda clients: [sexes.get(client.sex) for client in clients],
        _F.CATEGORY: lambda clients: [client.category for client in clients],
        _F.STAGE: lambda clients: [client.stage for client in clients],
        _F.OTHER_STAGES: lambda clients: ["\n".join(client.other_stages) or None for client in clients],
        _F.GROUPS: lambda clients: [", ".join(client.groups) or None for client in clients],
        _F.TAGS: lambda clients: [", ".join(client.tags) if client.tags else None for client in clients],
        _F.RESPONSIBLE: lambda clients: [client.responsible for client in clients],
        _F.NOTE: lambda clients: [client.note for client in clients],
        _F.LAST_TOUCH: lambda clients: _walls([client.last_touch_at for client in clients], zone),
        _F.NEXT_TOUCH: lambda clients: [_next_touch(client) if client.next_touch_on else None for client in clients],
        _F.DEALS: lambda clients: [_deals(client) if client.deals else None for client in clients],
        _F.DEAL_LIST: lambda clients: [
            "\n".join(_deal(deal, statuses) for deal in client.deal_list) or None for client in clients
        ],
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
    return ", ".join(_money(minor, currency) for minor, currency in client.deals)


def _money(minor: int, currency: str) -> str:
    return f"{Decimal(minor).scaleb(-digits_after_point(currency)):f} {currency}"


def _deal(deal: ExportedDeal, statuses: Mapping[str, str]) -> str:
    """One deal in a line, with what is known of it."""
    title, minor, currency, status, day = deal
    price = _money(minor, currency) if minor is not None else ""
    return " — ".join(part for part in (title, price, statuses[status], f"{day:%d.%m.%Y}" if day else "") if part)
