"""Cards that became part of another one, pairs that may be one person, and undo for who may see a card."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
_PARTIAL = {'access_class_id': 'ix_client_access_class_id', 'merged_into_id': 'ix_client_merged_into_id'}


def upgrade() -> None:
    op.add_column('client', sa.Column('merged_into_id', sa.BigInteger(), nullable=True))
    for column, name in _PARTIAL.items():
        held = sa.text(f'{column} IS NOT NULL')
        op.create_index(name, 'client', [column], sqlite_where=held, postgresql_where=held)
    op.add_column('client_member', sa.Column('version', sa.Integer(), server_default='1', nullable=False))
    op.add_column('access_class', sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True))
    reasons = ('vk', 'phone', 'email', 'telegram', 'address', 'name-birthday', 'name-city', 'name', 'chosen')
    op.create_table('twin_pair',
    sa.Column('id', _KEY, autoincrement=True, nullable=False),
    sa.Column('low_id', _KEY, nullable=False),
    sa.Column('high_id', _KEY, nullable=False),
    sa.Column('reason', sa.Enum(*reasons, name='twinreason', native_enum=False, length=32), nullable=False),
    sa.Column('shared', sa.String(length=256), nullable=True),
    sa.Column('state', sa.Enum('open', 'distinct', name='pairstate', native_enum=False, length=32), nullable=False),
    sa.Column('picks', sa.JSON().with_variant(postgresql.JSONB(), 'postgresql'), nullable=True),
    sa.Column('found_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['high_id'], ['client.id'], name=op.f('fk_twin_pair_high_id_client')),
    sa.ForeignKeyConstraint(['low_id'], ['client.id'], name=op.f('fk_twin_pair_low_id_client')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_twin_pair')),
    sa.UniqueConstraint('low_id', 'high_id', name=op.f('uq_twin_pair_low_id_high_id')),
    sqlite_autoincrement=True
    )
    op.create_index('ix_twin_pair_high_id', 'twin_pair', ['high_id'], unique=False)


def downgrade() -> None:
    op.drop_table('twin_pair')
    op.drop_column('access_class', 'deleted_at')
    op.drop_column('client_member', 'version')
    for name in _PARTIAL.values():
        op.drop_index(name, 'client')
    op.drop_column('client', 'merged_into_id')
