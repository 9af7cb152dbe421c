"""A whole message as a task: its first line says what and when, `- …` below are a checklist, the rest is a note."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.base.errors import InvalidValueError
from domain.clients.cases import is_form_of, words_of_name
from domain.clients.folding import fold
from domain.clients.rules import NOTE_LENGTH
from domain.tasks.rules import MOST_ITEMS, TITLE_LENGTH
from domain.tasks.understand import SaidTask, understand

#: What is longer is a letter, not a line about a task: time is looked for at its beginning only.
_LOOKED_AT = 400
_ITEM = re.compile(r"^\s*(?:[-–—•*☐]|\[ ?\])\s+(?P<title>\S.*)$")
#: «Марк: позвонить», «для Марка».
_GIVEN = re.compile(r"^(?P<name>[^\W\d_]{2,})\s*[:,]?\s+(?P<rest>\S.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class WrittenTask:
    """What a message says: the line understood, the note below it, and the lines of the checklist."""

    said: SaidTask
    note: str | None = None
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Nameable:
    """A member who may be meant."""

    id: int
    name: str
    username: str | None


def read_task(text: str, now: datetime) -> WrittenTask:
    """Read a message. A title that is too long is cut, and stands whole in the note; nothing is lost.

    `InvalidValueError` for a text that is longer than a task can keep.
    """
    if len(text) > NOTE_LENGTH + TITLE_LENGTH:
        raise InvalidValueError(field="task", reason="too-long", longest=NOTE_LENGTH)
    first, *others = [line for line in text.strip().splitlines() if line.strip()] or [""]
    said = understand(first[:_LOOKED_AT], now)
    found = [(line, _ITEM.match(line)) for line in others]
    items = [match["title"].strip()[:TITLE_LENGTH] for _, match in found if match]
    note = [line for line, match in found if not match]
    if len(items) > MOST_ITEMS:
        items, note = [], others
    if len(first) > _LOOKED_AT or len(said.title) > TITLE_LENGTH:
        said = replace(said, title=_cut(said.title))
        note = [text.strip()]
        items = []
    return WrittenTask(said, "\n".join(note)[:NOTE_LENGTH] or None, tuple(items))


def who_is_meant(said: SaidTask, members: Sequence[Nameable]) -> tuple[int | None, str]:
    """The member who is to do it, by a mention or as the first word («Марку позвонить…»), and the title without it.

    None if nobody is named, or more than one may be meant.
    """
    if said.mention is not None:
        return _only(_called(said.mention, members)), said.title
    given = _GIVEN.match(said.title)
    if given is None:
        return None, said.title
    found = _only(_called(given["name"], members))
    if found is None:
        return None, said.title
    return found, given["rest"][:1].upper() + given["rest"][1:]


def _called(name: str, members: Sequence[Nameable]) -> list[Nameable]:
    """Whose mark it is; else whose name in just this form; else in any case."""
    by_mark = [each for each in members if each.username and each.username.casefold() == name.casefold()]
    exact = [each for each in members if fold(name) in fold(each.name).split()]
    forms = [each for each in members if any(is_form_of(name, word) for word in words_of_name(each.name))]
    return by_mark or exact or forms


def _only(found: Sequence[Nameable]) -> int | None:
    return found[0].id if len(found) == 1 else None


def _cut(title: str) -> str:
    """The title as long as it may be, cut between words."""
    if len(title) <= TITLE_LENGTH:
        return title
    kept = title[: TITLE_LENGTH - 1]
    return f"{kept.rsplit(' ', 1)[0] if ' ' in kept else kept}…"
