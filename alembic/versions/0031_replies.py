"""Conversations and answers: who waits for one, what unknown writers become, how often people act at communities."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0031'
down_revision = '0034'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    json = sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')
    op.create_table('conversation',
    sa.Column('id', KEY, autoincrement=True, nullable=False),
    sa.Column('account_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('address', sa.String(length=256), nullable=False),
    sa.Column('name', sa.String(length=256), nullable=True),
    sa.Column('waits_since', sa.DateTime(timezone=True), nullable=True),
    sa.Column('heard_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('answers', sa.Integer(), nullable=False),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('answered_by_id', KEY, nullable=True),
    sa.Column('taken_by_id', KEY, nullable=True),
    sa.Column('row_from_id', sa.BigInteger(), nullable=True),
    sa.Column('row_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_conversation_account_id_account')),
    sa.ForeignKeyConstraint(['answered_by_id'], ['member.id'], name=op.f('fk_conversation_answered_by_id_member')),
    sa.ForeignKeyConstraint(['taken_by_id'], ['member.id'], name=op.f('fk_conversation_taken_by_id_member')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_conversation')),
    sa.UniqueConstraint('account_id', 'address', name=op.f('uq_conversation_account_id_address')),
    sqlite_autoincrement=True
    )
    waits = sa.text('waits_since IS NOT NULL')
    with op.batch_alter_table('conversation', schema=None) as batch_op:
        batch_op.create_index('ix_conversation_address', ['address'], unique=False)
        batch_op.create_index('ix_conversation_waits_since', ['waits_since', 'id'], unique=False, sqlite_where=waits, postgresql_where=waits)

    op.create_table('said',
    sa.Column('id', KEY, autoincrement=True, nullable=False),
    sa.Column('conversation_id', KEY, nullable=False),
    sa.Column('remote_id', sa.BigInteger(), nullable=False),
    sa.Column('by_us', sa.Boolean(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('enclosed', json, nullable=False),
    sa.Column('is_opt_out', sa.Boolean(), nullable=False),
    sa.Column('said_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['conversation_id'], ['conversation.id'], name=op.f('fk_said_conversation_id_conversation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_said')),
    sa.UniqueConstraint('conversation_id', 'remote_id', name=op.f('uq_said_conversation_id_remote_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('said', schema=None) as batch_op:
        batch_op.create_index('ix_said_conversation_id_said_at_id', ['conversation_id', 'said_at', 'id'], unique=False)

    op.create_table('reply',
    sa.Column('id', KEY, autoincrement=True, nullable=False),
    sa.Column('conversation_id', KEY, nullable=False),
    sa.Column('member_id', KEY, nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('action_id', KEY, nullable=True),
    sa.Column('shown_id', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['action_id'], ['action.id'], name=op.f('fk_reply_action_id_action')),
    sa.ForeignKeyConstraint(['conversation_id'], ['conversation.id'], name=op.f('fk_reply_conversation_id_conversation')),
    sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_reply_member_id_member')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reply')),
    sa.UniqueConstraint('action_id', name=op.f('uq_reply_action_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('reply', schema=None) as batch_op:
        batch_op.create_index('ix_reply_conversation_id_member_id', ['conversation_id', 'member_id'], unique=False)

    op.create_table('welcome',
    sa.Column('id', KEY, autoincrement=True, nullable=False),
    sa.Column('is_on', sa.Boolean(), nullable=False),
    sa.Column('category_id', KEY, nullable=True),
    sa.Column('stage_id', KEY, nullable=True),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['category_id'], ['category.id'], name=op.f('fk_welcome_category_id_category')),
    sa.ForeignKeyConstraint(['stage_id'], ['stage.id'], name=op.f('fk_welcome_stage_id_stage')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_welcome')),
    sqlite_autoincrement=True
    )
    op.create_table('act_count',
    sa.Column('id', KEY, autoincrement=True, nullable=False),
    sa.Column('account_id', KEY, nullable=False),
    sa.Column('act', sa.Enum('liked', 'commented', 'joined', 'left', name='act', native_enum=False, length=32), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('by_clients', sa.Integer(), nullable=False),
    sa.Column('by_others', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_act_count_account_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_act_count')),
    sa.UniqueConstraint('account_id', 'act', 'day', name=op.f('uq_act_count_account_id_act_day')),
    sqlite_autoincrement=True
    )
    op.add_column('action', sa.Column('confirms_stop', sa.Boolean(), server_default=sa.false(), nullable=False))
    op.execute(
        "INSERT INTO team_post (kind, is_on, version) SELECT 'reply', true, 1 FROM team"
        " WHERE NOT EXISTS (SELECT 1 FROM team_post WHERE kind = 'reply')"
    )


def downgrade() -> None:
    op.execute("DELETE FROM team_post WHERE kind = 'reply'")
    op.drop_column('action', 'confirms_stop')
    op.drop_table('act_count')
    op.drop_table('welcome')
    op.drop_table('reply')
    op.drop_table('said')
    op.drop_table('conversation')
