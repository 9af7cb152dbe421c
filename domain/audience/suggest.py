"""Where a search finds nobody: the searches for words that are spelt nearly so, and that find somebody.

What is offered stands on a card that the actor may see: words of other cards are never told.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from sqlalchemy import ColumnElement, and_, exists, func, literal_column, select, union_all

from domain.audience.compile import compile_filter
from domain.audience.filter import ClientFilter
from domain.audience.matching import LAST_SIGN, has_words, term_parts
from domain.audience.queries import COUNT_CAP
from domain.base.actor import Permission
from domain.base.bulk import in_parts
from domain.clients.access import visible_clients
from domain.clients.folding import fold, search_key
from domain.clients.tables import Client
from domain.journal.boundary import Query, Reading
from domain.search.spelling import Parts, is_correctable, nearest, slips_allowed, sounds_of
from domain.search.tables import SearchWord
from domain.search.texts import NAMES, Told, hanging_on, told_in

#: So many searches are offered at most.
MOST_SUGGESTIONS = 4
#: So many words are tried for each of so many that were typed; of one alone, so many searches in all.
_TRIED = {1: 24, 2: 12, 3: 6}
_MOST_TERMS = 6
#: So many searches are tried by one statement.
_AT_ONCE = 8
_COUNTED = 8
_WORDS = re.compile(r"[^\W\d_]+")
_CUTS = re.compile(r"[\s\-]+")

#: What may stand in the place of a word: with how many slips, and the key of another word, or None for itself.
Choices = list[tuple[int, str | None]]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A search for other words; `clients` are found by it, at most `COUNT_CAP` + 1 being counted."""

    wanted: ClientFilter
    clients: int


@dataclass(frozen=True, slots=True)
class _Term:
    """A word as it was typed, and folded."""

    typed: str
    folded: str


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A search to be tried: the key of another word for each term, None where it stays."""

    keys: tuple[str | None, ...]
    slips: int

    @property
    def changed(self) -> list[str]:
        return [key for key in self.keys if key is not None]


async def suggest_searches(ctx: Reading, wanted: ClientFilter, *, limit: int = MOST_SUGGESTIONS) -> list[Suggestion]:
    """Searches like this one, which finds nobody, that find somebody: the likeliest first, perhaps none.

    At most two letters of a word are taken for wrong, one of a short word; parts of addresses and phones never are.
    """
    ctx.require(Permission.SEE_CLIENTS)
    terms = _terms(wanted.text)
    whom = _meant(ctx, replace(wanted, text=""))
    shown = await _found(ctx, whom, terms, is_wide=False) or await _found(ctx, whom, terms, is_wide=True)
    slips = {text: attempt.slips for attempt, text in reversed(shown.items())}
    searches = [replace(wanted, text=text) for text in _without_narrower(list(shown.values()))[:_COUNTED]]
    counts = await _counts(ctx, searches)
    found = [Suggestion(search, count) for search, count in zip(searches, counts, strict=True) if count]
    return sorted(found, key=lambda each: (slips[each.wanted.text], -each.clients))[:limit]


def _meant(ctx: Reading, wanted: ClientFilter) -> ColumnElement[bool]:
    """Whom a filter means of those whom the actor may see."""
    actor = ctx.actor
    meant = compile_filter(wanted, dialect=ctx.dialect, now=ctx.clock(), zone=actor.zone, member_id=actor.member_id)
    return and_(visible_clients(actor), meant)


def _said(terms: Sequence[str], ctx: Reading) -> list[ColumnElement[bool]]:
    """That cards have these terms, as they were typed."""
    return [part.plain for part in term_parts(terms, ctx.dialect)]


def _terms(query: str) -> list[_Term]:
    """The words of a query, what has hyphens or other signs in it being several; none of a whole letter."""
    terms = []
    for typed in _CUTS.split(query):
        parts = [part.strip("./+").lstrip("@") for part in fold(typed).split()]
        folded = [part for part in parts if part]
        terms += [_Term(typed if len(folded) == 1 else part, part) for part in folded]
    return terms if len(terms) <= _MOST_TERMS else []


async def _found(
    ctx: Reading, whom: ColumnElement[bool], terms: Sequence[_Term], *, is_wide: bool
) -> dict[_Attempt, str]:
    """The likeliest attempts that find somebody, as texts to search for."""
    attempts = _attempts(await _choices(ctx, whom, terms, is_wide=is_wide))
    for some in in_parts(attempts, _AT_ONCE):
        if shown := await _shown(ctx, whom, terms, some):
            return shown
    return {}


async def _choices(ctx: Reading, whom: ColumnElement[bool], terms: Sequence[_Term], *, is_wide: bool) -> list[Choices]:
    """For each term, what may stand in its place, with the number of slips between the two."""
    slips = [slips_allowed(term.folded) if is_correctable(term.folded) else 0 for term in terms]
    if not any(slips) or (is_wide and max(slips) == 1):
        return []
    there = await _known(ctx, whom, terms) if len(terms) > 1 else set()
    # The more words there are, the fewer of each are tried: their product is what grows.
    most = _TRIED.get(len(terms), 2)
    choices: list[Choices] = []
    for place, term in enumerate(terms):
        near: Choices = await _near(ctx, term.folded, slips[place], is_wide=is_wide) if slips[place] else []
        stays: Choices = [] if slips[place] and place not in there else [(0, None)]
        choices.append([*stays, *near[:most]])
    return choices


async def _known(ctx: Reading, whom: ColumnElement[bool], terms: Sequence[_Term]) -> set[int]:
    """The places of the terms that somebody is found by."""
    looks: list[Query] = [
        select(literal_column(str(place))).where(
            exists(select(1).select_from(Client).where(whom, *_said([term.folded], ctx)))
        )
        for place, term in enumerate(terms)
    ]
    return set((await ctx.execute(union_all(*looks))).scalars())


async def _near(ctx: Reading, term: str, slips: int, *, is_wide: bool) -> Choices:
    """The keys of words that are spelt nearly so, the nearest first.

    A word with one slip begins or ends as it should, which an index finds; so do most words with two. `is_wide` looks
    for the others too: at one of its thirds they are as they should be.
    """
    key = search_key(term)
    sounds = sounds_of(key)
    if not sounds:
        return []
    column, mirrored, length = SearchWord.sounds, SearchWord.mirrored, func.length(SearchWord.sounds)
    parts = Parts.thirds(sounds) if is_wide else Parts.halves(sounds)
    tail = parts.tail[::-1]
    looks = [
        and_(column >= parts.head, column < parts.head + LAST_SIGN),
        and_(mirrored >= tail, mirrored < tail + LAST_SIGN),
        *([column.contains(parts.middle)] if parts.middle else []),
    ]
    # A slip may make one sound of two, or two of one.
    alike = length.between(len(sounds) - slips - 1, len(sounds) + slips + 1)
    words = await ctx.execute(union_all(*(select(column).where(look, alike) for look in looks)))
    return [*nearest(key, words.scalars(), slips)]


def _attempts(choices: Sequence[Choices]) -> list[_Attempt]:
    """The searches that can be put together, those with the fewest slips first; at least one word is another one."""
    every = [
        _Attempt(tuple(key for _, key in chosen), sum(slips for slips, _ in chosen)) for chosen in product(*choices)
    ]
    return sorted((each for each in every if each.changed), key=lambda each: each.slips)[: _TRIED[1]]


async def _shown(
    ctx: Reading, whom: ColumnElement[bool], terms: Sequence[_Term], attempts: Sequence[_Attempt]
) -> dict[_Attempt, str]:
    """The attempts that find somebody whose card has their very words, as texts to search for."""
    looks: list[Query] = []
    for place, attempt in enumerate(attempts):
        kept = [term.folded for term, key in zip(terms, attempt.keys, strict=True) if key is None]
        holds = [has_words(attempt.changed, ctx.dialect), *(_said(kept, ctx) if kept else [])]
        one = select(literal_column(str(place)).label("place"), Client.id, *(getattr(Client, name) for name in NAMES))
        looks.append(select(one.where(whom, *holds).limit(1).subquery()))
    rows = (await ctx.execute(union_all(*looks))).all() if looks else []
    written = {row.place: _written(attempts[row.place].changed, row[2:]) for row in rows}
    elsewhere = {row.place: row.id for row in rows if len(written[row.place]) < len(set(attempts[row.place].changed))}
    if elsewhere:
        told = told_in(await ctx.execute(hanging_on(ctx.dialect, set(elsewhere.values()))))
        for place, client_id in elsewhere.items():
            card = told.get(client_id, Told())
            more = _written(attempts[place].changed, [*card.addresses, *card.values, *card.notes])
            written[place] = more | written[place]
    shown = {}
    for place, attempt in enumerate(attempts):
        if place in written:
            words = [
                term.typed if key is None else written[place].get(key, key)
                for term, key in zip(terms, attempt.keys, strict=True)
            ]
            shown[attempt] = " ".join(words)
    return shown


def _written(keys: Sequence[str], texts: Sequence[str | None]) -> dict[str, str]:
    """How the words with these keys are written in these texts."""
    found: dict[str, str] = {}
    for word in _WORDS.findall(" ".join([text for text in texts if text])):
        key = search_key(fold(word))
        if key in keys:
            found.setdefault(key, word)
    return found


def _without_narrower(texts: Sequence[str]) -> list[str]:
    """Whoever is found by «Иванова» is found by «Иванов» too, so the former isn't offered beside the latter."""
    kept: dict[str, list[str]] = {}
    for text in texts:
        keys = [search_key(fold(word)) for word in text.split()]
        if not any(all(map(str.__contains__, keys, wider)) for wider in kept.values()):
            kept[text] = keys
    return list(kept)


async def _counts(ctx: Reading, searches: Sequence[ClientFilter]) -> list[int]:
    """How many clients each of these searches finds."""
    if not searches:
        return []
    looks = [
        select(
            literal_column(str(place)).label("place"),
            select(func.count())
            .select_from(select(Client.id).where(_meant(ctx, wanted)).limit(COUNT_CAP + 1).subquery())
            .scalar_subquery(),
        )
        for place, wanted in enumerate(searches)
    ]
    return [count for _, count in sorted(map(tuple, await ctx.execute(union_all(*looks))))]
