"""Tasks with their checklists, a member's working day and absence, and posts about what is overdue."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0023'
down_revision = '0022'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('task',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('client_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('title', sa.String(length=256), nullable=False),
    sa.Column('note', sa.Text(), nullable=True),
    sa.Column('assignee_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('created_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('priority', sa.Integer(), server_default='1', nullable=False),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('due_time', sa.Time(), nullable=True),
    sa.Column('due_zone', sa.String(length=256), nullable=True),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('repeat', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=True),
    sa.Column('series_id', sa.Integer(), nullable=True),
    sa.Column('remind_before', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('done_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('done_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['assignee_id'], ['member.id'], name=op.f('fk_task_assignee_id_member')),
    sa.ForeignKeyConstraint(['client_id'], ['client.id'], name=op.f('fk_task_client_id_client')),
    sa.ForeignKeyConstraint(['created_by_id'], ['member.id'], name=op.f('fk_task_created_by_id_member')),
    sa.ForeignKeyConstraint(['done_by_id'], ['member.id'], name=op.f('fk_task_done_by_id_member')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_task')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('task', schema=None) as batch_op:
        batch_op.create_index('ix_task_client_id', ['client_id'], unique=False, sqlite_where=sa.text('client_id IS NOT NULL'))
        batch_op.create_index('ix_task_open', ['assignee_id', 'due_at'], unique=False, sqlite_where=sa.text('done_at IS NULL AND deleted_at IS NULL'), postgresql_where=sa.text('done_at IS NULL AND deleted_at IS NULL'))

    op.create_table('task_item',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('task_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('title', sa.String(length=256), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('done_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['task_id'], ['task.id'], name=op.f('fk_task_item_task_id_task')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_task_item')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('task_item', schema=None) as batch_op:
        batch_op.create_index('ix_task_item_task_id', ['task_id', 'position'], unique=False)

    op.add_column('member', sa.Column('work_from', sa.Time(), server_default='09:00:00', nullable=False))
    op.add_column('member', sa.Column('work_till', sa.Time(), server_default='19:00:00', nullable=False))
    op.add_column('member', sa.Column('work_days', sa.Integer(), server_default='31', nullable=False))
    op.add_column('member', sa.Column('digest_at', sa.Time(), server_default='09:00:00', nullable=True))
    op.add_column('member', sa.Column('remind_before', sa.Integer(), server_default='15', nullable=False))
    op.add_column('member', sa.Column('email', sa.String(length=256), nullable=True))
    op.add_column('member', sa.Column('away_from', sa.Date(), nullable=True))
    op.add_column('member', sa.Column('away_until', sa.Date(), nullable=True))
    op.add_column('member', sa.Column('substitute_id', sa.Integer(), nullable=True))
    op.execute(
        "INSERT INTO team_post (kind, is_on, version) SELECT 'overdue', true, 1 FROM team"
        " WHERE NOT EXISTS (SELECT 1 FROM team_post WHERE kind = 'overdue')"
    )


def downgrade() -> None:
    op.execute("DELETE FROM team_post WHERE kind = 'overdue'")
    op.drop_column('member', 'substitute_id')
    op.drop_column('member', 'away_until')
    op.drop_column('member', 'away_from')
    op.drop_column('member', 'email')
    op.drop_column('member', 'remind_before')
    op.drop_column('member', 'digest_at')
    op.drop_column('member', 'work_days')
    op.drop_column('member', 'work_till')
    op.drop_column('member', 'work_from')
    with op.batch_alter_table('task_item', schema=None) as batch_op:
        batch_op.drop_index('ix_task_item_task_id')

    op.drop_table('task_item')
    with op.batch_alter_table('task', schema=None) as batch_op:
        batch_op.drop_index('ix_task_open', sqlite_where=sa.text('done_at IS NULL AND deleted_at IS NULL'), postgresql_where=sa.text('done_at IS NULL AND deleted_at IS NULL'))
        batch_op.drop_index('ix_task_client_id', sqlite_where=sa.text('client_id IS NOT NULL'))

    op.drop_table('task')
