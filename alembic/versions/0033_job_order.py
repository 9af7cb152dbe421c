"""Jobs wait in an order that people may change, and know since when and from where their present run has gone on."""

import sqlalchemy as sa
from alembic import op

revision = '0033'
down_revision = '0029'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('job', schema=None) as batch_op:
        batch_op.add_column(sa.Column('rank', sa.Integer(), server_default='0', nullable=False))
        batch_op.add_column(sa.Column('paced_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('paced_done', sa.Integer(), server_default='0', nullable=False))


def downgrade() -> None:
    with op.batch_alter_table('job', schema=None) as batch_op:
        batch_op.drop_column('paced_done')
        batch_op.drop_column('paced_at')
        batch_op.drop_column('rank')
