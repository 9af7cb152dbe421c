"""The columns of an export with their titles, and the pages of clients of which their rows are made elsewhere."""

from collections.abc import Sequence
from operator import attrgetter

from domain.clients.kinds import ClientKind, Sex, SourceKind
from domain.funnel.tables import DealStatus
from domain.transfer.export_fields import HIDDEN, ExportField
from domain.transfer.exported_client import ExportedClient
from jobs.files.writer import Column, Maker
from jobs.transfer.export_rows import OwnRow, Page
from jobs.transfer.say import Say, family

_F = ExportField
_WIDE = {_F.NAME: 28, _F.NOTE: 40, _F.VK: 28, _F.EMAIL: 26, _F.PHONE: 18, _F.SITE: 24, _F.SOURCE: 24, _F.DEAL_LIST: 40}
_FORMATS = {
    _F.BIRTHDAY: "dd.mm.yyyy",
    _F.LAST_TOUCH: "dd.mm.yyyy hh:mm",
    _F.NEXT_TOUCH: "dd.mm.yyyy",
    _F.CREATED_AT: "dd.mm.yyyy hh:mm",
}

_title_key = family("transfer-title", ExportField)
_sex_key = family("transfer-sex", Sex)
_kind_key = family("transfer-kind", ClientKind)
_status_key = family("transfer-deal", DealStatus)
_source_key = family("transfer-source", SourceKind)
_values_of = attrgetter(*ExportedClient.__slots__)


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


def export_maker(fields: Sequence[ExportField], locale: str, zone: str, say: Say) -> Maker:
    """What makes the rows of a page of clients; instants are shown in `zone`."""
    settings = {
        "fields": list(fields),
        "zone": zone,
        "sexes": {sex: say(locale, _sex_key(sex), {}) for sex in (Sex.FEMALE, Sex.MALE)},
        "kinds": {kind: say(locale, _kind_key(kind), {}) for kind in ClientKind},
        "statuses": {status: say(locale, _status_key(status), {}) for status in DealStatus},
        "sources": {kind: say(locale, _source_key(kind), {}) for kind in SourceKind},
    }
    return Maker("jobs.transfer.export_rows", settings)


def page_of(clients: Sequence[ExportedClient], own: Sequence[OwnRow] | None) -> Page:
    """A page for that maker: plain values, for whole clients take three times as long on their way."""
    return [_values_of(client) for client in clients], own
