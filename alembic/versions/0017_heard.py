"""Up to when accounts have heard everything, which events they have heard, and what a person answered to a check."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None


def upgrade() -> None:
    json = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
    op.add_column('account', sa.Column('heard_at', sa.DateTime(timezone=True), nullable=True))
    op.add_column('account', sa.Column('check_answer', json, nullable=True))
    op.create_table('heard_event',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('account_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('key', sa.String(length=256), nullable=False),
    sa.Column('heard_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_heard_event_account_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_heard_event')),
    sa.UniqueConstraint('account_id', 'key', name=op.f('uq_heard_event_account_id_key'))
    )
    with op.batch_alter_table('heard_event', schema=None) as batch_op:
        batch_op.create_index('ix_heard_event_heard_at', ['heard_at'], unique=False)


def downgrade() -> None:
    op.drop_table('heard_event')
    op.drop_column('account', 'check_answer')
    op.drop_column('account', 'heard_at')
