"""The members of the team with what each has to look after, and each of them."""

from bot.kit.call import Call, Turn
from bot.kit.enum_words import key_of, worded
from bot.kit.paging import page_of
from bot.kit.presses import SettingsPress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button, short
from bot.kit.words import Html, Words
from bot.team.presses import (
    AwayPress,
    ClassesPress,
    HandOverPress,
    InvitePress,
    InvitesPress,
    MemberPress,
    MembersPress,
    RolePress,
    ScopePress,
    SuspendPress,
)
from domain.base.actor import Permission, Role
from domain.journal.kinds import ChangeKind
from domain.tasks.loads import MemberLoad, list_loads
from domain.team.change_role import change_role
from domain.team.change_scope import change_scope
from domain.team.queries import get_member, list_invites
from domain.team.restore_member import restore_member
from domain.team.rules import ranks_at_least
from domain.team.suspend_member import suspend_member
from domain.team.tables import Scope
from domain.team.views import MemberView

worded("team-role")(Role)
worded("team-scope")(Scope)

#: Roles whose scope means something; the others see everything all the same.
SCOPED = (Role.MANAGER, Role.VIEWER)
#: So much of a name fits beside the role.
LONGEST_NAME = 40


@on_press(MembersPress, Permission.MEMBERS)
async def press_members(call: Call, press: MembersPress) -> None:
    """Who is in the team, and the way to invite."""
    words = call.words
    async with call.reading() as ctx:
        loads, invites = await list_loads(ctx), await list_invites(ctx)
    if press.by_load:
        loads.sort(key=lambda each: (not each.member.is_active, -each.weight))
    page = page_of(loads, press.offset)
    active = sum(each.member.is_active for each in loads)
    heading = words.html("team-members", active=active, suspended=len(loads) - active)
    screen = Screen(Html.lines([heading, Html.lines([_tell_load(words, each) for each in page.items])], "\n\n"))
    for member in (each.member for each in page.items):
        caption = words.text(
            "team-member-line",
            name=short(member.name, LONGEST_NAME),
            role=words.text(key_of(member.role)),
            state=_state(member),
        )
        screen.row(button(caption, MemberPress(member_id=member.id)))
    screen.row(
        None if page.before is None else button(words.text("kit-previous"), _at(press, page.before)),
        None if page.after is None else button(words.text("kit-next"), _at(press, page.after)),
    )
    other = words.text("team-members-sort", by="name" if press.by_load else "load")
    screen.row(button(other, MembersPress(by_load=not press.by_load)) if len(loads) > 1 else None)
    open_ones = button(words.text("team-invites-open", count=len(invites)), InvitesPress()) if invites else None
    screen.row(button(words.text("team-invite"), InvitePress()), open_ones)
    screen.row(button(words.text("team-members-classes"), ClassesPress()))
    await call.show(screen.row(button(words.text("kit-back"), SettingsPress())))


def _at(press: MembersPress, offset: int) -> MembersPress:
    return MembersPress(offset=offset, by_load=press.by_load)


def _tell_load(words: Words, load: MemberLoad) -> Html:
    counts = {"clients": load.clients, "overdue": load.overdue, "tasks": load.tasks}
    return words.html("team-member-load", name=load.member.name, **counts)


def _state(member: MemberView) -> str:
    if not member.is_active:
        return "suspended"
    return "lost" if member.chat_lost_at is not None else "active"


async def member_screen(turn: Turn, member_id: int, done: Html | None = None) -> Screen:
    """One member, and what the actor may change. `NotFoundError` if there is none."""
    words, now = turn.words, turn.services.clock()
    async with turn.reading() as ctx:
        member = await get_member(ctx, member_id)
    text = words.html(
        "team-member",
        name=member.name,
        username=f"@{member.username}" if member.username else "—",
        role=words.text(key_of(member.role)),
        scope=words.text(key_of(member.scope if member.role in SCOPED else Scope.ALL)),
        joined=words.moment(member.joined_at, turn.zone, now=now),
        state=_state(member),
    )
    if member.is_active and member.away_until is not None and member.away_until >= now.astimezone(turn.zone).date():
        until = words.day(member.away_until, today=now.astimezone(turn.zone).date())
        text = Html.lines([text, words.html("team-member-away", until=until)])
    is_self = member.id == turn.member.id
    hint = words.html("team-member-self") if is_self else ""
    screen = Screen(Html.lines([text, hint, done or ""], "\n\n"))
    if not is_self and ranks_at_least(turn.member.role, member.role):
        _add_rights(turn, screen, member)
    return screen.row(button(words.text("kit-back"), MembersPress()))


def _add_rights(turn: Turn, screen: Screen, member: MemberView) -> None:
    words = turn.words
    screen.grid(
        [
            button(
                words.text("team-make-role", role=words.text(key_of(role))), RolePress(member_id=member.id, role=role)
            )
            for role in Role
            if role is not member.role and ranks_at_least(turn.member.role, role)
        ]
    )
    if member.role in SCOPED:
        other = Scope.OWN if member.scope is Scope.ALL else Scope.ALL
        caption = words.text("team-make-scope", scope=other.value)
        screen.row(button(caption, ScopePress(member_id=member.id, scope=other)))
    away = button(words.text("team-away-button"), AwayPress(member_id=member.id)) if member.is_active else None
    screen.row(away, button(words.text("team-hand-over"), HandOverPress(member_id=member.id)))
    screen.row(
        button(words.text("team-suspend"), SuspendPress(member_id=member.id, on=True), style="danger")
        if member.is_active
        else button(words.text("team-restore"), SuspendPress(member_id=member.id, on=False), style="success")
    )


@on_press(MemberPress, Permission.MEMBERS)
async def press_member(call: Call, press: MemberPress) -> None:
    """One member."""
    await call.show(await member_screen(call, press.member_id))


@on_press(RolePress, Permission.MEMBERS)
async def press_role(call: Call, press: RolePress) -> None:
    """Give the role."""
    async with call.writing(ChangeKind.MEMBER_CHANGED) as ctx:
        await change_role(ctx, press.member_id, press.role)
    await _show_done(call, press.member_id)


@on_press(ScopePress, Permission.MEMBERS)
async def press_scope(call: Call, press: ScopePress) -> None:
    """Set the scope."""
    async with call.writing(ChangeKind.MEMBER_CHANGED) as ctx:
        await change_scope(ctx, press.member_id, press.scope)
    await _show_done(call, press.member_id)


@on_press(SuspendPress, Permission.MEMBERS)
async def press_suspend(call: Call, press: SuspendPress) -> None:
    """Shut out, or let in again."""
    async with call.writing(ChangeKind.MEMBER_CHANGED) as ctx:
        await (suspend_member if press.on else restore_member)(ctx, press.member_id)
    await _show_done(call, press.member_id)


async def _show_done(call: Call, member_id: int) -> None:
    """The buttons show the way back: rights are given and taken by hand, not by undo."""
    await call.show(await member_screen(call, member_id, call.words.html("team-done")))
