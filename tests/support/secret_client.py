"""A client that others may not see, with something on every tab of the card, and words that give it away."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Column, Table, select

from domain.attachments.attach_file import attach_file
from domain.attachments.received import ReceivedFile
from domain.attachments.tables import AttachmentKind
from domain.base.actor import SYSTEM, Actor
from domain.base.database import Database
from domain.base.tables import Base
from domain.clients.add_client import add_client
from domain.clients.add_note import add_note
from domain.clients.change_categories import add_category
from domain.clients.change_tags import tag_client
from domain.clients.edit_client import set_category, set_responsible
from domain.clients.kinds import ChannelKind
from domain.clients.queries import get_card, list_sources
from domain.fields.change_choices import add_choices
from domain.fields.change_fields import add_field
from domain.fields.set_field import set_field
from domain.fields.tables import FieldKind
from domain.funnel.add_deal import add_deal
from domain.funnel.change_funnels import ensure_funnel
from domain.funnel.change_reasons import add_reason
from domain.funnel.queries import list_funnels
from domain.funnel.set_stage import set_stage
from domain.funnel.tables import StageKind
from domain.intake.change_draft import begin_intake
from domain.intake.new_client import NewClient
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.products.change_products import add_product
from domain.products.choose_products import add_client_product
from domain.tasks.add_task import add_task
from domain.tasks.change_items import add_items
from domain.touches.log_touch import log_touch
from domain.touches.tables import TouchKind
from tests.support.clocks import StillClock

#: What nobody but those allowed may ever read.
MARKS = (
    "Сокровенный",
    "9163334455",
    "sokrovenny",
    "Тайная заметка",
    "Тайная сделка",
    "Тайное значение",
    "Тайная задача",
)

#: The bot's bookkeeping, which no right protects: what was received, asked and looked at.
BOOKKEEPING = frozenset({"client_draft", "inbox_update", "dialog_state", "kept_filter", "alembic_version"})


@dataclass(frozen=True, slots=True)
class SecretClient:
    """The ids of the client and of what hangs on it; `change_id` is the owner's last change of it."""

    client_id: int
    tag_id: int
    channel_id: int
    category_id: int
    funnel_id: int
    stage_id: int
    deal_id: int
    reason_id: int
    product_id: int
    field_id: int
    choice_id: int
    change_id: int
    source_id: int
    attachment_id: int
    note_id: int
    draft_id: int
    task_id: int
    item_id: int


def _columns(table: Table) -> list[Column[Any]]:
    """All columns but the filter that a member looked at last, which is bookkeeping too."""
    return [column for column in table.columns if (table.name, column.name) != ("member", "filter_id")]


async def dump(database: Database) -> dict[str, list[str]]:
    """All rows of all tables, but those of bookkeeping."""
    async with database.read() as connection:
        return {
            table.name: sorted(str(tuple(row)) for row in await connection.execute(select(*_columns(table))))
            for table in Base.metadata.sorted_tables
            if table.name not in BOOKKEEPING
        }


async def add_secret_client(database: Database, owner: Actor, clock: StillClock) -> SecretClient:
    """The owner's own client, with every kind of thing on the card."""
    async with writing(database, SYSTEM, ChangeKind.STAGES_CHANGED, clock=clock) as ctx:
        await ensure_funnel(ctx, "Продажи", [("Новый", "🆕", StageKind.OPEN), ("Купил", "✅", StageKind.WON)])
    async with writing(database, owner, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        category = await add_category(ctx, "Особые", "⭐")
        client = await add_client(
            ctx,
            "Сокровенный Клим",
            [(ChannelKind.PHONE, "+79163334455"), (ChannelKind.EMAIL, "sokrovenny@example.com")],
        )
        await set_responsible(ctx, client.id, owner.member_id)
        await set_category(ctx, client.id, category.id)
        stage = (await list_funnels(ctx))[0].stages[0]
        await set_stage(ctx, client.id, stage.id)
        await tag_client(ctx, client.id, "общий")
        await log_touch(ctx, client.id, TouchKind.WROTE)
        deal = await add_deal(ctx, client.id, "Тайная сделка", 100_00, "RUB")
        reason = await add_reason(ctx, "Дорого")
        product = await add_product(ctx, "Курс", 100_00, "RUB")
        await add_client_product(ctx, client.id, product.id)
        field = await add_field(ctx, "Особая примета", FieldKind.TEXT)
        await set_field(ctx, client.id, field.id, "Тайное значение")
        chosen = await add_field(ctx, "Размер", FieldKind.CHOICES)
        (choice,) = await add_choices(ctx, chosen.id, ["Большой"])
        await set_field(ctx, client.id, chosen.id, (choice.id,))
        task = await add_task(ctx, "Тайная задача", client_id=client.id, due_on=date(2026, 3, 1), note="Тайная заметка")
        (item,) = await add_items(ctx, task.id, ["Тайная задача: позвонить"])
    async with writing(database, owner, ChangeKind.NOTE_ADDED, clock=clock) as ctx:
        note = await add_note(ctx, client.id, "Тайная заметка")
        photo = ReceivedFile(AttachmentKind.PHOTO, "Сокровенный снимок.jpg", 10, "file-at-telegram")
        attachment = await attach_file(ctx, client.id, photo, "Сокровенный")
        draft_id = await begin_intake(ctx, NewClient(name="Сокровенный второй", note="Тайная заметка"))
    assert ctx.change_id is not None
    async with reading(database, owner, clock) as look:
        card = await get_card(look, client.id)
        sources = await list_sources(look, client.id)
    return SecretClient(
        client_id=client.id,
        tag_id=card.tags[0].id,
        channel_id=card.channels[0].id,
        category_id=category.id,
        funnel_id=stage.funnel_id,
        stage_id=stage.id,
        deal_id=deal.id,
        reason_id=reason.id,
        product_id=product.id,
        field_id=field.id,
        choice_id=choice.id,
        change_id=ctx.change_id,
        source_id=sources[0].id,
        attachment_id=attachment.id,
        note_id=note.id,
        draft_id=draft_id,
        task_id=task.id,
        item_id=item.id,
    )
