"""Consent, its proofs, and the stop-list."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    kinds = ('vk', 'telegram', 'phone', 'email', 'whatsapp', 'skype', 'ok', 'instagram', 'site', 'other')
    events = ('wrote-first', 'allowed', 'found-allowed', 'opted-out', 'refused-901', 'denied')
    op.create_table('consent',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('account_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('kind', sa.Enum(*kinds, name='channelkind', native_enum=False, length=32), nullable=False),
    sa.Column('address', sa.String(length=256), nullable=False),
    sa.Column('is_allowed', sa.Boolean(), nullable=False),
    sa.Column('event', sa.Enum(*events, name='consentevent', native_enum=False, length=32), nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=False),
    sa.Column('last_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_consent_account_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consent')),
    sa.UniqueConstraint('account_id', 'kind', 'address', name=op.f('uq_consent_account_id_kind_address')),
    sqlite_autoincrement=True
    )
    op.create_table('consent_change',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('account_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('kind', sa.Enum(*kinds, name='channelkind', native_enum=False, length=32), nullable=False),
    sa.Column('address', sa.String(length=256), nullable=False),
    sa.Column('event', sa.Enum(*events, name='consentevent', native_enum=False, length=32), nullable=False),
    sa.Column('happened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('noted_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('details', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_consent_change_account_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consent_change')),
    sqlite_autoincrement=True
    )
    op.create_index('ix_consent_change_account_id_address', 'consent_change', ['account_id', 'address'], unique=False)
    op.create_table('stop_salt',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('salt', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stop_salt')),
    sqlite_autoincrement=True
    )
    op.create_table('stop_entry',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('address_hash', sa.String(length=256), nullable=False),
    sa.Column('reason', sa.Enum('asked', 'complained', 'not-ours', 'erased', name='stopreason', native_enum=False, length=32), nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=False),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('lifted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('lifted_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['member.id'], name=op.f('fk_stop_entry_by_id_member')),
    sa.ForeignKeyConstraint(['lifted_by_id'], ['member.id'], name=op.f('fk_stop_entry_lifted_by_id_member')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stop_entry')),
    sa.UniqueConstraint('address_hash', name=op.f('uq_stop_entry_address_hash')),
    sqlite_autoincrement=True
    )


def downgrade() -> None:
    op.drop_table('stop_entry')
    op.drop_table('stop_salt')
    op.drop_table('consent_change')
    op.drop_table('consent')
