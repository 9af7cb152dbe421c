"""One account: how it is, and pausing, resuming and removing it."""

from bot.accounts.account_list import accounts_screen
from bot.accounts.health import (
    ends_soon,
    health_text,
    key_lines,
    last_problem,
    person_lines,
    problem_text,
    rights_text,
    used_lines,
)
from bot.accounts.presses import (
    AccountPress,
    AnswerCheckPress,
    CapsPress,
    EnrichPress,
    FriendsPress,
    PacePress,
    PauseAccountPress,
    RemoveAccountPress,
    RenewTokenPress,
    RolePress,
    WindowPress,
)
from bot.accounts.steering import add_steering, waits_for_answer
from bot.accounts.times import window_text
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Turn
from bot.kit.presses import AccountsPress
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.kit.undoable import lands_on
from bot.kit.words import Html
from domain.accounts.answer_check import answer_check
from domain.accounts.errors import NoCheckError
from domain.accounts.lease_accounts import SERVED
from domain.accounts.pause_account import pause_account
from domain.accounts.queries import account_health
from domain.accounts.remove_account import remove_account
from domain.accounts.resume_account import resume_account
from domain.accounts.tables import AccountKind, AccountRole, AccountState
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind


async def account_screen(turn: Turn, account_id: int, done: Html | None = None) -> Screen:
    """The account. `NotFoundError` if it was removed."""
    words = turn.words
    async with turn.reading() as ctx:
        health = await account_health(ctx, account_id)
    account = health.account
    text = words.html(
        "accounts-card",
        name=account.name,
        url=account.url,
        state=health_text(turn, health),
        rights=rights_text(turn, account),
        window=window_text(turn, account),
        kind=account.kind.value,
    )
    text = Html.lines([line for line in (text, key_lines(turn, account), person_lines(turn, account)) if line])
    problem = problem_text(turn, account) or last_problem(turn, account)
    screen = Screen(Html.lines([text, used_lines(turn, health), problem, done or ""], "\n\n"))
    add_steering(words, screen, account)
    if account.state is AccountState.ACTIVE and ends_soon(turn, account):
        screen.row(button(words.text("accounts-new-token"), RenewTokenPress(account_id=account.id)))
    screen.row(
        button(words.text("accounts-caps"), CapsPress(account_id=account.id)),
        button(words.text("accounts-window"), WindowPress(account_id=account.id)),
        button(words.text("accounts-pace-button"), PacePress(account_id=account.id)),
    )
    if account.role is not None:
        other = next(role for role in AccountRole if role is not account.role)
        caption = words.text("accounts-make", role=other.value)
        screen.row(
            button(words.text("friends-button"), FriendsPress(account_id=account.id)),
            button(caption, RolePress(account_id=account.id, role=other)),
        )
    if account.kind is AccountKind.COMMUNITY and account.state in SERVED:
        screen.row(button(words.text("enrichment-start"), EnrichPress()))
    return screen.row(
        button(words.text("accounts-remove"), RemoveAccountPress(account_id=account.id)),
        button(words.text("kit-back"), AccountsPress()),
    )


@lands_on(AccountPress)
async def land(turn: Turn, press: AccountPress, done: Html) -> Screen:
    """Back at the account after an undo."""
    return await account_screen(turn, press.account_id, done)


@on_press(AccountPress, Permission.SETTINGS)
async def press_account(call: Call, press: AccountPress) -> None:
    """The account."""
    await call.show(await account_screen(call, press.account_id))


@on_press(PauseAccountPress, Permission.SETTINGS)
async def press_pause(call: Call, press: PauseAccountPress) -> None:
    """Pause or resume; the other button is the way back."""
    async with call.writing(ChangeKind.ACCOUNT_CHANGED) as ctx:
        await (pause_account if press.on else resume_account)(ctx, press.account_id)
    await call.show(await account_screen(call, press.account_id, call.words.html("accounts-done")))


@on_press(AnswerCheckPress, Permission.SETTINGS)
async def press_answer_check(call: Call, press: AnswerCheckPress) -> None:
    """Ask for what the check has given."""
    async with call.reading() as ctx:
        if not waits_for_answer((await account_health(ctx, press.account_id)).account):
            raise NoCheckError
    await ask(call, call.words.html("accounts-check-ask"), "account-check", account_id=press.account_id)


@on_answer("account-check", Permission.SETTINGS)
async def answer_account_check(said: Said, ids: Ids, text: str) -> None:
    """Carry it back; the account goes on by itself. If VK does not like it, it asks anew, and so do we."""
    async with said.writing(ChangeKind.ACCOUNT_CHANGED) as ctx:
        await answer_check(ctx, ids["account_id"], text)
    await said.show(await account_screen(said, ids["account_id"], said.words.html("accounts-check-taken")))


@on_press(RemoveAccountPress, Permission.SETTINGS)
async def press_remove(call: Call, press: RemoveAccountPress) -> None:
    """Ask, and then remove."""
    words = call.words
    if not press.sure:
        text = (await account_screen(call, press.account_id, words.html("accounts-remove-ask"))).text
        sure = RemoveAccountPress(account_id=press.account_id, sure=True)
        await call.show(
            Screen(text).row(
                button(words.text("accounts-remove-sure"), sure, style="danger"),
                button(words.text("kit-back"), AccountPress(account_id=press.account_id)),
            )
        )
        return
    async with call.writing(ChangeKind.ACCOUNT_REMOVED) as ctx:
        removed = await remove_account(ctx, press.account_id)
    await call.show(await accounts_screen(call, done=words.html("accounts-removed", name=removed.name)))
