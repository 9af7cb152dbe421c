"""What people answer to the checks of VK, and how it goes back."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from domain.accounts.add_account import add_account
from domain.accounts.answer_check import answer_check, spend_answer
from domain.accounts.checks import CheckAnswer, answer_of, takes_answer
from domain.accounts.errors import NoCheckError
from domain.accounts.note_trouble import note_trouble
from domain.accounts.resume_account import resume_account
from domain.accounts.tables import Account, AccountState
from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.base.errors import InvalidValueError
from domain.base.sealing import Secret
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.vk.errors import VkError
from tests.support.clocks import StillClock
from tests.support.keys import HOLDER, SEALER, TOKEN
from tests.support.people import add_member

PAGE = {"error_code": 14, "error_msg": "Captcha needed", "redirect_uri": "https://id.vk.ru/not_robot_captcha"}
PICTURE = {"error_code": 14, "error_msg": "Captcha needed", "captcha_sid": "239", "captcha_img": "https://vk.ru/c.php"}
QUESTION = {"error_code": 24, "error_msg": "Confirmation required", "confirmation_text": "Точно?"}


@pytest.mark.parametrize(
    ("problem", "text", "params"),
    [
        ({}, "a-long.token_of/the+page=", {"success_token": "a-long.token_of/the+page="}),
        ({}, "https://x/blank.html#success_token=abc.d-e&x=1", {"success_token": "abc.d-e"}),
        ({}, '{"success_token": "abc"}', {"success_token": "abc"}),
        ({"captcha_sid": "239"}, " qwer7 ", {"captcha_sid": "239", "captcha_key": "qwer7"}),
        ({"captcha_sid": "239"}, "success_token=abc", {"success_token": "abc"}),
        ({"captcha_sid": "239"}, "x" * 40, {"success_token": "x" * 40}),
    ],
)
def test_both_forms_are_understood(problem: dict[str, Any], text: str, params: dict[str, Any]) -> None:
    answer = answer_of(problem | {"method": "messages.send", "random_id": 5}, text)
    assert answer == CheckAnswer("messages.send", params, 5)
    assert CheckAnswer.from_json(answer.to_json()) == answer


@pytest.mark.parametrize("text", ["", "  ", "не понял вопроса", "x" * 5_000])
def test_anything_else_is_no_answer(text: str) -> None:
    with pytest.raises(InvalidValueError):
        answer_of({"method": "messages.send"}, text)


async def waiting(database: Database, clock: StillClock, error: dict[str, Any]) -> int:
    """An account that has met this while it sent a message."""
    owner = await add_member(database)
    async with writing(database, owner, ChangeKind.ACCOUNT_ADDED, clock=clock) as ctx:
        account = await add_account(ctx, SEALER, replace(HOLDER, vk_id=7), Secret(TOKEN))
    async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        await note_trouble(ctx, account.id, VkError.of(error), method="messages.send", random_id=77)
        # The other calls that were under way met the same; the answer is for the first.
        await note_trouble(ctx, account.id, VkError.of(error), method="users.get", random_id=None)
    return account.id


async def kept(database: Database) -> tuple[AccountState, dict[str, Any] | None]:
    async with database.read() as connection:
        return tuple((await connection.execute(select(Account.state, Account.check_answer))).one())  # type: ignore[return-value]  # The columns' own types.


@pytest.mark.parametrize(
    ("error", "params"),
    [(PAGE, {"success_token": "abcdef"}), (PICTURE, {"captcha_sid": "239", "captcha_key": "abcdef"})],
)
async def test_an_answer_is_kept_for_one_call(
    any_database: Database, clock: StillClock, error: dict[str, Any], params: dict[str, str]
) -> None:
    key = await waiting(any_database, clock, error)
    owner = await add_member(any_database, 1002)
    async with writing(any_database, owner, ChangeKind.ACCOUNT_CHANGED, clock=clock) as ctx:
        await answer_check(ctx, key, "abcdef")
        with pytest.raises(NoCheckError):
            await answer_check(ctx, key, "second")
    answer = {"method": "messages.send", "params": params, "random_id": 77}
    assert await kept(any_database) == (AccountState.ACTIVE, answer)
    async with writing(any_database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        assert not await spend_answer(ctx, key, 5)
        assert await spend_answer(ctx, key, 0)
        assert not await spend_answer(ctx, key, 0)
    assert await kept(any_database) == (AccountState.ACTIVE, None)


async def test_to_go_on_is_a_yes_to_a_question(database: Database, clock: StillClock) -> None:
    key = await waiting(database, clock, QUESTION)
    owner = await add_member(database, 1002)
    async with writing(database, owner, ChangeKind.ACCOUNT_CHANGED, clock=clock) as ctx:
        with pytest.raises(NoCheckError):
            await answer_check(ctx, key, "да")
        account = await resume_account(ctx, key)
    assert account.problem is not None
    assert (account.problem["reason"], account.problem["question"]) == ("question", "Точно?")
    assert not takes_answer(account.problem)
    answer = {"method": "messages.send", "params": {"confirm": 1}, "random_id": 77}
    assert await kept(database) == (AccountState.ACTIVE, answer)
