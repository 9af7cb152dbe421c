"""What a person types as conditions on `client`: by the index of texts, and by beginnings where it is short."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    TextualSelect,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    text,
)

from domain.audience.parts import Part, of_column, tested, unserved
from domain.clients.folding import search_key, search_terms, spellings
from domain.clients.tables import Client

#: The trigram index finds nothing shorter.
SHORTEST_INFIX = 3
#: Behind every sign that a name may have.
LAST_SIGN = "\U0010ffff"
#: What nobody meets; its index gives nobody, so nothing is looked at.
NOBODY = of_column(Client.id < 0)
#: What a search text may have in a word or at its end.
_SIGNS = "-./"


def text_parts(query: str, dialect: str) -> Iterator[Part]:
    """Every term of the query is somewhere in the card."""
    return term_parts(search_terms(query), dialect)


def term_parts(terms: Sequence[str], dialect: str) -> Iterator[Part]:
    """Each of these folded terms is."""
    infixes: list[list[str]] = []
    for term in terms:
        spelt = [each for each in spellings(term) if len(each) >= SHORTEST_INFIX]
        if not spelt:
            yield unserved(_starts(term))
        elif dialect == "sqlite":
            infixes.append(spelt)
        else:
            yield replace(of_column(_contains(spelt)), always_leads=True)
    if infixes:
        found = _indexed(infixes)
        held = and_(*(_contains(spelt) for spelt in infixes))
        lead = Client.id.in_(found.scalar_subquery())
        yield Part(tested(held), lead, select(found.subquery().c.id), is_asked_once=True)
    if not terms:
        # Nothing but signs was typed: nothing is found, rather than everybody.
        yield NOBODY


def first_word(query: str) -> str:
    """What a name has to begin with to fit a search best, folded; empty if nothing but signs was typed."""
    return next(iter(search_terms(query)), "")


def has_words(keys: Sequence[str], dialect: str) -> ColumnElement[bool]:
    """Each of these keys is a whole word of the card, or a part of one with signs in it."""
    whole: Any
    held: ColumnElement[bool]
    if dialect == "sqlite":
        held = Client.id.in_(_indexed([[key] for key in keys]).scalar_subquery())
        whole = Client.search_text
        for sign in _SIGNS:
            whole = func.replace(whole, sign, " ")
    else:
        held = and_(*(_contains([key]) for key in keys))
        whole = func.translate(Client.search_text, _SIGNS, " " * len(_SIGNS))
    padded = literal_column("' '").op("||")(whole).op("||")(literal_column("' '"))
    return and_(held, *(padded.contains(f" {key} ", autoescape=True) for key in keys))


def _contains(spelt: Sequence[str]) -> ColumnElement[bool]:
    return or_(*(Client.search_text.contains(each, autoescape=True) for each in spelt))


def _indexed(infixes: Sequence[Sequence[str]]) -> TextualSelect:
    """The ids of those who have one of each of these groups, by SQLite's index."""
    phrases = ["(" + " OR ".join('"' + each.replace('"', '""') + '"' for each in spelt) + ")" for spelt in infixes]
    phrase: BindParameter[str] = bindparam("phrase", " AND ".join(phrases), unique=True)
    return (
        text("SELECT rowid AS id FROM client_fts WHERE client_fts MATCH :phrase").bindparams(phrase).columns(Client.id)
    )


def _starts(term: str) -> ColumnElement[bool]:
    """A word begins so; the first word of the name by the index."""
    key = search_key(term) or term
    return or_(
        and_(Client.name_folded >= term, Client.name_folded < term + LAST_SIGN),
        Client.search_text.startswith(key, autoescape=True),
        Client.search_text.contains(f" {key}", autoescape=True),
    )
