"""Bulk edits; clients that are put aside, blocked, or left out of mailings."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None


def key() -> sa.types.TypeEngine:
    return sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    states = sa.Enum('active', 'archived', 'blocked', name='clientstate', native_enum=False, length=32)
    op.add_column('client', sa.Column('state', states, server_default='active', nullable=False))
    op.add_column('client', sa.Column('paused_at', sa.DateTime(timezone=True), nullable=True))
    op.create_table('bulk_edit',
    sa.Column('id', key(), autoincrement=True, nullable=False),
    sa.Column('member_id', key(), nullable=True),
    sa.Column('audience', sa.JSON().with_variant(postgresql.JSONB(), 'postgresql'), nullable=False),
    sa.Column('operation', sa.String(length=256), nullable=False),
    sa.Column('parameters', sa.JSON().with_variant(postgresql.JSONB(), 'postgresql'), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('job_id', key(), nullable=True),
    sa.ForeignKeyConstraint(['job_id'], ['job.id'], name=op.f('fk_bulk_edit_job_id_job')),
    sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_bulk_edit_member_id_member')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bulk_edit')),
    sqlite_autoincrement=True
    )


def downgrade() -> None:
    op.drop_table('bulk_edit')
    op.drop_column('client', 'paused_at')
    op.drop_column('client', 'state')
