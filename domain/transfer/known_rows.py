"""Rows that tell of a card only what it holds already: most of a file that was imported before.

SQLite only, like `plain_rows`, and with the same promise: what is found here is what `import_rows` would decide.
"""

from collections.abc import Collection

from sqlalchemy import text

from domain.base.actor import Permission
from domain.journal.boundary import Reading
from domain.transfer.names import Names
from domain.transfer.plain_rows import CALLED, IDS, Survey
from domain.transfer.staging import ADDRESS_BITS, Span

_SAID_ONCE = ("first_name", "last_name", "middle_name", "company", "city", "sex")
_OWN = f"BETWEEN p.number << {ADDRESS_BITS} AND (p.number + 1 << {ADDRESS_BITS}) - 1"
# The row means one card, which no other row of the span means by an address, its id or a bare name; they agree in the
# name, and in all else that is said.
_UNCHANGED = text(f"""
WITH {CALLED},
hit(number, client_id) AS MATERIALIZED (
  SELECT DISTINCT a.id >> {ADDRESS_BITS}, c.client_id
  FROM beside.address a JOIN channel c ON c.address = a.address AND c.kind = a.kind AND c.is_live
  WHERE a.id {IDS} AND a.kind <> 'site'
),
meant(number, client_id) AS MATERIALIZED (
  SELECT number, min(client_id) FROM hit GROUP BY number HAVING count(*) = 1
)
SELECT p.number, c.id FROM meant
JOIN beside.person p ON p.number = meant.number
JOIN client c ON c.id = meant.client_id
LEFT JOIN category_called ON category_called.said = p.category
LEFT JOIN responsible_called ON responsible_called.said = p.responsible
LEFT JOIN stage_called ON stage_called.said = p.stage
WHERE p.is_plain AND p.more = '' AND NOT p.is_met AND c.deleted_at IS NULL AND p.name = c.name
  AND c.id NOT IN (SELECT client_id FROM hit GROUP BY client_id HAVING count(*) > 1)
  AND c.id NOT IN (SELECT o.client_id FROM beside.person o WHERE o.number BETWEEN :first AND :last)
  AND c.name_folded NOT IN (
    SELECT o.name_folded FROM beside.person o WHERE o.number BETWEEN :first AND :last AND o.is_bare)
  AND {" AND ".join(f"(p.{name} = '' OR p.{name} = c.{name})" for name in _SAID_ONCE)}
  AND (p.birthday = '' OR p.birthday = printf(
    CASE WHEN c.birth_year IS NULL THEN '-%s-%02d-%02d' ELSE '%04d-%02d-%02d' END,
    COALESCE(c.birth_year, ''), c.birth_month, c.birth_day))
  AND (p.category = '' OR category_called.id = c.category_id)
  AND (p.responsible = '' OR responsible_called.id = c.responsible_id)
  AND (p.stage = '' OR EXISTS (
    SELECT 1 FROM client_stage s
    WHERE s.client_id = c.id AND s.funnel_id = :funnel_id AND s.stage_id = stage_called.id))
  AND (p.note = '' OR EXISTS (
    SELECT 1 FROM note n WHERE n.client_id = c.id AND n.text = p.note AND n.deleted_at IS NULL))
  AND NOT EXISTS (
    SELECT 1 FROM beside.address a WHERE a.id {_OWN} AND NOT EXISTS (
      SELECT 1 FROM channel h WHERE h.client_id = c.id AND h.address = a.address AND h.kind = a.kind))
  AND NOT EXISTS (
    SELECT 1 FROM beside.tag t WHERE t.id {_OWN} AND t.folded <> '' AND NOT EXISTS (
      SELECT 1 FROM client_tag h JOIN tag ON tag.id = h.tag_id WHERE h.client_id = c.id AND tag.folded = t.folded))
""")


async def unchanged(
    ctx: Reading, span: Span, known: Survey, names: Names, met_before: Collection[int]
) -> dict[int, int]:
    """The rows that change nothing, by their numbers, with the cards they mean; none that the run has met before.

    For somebody who sees only a part of the base each row is looked at by itself: it may mean somebody else's card.
    """
    ctx.require(Permission.IMPORT)
    if not ctx.actor.sees_all:
        return {}
    values = {**span._asdict(), **known.parameters(), "funnel_id": names.funnel_id}
    rows = (await ctx.execute(_UNCHANGED, values)).all()
    return {row.number: row.id for row in rows if row.id not in met_before}
