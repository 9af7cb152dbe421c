"""Somebody is away for some days: until when, and who stands in meanwhile."""

from datetime import timedelta

from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Shown
from bot.kit.days import coming_wall
from bot.kit.presses import SettingsPress
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Press, Screen, button, short
from bot.team.members import LONGEST_NAME
from bot.team.presses import AwayDatePress, AwayDaysPress, AwayForPress, AwayPress, BackPress, MemberPress
from domain.base.actor import Permission, Role
from domain.base.errors import InvalidValueError, NotFoundError
from domain.journal.kinds import ChangeKind
from domain.team.absence import come_back, set_away
from domain.team.queries import get_member, list_members
from domain.team.rules import LONGEST_ABSENCE
from domain.touches.rules import today_in

#: The absences that are one press away: how many days after today the last one is.
NEAR = (0, 1, 6, 13, 27)
#: Instead of a substitute.
NOBODY = 0


def _back(turn: Shown, member_id: int) -> Press:
    """One's own absence is set from the settings, another's from the list of members."""
    return SettingsPress() if member_id == turn.member.id else MemberPress(member_id=member_id)


def _require(turn: Shown, member_id: int) -> None:
    """One's own absence is one's own; another's is for who manages members. `NotFoundError` for all others."""
    if member_id != turn.member.id and not turn.actor.may(Permission.MEMBERS):
        raise NotFoundError


async def away_screen(turn: Shown, member_id: int) -> Screen:
    """How it stands: at work or away, until when, and with whom instead."""
    _require(turn, member_id)
    words, today = turn.words, today_in(turn.actor.zone, turn.services.clock())
    async with turn.reading() as look:
        member = await get_member(look, member_id)
        instead = await get_member(look, member.substitute_id) if member.substitute_id else None
    screen = Screen(
        words.html(
            "team-away",
            name=member.name,
            away="yes" if member.away_until and member.away_until >= today else "no",
            until=words.day(member.away_until, today=today) if member.away_until else "",
            instead=instead.name if instead else "",
            named="yes" if instead else "no",
        )
    )
    if member.away_until and member.away_until >= today:
        screen.row(button(words.text("team-away-back"), BackPress(member_id=member_id), style="success"))
    screen.grid(
        [
            button(words.day(today + timedelta(days=days), today=today), AwayDaysPress(member_id=member_id, days=days))
            for days in NEAR
        ],
        width=3,
    )
    screen.row(button(words.text("team-away-other"), AwayDatePress(member_id=member_id)))
    return screen.row(button(words.text("kit-back"), _back(turn, member_id)))


@on_press(AwayPress, Permission.EDIT_CLIENTS)
async def press_away(call: Call, press: AwayPress) -> None:
    """The absence of a member."""
    await call.show(await away_screen(call, press.member_id))


@on_press(AwayDaysPress, Permission.EDIT_CLIENTS)
async def press_days(call: Call, press: AwayDaysPress) -> None:
    """Who stands in."""
    await _ask_substitute(call, press.member_id, press.days)


@on_press(AwayDatePress, Permission.EDIT_CLIENTS)
async def press_date(call: Call, press: AwayDatePress) -> None:
    """Pick the last day, or write it."""
    await ask(call, call.words.html("team-away-ask"), "away-until", day=True, member_id=press.member_id)


@on_answer("away-until", Permission.EDIT_CLIENTS)
async def answer_until(said: Said, ids: Ids, text: str) -> None:
    """The last day of the absence."""
    today = today_in(said.actor.zone, said.services.clock())
    last, _ = coming_wall(text, said.services.clock().astimezone(said.zone))
    days = (last - today).days
    if days > LONGEST_ABSENCE:
        raise InvalidValueError(field="date", reason="too-far")
    await _ask_substitute(said, ids["member_id"], days)


async def _ask_substitute(turn: Shown, member_id: int, days: int) -> None:
    _require(turn, member_id)
    words, today = turn.words, today_in(turn.actor.zone, turn.services.clock())
    async with turn.reading() as look:
        members = await list_members(look)
    screen = Screen(words.html("team-away-who", until=words.day(today + timedelta(days=days), today=today)))
    for each in members:
        if each.is_active and each.id != member_id and each.role is not Role.VIEWER:
            chosen = AwayForPress(member_id=member_id, days=days, substitute_id=each.id)
            screen.row(button(short(each.name, LONGEST_NAME), chosen))
    nobody = AwayForPress(member_id=member_id, days=days, substitute_id=NOBODY)
    screen.row(button(words.text("team-away-nobody"), nobody))
    await turn.show(screen.row(button(words.text("kit-back"), AwayPress(member_id=member_id))))


@on_press(AwayForPress, Permission.EDIT_CLIENTS)
async def press_for(call: Call, press: AwayForPress) -> None:
    """Away from today on."""
    today = today_in(call.actor.zone, call.services.clock())
    async with call.writing(ChangeKind.MEMBER_CHANGED) as ctx:
        until = today + timedelta(days=press.days)
        await set_away(ctx, press.member_id, today, until, press.substitute_id or None)
    await call.show(await away_screen(call, press.member_id), call.words.text("team-done"))


@on_press(BackPress, Permission.EDIT_CLIENTS)
async def press_back(call: Call, press: BackPress) -> None:
    """At work again."""
    async with call.writing(ChangeKind.MEMBER_CHANGED) as ctx:
        await come_back(ctx, press.member_id)
    await call.show(await away_screen(call, press.member_id), call.words.text("team-done"))
