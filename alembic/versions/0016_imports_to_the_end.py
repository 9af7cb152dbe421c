"""What is chosen for an import besides its columns, and cells that were edited in file and base."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None

_JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), 'postgresql')


def upgrade() -> None:
    # Not in batches: these would copy the tables, and forget that SQLite never gives an id twice.
    op.add_column('import_draft', sa.Column('options', _JSON, nullable=True))
    op.add_column('import_draft', sa.Column('remembered', sa.String(length=256), nullable=True))
    op.add_column('remembered_layout', sa.Column('name', sa.String(length=256), server_default='', nullable=False))
    op.add_column('remembered_layout', sa.Column('options', _JSON, nullable=True))
    op.create_table('import_conflict',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('import_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('client_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('row', sa.Integer(), nullable=False),
    sa.Column('part', sa.String(length=256), nullable=False),
    sa.Column('mine', sa.Text(), nullable=False),
    sa.Column('theirs', sa.Text(), nullable=False),
    sa.Column('held', sa.String(length=256), nullable=False),
    sa.Column('side', sa.String(length=256), nullable=True),
    sa.ForeignKeyConstraint(['client_id'], ['client.id'], name=op.f('fk_import_conflict_client_id_client')),
    sa.ForeignKeyConstraint(
        ['import_id'], ['import_draft.id'], name=op.f('fk_import_conflict_import_id_import_draft')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_import_conflict')),
    sa.UniqueConstraint(
        'import_id', 'client_id', 'part', name=op.f('uq_import_conflict_import_id_client_id_part')),
    sqlite_autoincrement=True
    )


def downgrade() -> None:
    op.drop_table('import_conflict')
    op.drop_column('remembered_layout', 'options')
    op.drop_column('remembered_layout', 'name')
    op.drop_column('import_draft', 'remembered')
    op.drop_column('import_draft', 'options')
