"""Indexes by which every condition of a filter finds its clients, also those whom hardly anybody belongs to."""

import sqlalchemy as sa
from alembic import op

revision = '0019'
down_revision = '0017'
branch_labels = None
depends_on = None

#: Name, table, columns, and of which rows.
_NEW = (
    ('ix_client_next_touch_at', 'client', ['next_touch_at'], None),
    ('ix_client_last_touch_at', 'client', ['last_touch_at'], None),
    ('ix_client_untouched', 'client', ['created_at'], 'last_touch_at IS NULL'),
    ('ix_client_sex', 'client', ['sex'], None),
    ('ix_client_state', 'client', ['state'], "state <> 'active'"),
    ('ix_client_paused_at', 'client', ['paused_at'], 'paused_at IS NOT NULL'),
    ('ix_channel_kind_client_id', 'channel', ['kind', 'client_id'], None),
    ('ix_client_source_kind_client_id', 'client_source', ['kind', 'client_id'], None),
    ('ix_client_tag_tag_id_client_id', 'client_tag', ['tag_id', 'client_id'], None),
    ('ix_client_product_product_id_client_id', 'client_product', ['product_id', 'client_id'], None),
    ('ix_group_client_group_id_client_id', 'group_client', ['group_id', 'client_id'], None),
    ('ix_deal_status_client_id', 'deal', ['status', 'client_id'], None),
)


#: What the new ones serve as well. The first two held on SQLite only those who have such a moment.
_OLD = (
    ('ix_client_next_touch_at', 'client', ['next_touch_at']),
    ('ix_client_last_touch_at', 'client', ['last_touch_at']),
    ('ix_client_tag_tag_id', 'client_tag', ['tag_id']),
    ('ix_client_product_product_id', 'client_product', ['product_id']),
    ('ix_group_client_group_id', 'group_client', ['group_id']),
)


def upgrade() -> None:
    for name, table, _ in _OLD:
        op.drop_index(name, table_name=table)
    for name, table, columns, where in _NEW:
        rows = sa.text(where) if where else None
        op.create_index(name, table, columns, sqlite_where=rows, postgresql_where=rows)


def downgrade() -> None:
    for name, table, _, _ in _NEW:
        op.drop_index(name, table_name=table)
    for name, table, columns in _OLD:
        rows = sa.text(f'{columns[0]} IS NOT NULL') if table == 'client' else None
        own = rows if columns[0] == 'last_touch_at' else None
        op.create_index(name, table, columns, sqlite_where=rows, postgresql_where=own)
