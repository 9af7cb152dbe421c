"""The time zone: a member's own, or the team's default. One press for Russia, a written city for the rest."""

from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Shown, Turn
from bot.kit.presses import SettingsPress
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Press, Screen, button
from bot.kit.words import Html
from bot.team.presses import SetZonePress, TeamPress, WriteZonePress, ZonePress
from bot.team.settings import show_settings
from bot.team.team_defaults import show_team
from bot.team.zones import RUSSIAN, city_of, clock_in, find_zones
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.journal.kinds import ChangeKind
from domain.team.set_team_defaults import set_team_defaults
from domain.team.set_zone import set_zone

#: So many of the zones that a written name may mean are offered.
OFFERED = 12


def _back(*, team: bool) -> Press:
    return TeamPress() if team else SettingsPress()


def _screen(turn: Turn, text: Html, zones: tuple[str, ...] | list[str], *, team: bool) -> Screen:
    """These zones as buttons, each with what its clocks show now."""
    words, now = turn.words, turn.services.clock()
    screen = Screen(text).grid(
        [
            button(
                words.text("team-zone-line", time=clock_in(words, zone, now), city=city_of(zone, words.locale)),
                SetZonePress(zone=zone, team=team),
            )
            for zone in zones
        ]
    )
    return screen.row(
        button(words.text("team-zone-write"), WriteZonePress(team=team)),
        None if team else button(words.text("team-as-team"), SetZonePress(zone="")),
    ).row(button(words.text("kit-back"), _back(team=team)))


@on_press(ZonePress, Permission.SEE_CLIENTS)
async def press_zone(call: Call, press: ZonePress) -> None:
    """The zones of Russia."""
    text = call.words.html("team-zone-ask", whose="team" if press.team else "own")
    await call.show(_screen(call, text, RUSSIAN, team=press.team))


@on_press(WriteZonePress, Permission.SEE_CLIENTS)
async def press_write_zone(call: Call, press: WriteZonePress) -> None:
    """Ask for a city."""
    await ask(call, call.words.html("team-zone-write-ask"), "zone", team=int(press.team))


@on_answer("zone", Permission.SEE_CLIENTS)
async def answer_zone(said: Said, ids: Ids, text: str) -> None:
    """A name that means one zone is taken at once; among several the person chooses."""
    team, found = bool(ids["team"]), find_zones(text, said.services.clock())
    if not found:
        raise InvalidValueError(field="zone", reason="unknown")
    if len(found) == 1:
        await _set(said, found[0], team=team)
        return
    await said.show(_screen(said, said.words.html("team-zone-choose"), found[:OFFERED], team=team))


@on_press(SetZonePress, Permission.SEE_CLIENTS)
async def press_set_zone(call: Call, press: SetZonePress) -> None:
    """Take the zone."""
    await _set(call, press.zone, team=press.team)


async def _set(turn: Shown, zone: str, *, team: bool) -> None:
    """The answer shows the new zone's time. The team's is for admins only, as the use case says."""
    if team:
        async with turn.writing(ChangeKind.TEAM_CHANGED) as ctx:
            await set_team_defaults(ctx, zone=zone)
        await show_team(turn, ctx.change_id)
        return
    async with turn.writing(ChangeKind.MEMBER_CHANGED) as ctx:
        await set_zone(ctx, zone or None)
    await show_settings(turn)
