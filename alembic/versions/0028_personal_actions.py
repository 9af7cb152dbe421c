"""Accounts of persons act only while an owner lets them."""

import sqlalchemy as sa
from alembic import op

revision = '0028'
down_revision = '0027'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('team', sa.Column('personal_actions_at', sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column('team', 'personal_actions_at')
