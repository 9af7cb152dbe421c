"""Home: where every way begins, and where a button that has lost its meaning leads."""

from bot.audience.quick import Quick, QuickPress
from bot.kit.call import Call, Said, Turn
from bot.kit.presses import BoardPress, CampaignsPress, ExportPress, HelpPress, HomePress, JobsPress, SettingsPress
from bot.kit.registry import on_command, on_message, on_press
from bot.kit.screen import Screen, button
from domain.audience.filter import ClientFilter, Touching
from domain.audience.queries import count_clients
from domain.base.actor import SYSTEM, Permission
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.outbox.find_chat import find_chat


async def home_screen(turn: Turn) -> Screen:
    """How many clients there are, whom to touch, and the ways on."""
    words, may = turn.words, turn.actor.may
    async with turn.reading() as ctx:
        total = await count_clients(ctx, ClientFilter(), cap=None)
        overdue = await count_clients(ctx, ClientFilter(touching=Touching.OVERDUE))
        today = await count_clients(ctx, ClientFilter(touching=Touching.TODAY))
    screen = Screen(words.html("team-home", name=turn.member.name, total=total, overdue=overdue, today=today))
    screen.row(
        button(words.text("team-home-overdue", count=overdue), QuickPress(quick=Quick.OVERDUE)) if overdue else None,
        button(words.text("team-home-today", count=today), QuickPress(quick=Quick.TODAY)) if today else None,
    )
    screen.row(
        button(words.text("team-home-clients"), QuickPress(quick=Quick.ALL)),
        button(words.text("team-home-newest"), QuickPress(quick=Quick.NEWEST)),
    )
    screen.row(button(words.text("team-home-board"), BoardPress()))
    screen.row(
        button(words.text("team-home-campaigns"), CampaignsPress()) if may(Permission.EDIT_CLIENTS) else None,
        button(words.text("team-home-export"), ExportPress()) if may(Permission.EXPORT) else None,
        button(words.text("team-home-jobs"), JobsPress()),
    )
    return screen.row(
        button(words.text("team-home-settings"), SettingsPress()), button(words.text("team-home-help"), HelpPress())
    )


@on_press(HomePress, Permission.SEE_CLIENTS)
async def press_home(call: Call, _press: HomePress) -> None:
    """Back home."""
    await call.show(await home_screen(call))


@on_command("start", Permission.SEE_CLIENTS)
async def say_start(said: Said) -> None:
    """Home; and who presses Start after having blocked the bot gets what has waited."""
    if said.member.chat_lost_at is not None:
        services = said.services
        async with writing(services.database, SYSTEM, ChangeKind.WORK, clock=services.clock) as ctx:
            await find_chat(ctx, said.member.id)
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
