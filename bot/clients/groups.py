"""The groups of a card: those it is in are marked; a press puts it in or takes it out."""

from bot.clients.card import Done, card_screen, show_card
from bot.clients.presses import GroupOnCardPress, GroupsOfCardPress
from bot.kit.call import Call
from bot.kit.presses import CardPress, GroupsPress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from domain.audience.change_groups import put_in_group, take_from_group
from domain.audience.groups import groups_of_client, list_groups
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind

#: More groups than a keyboard takes are chosen in the list by ticking.
SHOWN = 60


@on_press(GroupsOfCardPress, Permission.EDIT_CLIENTS)
async def press_groups(call: Call, press: GroupsOfCardPress) -> None:
    """All groups, those of the card first."""
    words = call.words
    screen = Screen((await card_screen(call, **press.origin)).text)
    async with call.reading() as ctx:
        groups = await list_groups(ctx)
        on = await groups_of_client(ctx, press.client_id)
    groups.sort(key=lambda group: group.id not in on)
    screen.grid(
        [
            button(
                f"{'✔ ' if group.id in on else ''}{group.icon} {group.name}",
                GroupOnCardPress(group_id=group.id, on=group.id not in on, **press.origin),
            )
            for group in groups[:SHOWN]
        ]
    )
    if not groups:
        screen.row(button(words.text("audience-groups"), GroupsPress()))
    await call.show(screen.row(button(words.text("kit-back"), CardPress(**press.origin))))


@on_press(GroupOnCardPress, Permission.EDIT_CLIENTS)
async def press_group(call: Call, press: GroupOnCardPress) -> None:
    """Put the client in, or take it out."""
    async with call.writing(ChangeKind.GROUP_SET) as ctx:
        await (put_in_group if press.on else take_from_group)(ctx, press.client_id, press.group_id)
    await show_card(call, done=Done(call.words.html("clients-done-groups"), ctx.change_id), **press.origin)
