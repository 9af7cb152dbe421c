"""The card's own fields, products, and labels of addresses."""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0006'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.add_column('channel', sa.Column('label', sa.String(length=256), nullable=True))
    op.create_table('product',
    sa.Column('id', KEY, autoincrement=True, nullable=False),
    sa.Column('name', sa.String(length=256), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=True),
    sa.Column('currency', sa.String(length=256), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_product')),
    sqlite_autoincrement=True
    )
    op.create_table('client_product',
    sa.Column('id', KEY, autoincrement=True, nullable=False),
    sa.Column('client_id', KEY, nullable=False),
    sa.Column('product_id', KEY, nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['client_id'], ['client.id'], name=op.f('fk_client_product_client_id_client')),
    sa.ForeignKeyConstraint(['product_id'], ['product.id'], name=op.f('fk_client_product_product_id_product')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_client_product')),
    sa.UniqueConstraint('client_id', 'product_id', name=op.f('uq_client_product_client_id_product_id')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_client_product_product_id'), 'client_product', ['product_id'])
    kinds = ('text', 'number', 'date', 'choice', 'choices', 'flag', 'link')
    op.create_table('custom_field',
    sa.Column('id', KEY, autoincrement=True, nullable=False),
    sa.Column('name', sa.String(length=256), nullable=False),
    sa.Column('kind', sa.Enum(*kinds, name='fieldkind', native_enum=False, length=32), nullable=False),
    sa.Column('hint', sa.String(length=256), nullable=True),
    sa.Column('is_required', sa.Boolean(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_custom_field')),
    sqlite_autoincrement=True
    )
    op.create_table('custom_choice',
    sa.Column('id', KEY, autoincrement=True, nullable=False),
    sa.Column('field_id', KEY, nullable=False),
    sa.Column('name', sa.String(length=256), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['field_id'], ['custom_field.id'], name=op.f('fk_custom_choice_field_id_custom_field')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_custom_choice')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_custom_choice_field_id'), 'custom_choice', ['field_id'])
    op.create_table('client_field',
    sa.Column('id', KEY, autoincrement=True, nullable=False),
    sa.Column('client_id', KEY, nullable=False),
    sa.Column('field_id', KEY, nullable=False),
    sa.Column('slot', sa.Integer(), nullable=False),
    sa.Column('text_value', sa.Text(), nullable=True),
    sa.Column('folded', sa.String(length=256), nullable=True),
    sa.Column('number_value', sa.Double(), nullable=True),
    sa.Column('date_value', sa.Date(), nullable=True),
    sa.Column('choice_id', KEY, nullable=True),
    sa.Column('flag_value', sa.Boolean(), nullable=True),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['client_id'], ['client.id'], name=op.f('fk_client_field_client_id_client')),
    sa.ForeignKeyConstraint(['field_id'], ['custom_field.id'], name=op.f('fk_client_field_field_id_custom_field')),
    sa.ForeignKeyConstraint(['choice_id'], ['custom_choice.id'], name=op.f('fk_client_field_choice_id_custom_choice')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_client_field')),
    sa.UniqueConstraint('client_id', 'field_id', 'slot', name=op.f('uq_client_field_client_id_field_id_slot')),
    sqlite_autoincrement=True
    )
    for column in ('folded', 'number_value', 'date_value', 'choice_id', 'flag_value'):
        held = sa.text(f'{column} IS NOT NULL')
        name = f'ix_client_field_{column}'
        op.create_index(name, 'client_field', ['field_id', column], sqlite_where=held, postgresql_where=held)


def downgrade() -> None:
    for table in ('client_field', 'custom_choice', 'custom_field', 'client_product', 'product'):
        op.drop_table(table)
    op.drop_column('channel', 'label')
