"""The touch queue is a range of an index: a member's clients by their next touch, and a member's touches by time."""

from alembic import op

revision = '0027'
down_revision = '0025'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('client', schema=None) as batch_op:
        batch_op.drop_index('ix_client_responsible_id')
        batch_op.create_index('ix_client_responsible_id_next_touch_at_id', ['responsible_id', 'next_touch_at', 'id'], unique=False)

    with op.batch_alter_table('touch', schema=None) as batch_op:
        batch_op.create_index('ix_touch_member_id_happened_at', ['member_id', 'happened_at'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('touch', schema=None) as batch_op:
        batch_op.drop_index('ix_touch_member_id_happened_at')

    with op.batch_alter_table('client', schema=None) as batch_op:
        batch_op.drop_index('ix_client_responsible_id_next_touch_at_id')
        batch_op.create_index('ix_client_responsible_id', ['responsible_id'], unique=False)
