"""What goes along with an answer, the template it was made of, and the album its files came in."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0037'
down_revision = '0032'
branch_labels = None
depends_on = None


def key() -> sa.types.TypeEngine:
    return sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def json() -> sa.types.TypeEngine:
    return sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    with op.batch_alter_table('reply') as batch:
        batch.add_column(sa.Column('enclosure_ids', json(), nullable=False, server_default=sa.text("'[]'")))
        batch.add_column(sa.Column('template_id', sa.BigInteger(), nullable=True))
        batch.add_column(sa.Column('album', sa.String(length=256), nullable=True))
    with op.batch_alter_table('reply') as batch:
        batch.alter_column('enclosure_ids', server_default=None)
    op.create_index('ix_reply_album', 'reply', ['album'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_reply_album', table_name='reply')
    with op.batch_alter_table('reply') as batch:
        batch.drop_column('album')
        batch.drop_column('template_id')
        batch.drop_column('enclosure_ids')
