"""Campaigns of four kinds by several accounts, what a like or a comment is about, and kinds that an account rests."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0029'
down_revision = '0028'
branch_labels = None
depends_on = None

_KINDS = ('message', 'friend-request', 'like', 'comment')
_UNWANTED = "copy = 'unwanted' AND state = 'done'"


def upgrade() -> None:
    key = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
    kind = sa.Enum(*_KINDS, name='actionkind', native_enum=False, length=32)
    copy = sa.Enum('unwanted', 'deleted', 'kept', name='copystate', native_enum=False, length=32)
    op.add_column('campaign', sa.Column('kind', kind, server_default='message', nullable=False))
    op.add_column('campaign', sa.Column('each_account', sa.Boolean(), server_default=sa.true(), nullable=False))
    op.add_column('campaign', sa.Column('wall_posts', sa.Integer(), server_default='0', nullable=False))
    op.add_column('campaign', sa.Column('on_avatar', sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column('campaign', sa.Column('cap_times', sa.Integer(), server_default='0', nullable=False))
    op.add_column('campaign', sa.Column('cap_days', sa.Integer(), server_default='0', nullable=False))
    op.add_column('campaign', sa.Column('delete_own_copy', sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table('campaign_account',
    sa.Column('campaign_id', key, nullable=False),
    sa.Column('account_id', key, nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_campaign_account_account_id_account')),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_campaign_account_campaign_id_campaign')),
    sa.PrimaryKeyConstraint('campaign_id', 'account_id', name=op.f('pk_campaign_account'))
    )
    op.add_column('action', sa.Column('object', sa.String(length=256), nullable=True))
    op.add_column('action', sa.Column('target', sa.String(length=256), nullable=True))
    op.add_column('action', sa.Column('copy', copy, nullable=True))
    rests = sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')
    op.add_column('account', sa.Column('rests', rests, server_default='{}', nullable=False))
    unwanted = sa.text(_UNWANTED)
    op.create_index('ix_action_unwanted', 'action', ['account_id', 'id'], unique=False, sqlite_where=unwanted, postgresql_where=unwanted)


def downgrade() -> None:
    op.drop_index('ix_action_unwanted', table_name='action')
    op.drop_column('account', 'rests')
    for column in ('copy', 'target', 'object'):
        op.drop_column('action', column)
    op.drop_table('campaign_account')
    for column in ('delete_own_copy', 'cap_days', 'cap_times', 'on_avatar', 'wall_posts', 'each_account', 'kind'):
        op.drop_column('campaign', column)
