"""Invitations: make a link that works once, see the open ones, take one back."""

from bot.kit.call import Call, Turn
from bot.kit.enum_words import key_of
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button, copy_button
from bot.kit.words import Html
from bot.team.members import SCOPED
from bot.team.presses import InvitePress, InvitesPress, MakeInvitePress, MembersPress, RevokePress
from domain.base.actor import Permission, Role
from domain.journal.kinds import ChangeKind
from domain.team.invite_member import invite_member
from domain.team.queries import list_invites, list_members
from domain.team.revoke_invite import revoke_invite
from domain.team.rules import ranks_at_least
from domain.team.tables import Scope

#: So many open invitations are shown; they live a day, so more is nobody's ordinary day.
SHOWN = 20


def _offers(own: Role) -> list[tuple[Role, Scope]]:
    """What somebody of this role may invite as, the most usual first."""
    usual = (Role.MANAGER, Role.VIEWER, Role.ADMIN, Role.OWNER)
    allowed = [role for role in usual if ranks_at_least(own, role)]
    return [(role, scope) for role in allowed for scope in (Scope if role in SCOPED else (Scope.ALL,))]


def _as_what(turn: Turn, role: Role, scope: Scope) -> str:
    words = turn.words
    is_narrow = "yes" if role in SCOPED and scope is Scope.OWN else "no"
    return words.text("team-as-what", role=words.text(key_of(role)), narrow=is_narrow)


@on_press(InvitePress, Permission.MEMBERS)
async def press_invite(call: Call, _press: InvitePress) -> None:
    """As what."""
    words = call.words
    screen = Screen(words.html("team-invite-ask"))
    for role, scope in _offers(call.member.role):
        caption = _as_what(call, role, scope)
        screen.row(button(caption[:1].upper() + caption[1:], MakeInvitePress(role=role, scope=scope)))
    await call.show(screen.row(button(words.text("kit-back"), MembersPress())))


@on_press(MakeInvitePress, Permission.MEMBERS)
async def press_make_invite(call: Call, press: MakeInvitePress) -> None:
    """The link. Its code is shown here and never again: only a hash of it is kept."""
    words = call.words
    async with call.writing(ChangeKind.MEMBER_CHANGED) as ctx:
        invite = await invite_member(ctx, press.role, press.scope)
    link = f"https://t.me/{call.services.bot_name}?start={invite.code}"
    text = words.html(
        "team-invite-link",
        link=link,
        role=_as_what(call, invite.role, invite.scope),
        until=words.moment(invite.expires_at, call.zone, now=call.services.clock()),
    )
    screen = Screen(text).row(copy_button(words.text("team-invite-copy"), link))
    screen.row(button(words.text("team-invite-revoke"), RevokePress(invite_id=invite.id)))
    await call.show(screen.row(button(words.text("kit-back"), MembersPress())))


async def invites_screen(turn: Turn, done: Html | None = None) -> Screen:
    """The open invitations; each can be taken back with one press."""
    words, now = turn.words, turn.services.clock()
    async with turn.reading() as ctx:
        invites = await list_invites(ctx)
        names = {member.id: member.name for member in await list_members(ctx)}
    lines = [
        words.html(
            "team-invite-line",
            number=number,
            role=_as_what(turn, invite.role, invite.scope),
            name=names.get(invite.created_by_id or 0, "—"),
            until=words.moment(invite.expires_at, turn.zone, now=now),
        )
        for number, invite in enumerate(invites[:SHOWN], 1)
    ]
    text = Html.lines([words.html("team-invites", count=len(invites)), *lines])
    screen = Screen(Html.lines([text, done or ""], "\n\n"))
    screen.grid(
        [
            button(words.text("team-invite-revoke-one", number=number), RevokePress(invite_id=invite.id))
            for number, invite in enumerate(invites[:SHOWN], 1)
        ]
    )
    return screen.row(button(words.text("kit-back"), MembersPress()))


@on_press(InvitesPress, Permission.MEMBERS)
async def press_invites(call: Call, _press: InvitesPress) -> None:
    """The open invitations."""
    await call.show(await invites_screen(call))


@on_press(RevokePress, Permission.MEMBERS)
async def press_revoke(call: Call, press: RevokePress) -> None:
    """Take it back."""
    async with call.writing(ChangeKind.MEMBER_CHANGED) as ctx:
        await revoke_invite(ctx, press.invite_id)
    await call.show(await invites_screen(call, call.words.html("team-invite-revoked")))
