"""Rows of which nobody knows anything yet: most of most files. The base takes them from the staging file by itself.

SQLite only, inside a block that has the file beside it (`reading(…, beside=…)`). Row by row and value by value, Python
would take longer than everything else of an import. What these statements write is what `import_rows` would write: a
test brings the same rows in both ways.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, text

from domain.base.actor import Permission
from domain.base.tables import Instant
from domain.clients.tables import Client
from domain.journal.boundary import Reading, Writing
from domain.journal.bulk import next_id
from domain.transfer.names import Names
from domain.transfer.names_of_base import tag_ids
from domain.transfer.staging import ADDRESS_BITS, Span
from domain.transfer.write_new import index_new

_INSIDE = "number BETWEEN :first AND :last"
_IDS = f"BETWEEN :first << {ADDRESS_BITS} AND (:last + 1 << {ADDRESS_BITS}) - 1"
_NAMED = ("category", "stage", "responsible")
# Of several spellings of a tag the first one names it, hence the order.
_SURVEY = " UNION ALL ".join(
    [
        *(
            f"SELECT '{what}' AS what, {what} AS said, NULL AS shown, 0 AS place FROM beside.person"
            f" WHERE {_INSIDE} AND {what} <> '' GROUP BY {what}"
            for what in _NAMED
        ),
        f"SELECT 'tag', folded, name, min(id) FROM beside.tag WHERE id {_IDS} AND folded <> '' GROUP BY folded, name",
        f"SELECT 'problems', problems, NULL, number FROM beside.person WHERE {_INSIDE} AND problems <> ''",
    ]
)
_UNKNOWN = " OR ".join(
    f"({what} <> '' AND {what} NOT IN (SELECT json_extract(value, '$[0]') FROM json_each(:{what})))" for what in _NAMED
)
_NOT_PLAIN = f"""
SELECT number FROM beside.person p WHERE {{which}} AND (
  NOT is_plain OR is_met OR {_UNKNOWN}
  OR EXISTS (
    SELECT 1 FROM beside.address a JOIN channel c ON c.address = a.address AND c.kind = a.kind AND c.is_live
    WHERE a.id BETWEEN p.number << {ADDRESS_BITS} AND (p.number + 1 << {ADDRESS_BITS}) - 1 AND a.kind <> 'site'
  )
  OR (is_bare AND EXISTS (SELECT 1 FROM client c WHERE c.name_folded = p.name_folded AND c.deleted_at IS NULL))
) ORDER BY number
"""
_LISTED = "number IN (SELECT value FROM json_each(:numbers))"
_PLAIN = f"{_INSIDE} AND number NOT IN (SELECT value FROM json_each(:others))"
_OWN = f"id {_IDS} AND id >> {ADDRESS_BITS} NOT IN (SELECT value FROM json_each(:others))"
_CALLED = ", ".join(
    f"{what}_called(said, id) AS MATERIALIZED"
    f" (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:{what}))"
    for what in _NAMED
)
#: What is written of the plain rows of a span, in this order. A row's card is the row's number plus `offset`.
_WRITES = [
    f"""WITH {_CALLED}
    INSERT INTO client (id, kind, name, first_name, last_name, middle_name, company, city, sex, birth_year, birth_month,
      birth_day, category_id, responsible_id, name_folded, search_text, created_at, version)
    SELECT p.number + :offset, p.kind,
      CASE WHEN p.name <> '' THEN p.name ELSE (SELECT address FROM beside.address WHERE id = p.number << {ADDRESS_BITS})
      END,
      NULLIF(p.first_name, ''), NULLIF(p.last_name, ''), NULLIF(p.middle_name, ''), NULLIF(p.company, ''),
      NULLIF(p.city, ''), COALESCE(NULLIF(p.sex, ''), 'unknown'),
      CASE WHEN p.birthday NOT LIKE '--%' THEN NULLIF(CAST(substr(p.birthday, 1, 4) AS INTEGER), 0) END,
      NULLIF(CAST(substr(p.birthday, -5, 2) AS INTEGER), 0), NULLIF(CAST(substr(p.birthday, -2) AS INTEGER), 0),
      category_called.id, COALESCE(responsible_called.id, :responsible_id), p.name_folded, p.search_text, :now, 1
    FROM beside.person p
    LEFT JOIN category_called ON category_called.said = p.category
    LEFT JOIN responsible_called ON responsible_called.said = p.responsible
    WHERE p.{_PLAIN}""",
    f"""INSERT INTO channel (client_id, kind, address, position, is_live, version)
    SELECT (id >> {ADDRESS_BITS}) + :offset, kind, address, id & ((1 << {ADDRESS_BITS}) - 1), 1, 1
    FROM beside.address WHERE {_OWN}""",
    f"""INSERT OR IGNORE INTO client_tag (client_id, tag_id, version)
    SELECT (t.id >> {ADDRESS_BITS}) + :offset, tag.id, 1 FROM beside.tag t JOIN tag ON tag.folded = t.folded
    WHERE t.{_OWN.replace(" AND id", " AND t.id")}""",
    f"""INSERT INTO note (client_id, text, member_id, made_at, version)
    SELECT number + :offset, note, :member_id, :now, 1 FROM beside.person WHERE {_PLAIN} AND note <> ''""",
    f"""WITH {_CALLED}
    INSERT INTO client_stage (client_id, funnel_id, stage_id, since, version)
    SELECT p.number + :offset, :funnel_id, stage_called.id, :now, 1
    FROM beside.person p JOIN stage_called ON stage_called.said = p.stage WHERE p.{_PLAIN}""",
    f"""INSERT INTO client_source (client_id, kind, details, came_at, version)
    SELECT number + :offset, 'import', json_object('file', :file, 'row', number), :now, 1
    FROM beside.person WHERE {_PLAIN}""",
    f"""INSERT INTO change_row (change_id, entity, entity_id, client_id, operation, version_left)
    SELECT :change_id, 'client', number + :offset, number + :offset, 'create', 1 FROM beside.person WHERE {_PLAIN}""",
]
_STATEMENTS = [
    text(each).bindparams(bindparam("now", type_=Instant())) if ":now" in each else text(each) for each in _WRITES
]


@dataclass(slots=True)
class Survey:
    """What the rows of a span have in them: names (as written) with their ids, tags by their folded names, and what
    could not be understood, by row.
    """

    ids: dict[str, dict[str, int]] = field(default_factory=lambda: {what: {} for what in _NAMED})
    tags: dict[str, str] = field(default_factory=dict)
    problems: dict[int, list[str]] = field(default_factory=dict)

    def parameters(self) -> dict[str, str]:
        """The names as the statements take them."""
        return {what: _json(list(ids.items())) for what, ids in self.ids.items()}


async def survey(ctx: Reading, span: Span, names: Names) -> Survey:
    """Look into a span, and resolve what its rows call by name."""
    ctx.require(Permission.IMPORT)
    found = Survey()
    for what, said, shown, number in sorted(await _all(ctx, _SURVEY, span._asdict()), key=lambda row: row.place):
        if what == "tag":
            found.tags.setdefault(said, shown)
        elif what == "problems":
            found.problems[number] = [problem for problem, *_ in json.loads(said)]
        elif (key := names.find(what, said)) is not None:
            found.ids[what][said] = key
    return found


async def not_plain(ctx: Reading, which: Span | Collection[int], known: Survey) -> list[int]:
    """The numbers of those of these rows that must be looked at one by one; all others are newcomers, each by himself.

    Such a row may mean a card of the base or an earlier row, names what the base doesn't know, or has something rare.
    """
    ctx.require(Permission.IMPORT)
    if isinstance(which, Span):
        statement, given = _NOT_PLAIN.format(which=_INSIDE), which._asdict()
    else:
        statement, given = _NOT_PLAIN.format(which=_LISTED), {"numbers": _json(list(which))}
    return [row.number for row in await _all(ctx, statement, given | known.parameters())]


async def write_plain(
    ctx: Writing, span: Span, others: Collection[int], known: Survey, tags: dict[str, int], names: Names, file: str
) -> range:
    """New cards of all rows of the span but the `others`; gives the ids among which theirs are."""
    ctx.require(Permission.IMPORT)
    await tag_ids(ctx, known.tags, tags)
    offset = await next_id(ctx, Client) - span.first
    values = {
        **span._asdict(),
        **known.parameters(),
        "others": _json(list(others)),
        "offset": offset,
        # Somebody who sees only his own clients must be able to see what he has brought.
        "responsible_id": None if ctx.actor.sees_all else ctx.actor.member_id,
        "member_id": ctx.actor.member_id,
        "funnel_id": names.funnel_id,
        "file": file,
        "now": ctx.clock(),
        "change_id": await ctx.open_change(),
    }
    for statement in _STATEMENTS:
        await ctx.execute(statement, values)
    await ctx.record_rows(span.last - span.first + 1 - len(others))
    await index_new(ctx, span.first + offset, span.last + offset)
    return range(span.first + offset, span.last + offset + 1)


async def _all(ctx: Reading, statement: str, values: Mapping[str, Any]) -> Any:
    return (await ctx.execute(text(statement), values)).all()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
