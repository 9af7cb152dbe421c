"""The accounts that act for the team: each with its health in one line, and the way to add one."""

from bot.accounts.health import health_line
from bot.accounts.presses import AccountPress, AddAccountPress, PersonalPress
from bot.kit.call import Call, Said, Turn
from bot.kit.paging import page_of
from bot.kit.presses import AccountsPress, HarvestsPress, SettingsPress
from bot.kit.registry import on_command, on_press
from bot.kit.screen import Screen, button, short
from bot.kit.words import Html
from domain.accounts.queries import accounts_health
from domain.base.actor import Permission

#: So many accounts stand on one page; each takes two lines of the text and a button.
SHOWN = 8


async def accounts_screen(turn: Turn, offset: int = 0, done: Html | None = None) -> Screen:
    """All accounts."""
    words = turn.words
    async with turn.reading() as ctx:
        accounts = await accounts_health(ctx)
    page = page_of(accounts, offset, SHOWN)
    head = words.html("accounts-list", count=len(accounts)) if accounts else words.html("accounts-none")
    lines = [
        Html.lines([words.html("accounts-line", name=each.account.name), health_line(turn, each)])
        for each in page.items
    ]
    screen = Screen(Html.lines([head, *lines, done or ""], "\n\n"))
    for each in page.items:
        screen.row(button(short(each.account.name, 60), AccountPress(account_id=each.account.id)))
    screen.row(
        None if page.before is None else button(words.text("kit-previous"), AccountsPress(offset=page.before)),
        None if page.after is None else button(words.text("kit-next"), AccountsPress(offset=page.after)),
    )
    screen.row(button(words.text("subscribers-open"), HarvestsPress()) if accounts else None)
    return screen.row(
        button(words.text("accounts-add"), AddAccountPress(), style=None if accounts else "primary"),
        button(words.text("accounts-personal"), PersonalPress()),
    ).row(button(words.text("kit-back"), SettingsPress()))


@on_press(AccountsPress, Permission.SETTINGS)
async def press_accounts(call: Call, press: AccountsPress) -> None:
    """The accounts."""
    await call.show(await accounts_screen(call, press.offset))


@on_command("accounts", Permission.SETTINGS)
async def say_accounts(said: Said) -> None:
    """The accounts as a new message."""
    await said.show(await accounts_screen(said))
