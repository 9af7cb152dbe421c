"""What finds the done tasks of a member, and the next one of a series."""

import sqlalchemy as sa
from alembic import op

revision = '0024'
down_revision = '0023'
branch_labels = None
depends_on = None

_DONE = sa.text("done_at IS NOT NULL AND deleted_at IS NULL")
_SERIES = sa.text("series_id IS NOT NULL")


def upgrade() -> None:
    with op.batch_alter_table('task', schema=None) as batch_op:
        batch_op.create_index('ix_task_done', ['assignee_id', 'done_at'], unique=False, sqlite_where=_DONE, postgresql_where=_DONE)
        batch_op.create_index('ix_task_series_id', ['series_id'], unique=False, sqlite_where=_SERIES, postgresql_where=_SERIES)


def downgrade() -> None:
    with op.batch_alter_table('task', schema=None) as batch_op:
        batch_op.drop_index('ix_task_series_id', sqlite_where=_SERIES, postgresql_where=_SERIES)
        batch_op.drop_index('ix_task_done', sqlite_where=_DONE, postgresql_where=_DONE)
