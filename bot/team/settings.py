"""The settings' first screen: what is one's own, and for admins what is the team's."""

from bot.bulk.presses import BasePress
from bot.clients.categories import CategoriesPress
from bot.fields.presses import FieldsPress
from bot.funnel.presses import FunnelPress
from bot.kit.call import Call, Said, Shown, Turn
from bot.kit.presses import AccountsPress, HomePress, SettingsPress, TwinsPress
from bot.kit.registry import on_command, on_press
from bot.kit.renew import renew
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from bot.products.presses import ProductsPress
from bot.reminders.presses import MyDayPress
from bot.replies.presses import WelcomePress
from bot.team.presses import (
    AwayPress,
    GroupPress,
    LanguagePress,
    MembersPress,
    PageSizePress,
    SetPageSizePress,
    TeamPress,
    ZonePress,
)
from bot.team.zones import city_of, clock_in
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind
from domain.team.set_page_size import set_page_size

#: The sizes of a page that are one press away.
PAGE_SIZES = (5, 8, 10, 15, 20, 30)


def settings_screen(turn: Turn, done: Html | None = None) -> Screen:
    """What can be set."""
    words, may = turn.words, turn.actor.may
    now = clock_in(words, turn.actor.zone, turn.services.clock())
    text = words.html(
        "team-settings",
        language=words.text("team-language-name"),
        zone=city_of(turn.actor.zone, words.locale),
        time=now,
        size=turn.member.page_size,
    )
    screen = Screen(Html.lines([text, done or ""], "\n\n"))
    screen.row(
        button(words.text("team-settings-language"), LanguagePress()),
        button(words.text("team-settings-zone"), ZonePress()),
        button(words.text("team-settings-page-size"), PageSizePress()),
    )
    away = button(words.text("team-away-button"), AwayPress(member_id=turn.member.id))
    screen.row(button(words.text("reminders-day"), MyDayPress()), away if may(Permission.EDIT_CLIENTS) else None)
    if may(Permission.SETTINGS):
        screen.row(
            button(words.text("team-settings-categories"), CategoriesPress()),
            button(words.text("team-settings-stages"), FunnelPress()),
        )
        screen.row(
            button(words.text("fields-settings"), FieldsPress()),
            button(words.text("products-settings"), ProductsPress()),
        )
    members = button(words.text("team-settings-members"), MembersPress()) if may(Permission.MEMBERS) else None
    group = button(words.text("team-settings-group"), GroupPress()) if may(Permission.SETTINGS) else None
    screen.row(members, group)
    if may(Permission.SETTINGS):
        screen.row(
            button(words.text("team-settings-accounts"), AccountsPress()),
            button(words.text("team-settings-team"), TeamPress()),
        )
        screen.row(button(words.text("replies-settings"), WelcomePress()))
    twins = button(words.text("team-settings-twins"), TwinsPress()) if may(Permission.EDIT_CLIENTS) else None
    base = button(words.text("bulk-settings-base"), BasePress()) if may(Permission.SETTINGS) else None
    return screen.row(twins, base).row(button(words.text("kit-home"), HomePress()))


async def show_settings(turn: Shown) -> None:
    """The settings after a change, in the language and zone that hold from now on."""
    await renew(turn)
    await turn.show(settings_screen(turn, turn.words.html("team-done")))


@on_press(SettingsPress, Permission.SEE_CLIENTS)
async def press_settings(call: Call, _press: SettingsPress) -> None:
    """The settings."""
    await call.show(settings_screen(call))


@on_command("settings", Permission.SEE_CLIENTS)
async def say_settings(said: Said) -> None:
    """The settings as a new message."""
    await said.show(settings_screen(said))


@on_press(PageSizePress, Permission.SEE_CLIENTS)
async def press_page_size(call: Call, _press: PageSizePress) -> None:
    """How many clients a page shows."""
    words = call.words
    screen = Screen(words.html("team-page-size-ask", size=call.member.page_size))
    screen.row(*(button(str(size), SetPageSizePress(size=size)) for size in PAGE_SIZES))
    await call.show(screen.row(button(words.text("kit-back"), SettingsPress())))


@on_press(SetPageSizePress, Permission.SEE_CLIENTS)
async def press_set_page_size(call: Call, press: SetPageSizePress) -> None:
    """Set it."""
    async with call.writing(ChangeKind.MEMBER_CHANGED) as ctx:
        await set_page_size(ctx, press.size)
    await show_settings(call)
