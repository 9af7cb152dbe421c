"""The buttons that bring an account back to work or let it rest: on its card, and below the news that it stopped."""

from bot.accounts.presses import AnswerCheckPress, PauseAccountPress, RenewTokenPress
from bot.kit.screen import Screen, button, link_button
from bot.kit.words import Words
from domain.accounts.checks import takes_answer
from domain.accounts.tables import AccountKind, AccountState
from domain.accounts.views import AccountView


def add_steering(words: Words, screen: Screen, account: AccountView) -> None:
    """Whatever helps in the state of the account; to go on is always one press."""
    if account.state is AccountState.DEAD:
        screen.row(button(words.text("accounts-new-token"), RenewTokenPress(account_id=account.id), style="primary"))
        return
    page = str((account.problem or {}).get("redirect_uri", ""))
    if account.state is AccountState.WAITING and page.startswith(("https://", "http://")):
        screen.row(link_button(words.text("accounts-pass-check"), page))
    if waits_for_answer(account):
        screen.row(button(words.text("accounts-answer-check"), AnswerCheckPress(account_id=account.id)))
    if account.state is AccountState.WAITING and account.kind is AccountKind.PERSON:
        # The page of a validation may end in a new key.
        screen.row(button(words.text("accounts-new-token"), RenewTokenPress(account_id=account.id)))
    caption = words.text("accounts-steer", state=account.state.value)
    pausing = account.state is AccountState.ACTIVE
    screen.row(button(caption, PauseAccountPress(account_id=account.id, on=pausing)))


def waits_for_answer(account: AccountView) -> bool:
    """Whether a check of VK waits for what its page, or a picture, says."""
    return account.state is AccountState.WAITING and takes_answer(account.problem)
