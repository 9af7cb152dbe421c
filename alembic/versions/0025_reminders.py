"""Reminders, which rows have theirs planned, letters to members, and when the team hears of what is overdue."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0025'
down_revision = '0024'
branch_labels = None
depends_on = None

_TASK = "version <> reminded_version AND due_time IS NOT NULL AND done_at IS NULL AND deleted_at IS NULL"
_CLIENT = "version <> reminded_version AND next_touch_time IS NOT NULL AND deleted_at IS NULL"


def upgrade() -> None:
    key = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
    json = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
    moment = sa.DateTime(timezone=True)
    op.create_table('reminder',
    sa.Column('id', key, autoincrement=True, nullable=False),
    sa.Column('about', sa.String(length=32), nullable=False),
    sa.Column('about_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('due_at', moment, nullable=False),
    sa.Column('member_id', sa.Integer(), nullable=False),
    sa.Column('priority', sa.Integer(), nullable=False),
    sa.Column('fire_at', moment, nullable=False),
    sa.Column('fired_at', moment, nullable=True),
    sa.Column('times', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reminder')),
    sa.UniqueConstraint('about', 'about_id', 'kind', 'minutes', 'due_at', 'member_id', name='uq_reminder_once'),
    sqlite_autoincrement=True
    )
    waiting = sa.text('fired_at IS NULL')
    op.create_index('ix_reminder_waiting', 'reminder', ['fire_at', 'priority', 'id'], unique=False, sqlite_where=waiting, postgresql_where=waiting)
    op.create_index('ix_reminder_due_at', 'reminder', ['due_at'], unique=False)
    op.create_table('mail',
    sa.Column('id', key, autoincrement=True, nullable=False),
    sa.Column('key', sa.String(length=256), nullable=False),
    sa.Column('kind', sa.String(length=256), nullable=False),
    sa.Column('member_id', key, nullable=False),
    sa.Column('address', sa.String(length=256), nullable=False),
    sa.Column('payload', json, nullable=False),
    sa.Column('state', sa.String(length=32), nullable=False),
    sa.Column('due_at', moment, nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('sent_at', moment, nullable=True),
    sa.Column('problem', sa.String(length=256), nullable=True),
    sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_mail_member_id_member')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mail')),
    sa.UniqueConstraint('key', name=op.f('uq_mail_key')),
    sqlite_autoincrement=True
    )
    op.create_index('ix_mail_state_due_at', 'mail', ['state', 'due_at'], unique=False)
    op.create_table('email_check',
    sa.Column('id', key, autoincrement=True, nullable=False),
    sa.Column('member_id', key, nullable=False),
    sa.Column('address', sa.String(length=256), nullable=False),
    sa.Column('code_hash', sa.String(length=256), nullable=False),
    sa.Column('asked_at', moment, nullable=False),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_email_check_member_id_member')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_email_check')),
    sa.UniqueConstraint('member_id', name=op.f('uq_email_check_member_id')),
    sqlite_autoincrement=True
    )
    op.add_column('task', sa.Column('reminded_version', sa.Integer(), server_default='0', nullable=False))
    op.create_index('ix_task_unplanned', 'task', ['id'], unique=False, sqlite_where=sa.text(_TASK), postgresql_where=sa.text(_TASK))
    op.add_column('client', sa.Column('reminded_version', sa.Integer(), server_default='0', nullable=False))
    op.create_index('ix_client_unplanned', 'client', ['id'], unique=False, sqlite_where=sa.text(_CLIENT), postgresql_where=sa.text(_CLIENT))
    op.add_column('member', sa.Column('reminded_by', sa.String(length=256), nullable=True))
    op.add_column('team', sa.Column('overdue_hours', sa.Integer(), server_default='4', nullable=True))


def downgrade() -> None:
    op.drop_column('team', 'overdue_hours')
    op.drop_column('member', 'reminded_by')
    op.drop_index('ix_client_unplanned', table_name='client')
    op.drop_column('client', 'reminded_version')
    op.drop_index('ix_task_unplanned', table_name='task')
    op.drop_column('task', 'reminded_version')
    op.drop_table('email_check')
    op.drop_table('mail')
    op.drop_table('reminder')
