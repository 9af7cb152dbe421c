"""Jobs wait in an order that people may change, and know since when and from where their present run has gone on."""

import sqlalchemy as sa
from alembic import op

revision = '0033'
down_revision = '0029'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('job', sa.Column('rank', sa.Integer(), server_default='0', nullable=False))
    op.add_column('job', sa.Column('paced_at', sa.DateTime(timezone=True), nullable=True))
    op.add_column('job', sa.Column('paced_done', sa.Integer(), server_default='0', nullable=False))


def downgrade() -> None:
    for column in ('paced_done', 'paced_at', 'rank'):
        op.drop_column('job', column)
