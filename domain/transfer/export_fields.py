"""The columns that an export may have, in their order. Pure."""

from collections.abc import Collection
from enum import StrEnum

from domain.transfer.layout import ImportField


class ExportField(StrEnum):
    """One column of an export. Its title stands in the locales under `transfer-title-<field>`."""

    CLIENT_ID = "client-id"
    NAME = "name"
    LAST_NAME = "last-name"
    FIRST_NAME = "first-name"
    MIDDLE_NAME = "middle-name"
    COMPANY = "company"
    KIND = "kind"
    PHONE = "phone"
    EMAIL = "email"
    VK = "vk"
    VK_ID = "vk-id"
    TELEGRAM = "telegram"
    WHATSAPP = "whatsapp"
    SKYPE = "skype"
    OK = "ok"
    INSTAGRAM = "instagram"
    SITE = "site"
    OTHER = "other"
    CITY = "city"
    BIRTHDAY = "birthday"
    SEX = "sex"
    CATEGORY = "category"
    STAGE = "stage"
    OTHER_STAGES = "other-stages"
    TAGS = "tags"
    GROUPS = "groups"
    RESPONSIBLE = "responsible"
    NOTE = "note"
    LAST_TOUCH = "last-touch"
    NEXT_TOUCH = "next-touch"
    DEALS = "deals"
    DEAL_LIST = "deal-list"
    SOURCE = "source"
    CREATED_AT = "created-at"
    STAMP = "stamp"


_OTHERWISE = {
    ExportField.VK_ID: ImportField.VK,
    ExportField.OTHER: ImportField.OTHER_CHANNEL,
    # A sum of deals is nobody's deal, and what else is told in a line is no cell to edit: passed over on the way back.
    ExportField.DEALS: ImportField.IGNORE,
    ExportField.DEAL_LIST: ImportField.IGNORE,
    ExportField.OTHER_STAGES: ImportField.IGNORE,
    ExportField.GROUPS: ImportField.IGNORE,
}


def meaning_of(field: ExportField) -> ImportField:
    """What our own recognition must find in the column when the file comes back."""
    return _OTHERWISE.get(field) or ImportField(field.value.replace("-", "_"))


#: What people don't read: they are hidden in a workbook, and a file that comes back is known by them.
HIDDEN = frozenset({ExportField.CLIENT_ID, ExportField.STAMP})


class ExportGroup(StrEnum):
    """What is chosen together. The name is always there."""

    CONTACTS = "contacts"
    PERSONAL = "personal"
    SALES = "sales"
    TAGS = "tags"
    NOTES = "notes"
    TOUCHES = "touches"
    SOURCES = "sources"
    OWN = "own"
    DEALS = "deals"


_F = ExportField
GROUPS: dict[ExportGroup, tuple[ExportField, ...]] = {
    ExportGroup.CONTACTS: (
        *(_F.PHONE, _F.EMAIL, _F.VK, _F.VK_ID, _F.TELEGRAM, _F.WHATSAPP, _F.SKYPE, _F.OK, _F.INSTAGRAM, _F.SITE),
        _F.OTHER,
    ),
    ExportGroup.PERSONAL: (_F.CITY, _F.BIRTHDAY, _F.SEX),
    ExportGroup.SALES: (_F.CATEGORY, _F.STAGE, _F.OTHER_STAGES, _F.RESPONSIBLE),
    ExportGroup.DEALS: (_F.DEALS, _F.DEAL_LIST),
    ExportGroup.TAGS: (_F.TAGS, _F.GROUPS),
    ExportGroup.NOTES: (_F.NOTE,),
    ExportGroup.TOUCHES: (_F.LAST_TOUCH, _F.NEXT_TOUCH),
    ExportGroup.SOURCES: (_F.SOURCE, _F.CREATED_AT),
    # Not known beforehand: the team makes its fields and products itself.
    ExportGroup.OWN: (),
}


def fields_without(groups: Collection[ExportGroup]) -> tuple[ExportField, ...]:
    """All fields but those of these groups."""
    out = {field for group in groups for field in GROUPS[group]}
    return tuple(field for field in ExportField if field not in out)


def chosen_fields(chosen: Collection[str]) -> tuple[ExportField, ...]:
    """The fields of these names in their order, all of them if none is named; id and stamp are always there."""
    wanted = {ExportField(name) for name in chosen} | HIDDEN
    return tuple(field for field in ExportField if field in wanted or not chosen)
