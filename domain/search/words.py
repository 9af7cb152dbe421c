"""The words that stand in the texts of cards: what a misspelt query is compared with.

Imports leave them alone; they are collected afterwards, many cards at a time.
"""

from collections.abc import Iterable

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.base.upsert import insert_into
from domain.search.spelling import SHORTEST_WORD, sounds_of
from domain.search.tables import LONGEST_WORD, SearchWord

#: The distinct words of some cards. Parts of addresses and of phones have signs in them that no word has.
WORDS_OF_CARDS = {
    "sqlite": text(
        """SELECT DISTINCT trim(value, './+') AS word
        FROM client, json_each('["' || replace(replace(search_text, '-', ' '), ' ', '","') || '"]')
        WHERE client.id > :after AND client.id <= :last
        AND length(word) BETWEEN :shortest AND :longest AND word NOT GLOB '*[0-9@./+_]*'"""
    ),
    "postgresql": text(
        """SELECT DISTINCT word
        FROM client, string_to_table(replace(search_text, '-', ' '), ' ') AS part, btrim(part, './+') AS word
        WHERE client.id > :after AND client.id <= :last
        AND length(word) BETWEEN :shortest AND :longest AND word !~ '[0-9@./+_]'"""
    ),
}
LENGTHS = {"shortest": SHORTEST_WORD, "longest": LONGEST_WORD}


async def add_words(session: AsyncSession, found: Iterable[str]) -> None:
    """Remember the words among these parts of search texts."""
    parts = {part.strip("./+") for each in found for part in each.split("-")}
    await put_words(session, filter(_is_word, parts))


async def put_words(session: AsyncSession, words: Iterable[str]) -> None:
    """Remember these keys of words, whoever has them already."""
    # In one order, so that two writers on PostgreSQL don't wait for each other.
    rows = [{"sounds": each, "mirrored": each[::-1]} for each in sorted(map(sounds_of, words))]
    if rows:
        statement = insert_into(session.get_bind().dialect.name, SearchWord).on_conflict_do_nothing()
        await session.execute(statement, rows)


def _is_word(part: str) -> bool:
    return SHORTEST_WORD <= len(part) <= LONGEST_WORD and part.isalpha()
