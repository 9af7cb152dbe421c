"""After how many days somebody is stuck: the team's measure, and that of a stage."""

import sqlalchemy as sa
from alembic import op

revision = '0038'
down_revision = '0032'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('team', sa.Column('stuck_days', sa.Integer(), server_default='14', nullable=False))
    op.add_column('stage', sa.Column('stuck_after', sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column('stage', 'stuck_after')
    op.drop_column('team', 'stuck_days')
