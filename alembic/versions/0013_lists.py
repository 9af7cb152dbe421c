"""Baskets, segments and groups; how each member's lists look."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None


def key() -> sa.types.TypeEngine:
    return sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def json() -> sa.types.TypeEngine:
    return sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table('basket_item',
    sa.Column('id', key(), autoincrement=True, nullable=False),
    sa.Column('member_id', key(), nullable=False),
    sa.Column('client_id', key(), nullable=False),
    sa.ForeignKeyConstraint(['client_id'], ['client.id'], name=op.f('fk_basket_item_client_id_client')),
    sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_basket_item_member_id_member')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_basket_item')),
    sa.UniqueConstraint('member_id', 'client_id', name=op.f('uq_basket_item_member_id_client_id')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_basket_item_client_id'), 'basket_item', ['client_id'], unique=False)
    op.create_table('segment',
    sa.Column('id', key(), autoincrement=True, nullable=False),
    sa.Column('name', sa.String(length=256), nullable=False),
    sa.Column('owner_id', key(), nullable=True),
    sa.Column('is_shared', sa.Boolean(), nullable=False),
    sa.Column('is_listed', sa.Boolean(), nullable=False),
    sa.Column('rule', json(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['owner_id'], ['member.id'], name=op.f('fk_segment_owner_id_member')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_segment')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_segment_owner_id'), 'segment', ['owner_id'], unique=False)
    op.create_table('segment_client',
    sa.Column('id', key(), autoincrement=True, nullable=False),
    sa.Column('segment_id', key(), nullable=False),
    sa.Column('client_id', key(), nullable=False),
    sa.ForeignKeyConstraint(['client_id'], ['client.id'], name=op.f('fk_segment_client_client_id_client')),
    sa.ForeignKeyConstraint(['segment_id'], ['segment.id'], name=op.f('fk_segment_client_segment_id_segment')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_segment_client')),
    sa.UniqueConstraint('segment_id', 'client_id', name=op.f('uq_segment_client_segment_id_client_id')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_segment_client_client_id'), 'segment_client', ['client_id'], unique=False)
    op.create_table('client_group',
    sa.Column('id', key(), autoincrement=True, nullable=False),
    sa.Column('name', sa.String(length=256), nullable=False),
    sa.Column('icon', sa.String(length=256), nullable=False),
    sa.Column('rule', json(), nullable=True),
    sa.Column('is_on', sa.Boolean(), nullable=False),
    sa.Column('leaves', sa.Boolean(), nullable=False),
    sa.Column('touch_in_days', sa.Integer(), nullable=True),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_client_group')),
    sqlite_autoincrement=True
    )
    op.create_table('group_client',
    sa.Column('id', key(), autoincrement=True, nullable=False),
    sa.Column('client_id', key(), nullable=False),
    sa.Column('group_id', key(), nullable=False),
    sa.Column('by_rule', sa.Boolean(), nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['client_id'], ['client.id'], name=op.f('fk_group_client_client_id_client')),
    sa.ForeignKeyConstraint(['group_id'], ['client_group.id'], name=op.f('fk_group_client_group_id_client_group')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_group_client')),
    sa.UniqueConstraint('client_id', 'group_id', name=op.f('uq_group_client_client_id_group_id')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_group_client_group_id'), 'group_client', ['group_id'], unique=False)
    op.create_table('group_match',
    sa.Column('id', key(), autoincrement=True, nullable=False),
    sa.Column('group_id', key(), nullable=False),
    sa.Column('client_id', key(), nullable=False),
    sa.ForeignKeyConstraint(['client_id'], ['client.id'], name=op.f('fk_group_match_client_id_client')),
    sa.ForeignKeyConstraint(['group_id'], ['client_group.id'], name=op.f('fk_group_match_group_id_client_group')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_group_match')),
    sa.UniqueConstraint('group_id', 'client_id', name=op.f('uq_group_match_group_id_client_id')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_group_match_client_id'), 'group_match', ['client_id'], unique=False)
    op.add_column('member', sa.Column('list_view', sa.String(length=256), server_default='list', nullable=False))
    op.add_column('member', sa.Column('list_columns', json(), nullable=True))
    touched = sa.text('last_touch_at IS NOT NULL')
    op.create_index('ix_client_last_touch_at', 'client', ['last_touch_at'], sqlite_where=touched, postgresql_where=touched)


def downgrade() -> None:
    op.drop_index('ix_client_last_touch_at', table_name='client')
    op.drop_column('member', 'list_columns')
    op.drop_column('member', 'list_view')
    for table in ('group_match', 'group_client', 'client_group', 'segment_client', 'segment', 'basket_item'):
        op.drop_table(table)
