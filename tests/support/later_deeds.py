"""What a member can do by hand to what all cards share, their tasks and lists, and all deeds together."""

from datetime import date, time

from domain.audience.audience import Audience
from domain.audience.change_groups import (
    edit_group,
    remove_group,
    set_group_ways,
    set_rule,
    switch_group,
)
from domain.audience.change_segments import remove_segment, share_segment
from domain.audience.filter import ClientFilter
from domain.audience.save_segment import save_picked_segment, save_rule_segment
from domain.audience.tables import ClientGroup, Segment
from domain.clients.change_access_classes import add_access_class, remove_access_class
from domain.clients.change_categories import edit_category
from domain.clients.change_tags_of_base import merge_tags, remove_tag, rename_tag
from domain.clients.tables import Category, Tag
from domain.fields.change_choices import move_choice, rename_choice
from domain.fields.change_fields import hint_field, rename_field
from domain.fields.tables import CustomChoice, CustomField
from domain.funnel.change_funnels import add_funnel, move_funnel, remove_funnel, rename_funnel
from domain.funnel.change_reasons import add_reason, move_reason, remove_reason
from domain.funnel.change_stages import colour_stage, edit_stage, set_rhythm, set_stuck_after
from domain.funnel.tables import Funnel, LostReason, Stage, StageColour, StageKind
from domain.journal.boundary import Writing
from domain.products.change_products import move_product, price_product, rename_product
from domain.products.tables import Product
from domain.tasks.change_items import add_items, remove_item, tick_item
from domain.tasks.change_task import date_task, link_task, note_task, rank_task, remind_task, rename_task
from domain.tasks.hand_over_task import hand_over_task
from domain.tasks.tables import Priority, Task, TaskItem
from domain.team.tables import AccessClass, Member
from domain.touches.log_touch import plan_touch
from tests.support.deeds import CITIES, DEEDS, Deed, Dice, some, some_client
from tests.support.deeds_on_cards import ON_CARDS, some_of


async def _plan_hour(ctx: Writing, dice: Dice) -> None:
    await plan_touch(ctx, await some_client(ctx, dice), date(2026, 5, 1), time(9, dice.randrange(60)))


async def _category_icon(ctx: Writing, dice: Dice) -> None:
    await edit_category(ctx, await some(ctx, dice, Category), icon=dice.choice(("🔥", "")))


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
    await edit_stage(ctx, stage_id, kind=dice.choice(list(StageKind)))
    await colour_stage(ctx, stage_id, dice.choice((None, StageColour.RED)))
    await set_rhythm(ctx, stage_id, dice.choice((None, 7)))
    await set_stuck_after(ctx, stage_id, dice.choice((None, 3)))


async def _change_group(ctx: Writing, dice: Dice) -> None:
    group_id = await some(ctx, dice, ClientGroup)
    if dice.random() < 0.3:
        await remove_group(ctx, group_id)
        return
    await edit_group(ctx, group_id, name=f"Группа {dice.randrange(99)}", icon=dice.choice(("🔥", "")))
    await set_rule(ctx, group_id, ClientFilter(text=dice.choice(("иван", "перт"))))
    await switch_group(ctx, group_id, on=dice.random() < 0.5)
    await set_group_ways(ctx, group_id, leaves=dice.random() < 0.5, touch_in_days=dice.choice((0, 3)))


async def _segment(ctx: Writing, dice: Dice) -> None:
    if dice.random() < 0.4:
        await save_rule_segment(ctx, f"Правило {dice.randrange(99)}", ClientFilter(text="иван"))
        return
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
    await some_of(
        dice,
        lambda: rename_task(ctx, task_id, "Перезвонить"),
        lambda: note_task(ctx, task_id, dice.choice((None, CITIES[0]))),
        lambda: date_task(ctx, task_id, date(2026, 3, 29), dice.choice((None, time(2, 30)))),
        lambda: rank_task(ctx, task_id, dice.choice(list(Priority))),
        lambda: remind_task(ctx, task_id, [15]),
        lambda: link_task(ctx, task_id, dice.choice((None, client_id))),
        lambda: hand_over_task(ctx, task_id, member_id),
        lambda: add_items(ctx, task_id, ["два"]),
    )


async def _item(ctx: Writing, dice: Dice) -> None:
    item_id = await some(ctx, dice, TaskItem)
    if dice.random() < 0.3:
        await remove_item(ctx, item_id)
    else:
        await tick_item(ctx, item_id, on=dice.random() < 0.7)


ALL_DEEDS: tuple[Deed, ...] = (
    *DEEDS, *ON_CARDS, _plan_hour, _category_icon, _tag_of_base, _access_class, _reason, _funnel, _change_funnel,
    _stage_ways, _change_group, _segment, _change_segment, _field_ways, _choice_ways, _product_ways, _task_ways, _item,
)  # fmt: skip
