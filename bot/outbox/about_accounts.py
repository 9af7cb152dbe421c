"""What the outbox says about accounts: one has stopped, and perhaps a person has to do something."""

from bot.accounts.health import problem_text, state_text
from bot.accounts.presses import AccountPress
from bot.kit.screen import Screen, button
from bot.kit.viewer import Onlooker
from bot.kit.words import Html
from bot.outbox.renders import Rendered, renders
from domain.accounts.queries import get_account
from domain.accounts.tables import AccountState
from domain.base.errors import NotFoundError
from domain.outbox.views import MessageView


@renders("account-trouble")
async def draw_trouble(viewer: Onlooker, message: MessageView) -> Rendered | None:
    """To every owner and admin, as long as the account has not gone back to work."""
    async with viewer.reading() as ctx:
        try:
            account = await get_account(ctx, message.payload["account_id"])
        except NotFoundError:
            return None
    if account.state is AccountState.ACTIVE:
        return None
    line = viewer.words.html("accounts-trouble", name=account.name, state=state_text(viewer, account))
    screen = Screen(Html.lines([line, problem_text(viewer, account)], "\n\n"))
    screen.row(button(viewer.words.text("accounts-open"), AccountPress(account_id=account.id)))
    return Rendered(screen, line)
