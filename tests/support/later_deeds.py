"""What a member can do to the base by hand besides the deeds of every day, and all deeds together."""

from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import select

from domain.attachments.attach_file import attach_file
from domain.attachments.change_attachment import remove_attachment, rename_attachment, set_avatar
from domain.attachments.received import ReceivedFile
from domain.attachments.tables import Attachment, AttachmentKind
from domain.audience.audience import Audience
from domain.audience.change_groups import (
    add_group,
    edit_group,
    put_in_group,
    remove_group,
    set_group_ways,
    take_from_group,
)
from domain.audience.change_segments import remove_segment, share_segment
from domain.audience.save_segment import save_picked_segment
from domain.audience.tables import ClientGroup, Segment
from domain.clients.change_access import set_access_class, share_client, unshare_client
from domain.clients.change_access_classes import add_access_class, remove_access_class
from domain.clients.change_channels import add_channel
from domain.clients.change_sources import add_source, edit_source, remove_source
from domain.clients.change_tags_of_base import merge_tags, remove_tag, rename_tag
from domain.clients.edit_client import edit_client, set_kind
from domain.clients.kinds import ChannelKind, ClientKind, ClientState, SourceKind
from domain.clients.set_state import pause_mailings, set_state
from domain.clients.tables import ClientSource, Tag
from domain.fields.change_choices import move_choice, rename_choice
from domain.fields.change_fields import add_field, hint_field, rename_field
from domain.fields.set_field import set_field
from domain.fields.tables import CustomChoice, CustomField, FieldKind
from domain.fields.views import FieldValue
from domain.funnel.change_funnels import add_funnel, move_funnel, remove_funnel, rename_funnel
from domain.funnel.change_reasons import add_reason, move_reason, remove_reason
from domain.funnel.change_stages import colour_stage, set_rhythm, set_stuck_after
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
from domain.funnel.tables import Deal, Funnel, LostReason, Stage, StageColour, StageKind
from domain.journal.boundary import Writing
from domain.products.change_products import move_product, price_product, rename_product
from domain.products.tables import Product
from domain.tasks.change_items import add_items, remove_item, tick_item
from domain.tasks.change_task import date_task, link_task, note_task, rank_task, remind_task
from domain.tasks.hand_over_task import hand_over_task
from domain.tasks.tables import Priority, Task, TaskItem
from domain.team.tables import AccessClass, Member
from tests.support.deeds import CITIES, DEEDS, Deed, Dice, some, some_client

_LINES = ("first_name", "last_name", "middle_name", "company", "city")
_SAID: dict[FieldKind, FieldValue] = {
    FieldKind.NUMBER: 38.5,
    FieldKind.DATE: date(2026, 3, 2),
    FieldKind.FLAG: True,
    FieldKind.LINK: "https://example.com",
}


async def _of(ctx: Writing, dice: Dice, entity: Any) -> tuple[int, int]:
    """Some row that hangs on a card: the card, and the row."""
    row_id = await some(ctx, dice, entity)
    return int(await ctx.scalar(select(entity.client_id).where(entity.id == row_id)) or 999), row_id


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
    await dice.choice(
        (
            lambda: win_deal(ctx, deal_id),
            lambda: lose_deal(ctx, deal_id, dice.choice((None, "Дорого"))),
            lambda: reopen_deal(ctx, deal_id),
            lambda: rename_deal(ctx, deal_id, "Курс второй"),
            lambda: price_deal(ctx, deal_id, 5_000_00, "USD"),
            lambda: date_deal(ctx, deal_id, dice.choice((None, date(2026, 2, 1)))),
            lambda: set_deal_product(ctx, deal_id, product_id),
            lambda: remove_deal(ctx, deal_id),
        )
    )()


async def _lost(ctx: Writing, dice: Dice) -> None:
    await set_stage(ctx, await some_client(ctx, dice), await some(ctx, dice, Stage), "Дорого")


async def _group(ctx: Writing, dice: Dice) -> None:
    group = await add_group(ctx, f"Группа {dice.randrange(99)}", "🌡")
    await put_in_group(ctx, await some_client(ctx, dice), group.id)


async def _in_group(ctx: Writing, dice: Dice) -> None:
    deed = dice.choice((put_in_group, put_in_group, take_from_group))
    await deed(ctx, await some_client(ctx, dice), await some(ctx, dice, ClientGroup))


async def _file(ctx: Writing, dice: Dice) -> None:
    kind = dice.choice((AttachmentKind.PHOTO, AttachmentKind.VOICE))
    received = ReceivedFile(kind, "Фото.jpg", 10, "file-at-telegram", seconds=dice.choice((None, 5)))
    await attach_file(ctx, await some_client(ctx, dice), received, dice.choice(("", "подпись")))


async def _change_file(ctx: Writing, dice: Dice) -> None:
    card, file_id = await _of(ctx, dice, Attachment)
    if dice.random() < 0.3:
        await rename_attachment(ctx, card, file_id, "Договор")
    else:
        await dice.choice((set_avatar, remove_attachment))(ctx, card, file_id)


async def _fill_kinds(ctx: Writing, dice: Dice) -> None:
    kind = dice.choice(list(_SAID))
    field = await add_field(ctx, f"Поле {dice.randrange(999)}", kind)
    await set_field(ctx, await some_client(ctx, dice), field.id, _SAID[kind])


#: What happens on cards, and comes along when two of them are merged.
ON_CARDS: tuple[Deed, ...] = (
    _lines, _kind, _state, _pause, _other_address, _access, _share, _source, _change_source, _change_deal, _lost,
    _group, _in_group, _file, _change_file, _fill_kinds,
)  # fmt: skip


async def _tag_of_base(ctx: Writing, dice: Dice) -> None:
    tag_id, other = await some(ctx, dice, Tag), await some(ctx, dice, Tag)
    await dice.choice(
        (
            lambda: rename_tag(ctx, tag_id, dice.choice(("важный", "Ёлка"))),
            lambda: merge_tags(ctx, tag_id, other),
            lambda: remove_tag(ctx, tag_id),
        )
    )()


async def _access_class(ctx: Writing, dice: Dice) -> None:
    if dice.random() < 0.7:
        await add_access_class(ctx, f"Класс {dice.randrange(99)}")
    else:
        await remove_access_class(ctx, await some(ctx, dice, AccessClass))


async def _reason(ctx: Writing, dice: Dice) -> None:
    await add_reason(ctx, f"Причина {dice.randrange(99)}")
    reason_id = await some(ctx, dice, LostReason)
    if dice.random() < 0.5:
        await remove_reason(ctx, reason_id)
    else:
        await move_reason(ctx, reason_id, up=True)


async def _funnel(ctx: Writing, dice: Dice) -> None:
    await add_funnel(ctx, f"Воронка {dice.randrange(99)}", [("Вход", "", StageKind.OPEN)])


async def _change_funnel(ctx: Writing, dice: Dice) -> None:
    funnel_id = await some(ctx, dice, Funnel)
    await dice.choice(
        (
            lambda: rename_funnel(ctx, funnel_id, f"Другая {dice.randrange(99)}"),
            lambda: move_funnel(ctx, funnel_id, up=dice.random() < 0.5),
            lambda: remove_funnel(ctx, funnel_id),
        )
    )()


async def _stage_ways(ctx: Writing, dice: Dice) -> None:
    stage_id = await some(ctx, dice, Stage)
    await colour_stage(ctx, stage_id, dice.choice((None, StageColour.RED)))
    await set_rhythm(ctx, stage_id, dice.choice((None, 7)))
    await set_stuck_after(ctx, stage_id, dice.choice((None, 3)))


async def _change_group(ctx: Writing, dice: Dice) -> None:
    group_id = await some(ctx, dice, ClientGroup)
    if dice.random() < 0.3:
        await remove_group(ctx, group_id)
        return
    await edit_group(ctx, group_id, name=f"Группа {dice.randrange(99)}")
    await set_group_ways(ctx, group_id, leaves=dice.random() < 0.5, touch_in_days=dice.choice((0, 3)))


async def _segment(ctx: Writing, dice: Dice) -> None:
    audience = Audience(client_ids=(await some_client(ctx, dice), await some_client(ctx, dice)))
    await save_picked_segment(ctx, f"Сегмент {dice.randrange(99)}", audience)


async def _change_segment(ctx: Writing, dice: Dice) -> None:
    segment_id = await some(ctx, dice, Segment)
    if dice.random() < 0.5:
        await remove_segment(ctx, segment_id)
    else:
        await share_segment(ctx, segment_id, is_shared=dice.random() < 0.7)


async def _field_ways(ctx: Writing, dice: Dice) -> None:
    field_id = await some(ctx, dice, CustomField)
    await rename_field(ctx, field_id, f"Поле {dice.randrange(999)}")
    await hint_field(ctx, field_id, dice.choice((None, "как в паспорте")))


async def _choice_ways(ctx: Writing, dice: Dice) -> None:
    choice_id = await some(ctx, dice, CustomChoice)
    await rename_choice(ctx, choice_id, f"Вариант {dice.randrange(99)}")
    await move_choice(ctx, choice_id, up=dice.random() < 0.5)


async def _product_ways(ctx: Writing, dice: Dice) -> None:
    product_id = await some(ctx, dice, Product)
    await rename_product(ctx, product_id, f"Товар {dice.randrange(999)}")
    await price_product(ctx, product_id, dice.choice((None, 7_00)), "USD")
    await move_product(ctx, product_id, up=dice.random() < 0.5)


async def _task_ways(ctx: Writing, dice: Dice) -> None:
    task_id, client_id = await some(ctx, dice, Task), await some_client(ctx, dice)
    member_id = await some(ctx, dice, Member)
    await dice.choice(
        (
            lambda: note_task(ctx, task_id, dice.choice((None, CITIES[0]))),
            lambda: date_task(ctx, task_id, dice.choice((None, date(2026, 3, 29))), dice.choice((None, time(2, 30)))),
            lambda: rank_task(ctx, task_id, dice.choice(list(Priority))),
            lambda: remind_task(ctx, task_id, [15]),
            lambda: link_task(ctx, task_id, dice.choice((None, client_id))),
            lambda: hand_over_task(ctx, task_id, member_id),
            lambda: add_items(ctx, task_id, ["два"]),
        )
    )()


async def _item(ctx: Writing, dice: Dice) -> None:
    item_id = await some(ctx, dice, TaskItem)
    if dice.random() < 0.3:
        await remove_item(ctx, item_id)
    else:
        await tick_item(ctx, item_id, on=dice.random() < 0.7)


ALL_DEEDS: tuple[Deed, ...] = (
    *DEEDS, *ON_CARDS, _tag_of_base, _access_class, _reason, _funnel, _change_funnel, _stage_ways, _change_group,
    _segment, _change_segment, _field_ways, _choice_ways, _product_ways, _task_ways, _item,
)  # fmt: skip
