"""The timeline tells every change of a card in words: no id, no moment and no word of the database shows in it."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Column, Enum

import domain.whole
from bot.clients.timeline import tell_entry
from bot.kit.words import LOCALES, load_words
from bot.screens import open_rooms
from domain.clients.kinds import ClientKind, Sex
from domain.journal.queries import ClientChangeView
from domain.journal.registry import Journalled, entry_of
from domain.journal.tables import Operation
from domain.journal.values import to_json
from domain.touches.edits import Edit, Edited
from domain.touches.happenings import Happening, TimelineEntry, entries_of

open_rooms()
NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
#: What stands for an id, a count or a part of a date, and must not be read.
NUMBER = 424242
#: What people have written themselves, which is shown as it is.
SAID = "Слово"
ENTRIES = [entry for name in domain.whole.metadata.tables if (entry := entry_of(name)) and entry.client_column]


def samples(column: Column[Any]) -> list[Any]:
    """Values as the journal holds them, all of an enum."""
    if isinstance(column.type, Enum):
        return [to_json(member) for member in column.type.enum_class or ()]
    values = {int: [NUMBER], bool: [True], str: [SAID], date: [date(2031, 5, 7)], time: [time(10, 30)]}
    values |= {datetime: [datetime(2031, 5, 7, 10, 30, 15, tzinfo=UTC)], dict: [{"raw": "raw"}], list: [["raw"]]}
    return [to_json(value) for value in values.get(column.type.python_type, ["raw"])]


def changes(entry: Journalled) -> Iterator[ClientChangeView]:
    """Every column with every value made, changed to it, emptied, and gone; then all columns at once."""
    rows = [{column.key: value} for column in entry.table.columns for value in samples(column)]
    rows.append({column.key: samples(column)[0] for column in entry.table.columns})
    for row in rows:
        nothing = {name: None for name in row if entry.table.columns[name].nullable}
        yield _change(entry, Operation.CREATE, None, None)
        yield _change(entry, Operation.UPDATE, nothing, row)
        yield _change(entry, Operation.DELETE, row, None)
        if nothing:
            yield _change(entry, Operation.UPDATE, row, nothing)


def _change(entry: Journalled, operation: Operation, before: Any, after: Any) -> ClientChangeView:
    return ClientChangeView(1, "work", NOW, 1, entry.table.name, 1, operation, before, after, undone=False)


def read(locale: str, entry: TimelineEntry) -> str:
    """The line as a person reads it."""
    turn: Any = SimpleNamespace(
        words=load_words(locale), zone=ZoneInfo("Europe/Moscow"), actor=SimpleNamespace(zone="Europe/Moscow")
    )
    return re.sub("<[^>]*>", "", tell_entry(turn, entry, now=NOW))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.table.name)
def test_nothing_raw_is_told(entry: Journalled) -> None:
    for change in changes(entry):
        for told in entries_of(change, {1: "Ольга"}, {}, {}):
            line = read("ru", told)
            assert not re.search(rf"[A-Za-z_]|{NUMBER}|\d{{4}}-\d\d", line), (change, line)
            # English has the same words as the database for some values; moments and ids would still be seen.
            assert not re.search(rf"_|{NUMBER}|\d{{4}}-\d\d|raw", read("en", told)), change


TOLD = {
    "ru": "имя в списке — Зоя &lt;b&gt;, пол — женский, кто это — 👤 Человек, город — —, день рождения — 29 февраля",
    "en": "name in lists — Зоя &lt;b&gt;, sex — female, what it is — 👤 Person, city — —, birthday — February 29",
}


@pytest.mark.parametrize("locale", LOCALES)
def test_an_edit_says_what_and_how(locale: str) -> None:
    edits = (
        Edit(Edited.NAME, "Зоя <b>"),
        Edit(Edited.SEX, Sex.FEMALE),
        Edit(Edited.KIND, ClientKind.PERSON),
        Edit(Edited.CITY, None),
        Edit(Edited.BIRTHDAY, (None, 2, 29)),
    )
    assert TOLD[locale] in read(locale, TimelineEntry(NOW, Happening.EDITED, "Ольга", "", edits=edits))


def test_what_was_changed_at_once_is_told_apart() -> None:
    entry = entry_of("client")
    assert entry is not None
    after = {
        "category_id": 3,
        "responsible_id": 4,
        "name": "Зоя",
        "next_touch_on": "2026-03-03",
        "next_touch_time": "10:00:00",
    }
    names = {("category", 3): "Особые", ("member", 4): "Марк"}
    lines = [read("ru", each) for each in entries_of(_change(entry, Operation.UPDATE, {}, after), {}, names, {})]
    assert [line.split(" ", 2)[2] for line in lines] == [
        "🏷 категория: Особые",
        "🙋 ответственный: Марк",
        "⏰ следующее касание: завтра 10:00",
        "✏️ изменено: имя в списке — Зоя",
    ]
