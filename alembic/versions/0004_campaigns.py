"""Campaigns and the ledger of actions."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def key() -> sa.types.TypeEngine:
    return sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table('campaign',
    sa.Column('id', key(), autoincrement=True, nullable=False),
    sa.Column('name', sa.String(length=256), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('account_id', key(), nullable=True),
    sa.Column('audience', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=True),
    sa.Column('stop_on_answer', sa.Boolean(), nullable=False),
    sa.Column('quiet_days', sa.Integer(), nullable=False),
    sa.Column('seed', sa.BigInteger(), nullable=False),
    sa.Column('start_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('job_id', key(), nullable=True),
    sa.Column('member_id', key(), nullable=True),
    sa.Column('chat_id', sa.BigInteger(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_campaign_account_id_account')),
    sa.ForeignKeyConstraint(['job_id'], ['job.id'], name=op.f('fk_campaign_job_id_job')),
    sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_campaign_member_id_member')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_campaign')),
    sa.UniqueConstraint('job_id', name=op.f('uq_campaign_job_id')),
    sqlite_autoincrement=True
    )
    op.create_index('ix_campaign_member_id', 'campaign', ['member_id'], unique=False)
    kinds = ('message', 'friend-request', 'like', 'comment')
    states = ('planned', 'sending', 'done', 'skipped', 'failed', 'unsure')
    reasons = ('no-vk', 'never-allowed', 'opted-out', 'stopped', 'touched-lately', 'value-missing', 'answered', 'card-gone', 'cancelled', 'person-gone', 'refused', 'call-wrong', 'trouble')
    op.create_table('action',
    sa.Column('id', key(), autoincrement=True, nullable=False),
    sa.Column('job_id', key(), nullable=True),
    sa.Column('account_id', key(), nullable=False),
    sa.Column('client_id', key(), nullable=True),
    sa.Column('member_id', key(), nullable=True),
    sa.Column('kind', sa.Enum(*kinds, name='actionkind', native_enum=False, length=32), nullable=False),
    sa.Column('address', sa.String(length=256), nullable=True),
    sa.Column('step', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=True),
    sa.Column('state', sa.Enum(*states, name='actionstate', native_enum=False, length=32), nullable=False),
    sa.Column('reason', sa.Enum(*reasons, name='reason', native_enum=False, length=32), nullable=True),
    sa.Column('problem', sa.Integer(), nullable=True),
    sa.Column('random_id', sa.Integer(), nullable=False),
    sa.Column('stop_on_answer', sa.Boolean(), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('maybe_since', sa.DateTime(timezone=True), nullable=True),
    sa.Column('fence', sa.Integer(), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('claimed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('remote_id', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_action_account_id_account')),
    sa.ForeignKeyConstraint(['client_id'], ['client.id'], name=op.f('fk_action_client_id_client')),
    sa.ForeignKeyConstraint(['job_id'], ['job.id'], name=op.f('fk_action_job_id_job')),
    sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_action_member_id_member')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_action')),
    sa.UniqueConstraint('job_id', 'client_id', 'step', name=op.f('uq_action_job_id_client_id_step')),
    sqlite_autoincrement=True
    )
    op.create_index('ix_action_account_id_state_job_id_id', 'action', ['account_id', 'state', 'job_id', 'id'], unique=False)
    op.create_index('ix_action_address', 'action', ['address'], unique=False)
    op.create_index('ix_action_client_id', 'action', ['client_id'], unique=False)


def downgrade() -> None:
    op.drop_table('action')
    op.drop_table('campaign')
