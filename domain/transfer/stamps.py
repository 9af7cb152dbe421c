"""The stamps of a page of exported clients. Pure, and made column by column: every row of every export gets one."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from domain.transfer.export_fields import ExportField
from domain.transfer.exported_client import ExportedClient
from domain.transfer.prints import CardPart, remembered_part, seal_of, stamp_of, stamp_part, told_list
from domain.transfer.rows import split_tags
from domain.transfer.telling import ADDRESSES, told_birthday, told_minute, told_planned, told_sex, told_tags

_F, _P = ExportField, CardPart
_Column = Callable[[Sequence[ExportedClient]], list[str]]


def stamps_of(
    clients: Sequence[ExportedClient], fields: Collection[ExportField], zone: ZoneInfo, sources: Sequence[str | None]
) -> list[str]:
    """A stamp for each client, of the parts that these fields show; `sources` are the cells of the sources' column."""
    columns = [column(clients) for field, column in _columns(zone).items() if field in fields]
    if _F.VK in fields or _F.VK_ID in fields:
        columns.append([_vk(client, ids_only=_F.VK not in fields) for client in clients])
    if _F.SOURCE in fields:
        columns.append([remembered_part(_P.SOURCE, source or "") for source in sources])
    seals = [seal_of(client.id, client.created_at) for client in clients]
    rows = zip(*columns, strict=True) if columns else [()] * len(clients)
    return [stamp_of(seal, parts) for seal, parts in zip(seals, rows, strict=True)]


def _columns(zone: ZoneInfo) -> dict[ExportField, _Column]:
    def line(part: CardPart) -> _Column:
        name = part.value
        return lambda clients: [stamp_part(part, text) if (text := getattr(one, name)) else "" for one in clients]

    def few(part: CardPart) -> _Column:
        name = part.value
        return lambda clients: [remembered_part(part, text) if (text := getattr(one, name)) else "" for one in clients]

    def addresses(part: CardPart) -> _Column:
        kind = ADDRESSES[part]
        return lambda clients: [
            stamp_part(part, found[0] if len(found) == 1 else told_list(found))
            if (found := one.channels.get(kind))
            else ""
            for one in clients
        ]

    @lru_cache(maxsize=4_096)
    def touched(moment: datetime) -> str:
        return stamp_part(_P.LAST_TOUCH, told_minute(moment.astimezone(zone)))

    return {
        **{_F(part.value.replace("_", "-")): line(part) for part in (_P.NAME, _P.NOTE)},
        **{
            _F(part.value.replace("_", "-")): few(part)
            for part in (
                *(_P.LAST_NAME, _P.FIRST_NAME, _P.MIDDLE_NAME, _P.COMPANY, _P.KIND, _P.CITY, _P.CATEGORY, _P.STAGE),
                _P.RESPONSIBLE,
            )
        },
        **{_F(part.value): addresses(part) for part in ADDRESSES if part is not _P.VK},
        _F.BIRTHDAY: lambda clients: [_birthday(one) if one.birth_day else "" for one in clients],
        _F.SEX: lambda clients: [remembered_part(_P.SEX, told_sex(one.sex)) for one in clients],
        _F.TAGS: lambda clients: [_tags(", ".join(one.tags)) if one.tags else "" for one in clients],
        _F.LAST_TOUCH: lambda clients: [touched(one.last_touch_at) if one.last_touch_at else "" for one in clients],
        _F.NEXT_TOUCH: lambda clients: [_planned(one) if one.next_touch_on else "" for one in clients],
    }


def _vk(client: ExportedClient, *, ids_only: bool) -> str:
    found = client.channels.get("vk", ())
    if ids_only:
        found = [address for address in found if address[:2] == "id" and address[2:].isdecimal()]
    return stamp_part(_P.VK, told_list(found)) if found else ""


@lru_cache(maxsize=4_096)
def _tags(cell: str) -> str:
    """As the cell will be read: a tag with a comma in it comes back as two."""
    return stamp_part(_P.TAGS, told_tags(split_tags(cell)))


def _birthday(client: ExportedClient) -> str:
    told = told_birthday((client.birth_year, client.birth_month or 1, client.birth_day or 1))
    return remembered_part(_P.BIRTHDAY, told)


def _planned(client: ExportedClient) -> str:
    if client.next_touch_on is None:
        return ""
    return stamp_part(_P.NEXT_TOUCH, told_planned((client.next_touch_on, client.next_touch_time)))
