"""Who is picked into a segment is journalled, so that putting in and taking out can be undone."""

import sqlalchemy as sa
from alembic import op

revision = '0021'
down_revision = '0019'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Not in a batch: that would copy the table, and forget that SQLite never gives an id twice.
    op.add_column('segment_client', sa.Column('version', sa.Integer(), server_default='1', nullable=False))


def downgrade() -> None:
    op.drop_column('segment_client', 'version')
