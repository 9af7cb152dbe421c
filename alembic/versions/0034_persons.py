"""What a person's account is for, and when its token ends."""

import sqlalchemy as sa
from alembic import op

revision = '0034'
down_revision = '0033'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('account', sa.Column('expires_at', sa.DateTime(timezone=True), nullable=True))
    op.add_column('account', sa.Column('role', sa.String(length=32), nullable=True))


def downgrade() -> None:
    op.drop_column('account', 'role')
    op.drop_column('account', 'expires_at')
