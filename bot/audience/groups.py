"""/groups: the groups of clients, filled by hand or by a rule that works by itself."""

from bot.audience.presses import (
    AddGroupPress,
    GroupLeavesPress,
    GroupPress,
    GroupRulePress,
    GroupTouchPress,
    RemoveGroupPress,
    RenameGroupPress,
    SwitchGroupPress,
)
from bot.audience.told import tell_wanted
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Turn
from bot.kit.icons import split_icon
from bot.kit.paging import page_of
from bot.kit.presses import CollectionsPress, GroupsPress, ReadyPress, UndoPress
from bot.kit.registry import on_answer, on_command, on_press
from bot.kit.screen import Screen, button
from bot.kit.undoable import with_undo
from bot.kit.words import Html
from domain.audience.change_groups import add_group, edit_group, remove_group
from domain.audience.groups import get_group, last_filling, list_groups
from domain.audience.toggles import Choice
from domain.audience.views import GroupView
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind

#: The days that one press goes through; -1 plans no touch.
TOUCH_DAYS = (-1, 0, 1, 3, 7)


def named(group: GroupView) -> str:
    """A group as a button shows it."""
    return f"{group.icon} {group.name}".strip()


async def groups_screen(turn: Turn, offset: int = 0, done: Html | None = None) -> Screen:
    """All groups with how many clients they have; 🤖 where a rule is at work."""
    words, may_change = turn.words, turn.actor.may(Permission.SETTINGS)
    async with turn.reading() as ctx:
        found = await list_groups(ctx)
    page = page_of(found, offset)
    key = "audience-groups-ask" if found else "audience-groups-none"
    screen = Screen(Html.lines([words.html(key), done or ""], "\n\n"))
    for each in page.items:
        robot = " 🤖" if each.is_on else ""
        screen.row(button(f"{named(each)} · {words.number(each.clients)}{robot}", GroupPress(group_id=each.id)))
    screen.row(
        None if page.before is None else button(words.text("kit-previous"), GroupsPress(offset=page.before)),
        None if page.after is None else button(words.text("kit-next"), GroupsPress(offset=page.after)),
    )
    return screen.row(
        button(words.text("audience-group-add"), AddGroupPress()) if may_change else None,
        button(words.text("kit-back"), CollectionsPress()),
    )


async def group_screen(turn: Turn, group_id: int, done: Html | None = None) -> Screen:
    """One group: its clients, its rule, and what the rule does. `NotFoundError` if it is gone."""
    words, may_change = turn.words, turn.actor.may(Permission.SETTINGS)
    async with turn.reading() as ctx:
        group = await get_group(ctx, group_id)
        told = await tell_wanted(ctx, words, group.wanted) if group.wanted else Html()
        filled = await last_filling(ctx, group_id) if may_change and group.wanted else None
    lines = [words.html("audience-group", name=named(group), count=group.clients)]
    if group.wanted is not None:
        lines.append(words.html("audience-group-rule", filter=told, on="yes" if group.is_on else "no"))
        lines.append(words.html("audience-group-ways", leaves="yes" if group.leaves else "no"))
        if group.touch_in_days is not None:
            lines.append(words.html("audience-group-touch", days=group.touch_in_days))
    screen = Screen(Html.lines([Html.lines(lines), done or ""], "\n\n"))
    ready = ReadyPress(choice=Choice.GROUP, ref=group_id)
    screen.row(button(words.text("audience-open-list"), ready, style="primary") if group.clients else None)
    if may_change:
        _changes(turn, screen, group)
        if filled is not None:
            undo = UndoPress(change_id=filled[0])
            screen.row(button(words.text("audience-group-undo", count=filled[1]), undo))
    return screen.row(button(words.text("kit-back"), GroupsPress()))


def _changes(turn: Turn, screen: Screen, group: GroupView) -> None:
    words, here = turn.words, group.id
    screen.row(button(words.text("audience-group-set-rule"), GroupRulePress(group_id=here)))
    if group.wanted is not None:
        switch = SwitchGroupPress(group_id=here, on=not group.is_on)
        screen.row(button(words.text("audience-group-off" if group.is_on else "audience-group-on"), switch))
        days = -1 if group.touch_in_days is None else group.touch_in_days
        next_days = next((each for each in TOUCH_DAYS if each > days), TOUCH_DAYS[0])
        screen.row(
            button(
                words.text("audience-group-leaves", on="yes" if group.leaves else "no"),
                GroupLeavesPress(group_id=here, on=not group.leaves),
            ),
            button(
                words.text("audience-group-plan", days=days),
                GroupTouchPress(group_id=here, days=next_days),
            ),
        )
    screen.row(
        button(words.text("audience-rename"), RenameGroupPress(group_id=here)),
        button(words.text("audience-remove"), RemoveGroupPress(group_id=here), style="danger"),
    )


@on_press(GroupsPress, Permission.SEE_CLIENTS)
async def press_groups(call: Call, press: GroupsPress) -> None:
    """The list."""
    await call.show(await groups_screen(call, press.offset))


@on_command("groups", Permission.SEE_CLIENTS)
async def say_groups(said: Said) -> None:
    """The list as a new message."""
    await said.show(await groups_screen(said))


@on_press(GroupPress, Permission.SEE_CLIENTS)
async def press_group(call: Call, press: GroupPress) -> None:
    """One group."""
    await call.show(await group_screen(call, press.group_id))


@on_press(AddGroupPress, Permission.SETTINGS)
async def press_add(call: Call, _press: AddGroupPress) -> None:
    """Ask for name and icon."""
    await ask(call, call.words.html("audience-group-ask"), "group-new")


@on_answer("group-new", Permission.SETTINGS)
async def answer_new(said: Said, _ids: Ids, text: str) -> None:
    """«🔥 Warm leads» is an icon and a name."""
    icon, name = split_icon(text)
    async with said.writing(ChangeKind.GROUPS_CHANGED) as ctx:
        group_id = (await add_group(ctx, name, icon or "")).id
    done = said.words.html("audience-group-added")
    await said.show(with_undo(said, await group_screen(said, group_id, done), ctx.change_id))


@on_press(RenameGroupPress, Permission.SETTINGS)
async def press_rename(call: Call, press: RenameGroupPress) -> None:
    """Ask for the name."""
    async with call.reading() as ctx:
        group = await get_group(ctx, press.group_id)
    await ask(call, call.words.html("audience-rename-ask", name=named(group)), "group-name", group_id=press.group_id)


@on_answer("group-name", Permission.SETTINGS)
async def answer_name(said: Said, ids: Ids, text: str) -> None:
    """Rename; an icon in front of the name is taken too, without one the old icon stays."""
    icon, name = split_icon(text)
    async with said.writing(ChangeKind.GROUPS_CHANGED) as ctx:
        await edit_group(ctx, ids["group_id"], name=name, icon=icon)
    done = said.words.html("audience-group-changed")
    await said.show(with_undo(said, await group_screen(said, ids["group_id"], done), ctx.change_id))


@on_press(RemoveGroupPress, Permission.SETTINGS)
async def press_remove(call: Call, press: RemoveGroupPress) -> None:
    """Remove it; its clients stay, and undo brings it back with them."""
    async with call.writing(ChangeKind.GROUPS_CHANGED) as ctx:
        name = (await remove_group(ctx, press.group_id)).name
    done = call.words.html("audience-group-removed", name=name)
    await call.show(with_undo(call, await groups_screen(call, done=done), ctx.change_id))
