"""Who is responsible for a card, and the people of a company."""

from bot.audience.client_list import show_list
from bot.clients.card import Done, card_screen, show_card
from bot.clients.presses import EditPress, ResponsiblePress, StaffPress
from bot.kit.call import Call
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from domain.audience.filter import ClientFilter
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.edit_client import set_responsible
from domain.clients.queries import get_card
from domain.journal.kinds import ChangeKind
from domain.team.queries import list_members


@on_press(ResponsiblePress, Permission.EDIT_CLIENTS)
async def press_responsible(call: Call, press: ResponsiblePress) -> None:
    """Choose the member, then set."""
    words = call.words
    if press.member_id >= 0:
        async with call.writing(ChangeKind.RESPONSIBLE_SET) as ctx:
            await set_responsible(ctx, press.client_id, press.member_id or None)
        done = Done(words.html("clients-done-field", field="responsible"), ctx.change_id)
        try:
            await show_card(call, done=done, **press.origin)
        except NotFoundError:
            # Who sees only the own clients has just handed this one over.
            await call.show(Screen(done.told))
        return
    async with call.reading() as read:
        members = [member for member in await list_members(read) if member.is_active]
    screen = Screen((await card_screen(call, **press.origin)).text)
    screen.grid([button(member.name, ResponsiblePress(member_id=member.id, **press.origin)) for member in members[:40]])
    screen.row(
        button(words.text("clients-nobody"), ResponsiblePress(member_id=0, **press.origin)),
        button(words.text("kit-back"), EditPress(**press.origin)),
    )
    await call.show(screen)


@on_press(StaffPress, Permission.SEE_CLIENTS)
async def press_staff(call: Call, press: StaffPress) -> None:
    """All who name this company, or have an address of it."""
    async with call.reading() as ctx:
        await get_card(ctx, press.client_id)
    await show_list(call, ClientFilter(staff_of=press.client_id))
