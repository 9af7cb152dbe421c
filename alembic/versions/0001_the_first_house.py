"""the first house."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


# The full-text index of the cards. The text itself stays in client.search_text, so the index keeps no copy. New rows are
# put in by whoever writes many at once (a row trigger makes bulk writes eight times slower); a single new card begins
# with an empty text, which the index never holds, and from there on all follows by triggers.
SQLITE_SEARCH = (
    "CREATE VIRTUAL TABLE client_fts USING fts5(search_text, content='client', content_rowid='id', tokenize='trigram')",
    # Sixteen small indexes side by side before they are merged, not four: bulk writes cost a third less, searches the same.
    "INSERT INTO client_fts(client_fts, rank) VALUES ('automerge', 16)",
    """CREATE TRIGGER client_fts_changed AFTER UPDATE OF search_text ON client
       WHEN old.search_text <> '' AND old.search_text <> new.search_text BEGIN
         INSERT INTO client_fts(client_fts, rowid, search_text) VALUES ('delete', old.id, old.search_text);
         INSERT INTO client_fts(rowid, search_text) SELECT new.id, new.search_text WHERE new.search_text <> '';
       END""",
    """CREATE TRIGGER client_fts_filled AFTER UPDATE OF search_text ON client
       WHEN old.search_text = '' AND new.search_text <> '' BEGIN
         INSERT INTO client_fts(rowid, search_text) VALUES (new.id, new.search_text);
       END""",
    """CREATE TRIGGER client_fts_removed AFTER DELETE ON client WHEN old.search_text <> '' BEGIN
         INSERT INTO client_fts(client_fts, rowid, search_text) VALUES ('delete', old.id, old.search_text);
       END""",
)
POSTGRES_SEARCH = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX ix_client_search_text ON client USING gin (search_text gin_trgm_ops)",
)


def upgrade() -> None:
    op.create_table('access_class',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('name', sa.String(length=256), nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_access_class')),
    sa.UniqueConstraint('name', name=op.f('uq_access_class_name')),
    sqlite_autoincrement=True
    )
    op.create_table('category',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('name', sa.String(length=256), nullable=False),
    sa.Column('icon', sa.String(length=256), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_category')),
    sqlite_autoincrement=True
    )
    op.create_table('change',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('kind', sa.String(length=256), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('member_id', sa.Integer(), nullable=True),
    sa.Column('rows', sa.Integer(), nullable=False),
    sa.Column('details', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('undoes_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('undone_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['undoes_id'], ['change.id'], name=op.f('fk_change_undoes_id_change')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_change')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('change', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_change_undoes_id'), ['undoes_id'], unique=False)

    op.create_table('dialog_state',
    sa.Column('key', sa.String(length=256), nullable=False),
    sa.Column('state', sa.String(length=256), nullable=True),
    sa.Column('data', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_dialog_state'))
    )
    op.create_table('funnel',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('name', sa.String(length=256), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_funnel')),
    sqlite_autoincrement=True
    )
    op.create_table('inbox_update',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('received_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('applied', sa.Integer(), nullable=False),
    sa.Column('replays', sa.Integer(), nullable=False),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_inbox_update'))
    )
    with op.batch_alter_table('inbox_update', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_inbox_update_finished_at'), ['finished_at'], unique=False)

    op.create_table('kept_filter',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('digest', sa.String(length=256), nullable=False),
    sa.Column('body', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('kept_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_kept_filter')),
    sa.UniqueConstraint('digest', name=op.f('uq_kept_filter_digest')),
    sqlite_autoincrement=True
    )
    op.create_table('member',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('telegram_id', sa.BigInteger(), nullable=False),
    sa.Column('name', sa.String(length=256), nullable=False),
    sa.Column('username', sa.String(length=256), nullable=True),
    sa.Column('role', sa.Enum('owner', 'admin', 'manager', 'viewer', name='role', native_enum=False, length=32), nullable=False),
    sa.Column('scope', sa.Enum('all', 'own', name='scope', native_enum=False, length=32), nullable=False),
    sa.Column('is_active', sa.Boolean(), nullable=False),
    sa.Column('locale', sa.String(length=256), nullable=True),
    sa.Column('zone', sa.String(length=256), nullable=True),
    sa.Column('page_size', sa.Integer(), nullable=False),
    sa.Column('filter_id', sa.Integer(), nullable=True),
    sa.Column('chat_lost_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('joined_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_member')),
    sa.UniqueConstraint('telegram_id', name=op.f('uq_member_telegram_id')),
    sqlite_autoincrement=True
    )
    op.create_table('remembered_layout',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('digest', sa.String(length=256), nullable=False),
    sa.Column('mapping', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_remembered_layout')),
    sa.UniqueConstraint('digest', name=op.f('uq_remembered_layout_digest')),
    sqlite_autoincrement=True
    )
    op.create_table('tag',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('name', sa.String(length=256), nullable=False),
    sa.Column('folded', sa.String(length=256), nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tag')),
    sa.UniqueConstraint('folded', name=op.f('uq_tag_folded')),
    sqlite_autoincrement=True
    )
    op.create_table('team',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('name', sa.String(length=256), nullable=False),
    sa.Column('locale', sa.String(length=256), nullable=False),
    sa.Column('zone', sa.String(length=256), nullable=False),
    sa.Column('phone_region', sa.String(length=256), nullable=False),
    sa.Column('currency', sa.String(length=256), nullable=False),
    sa.Column('group_chat_id', sa.BigInteger(), nullable=True),
    sa.Column('group_title', sa.String(length=256), nullable=True),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_team')),
    sqlite_autoincrement=True
    )
    op.create_table('team_post',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('kind', sa.Enum('new-client', 'stage', 'won', 'job', name='postkind', native_enum=False, length=32), nullable=False),
    sa.Column('thread_id', sa.Integer(), nullable=True),
    sa.Column('topic', sa.String(length=256), nullable=True),
    sa.Column('is_on', sa.Boolean(), nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_team_post')),
    sa.UniqueConstraint('kind', name=op.f('uq_team_post_kind')),
    sqlite_autoincrement=True
    )
    op.create_table('change_row',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('change_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('entity', sa.String(length=256), nullable=False),
    sa.Column('entity_id', sa.Integer(), nullable=False),
    sa.Column('client_id', sa.Integer(), nullable=True),
    sa.Column('operation', sa.Enum('create', 'update', 'delete', name='operation', native_enum=False, length=32), nullable=False),
    sa.Column('before', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=True),
    sa.Column('after', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=True),
    sa.Column('version_left', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['change_id'], ['change.id'], name=op.f('fk_change_row_change_id_change')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_change_row')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('change_row', schema=None) as batch_op:
        batch_op.create_index('ix_change_row_change_id', ['change_id'], unique=False)
        batch_op.create_index('ix_change_row_client_id', ['client_id'], unique=False)

    op.create_table('client',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('kind', sa.Enum('person', 'company', name='clientkind', native_enum=False, length=32), nullable=False),
    sa.Column('name', sa.String(length=256), nullable=False),
    sa.Column('first_name', sa.String(length=256), nullable=True),
    sa.Column('last_name', sa.String(length=256), nullable=True),
    sa.Column('middle_name', sa.String(length=256), nullable=True),
    sa.Column('company', sa.String(length=256), nullable=True),
    sa.Column('city', sa.String(length=256), nullable=True),
    sa.Column('sex', sa.Enum('unknown', 'female', 'male', name='sex', native_enum=False, length=32), nullable=False),
    sa.Column('birth_year', sa.Integer(), nullable=True),
    sa.Column('birth_month', sa.Integer(), nullable=True),
    sa.Column('birth_day', sa.Integer(), nullable=True),
    sa.Column('category_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('responsible_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('access_class_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('next_touch_on', sa.Date(), nullable=True),
    sa.Column('next_touch_time', sa.Time(), nullable=True),
    sa.Column('next_touch_zone', sa.String(length=256), nullable=True),
    sa.Column('next_touch_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('last_touch_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('name_folded', sa.String(length=256), nullable=False),
    sa.Column('search_text', sa.Text(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['access_class_id'], ['access_class.id'], name=op.f('fk_client_access_class_id_access_class')),
    sa.ForeignKeyConstraint(['category_id'], ['category.id'], name=op.f('fk_client_category_id_category')),
    sa.ForeignKeyConstraint(['responsible_id'], ['member.id'], name=op.f('fk_client_responsible_id_member')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_client')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('client', schema=None) as batch_op:
        batch_op.create_index('ix_client_category_id', ['category_id'], unique=False)
        batch_op.create_index('ix_client_name_folded_id', ['name_folded', 'id'], unique=False, sqlite_where=sa.text('deleted_at IS NULL'))
        batch_op.create_index('ix_client_next_touch_at', ['next_touch_at'], unique=False, sqlite_where=sa.text('next_touch_at IS NOT NULL'))
        batch_op.create_index('ix_client_responsible_id', ['responsible_id'], unique=False)

    op.create_table('file',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('kind', sa.Enum('upload', 'export', 'skipped', 'sample', name='filekind', native_enum=False, length=32), nullable=False),
    sa.Column('state', sa.Enum('expected', 'here', 'gone', 'failed', name='filestate', native_enum=False, length=32), nullable=False),
    sa.Column('name', sa.String(length=256), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('path', sa.String(length=256), nullable=True),
    sa.Column('telegram_file_id', sa.String(length=256), nullable=True),
    sa.Column('created_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['created_by_id'], ['member.id'], name=op.f('fk_file_created_by_id_member')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_file')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('file', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_file_expires_at'), ['expires_at'], unique=False)

    op.create_table('invite',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('code_hash', sa.String(length=256), nullable=False),
    sa.Column('role', sa.Enum('owner', 'admin', 'manager', 'viewer', name='role', native_enum=False, length=32), nullable=False),
    sa.Column('scope', sa.Enum('all', 'own', name='scope', native_enum=False, length=32), nullable=False),
    sa.Column('created_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('used_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.ForeignKeyConstraint(['created_by_id'], ['member.id'], name=op.f('fk_invite_created_by_id_member')),
    sa.ForeignKeyConstraint(['used_by_id'], ['member.id'], name=op.f('fk_invite_used_by_id_member')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_invite')),
    sa.UniqueConstraint('code_hash', name=op.f('uq_invite_code_hash')),
    sqlite_autoincrement=True
    )
    op.create_table('member_class',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('member_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('access_class_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.ForeignKeyConstraint(['access_class_id'], ['access_class.id'], name=op.f('fk_member_class_access_class_id_access_class')),
    sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_member_class_member_id_member')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_member_class')),
    sa.UniqueConstraint('member_id', 'access_class_id', name=op.f('uq_member_class_member_id_access_class_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('member_class', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_member_class_access_class_id'), ['access_class_id'], unique=False)

    op.create_table('outbox',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('key', sa.String(length=256), nullable=False),
    sa.Column('kind', sa.String(length=256), nullable=False),
    sa.Column('member_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('topic', sa.String(length=256), nullable=True),
    sa.Column('payload', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('urgency', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('waiting', 'sending', 'sent', 'failed', name='outboxstate', native_enum=False, length=32), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('message_id', sa.Integer(), nullable=True),
    sa.Column('problem', sa.String(length=256), nullable=True),
    sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_outbox_member_id_member')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outbox')),
    sa.UniqueConstraint('key', name=op.f('uq_outbox_key')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.create_index('ix_outbox_state_due_at', ['state', 'due_at'], unique=False)

    op.create_table('stage',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('funnel_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('name', sa.String(length=256), nullable=False),
    sa.Column('icon', sa.String(length=256), nullable=False),
    sa.Column('kind', sa.Enum('open', 'won', 'lost', name='stagekind', native_enum=False, length=32), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['funnel_id'], ['funnel.id'], name=op.f('fk_stage_funnel_id_funnel')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stage')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('stage', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_stage_funnel_id'), ['funnel_id'], unique=False)

    op.create_table('channel',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('client_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('kind', sa.Enum('vk', 'telegram', 'phone', 'email', 'whatsapp', 'skype', 'ok', 'instagram', 'site', 'other', name='channelkind', native_enum=False, length=32), nullable=False),
    sa.Column('address', sa.String(length=256), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('is_live', sa.Boolean(), nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['client_id'], ['client.id'], name=op.f('fk_channel_client_id_client')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_channel')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('channel', schema=None) as batch_op:
        batch_op.create_index('ix_channel_address_kind', ['address', 'kind'], unique=False)
        batch_op.create_index('ix_channel_client_id', ['client_id'], unique=False)
        batch_op.create_index('uq_channel_vk_live', ['address'], unique=True, sqlite_where=sa.text("kind = 'vk' AND is_live"), postgresql_where=sa.text("kind = 'vk' AND is_live"))

    op.create_table('client_member',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('client_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('member_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.ForeignKeyConstraint(['client_id'], ['client.id'], name=op.f('fk_client_member_client_id_client')),
    sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_client_member_member_id_member')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_client_member')),
    sa.UniqueConstraint('client_id', 'member_id', name=op.f('uq_client_member_client_id_member_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('client_member', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_client_member_member_id'), ['member_id'], unique=False)

    op.create_table('client_source',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('client_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('kind', sa.Enum('manual', 'import', 'community', 'tracker', name='sourcekind', native_enum=False, length=32), nullable=False),
    sa.Column('details', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('came_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['client_id'], ['client.id'], name=op.f('fk_client_source_client_id_client')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_client_source')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('client_source', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_client_source_client_id'), ['client_id'], unique=False)

    op.create_table('client_stage',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('client_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('funnel_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('stage_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['client_id'], ['client.id'], name=op.f('fk_client_stage_client_id_client')),
    sa.ForeignKeyConstraint(['funnel_id'], ['funnel.id'], name=op.f('fk_client_stage_funnel_id_funnel')),
    sa.ForeignKeyConstraint(['stage_id'], ['stage.id'], name=op.f('fk_client_stage_stage_id_stage')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_client_stage')),
    sa.UniqueConstraint('client_id', 'funnel_id', name=op.f('uq_client_stage_client_id_funnel_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('client_stage', schema=None) as batch_op:
        batch_op.create_index('ix_client_stage_stage_id', ['stage_id'], unique=False)

    op.create_table('client_tag',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('client_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('tag_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['client_id'], ['client.id'], name=op.f('fk_client_tag_client_id_client')),
    sa.ForeignKeyConstraint(['tag_id'], ['tag.id'], name=op.f('fk_client_tag_tag_id_tag')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_client_tag')),
    sa.UniqueConstraint('client_id', 'tag_id', name=op.f('uq_client_tag_client_id_tag_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('client_tag', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_client_tag_tag_id'), ['tag_id'], unique=False)

    op.create_table('deal',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('client_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('title', sa.String(length=256), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=True),
    sa.Column('currency', sa.String(length=256), nullable=False),
    sa.Column('status', sa.Enum('open', 'won', 'lost', name='dealstatus', native_enum=False, length=32), nullable=False),
    sa.Column('reason', sa.String(length=256), nullable=True),
    sa.Column('dated', sa.Date(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['client_id'], ['client.id'], name=op.f('fk_deal_client_id_client')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_deal')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('deal', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_deal_client_id'), ['client_id'], unique=False)

    op.create_table('job',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('kind', sa.String(length=256), nullable=False),
    sa.Column('state', sa.Enum('scheduled', 'running', 'paused', 'done', 'failed', 'cancelled', name='jobstate', native_enum=False, length=32), nullable=False),
    sa.Column('wish', sa.Enum('pause', 'cancel', name='jobwish', native_enum=False, length=32), nullable=True),
    sa.Column('title', sa.String(length=256), nullable=False),
    sa.Column('parameters', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('cursor', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('result', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('problem', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=True),
    sa.Column('done', sa.Integer(), nullable=False),
    sa.Column('total', sa.Integer(), nullable=True),
    sa.Column('file_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('change_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('member_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('chat_id', sa.BigInteger(), nullable=True),
    sa.Column('message_id', sa.Integer(), nullable=True),
    sa.Column('shown', sa.String(length=256), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('run_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('worker', sa.String(length=256), nullable=True),
    sa.Column('lease_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('fence', sa.Integer(), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('crashes', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['change_id'], ['change.id'], name=op.f('fk_job_change_id_change')),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_job_file_id_file')),
    sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_job_member_id_member')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_job')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('job', schema=None) as batch_op:
        batch_op.create_index('ix_job_state_run_at', ['state', 'run_at'], unique=False)

    op.create_table('note',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('client_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('member_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['client_id'], ['client.id'], name=op.f('fk_note_client_id_client')),
    sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_note_member_id_member')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_note')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('note', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_note_client_id'), ['client_id'], unique=False)

    op.create_table('touch',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('client_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('member_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('kind', sa.Enum('wrote', 'called', 'met', 'answered', 'imported', name='touchkind', native_enum=False, length=32), nullable=False),
    sa.Column('happened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['client_id'], ['client.id'], name=op.f('fk_touch_client_id_client')),
    sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_touch_member_id_member')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_touch')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('touch', schema=None) as batch_op:
        batch_op.create_index('ix_touch_client_id_happened_at', ['client_id', 'happened_at'], unique=False)

    op.create_table('import_draft',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('member_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('file_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('chat_id', sa.BigInteger(), nullable=False),
    sa.Column('step', sa.Enum('looking', 'mapping', 'checking', 'checked', 'running', 'done', 'refused', 'cancelled', name='importstep', native_enum=False, length=32), nullable=False),
    sa.Column('look', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=True),
    sa.Column('layout', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=True),
    sa.Column('report', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=True),
    sa.Column('problem', sa.String(length=256), nullable=True),
    sa.Column('job_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_import_draft_file_id_file')),
    sa.ForeignKeyConstraint(['job_id'], ['job.id'], name=op.f('fk_import_draft_job_id_job')),
    sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_import_draft_member_id_member')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_import_draft')),
    sqlite_autoincrement=True
    )
    op.create_table('import_trace',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('job_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('clients', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('skipped', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.ForeignKeyConstraint(['job_id'], ['job.id'], name=op.f('fk_import_trace_job_id_job')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_import_trace')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('import_trace', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_import_trace_job_id'), ['job_id'], unique=False)


    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in SQLITE_SEARCH if sqlite else POSTGRES_SEARCH:
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE client_fts")
    with op.batch_alter_table('import_trace', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_import_trace_job_id'))

    op.drop_table('import_trace')
    op.drop_table('import_draft')
    with op.batch_alter_table('touch', schema=None) as batch_op:
        batch_op.drop_index('ix_touch_client_id_happened_at')

    op.drop_table('touch')
    with op.batch_alter_table('note', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_note_client_id'))

    op.drop_table('note')
    with op.batch_alter_table('job', schema=None) as batch_op:
        batch_op.drop_index('ix_job_state_run_at')

    op.drop_table('job')
    with op.batch_alter_table('deal', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_deal_client_id'))

    op.drop_table('deal')
    with op.batch_alter_table('client_tag', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_client_tag_tag_id'))

    op.drop_table('client_tag')
    with op.batch_alter_table('client_stage', schema=None) as batch_op:
        batch_op.drop_index('ix_client_stage_stage_id')

    op.drop_table('client_stage')
    with op.batch_alter_table('client_source', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_client_source_client_id'))

    op.drop_table('client_source')
    with op.batch_alter_table('client_member', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_client_member_member_id'))

    op.drop_table('client_member')
    with op.batch_alter_table('channel', schema=None) as batch_op:
        batch_op.drop_index('uq_channel_vk_live', sqlite_where=sa.text("kind = 'vk' AND is_live"), postgresql_where=sa.text("kind = 'vk' AND is_live"))
        batch_op.drop_index('ix_channel_client_id')
        batch_op.drop_index('ix_channel_address_kind')

    op.drop_table('channel')
    with op.batch_alter_table('stage', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_stage_funnel_id'))

    op.drop_table('stage')
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.drop_index('ix_outbox_state_due_at')

    op.drop_table('outbox')
    with op.batch_alter_table('member_class', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_member_class_access_class_id'))

    op.drop_table('member_class')
    op.drop_table('invite')
    with op.batch_alter_table('file', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_file_expires_at'))

    op.drop_table('file')
    with op.batch_alter_table('client', schema=None) as batch_op:
        batch_op.drop_index('ix_client_responsible_id')
        batch_op.drop_index('ix_client_next_touch_at', sqlite_where=sa.text('next_touch_at IS NOT NULL'))
        batch_op.drop_index('ix_client_name_folded_id', sqlite_where=sa.text('deleted_at IS NULL'))
        batch_op.drop_index('ix_client_category_id')

    op.drop_table('client')
    with op.batch_alter_table('change_row', schema=None) as batch_op:
        batch_op.drop_index('ix_change_row_client_id')
        batch_op.drop_index('ix_change_row_change_id')

    op.drop_table('change_row')
    op.drop_table('team_post')
    op.drop_table('team')
    op.drop_table('tag')
    op.drop_table('remembered_layout')
    op.drop_table('member')
    op.drop_table('kept_filter')
    with op.batch_alter_table('inbox_update', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_inbox_update_finished_at'))

    op.drop_table('inbox_update')
    op.drop_table('funnel')
    op.drop_table('dialog_state')
    with op.batch_alter_table('change', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_change_undoes_id'))

    op.drop_table('change')
    op.drop_table('category')
    op.drop_table('access_class')
