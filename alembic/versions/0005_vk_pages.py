"""What VK has said of the addresses on the cards."""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    outcomes = ('found', 'deleted', 'banned', 'clash', 'no-person', 'unknown')
    op.create_table('vk_page',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('address', sa.String(length=256), nullable=False),
    sa.Column('outcome', sa.Enum(*outcomes, name='pageoutcome', native_enum=False, length=32), nullable=False),
    sa.Column('vk_id', sa.BigInteger(), nullable=True),
    sa.Column('avatar_url', sa.Text(), nullable=True),
    sa.Column('is_closed', sa.Boolean(), nullable=False),
    sa.Column('looked_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_vk_page')),
    sa.UniqueConstraint('address', name=op.f('uq_vk_page_address')),
    sqlite_autoincrement=True
    )


def downgrade() -> None:
    op.drop_table('vk_page')
