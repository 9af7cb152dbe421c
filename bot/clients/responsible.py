"""Who is responsible for a card, and the people of a company."""

from bot.audience.client_list import show_list
from bot.clients.card import Done, card_screen, show_card
from bot.clients.presses import EditPress, MoreMembersPress, ResponsiblePress, StaffPress, seen_in
from bot.kit.call import Call
from bot.kit.paging import page_of
from bot.kit.presses import HomePress, Origin
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from domain.audience.filter import ClientFilter
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.edit_client import set_responsible
from domain.clients.queries import get_card
from domain.journal.kinds import ChangeKind
from domain.team.queries import list_members

#: So many members stand on one page.
PAGE = 40


@on_press(ResponsiblePress, Permission.EDIT_CLIENTS)
async def press_responsible(call: Call, press: ResponsiblePress) -> None:
    """Choose the member, then set."""
    words, seen = call.words, seen_in(press.seen)
    if press.member_id < 0:
        await _show_members(call, press.origin, 0)
        return
    async with call.writing(ChangeKind.RESPONSIBLE_SET) as ctx:
        await set_responsible(ctx, press.client_id, press.member_id or None, seen=seen)
    done = Done(words.html("clients-done-field", field="responsible"), ctx.change_id)
    try:
        await show_card(call, done=done, **press.origin)
    except NotFoundError:
        # Who sees only the own clients has just handed this one over: it is out of reach of an undo, too.
        await call.show(Screen(words.html("clients-handed-over")).row(button(words.text("kit-home"), HomePress())))


@on_press(MoreMembersPress, Permission.EDIT_CLIENTS)
async def press_more_members(call: Call, press: MoreMembersPress) -> None:
    """Another page of the members."""
    await _show_members(call, press.origin, press.start)


async def _show_members(call: Call, origin: Origin, start: int) -> None:
    words = call.words
    async with call.reading() as ctx:
        card = await get_card(ctx, origin["client_id"])
        page = page_of([member for member in await list_members(ctx) if member.is_active], start, PAGE)
    seen = card.responsible_id or 0
    screen = Screen((await card_screen(call, **origin)).text)
    screen.grid([button(each.name, ResponsiblePress(member_id=each.id, seen=seen, **origin)) for each in page.items])
    screen.row(
        None
        if page.before is None
        else button(words.text("kit-previous"), MoreMembersPress(start=page.before, **origin)),
        None if page.after is None else button(words.text("kit-next"), MoreMembersPress(start=page.after, **origin)),
    )
    screen.row(
        button(words.text("clients-nobody"), ResponsiblePress(member_id=0, seen=seen, **origin)),
        button(words.text("kit-back"), EditPress(**origin)),
    )
    await call.show(screen)


@on_press(StaffPress, Permission.SEE_CLIENTS)
async def press_staff(call: Call, press: StaffPress) -> None:
    """All who name this company, or have an address of it."""
    async with call.reading() as ctx:
        await get_card(ctx, press.client_id)
    await show_list(call, ClientFilter(staff_of=press.client_id))
