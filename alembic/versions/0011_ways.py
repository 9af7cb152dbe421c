"""What a source is found by, the files of clients, and what the team says of its company."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.add_column('client_source', sa.Column('search_text', sa.Text(), server_default='', nullable=False))
    op.add_column('team', sa.Column('about', sa.Text(), nullable=True))
    op.add_column('team', sa.Column('site', sa.String(length=256), nullable=True))
    op.add_column('team', sa.Column('logo_file_id', sa.BigInteger(), nullable=True))
    kinds = ('photo', 'document', 'voice', 'video', 'audio')
    op.create_table('attachment',
    sa.Column('id', KEY, autoincrement=True, nullable=False),
    sa.Column('client_id', KEY, nullable=False),
    sa.Column('file_id', KEY, nullable=False),
    sa.Column('member_id', KEY, nullable=True),
    sa.Column('kind', sa.Enum(*kinds, name='attachmentkind', native_enum=False, length=32), nullable=False),
    sa.Column('name', sa.String(length=256), nullable=False),
    sa.Column('caption', sa.Text(), nullable=False),
    sa.Column('seconds', sa.Integer(), nullable=True),
    sa.Column('album', sa.String(length=256), nullable=True),
    sa.Column('is_avatar', sa.Boolean(), nullable=False),
    sa.Column('added_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['client_id'], ['client.id'], name=op.f('fk_attachment_client_id_client')),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_attachment_file_id_file')),
    sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_attachment_member_id_member')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attachment')),
    sqlite_autoincrement=True
    )
    op.create_index('ix_attachment_client_id', 'attachment', ['client_id'])
    op.create_index('ix_attachment_album', 'attachment', ['album'])
    op.create_table('client_draft',
    sa.Column('id', KEY, autoincrement=True, nullable=False),
    sa.Column('member_id', KEY, nullable=True),
    sa.Column('body', sa.JSON().with_variant(postgresql.JSONB(), 'postgresql'), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('client_id', KEY, nullable=True),
    sa.ForeignKeyConstraint(['client_id'], ['client.id'], name=op.f('fk_client_draft_client_id_client')),
    sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_client_draft_member_id_member')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_client_draft')),
    sqlite_autoincrement=True
    )
    op.create_index('ix_client_draft_member_id', 'client_draft', ['member_id'])


def downgrade() -> None:
    op.drop_table('client_draft')
    op.drop_table('attachment')
    op.drop_column('team', 'logo_file_id')
    op.drop_column('team', 'site')
    op.drop_column('team', 'about')
    op.drop_column('client_source', 'search_text')
