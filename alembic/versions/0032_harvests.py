"""Lists of followers of VK on their way into the base, and who was in a list the last time."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0032'
down_revision = '0035'
branch_labels = None
depends_on = None


def upgrade() -> None:
    key = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
    json = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), 'postgresql')
    moment = sa.DateTime(timezone=True)
    op.create_table('harvest',
    sa.Column('id', key, autoincrement=True, nullable=False),
    sa.Column('member_id', key, nullable=False),
    sa.Column('chat_id', sa.BigInteger(), nullable=False),
    sa.Column('step', sa.String(length=32), nullable=False),
    sa.Column('options', json, nullable=True),
    sa.Column('report', json, nullable=True),
    sa.Column('job_id', key, nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('repeat_days', sa.Integer(), nullable=False),
    sa.Column('next_run_at', moment, nullable=True),
    sa.Column('runs', sa.Integer(), nullable=False),
    sa.Column('created_at', moment, nullable=False),
    sa.ForeignKeyConstraint(['job_id'], ['job.id'], name=op.f('fk_harvest_job_id_job')),
    sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_harvest_member_id_member')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_harvest')),
    sqlite_autoincrement=True
    )
    op.create_index('ix_harvest_member_id', 'harvest', ['member_id'], unique=False)
    op.create_index('ix_harvest_next_run_at', 'harvest', ['next_run_at'], unique=False)
    op.create_table('harvest_list',
    sa.Column('id', key, autoincrement=True, nullable=False),
    sa.Column('harvest_id', key, nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('link', sa.String(length=256), nullable=False),
    sa.Column('name', sa.String(length=256), nullable=False),
    sa.Column('listing', sa.String(length=32), nullable=True),
    sa.Column('owner_id', sa.BigInteger(), nullable=True),
    sa.Column('title', sa.String(length=256), nullable=False),
    sa.Column('total', sa.Integer(), nullable=True),
    sa.Column('problem', sa.String(length=32), nullable=True),
    sa.Column('is_on', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['harvest_id'], ['harvest.id'], name=op.f('fk_harvest_list_harvest_id_harvest')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_harvest_list')),
    sqlite_autoincrement=True
    )
    op.create_index('ix_harvest_list_harvest_id', 'harvest_list', ['harvest_id'], unique=False)
    op.create_table('harvest_member',
    sa.Column('list_id', key, nullable=False),
    sa.Column('vk_id', sa.BigInteger(), nullable=False),
    sa.Column('first_run', sa.Integer(), nullable=False),
    sa.Column('last_run', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['list_id'], ['harvest_list.id'], name=op.f('fk_harvest_member_list_id_harvest_list')),
    sa.PrimaryKeyConstraint('list_id', 'vk_id', name=op.f('pk_harvest_member')),
    sqlite_with_rowid=False
    )


def downgrade() -> None:
    op.drop_table('harvest_member')
    op.drop_table('harvest_list')
    op.drop_table('harvest')
