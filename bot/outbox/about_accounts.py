"""What the outbox says about accounts: one has stopped and perhaps waits for a person, or its key ends soon."""

from datetime import timedelta

from bot.accounts.health import key_lines, problem_text, state_text
from bot.accounts.presses import AccountPress, RenewTokenPress
from bot.accounts.steering import add_steering
from bot.kit.screen import Screen, button
from bot.kit.viewer import Onlooker
from bot.kit.words import Html
from bot.outbox.renders import Rendered, renders
from domain.accounts.queries import account_to_help
from domain.accounts.tables import AccountState
from domain.accounts.views import AccountView
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.outbox.views import MessageView

#: What a person can do something about at once: these come with the buttons that help.
_HELPED = frozenset({AccountState.WAITING, AccountState.DEAD})


@renders("account-trouble")
async def draw_trouble(viewer: Onlooker, message: MessageView) -> Rendered | None:
    """To all who can help, as long as the account has not gone back to work."""
    account = await _find(viewer, message)
    if account is None or account.state is AccountState.ACTIVE:
        return None
    words = viewer.words
    line = words.html("accounts-trouble", name=account.name, state=state_text(viewer, account))
    screen = Screen(Html.lines([line, problem_text(viewer, account)], "\n\n"))
    if not viewer.actor.may(Permission.SETTINGS):
        return Rendered(_for_others(viewer, screen), line)
    needs_hand = account.state in _HELPED
    if needs_hand:
        add_steering(words, screen, account)
    # A check lives for minutes: its buttons must not disappear in a list.
    return Rendered(_with_card(viewer, screen, account), line, alone=needs_hand)


@renders("key-ends")
async def draw_key_ends(viewer: Onlooker, message: MessageView) -> Rendered | None:
    """To all who can help, unless the key was replaced meanwhile, or is over: of that something else tells."""
    account = await _find(viewer, message)
    if account is None or account.state is AccountState.DEAD or account.expires_at is None:
        return None
    left = account.expires_at - viewer.services.clock()
    if int(account.expires_at.timestamp()) != message.payload["ends"] or left <= timedelta(0):
        return None
    words = viewer.words
    line = words.html("accounts-key-ends", name=account.name, until=key_lines(viewer, account))
    screen = Screen(Html.lines([line, words.html("accounts-key-ends-why")], "\n\n"))
    if not viewer.actor.may(Permission.SETTINGS):
        return Rendered(_for_others(viewer, screen), line)
    renew = RenewTokenPress(account_id=account.id)
    screen.row(button(words.text("accounts-new-token"), renew, style="primary"))
    return Rendered(_with_card(viewer, screen, account), line)


async def _find(viewer: Onlooker, message: MessageView) -> AccountView | None:
    async with viewer.reading() as ctx:
        try:
            return await account_to_help(ctx, message.payload["account_id"])
        except NotFoundError:
            return None


def _with_card(viewer: Onlooker, screen: Screen, account: AccountView) -> Screen:
    return screen.row(button(viewer.words.text("accounts-open"), AccountPress(account_id=account.id)))


def _for_others(viewer: Onlooker, screen: Screen) -> Screen:
    """Whoever has other rights by now can only tell somebody."""
    screen.text = Html.lines([screen.text, viewer.words.html("accounts-tell-admin")], "\n\n")
    return screen
