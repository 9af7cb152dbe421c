"""Indexes for filters by what stands on a card: when it was made, companies, birthdays."""

import sqlalchemy as sa
from alembic import op

revision = '0042'
down_revision = '0038'
branch_labels = None
depends_on = None

#: Name, columns, and of which rows.
_NEW = (
    ('ix_client_created_at', ['created_at'], None),
    ('ix_client_company', ['kind'], "kind = 'company'"),
    ('ix_client_birthday', ['birth_month', 'birth_day'], 'birth_day IS NOT NULL'),
)


def upgrade() -> None:
    for name, columns, where in _NEW:
        rows = sa.text(where) if where else None
        op.create_index(name, 'client', columns, sqlite_where=rows, postgresql_where=rows)


def downgrade() -> None:
    for name, _, _ in _NEW:
        op.drop_index(name, table_name='client')
