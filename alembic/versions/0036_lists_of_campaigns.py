"""Campaigns to the people of lists of VK, when those were read, and hours of a campaign's own."""

import sqlalchemy as sa
from alembic import op

revision = '0036'
down_revision = '0032'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('harvest', sa.Column('readings', sa.Integer(), server_default='0', nullable=False))
    op.add_column('harvest', sa.Column('read_at', sa.DateTime(timezone=True), nullable=True))
    # Whoever repeats has noted its members by the number of its run.
    op.execute("UPDATE harvest SET readings = runs")
    op.add_column('campaign', sa.Column('harvest_id', sa.BigInteger(), nullable=True))
    op.add_column('campaign', sa.Column('window_from', sa.Time(), nullable=True))
    op.add_column('campaign', sa.Column('window_to', sa.Time(), nullable=True))
    op.add_column('campaign', sa.Column('window_zone', sa.String(length=256), nullable=True))


def downgrade() -> None:
    for column in ('window_zone', 'window_to', 'window_from', 'harvest_id'):
        op.drop_column('campaign', column)
    for column in ('read_at', 'readings'):
        op.drop_column('harvest', column)
