"""The index of texts merges its parts bit by bit, with each write; no write has to merge all of them at once."""

from alembic import op

revision = '0048'
down_revision = '0042'
branch_labels = None
depends_on = None

_SETTING = "INSERT INTO client_fts(client_fts, rank) VALUES ('crisismerge', {})"


def upgrade() -> None:
    if op.get_bind().dialect.name == 'sqlite':
        op.execute(_SETTING.format(64))


def downgrade() -> None:
    if op.get_bind().dialect.name == 'sqlite':
        op.execute(_SETTING.format(16))
