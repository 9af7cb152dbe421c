"""Everything that a member has goes to colleagues: for a leaver, or for a change of hands."""

from bot.kit.call import Call
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button, short
from bot.kit.undoable import with_undo
from bot.team.members import LONGEST_NAME, member_screen
from bot.team.presses import HandOverDoPress, HandOverPress, HandOverToPress, MemberPress
from domain.base.actor import Permission, Role
from domain.base.errors import NotFoundError
from domain.journal.boundary import Reading
from domain.journal.kinds import ChangeKind
from domain.tasks.hand_over_everything import hand_over_everything, holdings_of
from domain.tasks.loads import MemberLoad, list_loads
from domain.team.queries import get_member
from domain.team.views import MemberView

#: Instead of one colleague: all who can take clients, evenly.
EVERYBODY = 0


@on_press(HandOverPress, Permission.MEMBERS)
async def press_hand_over(call: Call, press: HandOverPress) -> None:
    """Who takes over."""
    words = call.words
    async with call.reading() as look:
        leaver = await get_member(look, press.member_id)
        holdings = await holdings_of(look, leaver.id)
        takers = await _takers(look, leaver.id)
    about: dict[str, str | int] = {"name": leaver.name, "clients": holdings.clients, "tasks": holdings.tasks}
    back = button(words.text("kit-back"), MemberPress(member_id=leaver.id))
    if not holdings.clients and not holdings.tasks:
        await call.show(Screen(words.html("team-hand-over-nothing", **about)).row(back))
        return
    if not takers:
        await call.show(Screen(words.html("team-hand-over-nobody", **about)).row(back))
        return
    screen = Screen(words.html("team-hand-over-ask", **about))
    for each in takers:
        counts = {"clients": each.clients, "tasks": each.tasks}
        caption = words.text("team-hand-over-taker", name=short(each.member.name, LONGEST_NAME), **counts)
        screen.row(button(caption, HandOverToPress(member_id=leaver.id, to_id=each.member.id)))
    if len(takers) > 1:
        evenly = HandOverToPress(member_id=leaver.id, to_id=EVERYBODY)
        screen.row(button(words.text("team-hand-over-evenly", count=len(takers)), evenly))
    await call.show(screen.row(back))


@on_press(HandOverToPress, Permission.MEMBERS)
async def press_hand_over_to(call: Call, press: HandOverToPress) -> None:
    """What would go to whom, before anything does."""
    words = call.words
    async with call.reading() as look:
        leaver = await get_member(look, press.member_id)
        holdings = await holdings_of(look, leaver.id)
        names = await _names(look, press.member_id, press.to_id)
    told = words.html(
        "team-hand-over-plan",
        name=leaver.name,
        clients=holdings.clients,
        tasks=holdings.tasks,
        takers=", ".join(names),
    )
    do = HandOverDoPress(member_id=press.member_id, to_id=press.to_id)
    screen = Screen(told).row(button(words.text("team-hand-over-do"), do, style="success"))
    await call.show(screen.row(button(words.text("kit-back"), HandOverPress(member_id=press.member_id))))


@on_press(HandOverDoPress, Permission.MEMBERS)
async def press_do(call: Call, press: HandOverDoPress) -> None:
    """Do it, in one change; a second press finds nothing left and says so."""
    words = call.words
    try:
        async with call.writing(ChangeKind.HANDED_OVER) as ctx:
            takers = [press.to_id] if press.to_id else [each.member.id for each in await _takers(ctx, press.member_id)]
            gone = await hand_over_everything(ctx, press.member_id, takers)
    except NotFoundError:
        await press_hand_over(call, HandOverPress(member_id=press.member_id))
        return
    done = words.html("team-hand-over-done", clients=gone.clients, tasks=gone.tasks, left=gone.left)
    await call.show(with_undo(call, await member_screen(call, press.member_id, done), ctx.change_id))


async def _takers(ctx: Reading, leaver_id: int) -> list[MemberLoad]:
    """Who can take clients over, the least loaded first."""
    found = [each for each in await list_loads(ctx) if _can_take(each.member) and each.member.id != leaver_id]
    return sorted(found, key=lambda each: each.weight)


def _can_take(member: MemberView) -> bool:
    return member.is_active and member.role is not Role.VIEWER


async def _names(ctx: Reading, leaver_id: int, to_id: int) -> list[str]:
    if to_id:
        return [(await get_member(ctx, to_id)).name]
    return [each.member.name for each in await _takers(ctx, leaver_id)]
