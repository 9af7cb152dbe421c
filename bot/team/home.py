"""Home: the touch queue, where every way begins and where a button that has lost its meaning leads."""

from dataclasses import replace

from aiogram.types import InlineKeyboardButton

from bot.audience.quick import Quick, QuickPress
from bot.clients.link import follow_link
from bot.kit.call import Call, Said, Shown, Turn
from bot.kit.presses import (
    BoardPress,
    CalendarPress,
    CampaignsPress,
    CollectionsPress,
    ExportPress,
    HelpPress,
    HomePress,
    JobsPress,
    MenuPress,
    NewClientPress,
    QueuePress,
    SettingsPress,
    TasksPress,
    TemplatesPress,
)
from bot.kit.registry import on_command, on_message, on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html, Words
from bot.replies.waiting import waiting_button
from bot.touches.queue import MINE, Passed, add_afterwards, queue_screen, tell_count, tell_passed
from domain.audience.filter import ClientFilter
from domain.audience.queries import count_clients
from domain.audience.queue import Queue, count_offers, count_queue
from domain.base.actor import SYSTEM, Permission
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.outbox.find_chat import find_chat
from domain.team.queries import get_team
from domain.team.views import TeamView


async def home_screen(
    turn: Turn, place: QueuePress = MINE, *, client_id: int = 0, passed: Passed | None = None
) -> Screen:
    """The next client to touch; when nobody is due, what else there is to do, and all the ways."""
    screen = await queue_screen(turn, place, client_id=client_id, passed=passed)
    if screen is None and place.queue is not Queue.MINE:
        over = turn.words.html("touches-round-over")
        passed = replace(passed, told=Html.lines([passed.told, over])) if passed is not None else Passed(over)
        screen = await queue_screen(turn, MINE, passed=passed)
    screen = screen or await _free_screen(turn, passed)
    # Whoever waits for an answer goes before everything else.
    if (waiting := await waiting_button(turn)) is not None:
        screen.rows.insert(0, [waiting])
    return screen


async def _free_screen(turn: Turn, passed: Passed | None) -> Screen:
    """Nobody is due: how many clients there are, whom one could touch besides, and the ways on."""
    words = turn.words
    async with turn.reading() as ctx:
        total = await count_clients(ctx, ClientFilter(), cap=None)
        counts = await count_queue(ctx, Queue.MINE)
        offers = await count_offers(ctx)
        team = await get_team(ctx)
    company = _company(words, team) if team.name else ""
    welcome = words.html("team-home", name=turn.member.name, total=total)
    free = words.html("touches-free", week=tell_count(words, counts.week), done=words.number(counts.done))
    done = tell_passed(words, passed) if passed is not None else ""
    screen = Screen(Html.lines([done, company, welcome, free if total else "", words.html("team-home-ask")], "\n\n"))
    leads = turn.actor.may(Permission.MEMBERS)
    screen.row(_offer(words, Queue.TEAM, offers.team) if leads else None)
    screen.row(_offer(words, Queue.NO_STEP, offers.no_step), _offer(words, Queue.QUIET, offers.quiet))
    if passed is not None:
        add_afterwards(screen, words, MINE, passed)
    return _ways(turn, screen)


def _offer(words: Words, queue: Queue, count: int) -> InlineKeyboardButton | None:
    if not count:
        return None
    return button(
        words.text("touches-offer", queue=queue.value, count=tell_count(words, count)), QueuePress(queue=queue)
    )


def _ways(turn: Turn, screen: Screen) -> Screen:
    words, may = turn.words, turn.actor.may
    screen.row(
        button(words.text("team-home-clients"), QuickPress(quick=Quick.ALL)),
        button(words.text("team-home-newest"), QuickPress(quick=Quick.NEWEST)),
        button(words.text("team-home-add"), NewClientPress()) if may(Permission.EDIT_CLIENTS) else None,
    )
    screen.row(
        button(words.text("team-home-tasks"), TasksPress()), button(words.text("team-home-calendar"), CalendarPress())
    )
    screen.row(
        button(words.text("team-home-collections"), CollectionsPress()),
        button(words.text("team-home-board"), BoardPress()),
        button(words.text("team-home-templates"), TemplatesPress()) if may(Permission.EDIT_CLIENTS) else None,
    )
    screen.row(
        button(words.text("team-home-campaigns"), CampaignsPress()) if may(Permission.EDIT_CLIENTS) else None,
        button(words.text("team-home-export"), ExportPress()) if may(Permission.EXPORT) else None,
        button(words.text("team-home-jobs"), JobsPress()),
    )
    return screen.row(
        button(words.text("team-home-settings"), SettingsPress()), button(words.text("team-home-help"), HelpPress())
    )


async def show_gone(turn: Shown, place: QueuePress) -> None:
    """The client whom a button was about is gone: that is told, and the round goes on."""
    await turn.show(await home_screen(turn, place, passed=Passed(turn.words.html("touches-gone"))))


@on_press(MenuPress, Permission.SEE_CLIENTS)
async def press_menu(call: Call, _press: MenuPress) -> None:
    """All the ways and the company, without a client in front of them."""
    words = call.words
    async with call.reading() as ctx:
        team = await get_team(ctx)
    company = _company(words, team) if team.name else ""
    screen = _ways(call, Screen(Html.lines([company, words.html("team-menu")], "\n\n")))
    await call.show(screen.row(button(words.text("kit-home"), HomePress())))


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
