"""What a person types as one SQL condition on `client`: by the index of texts, and by beginnings where it is short."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, bindparam, func, literal_column, or_, text

from domain.clients.folding import search_key, search_terms, spellings
from domain.clients.tables import Client

#: The trigram index finds nothing shorter.
SHORTEST_INFIX = 3
#: What a search text may have in a word or at its end.
_SIGNS = "-./"


def matches(query: str, dialect: str) -> ColumnElement[bool]:
    """Every term of the query is somewhere in the card."""
    return matches_terms(search_terms(query), dialect)


def matches_terms(terms: Sequence[str], dialect: str) -> ColumnElement[bool]:
    """Each of these folded terms is."""
    parts: list[ColumnElement[bool]] = []
    infixes: list[list[str]] = []
    for term in terms:
        spelt = [each for each in spellings(term) if len(each) >= SHORTEST_INFIX]
        if spelt:
            infixes.append(spelt)
        else:
            parts.append(_starts(term))
    if infixes:
        parts.append(_holds(infixes, dialect))
    # Nothing but signs was typed: nothing is found, rather than everybody.
    return and_(*parts) if parts else literal_column("1") == 0


def has_words(keys: Sequence[str], dialect: str) -> ColumnElement[bool]:
    """Each of these keys is a whole word of the card, or a part of one with signs in it."""
    whole = func.translate(Client.search_text, _SIGNS, " " * len(_SIGNS))
    if dialect == "sqlite":
        whole = func.replace(Client.search_text, _SIGNS[0], " ")
        for sign in _SIGNS[1:]:
            whole = func.replace(whole, sign, " ")
    padded = literal_column("' '").op("||")(whole).op("||")(literal_column("' '"))
    return and_(
        _holds([[key] for key in keys], dialect), *(padded.contains(f" {key} ", autoescape=True) for key in keys)
    )


def _holds(infixes: Sequence[Sequence[str]], dialect: str) -> ColumnElement[bool]:
    """One of each of these groups is somewhere in the text."""
    if dialect != "sqlite":
        return and_(
            *(or_(*(Client.search_text.contains(each, autoescape=True) for each in spelt)) for spelt in infixes)
        )
    phrases = ["(" + " OR ".join('"' + each.replace('"', '""') + '"' for each in spelt) + ")" for spelt in infixes]
    found = text("SELECT rowid FROM client_fts WHERE client_fts MATCH :phrase").bindparams(
        bindparam("phrase", " AND ".join(phrases), unique=True)
    )
    return Client.id.in_(found.columns(Client.id).scalar_subquery())


def _starts(term: str) -> ColumnElement[bool]:
    """A word begins so; the first word of the name by the index."""
    key = search_key(term) or term
    return or_(
        and_(Client.name_folded >= term, Client.name_folded < term + "\U0010ffff"),
        Client.search_text.startswith(key, autoescape=True),
        Client.search_text.contains(f" {key}", autoescape=True),
    )
