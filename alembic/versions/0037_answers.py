"""What goes along with an answer, the template it was made of, and the album its files came in."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0037'
down_revision = '0036'
branch_labels = None
depends_on = None


def json() -> sa.types.TypeEngine:
    return sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.add_column('reply', sa.Column('enclosure_ids', json(), server_default='[]', nullable=False))
    op.add_column('reply', sa.Column('template_id', sa.BigInteger(), nullable=True))
    op.add_column('reply', sa.Column('album', sa.String(length=256), nullable=True))
    op.create_index('ix_reply_album', 'reply', ['album'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_reply_album', table_name='reply')
    for column in ('album', 'template_id', 'enclosure_ids'):
        op.drop_column('reply', column)
