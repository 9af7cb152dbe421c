"""What a member can do to cards by hand besides the deeds of every day: what was added to the product later."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select

from domain.attachments.attach_file import attach_file
from domain.attachments.change_attachment import remove_attachment, rename_attachment, set_avatar
from domain.attachments.received import ReceivedFile
from domain.attachments.tables import Attachment, AttachmentKind
from domain.audience.change_groups import (
    add_group,
    put_in_group,
    take_from_group,
)
from domain.audience.tables import ClientGroup
from domain.clients.change_access import set_access_class, share_client, unshare_client
from domain.clients.change_channels import add_channel
from domain.clients.change_sources import add_source, edit_source, remove_source
from domain.clients.edit_client import edit_client, set_kind
from domain.clients.kinds import ChannelKind, ClientKind, ClientState, SourceKind
from domain.clients.set_state import pause_mailings, set_state
from domain.clients.tables import ClientSource
from domain.fields.change_fields import add_field
from domain.fields.set_field import set_field
from domain.fields.tables import FieldKind
from domain.fields.views import FieldValue
from domain.funnel.edit_deal import (
    date_deal,
    lose_deal,
    price_deal,
    remove_deal,
    rename_deal,
    reopen_deal,
    set_deal_product,
    win_deal,
)
from domain.funnel.set_stage import set_stage
from domain.funnel.tables import Deal, Stage, StageKind
from domain.journal.boundary import Writing
from domain.products.tables import Product
from domain.team.tables import AccessClass, Member
from tests.support.deeds import Deed, Dice, some, some_client

_LINES = ("first_name", "last_name", "middle_name", "company", "city")
_SAID: dict[FieldKind, FieldValue] = {
    FieldKind.TEXT: "кофе",
    FieldKind.NUMBER: 38.5,
    FieldKind.DATE: date(2026, 3, 2),
    FieldKind.FLAG: True,
    FieldKind.LINK: "https://example.com",
}


async def _of(ctx: Writing, dice: Dice, entity: Any) -> tuple[int, int]:
    """Some row that hangs on a card: the card, and the row."""
    row_id = await some(ctx, dice, entity)
    return int(await ctx.scalar(select(entity.client_id).where(entity.id == row_id)) or 999), row_id


async def some_of(dice: Dice, *deeds: Callable[[], Awaitable[Any]]) -> None:
    """Three of these, one after the other."""
    for deed in dice.sample(deeds, min(3, len(deeds))):
        await deed()


async def _lines(ctx: Writing, dice: Dice) -> None:
    said = {name: dice.choice((None, "Ромашка", "Тверь")) for name in dice.sample(_LINES, 2)}
    await edit_client(ctx, await some_client(ctx, dice), **said)


async def _kind(ctx: Writing, dice: Dice) -> None:
    await set_kind(ctx, await some_client(ctx, dice), dice.choice(list(ClientKind)))


async def _state(ctx: Writing, dice: Dice) -> None:
    await set_state(ctx, await some_client(ctx, dice), dice.choice(list(ClientState)))


async def _pause(ctx: Writing, dice: Dice) -> None:
    await pause_mailings(ctx, await some_client(ctx, dice), on=dice.random() < 0.6)


async def _other_address(ctx: Writing, dice: Dice) -> None:
    said = {ChannelKind.EMAIL: "a@example.com", ChannelKind.TELEGRAM: "some_body", ChannelKind.SITE: "example.com"}
    kind = dice.choice(list(said))
    await add_channel(ctx, await some_client(ctx, dice), kind, said[kind])


async def _access(ctx: Writing, dice: Dice) -> None:
    class_id = await some(ctx, dice, AccessClass)
    await set_access_class(ctx, await some_client(ctx, dice), dice.choice((None, class_id)))


async def _share(ctx: Writing, dice: Dice) -> None:
    deed = dice.choice((share_client, share_client, unshare_client))
    await deed(ctx, await some_client(ctx, dice), await some(ctx, dice, Member))


async def _source(ctx: Writing, dice: Dice) -> None:
    details = {"tracker": "Метрика", "referrer": dice.choice((None, "ya.ru")), "text": "от сестры"}
    kind = dice.choice((SourceKind.MANUAL, SourceKind.COMMUNITY))
    await add_source(ctx, await some_client(ctx, dice), kind, details)


async def _change_source(ctx: Writing, dice: Dice) -> None:
    card, source_id = await _of(ctx, dice, ClientSource)
    if dice.random() < 0.3:
        await remove_source(ctx, card, source_id)
        return
    await edit_source(ctx, card, source_id, came_at=datetime(2025, 1, 2, tzinfo=UTC), details={"query": "вязание"})


async def _change_deal(ctx: Writing, dice: Dice) -> None:
    deal_id, product_id = await some(ctx, dice, Deal), await some(ctx, dice, Product)
    if dice.random() < 0.2:
        await remove_deal(ctx, deal_id)
        return
    await some_of(
        dice,
        lambda: win_deal(ctx, deal_id),
        lambda: lose_deal(ctx, deal_id, dice.choice((None, "Дорого", "Долго"))),
        lambda: reopen_deal(ctx, deal_id),
        lambda: rename_deal(ctx, deal_id, "Курс второй"),
        lambda: price_deal(ctx, deal_id, 5_000_00, "USD"),
        lambda: date_deal(ctx, deal_id, dice.choice((None, date(2026, 2, 1)))),
        lambda: set_deal_product(ctx, deal_id, product_id),
    )


async def _lost(ctx: Writing, dice: Dice) -> None:
    stages = await ctx.column(select(Stage.id).where(Stage.kind == StageKind.LOST, Stage.deleted_at.is_(None)))
    await set_stage(ctx, await some_client(ctx, dice), dice.choice([*stages, 999]), "Дорого")


async def _group(ctx: Writing, dice: Dice) -> None:
    group = await add_group(ctx, f"Группа {dice.randrange(99)}", "🌡")
    await put_in_group(ctx, await some_client(ctx, dice), group.id)


async def _in_group(ctx: Writing, dice: Dice) -> None:
    deed = dice.choice((put_in_group, put_in_group, take_from_group))
    await deed(ctx, await some_client(ctx, dice), await some(ctx, dice, ClientGroup))


async def _file(ctx: Writing, dice: Dice) -> None:
    kind = dice.choice((AttachmentKind.PHOTO, AttachmentKind.VOICE))
    received = ReceivedFile(kind, "Фото.jpg", 10, "file-at-telegram", seconds=dice.choice((None, 5)))
    attachment = await attach_file(ctx, await some_client(ctx, dice), received, dice.choice(("", "подпись")))
    if kind is AttachmentKind.PHOTO and dice.random() < 0.5:
        await set_avatar(ctx, attachment.client_id, attachment.id)


async def _change_file(ctx: Writing, dice: Dice) -> None:
    card, file_id = await _of(ctx, dice, Attachment)
    await rename_attachment(ctx, card, file_id, f"Договор {dice.randrange(9)}")
    if dice.random() < 0.5:
        await remove_attachment(ctx, card, file_id)


async def _fill_kinds(ctx: Writing, dice: Dice) -> None:
    kind = dice.choice(list(_SAID))
    field = await add_field(ctx, f"Поле {dice.randrange(999)}", kind)
    await set_field(ctx, await some_client(ctx, dice), field.id, _SAID[kind])


#: What happens on cards, and comes along when two of them are merged.
ON_CARDS: tuple[Deed, ...] = (
    _lines, _kind, _state, _pause, _other_address, _access, _share, _source, _change_source, _change_deal, _lost,
    _group, _in_group, _file, _change_file, _fill_kinds,
)  # fmt: skip
