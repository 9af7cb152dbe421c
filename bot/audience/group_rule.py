"""The rule of a group: which one, what it does besides, and how many it would bring in before it is let to work."""

from functools import partial

from bot.audience.groups import group_screen
from bot.audience.presses import (
    GroupLeavesPress,
    GroupPress,
    GroupRulePress,
    GroupTouchPress,
    SetRulePress,
    SwitchGroupPress,
)
from bot.audience.told import tell_wanted
from bot.kit.call import Call
from bot.kit.paging import page_of
from bot.kit.presses import SiftPress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from bot.kit.undoable import with_undo
from domain.audience.change_groups import set_group_ways, set_rule, switch_group
from domain.audience.fill_group import fill_group
from domain.audience.groups import forecast_group, get_group
from domain.audience.queries import get_filter
from domain.audience.segments import get_segment, list_segments
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind


@on_press(GroupRulePress, Permission.SETTINGS)
async def press_rule(call: Call, press: GroupRulePress) -> None:
    """The member's present list, or a segment that is kept by rule."""
    words, here, current = call.words, press.group_id, call.member.filter_id
    async with call.reading() as ctx:
        group = await get_group(ctx, here)
        wanted = await get_filter(ctx, current) if current else None
        told = await tell_wanted(ctx, words, wanted) if wanted is not None else words.html("audience-all")
        segments = [each for each in await list_segments(ctx) if each.by_rule]
    screen = Screen(words.html("audience-rule-ask", name=group.name, filter=told))
    if wanted is not None and not wanted.is_empty and not wanted.ticked:
        by_list = SetRulePress(group_id=here, filter_id=current or 0)
        screen.row(button(words.text("audience-rule-list"), by_list, style="primary"))
    page, step = page_of(segments, press.offset), partial(GroupRulePress, group_id=here)
    screen.grid([button(f"📁 {each.name}", SetRulePress(group_id=here, segment_id=each.id)) for each in page.items])
    screen.row(
        None if page.before is None else button(words.text("kit-previous"), step(offset=page.before)),
        None if page.after is None else button(words.text("kit-next"), step(offset=page.after)),
    )
    screen.row(
        button(words.text("audience-sift"), SiftPress(filter_id=current or 0)),
        button(words.text("audience-rule-drop"), SetRulePress(group_id=here)) if group.wanted else None,
    )
    await call.show(screen.row(button(words.text("kit-back"), GroupPress(group_id=here))))


@on_press(SetRulePress, Permission.SETTINGS)
async def press_set_rule(call: Call, press: SetRulePress) -> None:
    """Take it as the rule. It does not work yet."""
    async with call.writing(ChangeKind.GROUPS_CHANGED) as ctx:
        wanted = None
        if press.filter_id:
            wanted = await get_filter(ctx, press.filter_id)
        elif press.segment_id:
            wanted = (await get_segment(ctx, press.segment_id)).wanted
        await set_rule(ctx, press.group_id, wanted)
    done = call.words.html("audience-group-changed")
    await call.show(with_undo(call, await group_screen(call, press.group_id, done), ctx.change_id))


@on_press(GroupLeavesPress, Permission.SETTINGS)
async def press_leaves(call: Call, press: GroupLeavesPress) -> None:
    """Whether clients go out again."""
    async with call.writing(ChangeKind.GROUPS_CHANGED) as ctx:
        await set_group_ways(ctx, press.group_id, leaves=press.on)
    await call.show(await group_screen(call, press.group_id))


@on_press(GroupTouchPress, Permission.SETTINGS)
async def press_touch(call: Call, press: GroupTouchPress) -> None:
    """In how many days a touch is planned for newcomers."""
    async with call.writing(ChangeKind.GROUPS_CHANGED) as ctx:
        await set_group_ways(ctx, press.group_id, touch_in_days=press.days)
    await call.show(await group_screen(call, press.group_id))


@on_press(SwitchGroupPress, Permission.SETTINGS)
async def press_switch(call: Call, press: SwitchGroupPress) -> None:
    """Before the rule is let to work, how many it would bring in is shown; then the first of them come at once."""
    words, here = call.words, press.group_id
    if not press.on:
        async with call.writing(ChangeKind.GROUPS_CHANGED) as ctx:
            await switch_group(ctx, here, on=False)
        await call.show(await group_screen(call, here, words.html("audience-group-is-off")))
        return
    if not press.sure:
        async with call.reading() as look:
            group, forecast = await get_group(look, here), await forecast_group(look, here)
        screen = Screen(words.html("audience-group-forecast", name=group.name, come=forecast.come, go=forecast.go))
        sure = SwitchGroupPress(group_id=here, on=True, sure=True)
        screen.row(
            button(words.text("audience-group-on-sure", count=forecast.come), sure, style="success"),
            button(words.text("kit-back"), GroupPress(group_id=here)),
        )
        await call.show(screen)
        return
    async with call.writing(ChangeKind.GROUPS_CHANGED) as switch:
        await switch_group(switch, here, on=True)
    async with call.writing(ChangeKind.GROUP_FILLED) as ctx:
        filled = await fill_group(ctx, here)
    key = "audience-group-is-on" if filled.is_last else "audience-group-is-on-more"
    await call.show(await group_screen(call, here, words.html(key, count=filled.came)))
