"""What each kind of column does with a cell: one small function for each `ImportField`, all filling one draft."""

from collections.abc import Callable
from functools import lru_cache, partial

from domain.clients.dates import parse_date, parse_instant
from domain.clients.sources import LONGEST_DETAIL
from domain.funnel.money import currency_named, parse_money
from domain.transfer.address_columns import (
    email_column,
    instagram_column,
    ok_column,
    other_channel_column,
    phone_column,
    site_column,
    skype_column,
    telegram_column,
    vk_column,
)
from domain.transfer.draft import LONGEST_OWN, LONGEST_TEXT, Draft, Put
from domain.transfer.layout import ImportField, Layout
from domain.transfer.problems import RowProblem
from domain.transfer.rows import Cell, cell_text, split_tags
from domain.transfer.titles import is_plain_note

_LONGEST_TAG = 64
# Every number of eighteen digits fits the 64 bits of a key.
_LONGEST_ID = 18
_SEXES = {
    **dict.fromkeys(("м", "муж", "муж.", "мужской", "мужчина", "male", "m", "man"), "male"),
    **dict.fromkeys(("ж", "жен", "жен.", "женский", "женщина", "female", "f", "woman"), "female"),
}
_UNKNOWN_SEXES = frozenset(("-", "—", "н", "не указан", "не указано", "unknown", "u", "o", "n", "0"))
_CLIENT_KINDS = {
    **dict.fromkeys(("человек", "физ лицо", "физлицо", "физическое лицо", "частное лицо", "person"), "person"),
    **dict.fromkeys(("individual", "контакт"), "person"),
    **dict.fromkeys(("компания", "юр лицо", "юрлицо", "юридическое лицо", "организация", "фирма"), "company"),
    **dict.fromkeys(("company", "organization", "organisation", "business"), "company"),
}


def put_for(meaning: ImportField, title: str, layout: Layout) -> Put | None:
    """The function that takes a cell of a column with this meaning and title; None for a column that is passed over."""
    maker = _MAKERS.get(meaning)
    return maker(meaning, title, layout) if maker else None


def _client_id(_meaning: ImportField, title: str, _layout: Layout) -> Put:
    def put(draft: Draft, value: Cell) -> None:
        text = value if isinstance(value, str) else cell_text(value)
        # No card has the number 0.
        if text.isascii() and text.isdecimal() and len(text) <= _LONGEST_ID and int(text):
            draft.client_id = int(text)
        else:
            draft.not_understood(RowProblem.BAD_CLIENT_ID, title, text)

    return put


def _name(meaning: ImportField, title: str, _layout: Layout) -> Put:
    key = meaning.value

    def put(draft: Draft, value: Cell) -> None:
        text = value if isinstance(value, str) else cell_text(value)
        if "\n" in text or "\t" in text:
            text = " ".join(text.split())
        if len(text) > LONGEST_TEXT:
            draft.not_understood(RowProblem.TEXT_CUT, title, text)
            text = text[:LONGEST_TEXT].rstrip()
        present = draft.names.get(key)
        if present and present != text:
            draft.not_understood(RowProblem.SECOND_VALUE, title, text)
        else:
            draft.names[key] = text

    return put


def _birthday(_meaning: ImportField, title: str, layout: Layout) -> Put:
    return _date_column("birthday", title, partial(_birthday_text, dayfirst=layout.dayfirst))


def _instant(meaning: ImportField, title: str, layout: Layout) -> Put:
    return _date_column(meaning.value, title, partial(_instant_text, dayfirst=layout.dayfirst))


def _date_column(key: str, title: str, read: Callable[[Cell], str]) -> Put:
    """A column of dates has few different ones, so what a text means is remembered: the birthdays of a century fit."""
    remembered = lru_cache(maxsize=40_000)(read)

    def put(draft: Draft, value: Cell) -> None:
        found = remembered(value) if isinstance(value, str) else read(value)
        if found:
            _single(draft, key, found, title)
        else:
            draft.not_understood(RowProblem.BAD_DATE, title, cell_text(value))

    return put


def _birthday_text(value: Cell, *, dayfirst: bool) -> str:
    day = parse_date(value, dayfirst)
    return day.to_text() if day else ""


def _instant_text(value: Cell, *, dayfirst: bool) -> str:
    moment = parse_instant(value, dayfirst)
    return moment.isoformat() if moment else ""


def _sex(_meaning: ImportField, title: str, _layout: Layout) -> Put:
    def put(draft: Draft, value: Cell) -> None:
        text = value if isinstance(value, str) else cell_text(value)
        sex = _SEXES.get(text.lower())
        if sex:
            _single(draft, "sex", sex, title)
        elif text.lower() not in _UNKNOWN_SEXES:
            draft.not_understood(RowProblem.BAD_SEX, title, text)

    return put


def _text_field(meaning: ImportField, title: str, _layout: Layout) -> Put:
    key = meaning.value

    def put(draft: Draft, value: Cell) -> None:
        text = value if isinstance(value, str) else cell_text(value)
        _single(draft, key, text, title)

    return put


def _stamp(_meaning: ImportField, _title: str, _layout: Layout) -> Put:
    def put(draft: Draft, value: Cell) -> None:
        # Whatever else stands there, nobody has written it for us to read.
        draft.fields["stamp"] = cell_text(value)[:LONGEST_OWN]

    return put


def _single(draft: Draft, key: str, text: str, title: str) -> None:
    if len(text) > LONGEST_TEXT:
        draft.not_understood(RowProblem.TEXT_CUT, title, text)
        text = text[:LONGEST_TEXT].rstrip()
    present = draft.fields.setdefault(key, text)
    if present != text:
        draft.not_understood(RowProblem.SECOND_VALUE, title, text)


def _trace(meaning: ImportField, title: str, _layout: Layout) -> Put:
    """A column of a tracker: addresses of pages are long, and carry whole campaigns in them."""
    key = meaning.value

    def put(draft: Draft, value: Cell) -> None:
        text = " ".join(cell_text(value).split())
        if len(text) > LONGEST_DETAIL:
            draft.not_understood(RowProblem.TEXT_CUT, title, text)
        present = draft.fields.setdefault(key, text[:LONGEST_DETAIL])
        if present != text[:LONGEST_DETAIL]:
            draft.not_understood(RowProblem.SECOND_VALUE, title, text)

    return put


def _kind(_meaning: ImportField, title: str, _layout: Layout) -> Put:
    def put(draft: Draft, value: Cell) -> None:
        text = cell_text(value)
        kind = _CLIENT_KINDS.get(" ".join(text.lower().replace(".", " ").split()))
        if kind:
            _single(draft, "kind", kind, title)
        else:
            draft.not_understood(RowProblem.BAD_KIND, title, text)

    return put


def _note(_meaning: ImportField, title: str, _layout: Layout) -> Put:
    prefix = "" if is_plain_note(title) else f"{title}: "

    def put(draft: Draft, value: Cell) -> None:
        text = value if isinstance(value, str) else cell_text(value)
        draft.notes.append(prefix + text)

    return put


def _tags(_meaning: ImportField, title: str, _layout: Layout) -> Put:
    def put(draft: Draft, value: Cell) -> None:
        text = value if isinstance(value, str) else cell_text(value)
        for tag in split_tags(text):
            if len(tag) > _LONGEST_TAG:
                draft.not_understood(RowProblem.TEXT_CUT, title, tag)
            elif tag not in draft.tags:
                draft.tags.append(tag)

    return put


def _deal_title(_meaning: ImportField, title: str, _layout: Layout) -> Put:
    def put(draft: Draft, value: Cell) -> None:
        text = value if isinstance(value, str) else cell_text(value)
        if draft.deal_title:
            draft.not_understood(RowProblem.SECOND_VALUE, title, text)
        else:
            draft.deal_title = text[:LONGEST_TEXT]
            if len(text) > LONGEST_TEXT:
                draft.not_understood(RowProblem.TEXT_CUT, title, text)

    return put


def _deal_amount(_meaning: ImportField, title: str, layout: Layout) -> Put:
    currency = currency_named(title) or layout.currency

    def put(draft: Draft, value: Cell) -> None:
        money = parse_money(value if isinstance(value, str | float) else cell_text(value), currency)
        if money is None:
            draft.not_understood(RowProblem.BAD_MONEY, title, cell_text(value))
        elif money.minor:
            # A CRM writes 0 for "no budget"; that is no deal.
            draft.amounts.append((title, money.minor, money.currency))

    return put


def _deal_currency(_meaning: ImportField, title: str, _layout: Layout) -> Put:
    def put(draft: Draft, value: Cell) -> None:
        text = value if isinstance(value, str) else cell_text(value)
        draft.currency = currency_named(text)
        if draft.currency is None:
            draft.not_understood(RowProblem.BAD_MONEY, title, text)

    return put


_F = ImportField
_MAKERS: dict[ImportField, Callable[[ImportField, str, Layout], Put]] = {
    _F.CLIENT_ID: _client_id,
    **dict.fromkeys((_F.NAME, _F.FIRST_NAME, _F.MIDDLE_NAME, _F.LAST_NAME, _F.COMPANY), _name),
    _F.PHONE: phone_column,
    _F.WHATSAPP: phone_column,
    _F.EMAIL: email_column,
    _F.VK: vk_column,
    _F.TELEGRAM: telegram_column,
    _F.OK: ok_column,
    _F.INSTAGRAM: instagram_column,
    _F.SKYPE: skype_column,
    _F.SITE: site_column,
    _F.OTHER_CHANNEL: other_channel_column,
    _F.BIRTHDAY: _birthday,
    **dict.fromkeys((_F.LAST_TOUCH, _F.NEXT_TOUCH, _F.CREATED_AT), _instant),
    _F.SEX: _sex,
    **dict.fromkeys((_F.CITY, _F.CATEGORY, _F.STAGE, _F.SOURCE, _F.RESPONSIBLE), _text_field),
    **dict.fromkeys((_F.TRACKER, _F.ENTRY_PAGE, _F.REFERRER, _F.QUERY, _F.ENGINE, _F.TRAFFIC), _trace),
    _F.KIND: _kind,
    _F.STAMP: _stamp,
    _F.NOTE: _note,
    _F.TAGS: _tags,
    _F.DEAL_TITLE: _deal_title,
    _F.DEAL_AMOUNT: _deal_amount,
    _F.DEAL_CURRENCY: _deal_currency,
}
