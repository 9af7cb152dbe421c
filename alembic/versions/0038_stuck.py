"""After how many days somebody is stuck: the team's measure, and that of a stage; who is removed, for counting loads."""

import sqlalchemy as sa
from alembic import op

revision = '0038'
down_revision = '0037'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('team', sa.Column('stuck_days', sa.Integer(), server_default='14', nullable=False))
    op.add_column('stage', sa.Column('stuck_after', sa.Integer(), nullable=True))
    removed = sa.text('deleted_at IS NOT NULL')
    op.create_index('ix_client_removed', 'client', ['responsible_id', 'next_touch_at'], unique=False, sqlite_where=removed, postgresql_where=removed)


def downgrade() -> None:
    op.drop_index('ix_client_removed', table_name='client')
    op.drop_column('stage', 'stuck_after')
    op.drop_column('team', 'stuck_days')
