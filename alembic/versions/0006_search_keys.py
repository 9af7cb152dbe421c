"""The search texts of all cards are written anew: they hold keys of words now, not words in two alphabets."""

import sqlalchemy as sa
from alembic import op

from domain.clients.folding import search_text

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None

_CHUNK = 1_000
_CARDS = sa.text(
    "SELECT id, name, first_name, last_name, middle_name, company, city FROM client WHERE id > :after ORDER BY id"
    f" LIMIT {_CHUNK}"
)
_ADDRESSES = sa.text(
    "SELECT client_id, address FROM channel WHERE client_id > :after AND client_id <= :last ORDER BY id"
)
_NOTES = sa.text(
    "SELECT client_id, text FROM note WHERE client_id > :after AND client_id <= :last AND deleted_at IS NULL ORDER BY id"
)
_FOLDED = sa.text("UPDATE client SET search_text = :text WHERE id = :card")


def upgrade() -> None:
    base = op.get_bind()
    after = 0
    while cards := base.execute(_CARDS, {"after": after}).all():
        span = {"after": after, "last": cards[-1].id}
        addresses, notes = (_by_client(base.execute(query, span)) for query in (_ADDRESSES, _NOTES))
        folded = [
            {"card": key, "text": search_text(names, addresses.get(key, []), notes.get(key, []))}
            for key, *names in cards
        ]
        base.execute(_FOLDED, folded)
        after = cards[-1].id


def downgrade() -> None:
    """The older program finds less by these texts and writes its own whenever a card changes."""


def _by_client(rows: sa.CursorResult[tuple[int, str]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for client_id, value in rows:
        found.setdefault(client_id, []).append(value)
    return found
