"""Incoming friend requests: the rules by which accounts accept them, and what became of each."""

import sqlalchemy as sa
from alembic import op

revision = '0035'
down_revision = '0030'
branch_labels = None
depends_on = None


def upgrade() -> None:
    key = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
    moment = sa.DateTime(timezone=True)
    op.create_table('friend_rule',
    sa.Column('id', key, autoincrement=True, nullable=False),
    sa.Column('account_id', key, nullable=False),
    sa.Column('is_on', sa.Boolean(), nullable=False),
    sa.Column('needs_avatar', sa.Boolean(), nullable=False),
    sa.Column('sex', sa.String(length=32), nullable=True),
    sa.Column('city', sa.String(length=256), nullable=True),
    sa.Column('per_day', sa.Integer(), nullable=False),
    sa.Column('greeting', sa.Text(), nullable=True),
    sa.Column('delay_minutes', sa.Integer(), nullable=False),
    sa.Column('polled_at', moment, nullable=True),
    sa.Column('stopped_by', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_friend_rule_account_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_friend_rule')),
    sa.UniqueConstraint('account_id', name=op.f('uq_friend_rule_account_id')),
    sqlite_autoincrement=True
    )
    op.create_table('friend_request',
    sa.Column('id', key, autoincrement=True, nullable=False),
    sa.Column('account_id', key, nullable=False),
    sa.Column('vk_id', sa.BigInteger(), nullable=False),
    sa.Column('state', sa.String(length=32), nullable=False),
    sa.Column('reason', sa.String(length=32), nullable=True),
    sa.Column('problem', sa.Integer(), nullable=True),
    sa.Column('asked_at', moment, nullable=False),
    sa.Column('due_at', moment, nullable=True),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('claimed_at', moment, nullable=True),
    sa.Column('fence', sa.Integer(), nullable=False),
    sa.Column('accepted_at', moment, nullable=True),
    sa.Column('client_id', key, nullable=True),
    sa.Column('is_new', sa.Boolean(), nullable=False),
    sa.Column('action_id', key, nullable=True),
    sa.Column('answered_at', moment, nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_friend_request_account_id_account')),
    sa.ForeignKeyConstraint(['client_id'], ['client.id'], name=op.f('fk_friend_request_client_id_client')),
    sa.ForeignKeyConstraint(['action_id'], ['action.id'], name=op.f('fk_friend_request_action_id_action')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_friend_request')),
    sa.UniqueConstraint('account_id', 'vk_id', name=op.f('uq_friend_request_account_id_vk_id')),
    sqlite_autoincrement=True
    )
    op.create_index('ix_friend_request_account_id_state_id', 'friend_request', ['account_id', 'state', 'id'], unique=False)
    op.create_index('ix_friend_request_account_id_asked_at', 'friend_request', ['account_id', 'asked_at'], unique=False)
    op.create_index('ix_friend_request_client_id', 'friend_request', ['client_id'], unique=False)
    op.create_index('ix_friend_request_action_id', 'friend_request', ['action_id'], unique=False)


def downgrade() -> None:
    op.drop_table('friend_request')
    op.drop_table('friend_rule')
