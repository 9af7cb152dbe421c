"""Templates and series of them, what goes along with messages, names in their cases."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0030'
down_revision = '0031'
branch_labels = None
depends_on = None


def key() -> sa.types.TypeEngine:
    return sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def json() -> sa.types.TypeEngine:
    return sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table('declined_name',
    sa.Column('id', key(), autoincrement=True, nullable=False),
    sa.Column('part', sa.String(length=32), nullable=False),
    sa.Column('name', sa.String(length=256), nullable=False),
    sa.Column('sex', sa.String(length=32), nullable=False),
    sa.Column('gen', sa.String(length=256), nullable=True),
    sa.Column('dat', sa.String(length=256), nullable=True),
    sa.Column('acc', sa.String(length=256), nullable=True),
    sa.Column('ins', sa.String(length=256), nullable=True),
    sa.Column('abl', sa.String(length=256), nullable=True),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_declined_name')),
    sa.UniqueConstraint('part', 'name', 'sex', name=op.f('uq_declined_name_part_name_sex')),
    sqlite_autoincrement=True
    )
    op.create_table('enclosure',
    sa.Column('id', key(), autoincrement=True, nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('file_id', key(), nullable=False),
    sa.Column('name', sa.String(length=256), nullable=False),
    sa.Column('member_id', key(), nullable=True),
    sa.Column('added_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_enclosure_file_id_file')),
    sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_enclosure_member_id_member')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_enclosure')),
    sqlite_autoincrement=True
    )
    op.create_table('enclosure_upload',
    sa.Column('id', key(), autoincrement=True, nullable=False),
    sa.Column('enclosure_id', key(), nullable=False),
    sa.Column('account_id', key(), nullable=False),
    sa.Column('attachment', sa.String(length=256), nullable=False),
    sa.Column('uploaded_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_enclosure_upload_account_id_account')),
    sa.ForeignKeyConstraint(['enclosure_id'], ['enclosure.id'], name=op.f('fk_enclosure_upload_enclosure_id_enclosure')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_enclosure_upload')),
    sa.UniqueConstraint('enclosure_id', 'account_id', name=op.f('uq_enclosure_upload_enclosure_id_account_id')),
    sqlite_autoincrement=True
    )
    op.create_table('template_series',
    sa.Column('id', key(), autoincrement=True, nullable=False),
    sa.Column('name', sa.String(length=256), nullable=False),
    sa.Column('owner_id', key(), nullable=True),
    sa.Column('is_shared', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['owner_id'], ['member.id'], name=op.f('fk_template_series_owner_id_member')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_template_series')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_template_series_owner_id'), 'template_series', ['owner_id'], unique=False)
    op.create_table('template',
    sa.Column('id', key(), autoincrement=True, nullable=False),
    sa.Column('name', sa.String(length=256), nullable=False),
    sa.Column('category', sa.String(length=256), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('enclosure_ids', json(), nullable=False),
    sa.Column('owner_id', key(), nullable=True),
    sa.Column('is_shared', sa.Boolean(), nullable=False),
    sa.Column('series_id', key(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['owner_id'], ['member.id'], name=op.f('fk_template_owner_id_member')),
    sa.ForeignKeyConstraint(['series_id'], ['template_series.id'], name=op.f('fk_template_series_id_template_series')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_template')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_template_owner_id'), 'template', ['owner_id'], unique=False)
    op.create_index('ix_template_series_id_position', 'template', ['series_id', 'position'], unique=False)
    op.create_table('template_use',
    sa.Column('id', key(), autoincrement=True, nullable=False),
    sa.Column('member_id', key(), nullable=False),
    sa.Column('template_id', key(), nullable=False),
    sa.Column('is_favourite', sa.Boolean(), nullable=False),
    sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_template_use_member_id_member')),
    sa.ForeignKeyConstraint(['template_id'], ['template.id'], name=op.f('fk_template_use_template_id_template')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_template_use')),
    sa.UniqueConstraint('member_id', 'template_id', name=op.f('uq_template_use_member_id_template_id')),
    sqlite_autoincrement=True
    )
    op.create_table('sketch',
    sa.Column('id', key(), autoincrement=True, nullable=False),
    sa.Column('member_id', key(), nullable=True),
    sa.Column('client_id', key(), nullable=False),
    sa.Column('account_id', key(), nullable=False),
    sa.Column('template_id', key(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('enclosure_ids', json(), nullable=False),
    sa.Column('action_id', key(), nullable=True),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_sketch_account_id_account')),
    sa.ForeignKeyConstraint(['action_id'], ['action.id'], name=op.f('fk_sketch_action_id_action')),
    sa.ForeignKeyConstraint(['client_id'], ['client.id'], name=op.f('fk_sketch_client_id_client')),
    sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_sketch_member_id_member')),
    sa.ForeignKeyConstraint(['template_id'], ['template.id'], name=op.f('fk_sketch_template_id_template')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sketch')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_sketch_client_id'), 'sketch', ['client_id'], unique=False)
    op.create_index(op.f('ix_sketch_made_at'), 'sketch', ['made_at'], unique=False)
    op.add_column('action', sa.Column('template_id', sa.BigInteger(), nullable=True))
    op.add_column('action', sa.Column('enclosure_ids', json(), nullable=True))
    op.add_column('campaign', sa.Column('enclosure_ids', json(), server_default='[]', nullable=False))


def downgrade() -> None:
    op.drop_column('campaign', 'enclosure_ids')
    op.drop_column('action', 'enclosure_ids')
    op.drop_column('action', 'template_id')
    for table in (
        'sketch', 'template_use', 'template', 'template_series', 'enclosure_upload', 'enclosure', 'declined_name',
    ):
        op.drop_table(table)
