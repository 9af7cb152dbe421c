"""Home: where every way begins, and where a button that has lost its meaning leads."""

from bot.audience.quick import Quick, QuickPress
from bot.clients.link import follow_link
from bot.kit.call import Call, Said, Turn
from bot.kit.presses import (
    BoardPress,
    CampaignsPress,
    CollectionsPress,
    ExportPress,
    HelpPress,
    HomePress,
    JobsPress,
    NewClientPress,
    SettingsPress,
)
from bot.kit.registry import on_command, on_message, on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html, Words
from domain.audience.filter import ClientFilter, Touching
from domain.audience.queries import count_clients
from domain.base.actor import SYSTEM, Permission
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.outbox.find_chat import find_chat
from domain.team.queries import get_team
from domain.team.views import TeamView


async def home_screen(turn: Turn) -> Screen:
    """How many clients there are, whom to touch, and the ways on."""
    words, may = turn.words, turn.actor.may
    async with turn.reading() as ctx:
        total = await count_clients(ctx, ClientFilter(), cap=None)
        overdue = await count_clients(ctx, ClientFilter(touching=Touching.OVERDUE))
        today = await count_clients(ctx, ClientFilter(touching=Touching.TODAY))
        team = await get_team(ctx)
    company = _company(words, team) if team.name else ""
    welcome = words.html("team-home", name=turn.member.name, total=total, overdue=overdue, today=today)
    screen = Screen(Html.lines([company, welcome], "\n\n"))
    screen.row(
        button(words.text("team-home-overdue", count=overdue), QuickPress(quick=Quick.OVERDUE)) if overdue else None,
        button(words.text("team-home-today", count=today), QuickPress(quick=Quick.TODAY)) if today else None,
    )
    screen.row(
        button(words.text("team-home-clients"), QuickPress(quick=Quick.ALL)),
        button(words.text("team-home-newest"), QuickPress(quick=Quick.NEWEST)),
        button(words.text("team-home-add"), NewClientPress()) if may(Permission.EDIT_CLIENTS) else None,
    )
    screen.row(
        button(words.text("team-home-collections"), CollectionsPress()),
        button(words.text("team-home-board"), BoardPress()),
    )
    screen.row(
        button(words.text("team-home-campaigns"), CampaignsPress()) if may(Permission.EDIT_CLIENTS) else None,
        button(words.text("team-home-export"), ExportPress()) if may(Permission.EXPORT) else None,
        button(words.text("team-home-jobs"), JobsPress()),
    )
    return screen.row(
        button(words.text("team-home-settings"), SettingsPress()), button(words.text("team-home-help"), HelpPress())
    )


def _company(words: Words, team: TeamView) -> Html:
    """What the team is called, what it does, and where it is in the net."""
    return words.html(
        "team-home-company",
        name=team.name,
        about=team.about or "",
        site=team.site or "",
        told="yes" if team.about else "no",
        linked="yes" if team.site else "no",
    )


@on_press(HomePress, Permission.SEE_CLIENTS)
async def press_home(call: Call, _press: HomePress) -> None:
    """Back home."""
    await call.show(await home_screen(call))


@on_command("start", Permission.SEE_CLIENTS)
async def say_start(said: Said) -> None:
    """Home, or the card that a link means; who presses Start after having blocked the bot gets what has waited."""
    if said.member.chat_lost_at is not None:
        services = said.services
        async with writing(services.database, SYSTEM, ChangeKind.WORK, clock=services.clock) as ctx:
            await find_chat(ctx, said.member.id)
    if not await follow_link(said, said.text.partition(" ")[2].strip()):
        await said.show(await home_screen(said))


@on_command("menu", Permission.SEE_CLIENTS)
@on_message("old-button", Permission.SEE_CLIENTS)
async def say_home(said: Said) -> None:
    """The home screen as a new message."""
    await said.show(await home_screen(said))


def help_screen(turn: Turn) -> Screen:
    """What one can do here, in one message."""
    words = turn.words
    return Screen(words.html("team-help")).row(button(words.text("kit-home"), HomePress()))


@on_press(HelpPress, Permission.SEE_CLIENTS)
async def press_help(call: Call, _press: HelpPress) -> None:
    """The help."""
    await call.show(help_screen(call))


@on_command("help", Permission.SEE_CLIENTS)
@on_message("unknown-command", Permission.SEE_CLIENTS)
async def say_help(said: Said) -> None:
    """The help as a new message; also the answer to a command that doesn't exist."""
    await said.show(help_screen(said))


@on_command("cancel", Permission.SEE_CLIENTS)
async def say_cancel(said: Said) -> None:
    """Leave whatever was being asked: any command does."""
    await said.show(await home_screen(said), said.words.text("kit-cancelled"))
