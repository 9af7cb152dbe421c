"""What a member does to the base by hand every day, chosen by numbers: material for tests that do it at random.

What was added to the product later is in `deeds_on_cards` and `later_deeds`, which joins all.
"""

import random
from collections.abc import Awaitable, Callable
from datetime import date, time
from typing import Any

from sqlalchemy import select

from domain.clients.add_client import add_client
from domain.clients.add_note import add_note
from domain.clients.change_categories import add_category, edit_category, remove_category
from domain.clients.change_channels import add_channel, change_address, label_channel, put_first, remove_channel
from domain.clients.change_tags import tag_client, untag_client
from domain.clients.edit_client import edit_client, set_birthday, set_category, set_responsible, set_sex
from domain.clients.kinds import ChannelKind, Sex
from domain.clients.remove_client import remove_client
from domain.clients.tables import Category, Channel, Client, Tag
from domain.fields.change_choices import add_choices, remove_choice
from domain.fields.change_fields import add_field, move_field, remove_field, require_field
from domain.fields.set_field import mark_choice, set_field
from domain.fields.tables import CustomChoice, CustomField, FieldKind
from domain.funnel.add_deal import add_deal
from domain.funnel.change_stages import add_stage, edit_stage, move_stage, remove_stage
from domain.funnel.set_stage import leave_funnel, set_stage
from domain.funnel.tables import Funnel, Stage
from domain.journal.boundary import Writing
from domain.products.change_products import add_product, remove_product
from domain.products.choose_products import add_client_product, remove_client_product
from domain.products.tables import Product
from domain.tasks.add_task import add_task
from domain.tasks.complete_task import complete_task
from domain.tasks.recurrence import Every, Recurrence
from domain.tasks.remove_task import remove_task
from domain.tasks.reopen_task import reopen_task
from domain.tasks.tables import Task
from domain.touches.log_touch import log_touch, plan_touch
from domain.touches.tables import TouchKind

NAMES = ("Иванов Пётр", "ИВАНОВА Анна", "Ivanov Ivan", "Сёмин", "🙂")
CITIES = ("Тверь", "Орёл", None)
VK_IDS = ("id1", "id2", "anna")
TAGS = ("VIP", "опт", "Опт", "ёлка")

Dice = random.Random
Deed = Callable[[Writing, Dice], Awaitable[Any]]


async def some(ctx: Writing, dice: Dice, entity: type[Any]) -> int:
    """The id of some row, removed ones too, and now and then of none."""
    ids = await ctx.column(select(entity.id).order_by(entity.id))
    return int(dice.choice([*ids, *ids, 999]))


async def some_client(ctx: Writing, dice: Dice) -> int:
    """The id of some card."""
    return await some(ctx, dice, Client)


async def _add_client(ctx: Writing, dice: Dice) -> None:
    channels = [(ChannelKind.VK, dice.choice(VK_IDS)), (ChannelKind.PHONE, f"+7916123456{dice.randrange(3)}")]
    await add_client(ctx, dice.choice(NAMES), dice.sample(channels, dice.randrange(3)))


async def _edit(ctx: Writing, dice: Dice) -> None:
    await edit_client(ctx, await some_client(ctx, dice), name=dice.choice(NAMES), city=dice.choice(CITIES))


async def _category(ctx: Writing, dice: Dice) -> None:
    category_id = await some(ctx, dice, Category)
    await set_category(ctx, await some_client(ctx, dice), dice.choice([None, category_id]))


async def _responsible(ctx: Writing, dice: Dice) -> None:
    await set_responsible(ctx, await some_client(ctx, dice), dice.choice([None, ctx.actor.member_id]))


async def _sex(ctx: Writing, dice: Dice) -> None:
    await set_sex(ctx, await some_client(ctx, dice), dice.choice(list(Sex)))


async def _birthday(ctx: Writing, dice: Dice) -> None:
    await set_birthday(
        ctx, await some_client(ctx, dice), dice.choice([None, (None, 2, 29), (1990, 5, 1), (1991, 2, 30)])
    )


async def _add_channel(ctx: Writing, dice: Dice) -> None:
    await add_channel(ctx, await some_client(ctx, dice), ChannelKind.VK, dice.choice(VK_IDS))


async def _remove_channel(ctx: Writing, dice: Dice) -> None:
    channel_id = await some(ctx, dice, Channel)
    owner = await ctx.scalar(select(Channel.client_id).where(Channel.id == channel_id))
    await remove_channel(ctx, owner or 999, channel_id)


async def _tag(ctx: Writing, dice: Dice) -> None:
    await tag_client(ctx, await some_client(ctx, dice), dice.choice(TAGS))


async def _untag(ctx: Writing, dice: Dice) -> None:
    await untag_client(ctx, await some_client(ctx, dice), await some(ctx, dice, Tag))


async def _note(ctx: Writing, dice: Dice) -> None:
    await add_note(ctx, await some_client(ctx, dice), f"звонил {dice.randrange(3)} раза")


async def _stage(ctx: Writing, dice: Dice) -> None:
    await set_stage(ctx, await some_client(ctx, dice), await some(ctx, dice, Stage))


async def _leave(ctx: Writing, dice: Dice) -> None:
    await leave_funnel(ctx, await some_client(ctx, dice), await some(ctx, dice, Funnel))


async def _deal(ctx: Writing, dice: Dice) -> None:
    await add_deal(
        ctx, await some_client(ctx, dice), "Курс", dice.choice([None, 12_900_00]), "RUB", dated=date(2026, 3, 1)
    )


async def _touch(ctx: Writing, dice: Dice) -> None:
    await log_touch(ctx, await some_client(ctx, dice), dice.choice(list(TouchKind)))


async def _plan(ctx: Writing, dice: Dice) -> None:
    day = dice.choice([None, date(2026, 3, 29), date(2026, 12, 31)])
    await plan_touch(ctx, await some_client(ctx, dice), day, dice.choice([None, time(2, 30), time(23, 59)]))


async def _task(ctx: Writing, dice: Dice) -> None:
    repeat = dice.choice([None, Recurrence(Every.DAYS, step=2)])
    task = await add_task(
        ctx,
        dice.choice(("Позвонить", "Написать")),
        client_id=await some_client(ctx, dice),
        repeat=repeat,
        items=["раз"],
    )
    if dice.random() < 0.5:
        await complete_task(ctx, task.id)


async def _change_task(ctx: Writing, dice: Dice) -> None:
    task_id = await some(ctx, dice, Task)
    await dice.choice([complete_task, reopen_task, remove_task])(ctx, task_id)


async def _remove(ctx: Writing, dice: Dice) -> None:
    await remove_client(ctx, await some_client(ctx, dice))


async def _add_category(ctx: Writing, dice: Dice) -> None:
    await add_category(ctx, dice.choice(("Новый", "Свой")), "🌱")


async def _edit_category(ctx: Writing, dice: Dice) -> None:
    await edit_category(ctx, await some(ctx, dice, Category), name=dice.choice(("Партнёр", "Свой")))


async def _remove_category(ctx: Writing, dice: Dice) -> None:
    await remove_category(ctx, await some(ctx, dice, Category))


async def _add_stage(ctx: Writing, dice: Dice) -> None:
    await add_stage(ctx, await some(ctx, dice, Funnel), dice.choice(("Замер", "Монтаж")))


async def _edit_stage(ctx: Writing, dice: Dice) -> None:
    await edit_stage(ctx, await some(ctx, dice, Stage), name=dice.choice(("Замер", "Договор")), icon="📐")


async def _move_stage(ctx: Writing, dice: Dice) -> None:
    await move_stage(ctx, await some(ctx, dice, Stage), up=dice.random() < 0.5)


async def _remove_stage(ctx: Writing, dice: Dice) -> None:
    await remove_stage(ctx, await some(ctx, dice, Stage))


async def _change_channel(ctx: Writing, dice: Dice) -> None:
    channel_id = await some(ctx, dice, Channel)
    owner = await ctx.scalar(select(Channel.client_id).where(Channel.id == channel_id)) or 999
    await change_address(ctx, owner, channel_id, dice.choice((*VK_IDS, "+79161234567")))
    await label_channel(ctx, owner, channel_id, dice.choice((None, "рабочий")))
    await put_first(ctx, owner, channel_id)


async def _add_field(ctx: Writing, dice: Dice) -> None:
    field = await add_field(ctx, f"Поле {dice.randrange(99)}", dice.choice((FieldKind.TEXT, FieldKind.CHOICES)))
    if field.kind is FieldKind.CHOICES:
        await add_choices(ctx, field.id, ["S", "M"])


async def _edit_field(ctx: Writing, dice: Dice) -> None:
    field_id = await some(ctx, dice, CustomField)
    await require_field(ctx, field_id, is_required=dice.random() < 0.5)
    await move_field(ctx, field_id, up=dice.random() < 0.5)


async def _remove_field(ctx: Writing, dice: Dice) -> None:
    await remove_field(ctx, await some(ctx, dice, CustomField))


async def _remove_choice(ctx: Writing, dice: Dice) -> None:
    await remove_choice(ctx, await some(ctx, dice, CustomChoice))


async def _fill(ctx: Writing, dice: Dice) -> None:
    await set_field(ctx, await some_client(ctx, dice), await some(ctx, dice, CustomField), dice.choice((None, "чай")))


async def _choose(ctx: Writing, dice: Dice) -> None:
    choice_id = await some(ctx, dice, CustomChoice)
    await mark_choice(ctx, await some_client(ctx, dice), choice_id, is_chosen=dice.random() < 0.7)


async def _product(ctx: Writing, dice: Dice) -> None:
    product = await add_product(ctx, f"Товар {dice.randrange(99)}", dice.choice((None, 100_00)), "RUB")
    await add_client_product(ctx, await some_client(ctx, dice), product.id)


async def _drop_product(ctx: Writing, dice: Dice) -> None:
    product_id = await some(ctx, dice, Product)
    if dice.random() < 0.5:
        await remove_product(ctx, product_id)
    else:
        await remove_client_product(ctx, await some_client(ctx, dice), product_id)


DEEDS: tuple[Deed, ...] = (
    _add_client, _edit, _category, _responsible, _sex, _birthday, _add_channel, _remove_channel, _tag, _untag, _note,
    _stage, _leave, _deal, _touch, _plan, _remove, _add_category, _edit_category, _remove_category, _add_stage,
    _edit_stage, _move_stage, _remove_stage, _change_channel, _add_field, _edit_field, _remove_field, _remove_choice,
    _fill, _choose, _product, _drop_product, _task, _change_task,
)  # fmt: skip


async def do(ctx: Writing, deeds: list[Deed], dice: Dice) -> None:
    """Do these one after the other as one change. A deed that isn't possible raises, and then none of them was done."""
    for deed in deeds:
        await deed(ctx, dice)
