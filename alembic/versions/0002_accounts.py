"""Accounts, and how much each has done."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('account',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('kind', sa.Enum('community', 'person', name='accountkind', native_enum=False, length=32), nullable=False),
    sa.Column('vk_id', sa.BigInteger(), nullable=False),
    sa.Column('name', sa.String(length=256), nullable=False),
    sa.Column('screen_name', sa.String(length=256), nullable=True),
    sa.Column('avatar_url', sa.Text(), nullable=True),
    sa.Column('token_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('rights', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('state', sa.Enum('active', 'paused', 'waiting-for-human', 'dead', name='accountstate', native_enum=False, length=32), nullable=False),
    sa.Column('paused_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('problem', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=True),
    sa.Column('problem_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('caps', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('window_from', sa.Time(), nullable=True),
    sa.Column('window_to', sa.Time(), nullable=True),
    sa.Column('zone', sa.String(length=256), nullable=False),
    sa.Column('jitter', sa.Integer(), nullable=False),
    sa.Column('warm_from', sa.Date(), nullable=True),
    sa.Column('warm_days', sa.Integer(), nullable=False),
    sa.Column('added_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('removed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('checked_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('poll_ts', sa.String(length=256), nullable=True),
    sa.Column('worker', sa.String(length=256), nullable=True),
    sa.Column('lease_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('fence', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['added_by_id'], ['member.id'], name=op.f('fk_account_added_by_id_member')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_account')),
    sa.UniqueConstraint('kind', 'vk_id', name=op.f('uq_account_kind_vk_id')),
    sqlite_autoincrement=True
    )
    op.create_table('account_use',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('account_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('kind', sa.Enum('message', 'friend-request', 'like', 'comment', name='actionkind', native_enum=False, length=32), nullable=False),
    sa.Column('hour', sa.DateTime(timezone=True), nullable=False),
    sa.Column('used', sa.Integer(), nullable=False),
    sa.Column('last_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_account_use_account_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_account_use')),
    sa.UniqueConstraint('account_id', 'kind', 'hour', name=op.f('uq_account_use_account_id_kind_hour')),
    sqlite_autoincrement=True
    )


def downgrade() -> None:
    op.drop_table('account_use')
    op.drop_table('account')
