"""Funnels made whole: colour and rhythm of stages, reasons of losses, the moment a deal was closed."""

import sqlalchemy as sa
from alembic import op

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade() -> None:
    colours = ('red', 'orange', 'yellow', 'green', 'blue', 'purple', 'brown', 'black', 'white')
    op.create_table('lost_reason',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('name', sa.String(length=256), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_lost_reason')),
    sqlite_autoincrement=True
    )
    # Added in place, not by a copy of the table: SQLite can, and a large base is not copied.
    op.add_column('stage', sa.Column('colour', sa.Enum(*colours, name='stagecolour', native_enum=False, length=32), nullable=True))
    op.add_column('stage', sa.Column('touch_every', sa.Integer(), nullable=True))
    op.add_column('client_stage', sa.Column('reason', sa.String(length=256), nullable=True))
    op.add_column('deal', sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True))
    if op.get_bind().dialect.name == 'sqlite':
        # Alembic would copy the table for a foreign key; SQLite itself takes one with a new column.
        op.execute(
            'ALTER TABLE deal ADD COLUMN product_id INTEGER CONSTRAINT fk_deal_product_id_product REFERENCES product (id)'
        )
    else:
        op.add_column('deal', sa.Column('product_id', sa.BigInteger(), nullable=True))
        op.create_foreign_key(op.f('fk_deal_product_id_product'), 'deal', 'product', ['product_id'], ['id'])
    op.create_index('ix_deal_product_id', 'deal', ['product_id'])
    op.drop_index('ix_client_stage_stage_id', table_name='client_stage')
    op.create_index('ix_client_stage_stage_id_since_client_id', 'client_stage', ['stage_id', 'since', 'client_id'])


def downgrade() -> None:
    op.drop_index('ix_client_stage_stage_id_since_client_id', table_name='client_stage')
    op.create_index('ix_client_stage_stage_id', 'client_stage', ['stage_id'])
    op.drop_index('ix_deal_product_id', table_name='deal')
    op.drop_column('deal', 'product_id')
    op.drop_column('deal', 'closed_at')
    op.drop_column('client_stage', 'reason')
    op.drop_column('stage', 'touch_every')
    op.drop_column('stage', 'colour')
    op.drop_table('lost_reason')
