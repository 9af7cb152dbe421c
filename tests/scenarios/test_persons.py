"""A personal page over HTTP, in Russian and in English: its key, the switch of an owner, checks, its pace."""

from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select

from bot.kit.words import Words, load_words
from domain.accounts.tables import Account, AccountState
from domain.base.actor import Role
from domain.vk.errors import VkError
from sandbox.driver import ChatDriver
from sandbox.vk import cast
from tests.support.quick_world import eventually, quick_world, walk
from tests.support.running_bot import MARK, World

PROMO, HELPER, MODEST = (cast.token_value(name) for name in (cast.PROMO, cast.HELPER, cast.HELPER_MODEST))


@pytest.fixture(params=["ru", "en"])
async def told_world(
    request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[World, Words]]:
    """The product in each language."""
    async with quick_world(empty_sqlite, tmp_path, monkeypatch, locale=request.param) as world:
        yield world, load_words(request.param)


async def add(chat: ChatDriver, words: Words, pasted: str, name: str) -> None:
    """Paste a key, and see its page's card."""
    await chat.send("/accounts")
    await chat.press(words.text("accounts-add"))
    await chat.send(pasted)
    await chat.wait(lambda shown: name in shown.text and words.text("accounts-caps") in shown.button_texts)


async def test_a_personal_page_comes_and_sleeps_until_an_owner_wakes_it(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    chat, vk = world.olga.private, world.driver.vk
    await chat.send("/start")
    await chat.wait(lambda shown: words.text("team-home-clients") in shown.button_texts)

    # Keys that won't do: one that was taken back, one that may do nothing of use.
    await chat.send("/accounts")
    await chat.press(words.text("accounts-add"))
    await chat.send(cast.token_value(cast.PROMO_REVOKED))
    await chat.wait(words.text("error-token-refused", reason="revoked"))
    await vk.change_token(cast.HELPER, rights=["groups"])
    await chat.send(HELPER)
    await chat.wait(words.text("error-rights-missing", name="Павел Смирнов", missing="friends-messages-wall"))
    await vk.change_token(cast.HELPER, rights=["friends", "wall", "messages"])

    # The whole address tells how long the key lasts.
    await chat.send(f"https://oauth.vk.com/blank.html#access_token={PROMO}&expires_in=86400&user_id={cast.PROMO_ID}")
    card = await chat.wait(lambda shown: words.text("accounts-caps") in shown.button_texts)
    assert "Ольга Орлова" in card.text
    assert words.text("accounts-role-promo") in card.text
    assert words.text("accounts-expires", until="", soon="yes").strip() in card.text
    assert words.text("accounts-personal-sleeps") in card.text
    assert "09:00–21:00" in card.text
    assert PROMO not in str([message.raw for message in await chat.messages()])
    # The same key once more makes no second account.
    await add(chat, words, PROMO, "Ольга Орлова")
    await chat.wait(words.text("accounts-renewed"))
    await add(chat, words, HELPER, "Павел Смирнов")
    await chat.wait(words.text("accounts-role-additional"))
    await chat.press(words.text("accounts-make", role="promo"))
    changed = await chat.wait(lambda shown: words.text("journal-undo") in shown.button_texts)
    assert words.text("accounts-make", role="additional") in changed.button_texts
    await chat.press(words.text("journal-undo"))
    undone = await chat.wait(lambda shown: words.text("journal-redo") in shown.button_texts)
    assert words.text("accounts-make", role="promo") in undone.button_texts

    # An admin may read why, and may not turn it on; the owner has to write the word.
    await world.hire(MARK, Role.ADMIN, locale=words.locale)
    mark = world.mark.private
    await mark.send("/accounts")
    await mark.press(words.text("accounts-personal"))
    await mark.wait(words.text("accounts-personal-owner"))
    assert (await mark.press_data(await mark.last(), "acgy", stale=True)).text == words.text("error-access-denied")
    await chat.send("/accounts")
    await walk(chat, words.text("accounts-personal"), words.text("accounts-personal-turn-on"))
    await chat.send("ok")
    await chat.wait(words.text("error-invalid-value", reason="other-word", longest=0))
    await chat.send(words.text("accounts-personal-word").upper())
    await chat.wait(lambda shown: words.text("accounts-personal-turn-off") in shown.button_texts)
    await walk(chat, words.text("kit-back"), "Ольга Орлова")
    await chat.wait(words.text("accounts-state-active"))
    await walk(chat, words.text("accounts-pace-button"), words.text("accounts-warm-up", days=0))
    await chat.wait(lambda shown: words.text("journal-undo") in shown.button_texts)
    # Off again: one press, also by the admin.
    await mark.send("/accounts")
    await walk(mark, words.text("accounts-personal"), words.text("accounts-personal-turn-off"))
    await mark.wait(words.text("accounts-personal-owner"))
    await chat.send("/accounts")
    await chat.wait(words.text("accounts-personal-sleeps"))


@pytest.mark.parametrize("told_world", ["ru"], indirect=True)
async def test_a_page_meets_a_check_and_gets_a_new_key(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    chat, vk = world.olga.private, world.driver.vk
    await chat.send("/start")
    await add(chat, words, PROMO, "Ольга Орлова")
    assert world.gateways is not None
    gateways = world.gateways

    async def is_held() -> bool:
        return bool(gateways.account_ids)

    await eventually(is_held)
    (account_id,) = gateways.account_ids
    await vk.fault("captcha", "friends.getRequests")
    with pytest.raises(VkError):
        await gateways.call(account_id, "friends.getRequests", {})
    await chat.wait(lambda shown: words.text("accounts-answer-check") in shown.button_texts)
    async with world.database.read() as connection:
        page = (await connection.execute(select(Account.problem))).scalar_one()["redirect_uri"]
    await chat.press(words.text("accounts-answer-check"))
    await chat.send(await vk.pass_captcha(parse_qs(urlsplit(page).query)["session_token"][0]))
    await chat.wait(words.text("accounts-check-taken"))

    async def takes_it_along() -> bool:
        return gateways.proof_of(account_id) is not None

    await eventually(takes_it_along)
    await gateways.call(account_id, "friends.getRequests", {})
    assert "success_token" in (await vk.calls("friends.getRequests"))[-1]["parameters"]

    # A validation may end with a new key; somebody else's does not do.
    await vk.fault("error", "users.get", code=17)
    with pytest.raises(VkError):
        await gateways.call(account_id, "users.get", {})
    await chat.send("/accounts")
    await chat.press("Ольга Орлова")
    await chat.press(words.text("accounts-new-token"))
    await chat.send(MODEST)
    await chat.wait(words.text("error-other-account", name="Ольга Орлова", other="Павел Смирнов"))
    await chat.send(f"https://oauth.vk.com/blank.html#success=1&access_token={PROMO}&user_id={cast.PROMO_ID}")
    await chat.wait(words.text("accounts-renewed"))
    async with world.database.read() as connection:
        assert (await connection.execute(select(Account.state))).scalar_one() is AccountState.ACTIVE
