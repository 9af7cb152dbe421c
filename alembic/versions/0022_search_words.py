"""The words of all cards, for queries with typos, and which cards' search texts are stale.

What stands in own fields, and products, are searched from here on: the texts of those who have any are written anew in
the background, as the words are collected.
"""

import sqlalchemy as sa
from alembic import op

revision = '0022'
down_revision = '0021'
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
_WORD = sa.String(32).with_variant(sa.String(32, collation='C'), 'postgresql')
_STALE = """INSERT INTO stale_text (client_id)
SELECT client_id FROM client_field WHERE text_value IS NOT NULL OR number_value IS NOT NULL OR choice_id IS NOT NULL
UNION SELECT client_id FROM client_product"""


def upgrade() -> None:
    op.create_table('search_word',
    sa.Column('sounds', _WORD, nullable=False),
    sa.Column('mirrored', _WORD, nullable=False),
    sa.PrimaryKeyConstraint('sounds', name=op.f('pk_search_word')),
    sqlite_with_rowid=False
    )
    op.create_index('ix_search_word_mirrored', 'search_word', ['mirrored'])
    op.create_table('search_progress',
    sa.Column('id', _KEY, autoincrement=True, nullable=False),
    sa.Column('last_client_id', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_search_progress')),
    sqlite_autoincrement=True
    )
    op.create_table('stale_text',
    sa.Column('id', _KEY, autoincrement=True, nullable=False),
    sa.Column('client_id', _KEY, nullable=False),
    sa.ForeignKeyConstraint(['client_id'], ['client.id'], name=op.f('fk_stale_text_client_id_client')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stale_text')),
    sqlite_autoincrement=True
    )
    op.create_index('ix_stale_text_client_id', 'stale_text', ['client_id'])
    op.execute(_STALE)


def downgrade() -> None:
    op.drop_table('stale_text')
    op.drop_table('search_progress')
    op.drop_table('search_word')
