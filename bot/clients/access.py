"""Who sees a card: its access class, and the members that it is also open to."""

from aiogram.types import InlineKeyboardButton

from bot.clients.presses import AccessPress, SetAccessPress, SharePress
from bot.kit.call import Call, Turn
from bot.kit.presses import CardPress, Origin
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button, short
from bot.kit.undoable import with_undo
from bot.kit.words import Html
from domain.base.actor import Permission, Role
from domain.clients.access_queries import access_of, list_access_classes
from domain.clients.change_access import set_access_class, share_client, unshare_client
from domain.journal.kinds import ChangeKind
from domain.team.queries import list_members
from domain.team.views import MemberView

#: Whoever has another role sees everything.
SCOPED = frozenset({Role.MANAGER, Role.VIEWER})
SHOWN_CLASSES, SHOWN_MEMBERS = 20, 40
LONGEST_NAME = 30
_YES = {True: "yes", False: "no"}


async def access_screen(turn: Turn, origin: Origin, done: Html | None = None) -> Screen:
    """Who sees the card, with a switch for each class and member where the actor may decide it."""
    words = turn.words
    async with turn.reading() as ctx:
        access = await access_of(ctx, origin["client_id"])
        members = [each for each in await list_members(ctx) if each.is_active]
        classes = await list_access_classes(ctx)
    names = {each.id: each.name for each in members}
    text = words.html(
        "clients-access",
        name=access.name,
        responsible=names.get(access.responsible_id or 0, "—"),
        in_class="yes" if access.class_id is not None else "no",
        access=access.class_name or "",
        shared=", ".join(names[key] for key in sorted(access.member_ids) if key in names) or "—",
        may="yes" if access.may_decide else "no",
    )
    screen = Screen(Html.lines([text, done or ""], "\n\n"))
    if access.may_decide:
        options = [(0, words.text("clients-access-none"))] if classes else []
        options += [(each.id, short(each.name, LONGEST_NAME)) for each in classes[:SHOWN_CLASSES]]
        screen.grid(
            [
                button(
                    words.text("clients-access-option", name=name, on=_YES[key == (access.class_id or 0)]),
                    SetAccessPress(class_id=key, **origin),
                )
                for key, name in options
            ]
        )
        others = [each for each in members if _concerns(each, access.responsible_id)]
        screen.grid([_share(turn, each, origin, on=each.id in access.member_ids) for each in others[:SHOWN_MEMBERS]])
    return screen.row(button(words.text("kit-back"), CardPress(**origin)))


def _concerns(member: MemberView, responsible_id: int | None) -> bool:
    """Whether the card has to be opened to this member to be seen."""
    return member.role in SCOPED and member.id != responsible_id


def _share(turn: Turn, member: MemberView, origin: Origin, *, on: bool) -> InlineKeyboardButton:
    caption = turn.words.text("clients-access-member", name=short(member.name, LONGEST_NAME), on=_YES[on])
    return button(caption, SharePress(member_id=member.id, on=not on, **origin))


@on_press(AccessPress, Permission.EDIT_CLIENTS)
async def press_access(call: Call, press: AccessPress) -> None:
    """Who sees it."""
    await call.show(await access_screen(call, press.origin))


@on_press(SetAccessPress, Permission.EDIT_CLIENTS)
async def press_set_access(call: Call, press: SetAccessPress) -> None:
    """Put it into the class, or out of any."""
    async with call.writing(ChangeKind.ACCESS_SET) as ctx:
        await set_access_class(ctx, press.client_id, press.class_id or None)
    await _show_done(call, press.origin, ctx.change_id)


@on_press(SharePress, Permission.EDIT_CLIENTS)
async def press_share(call: Call, press: SharePress) -> None:
    """Open it to the member, or close it."""
    async with call.writing(ChangeKind.ACCESS_SET) as ctx:
        await (share_client if press.on else unshare_client)(ctx, press.client_id, press.member_id)
    await _show_done(call, press.origin, ctx.change_id)


async def _show_done(call: Call, origin: Origin, change_id: int | None) -> None:
    screen = await access_screen(call, origin, call.words.html("clients-access-done"))
    await call.show(with_undo(call, screen, change_id))
