"""A community over HTTP, in Russian and in English: wrong keys, the right one, limits, troubles, and its end."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import func, select, update

from bot.kit.words import Words, load_words
from domain.accounts.tables import Account, AccountState
from domain.base.actor import Role
from domain.base.clock import utc_now
from domain.consent.tables import Consent, ConsentEvent
from domain.outbox.tables import OutboxMessage
from domain.vk.errors import CAPTCHA_NEEDED, VkError
from jobs.accounts.key_ends import KeyEnds
from jobs.vk.gateway import GatewayClosedError
from sandbox.driver import ChatDriver
from sandbox.shown import ShownMessage
from sandbox.vk import cast
from tests.support.quick_world import eventually, quick_world
from tests.support.running_bot import MARK, World

TOKENS = {name: cast.token_value(name) for name in (cast.COFFEE, cast.BOOKS, cast.WORKSHOP, cast.SERVICE)}


@pytest.fixture(params=["ru", "en"])
async def told_world(
    request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[World, Words]]:
    """The product in each language."""
    async with quick_world(empty_sqlite, tmp_path, monkeypatch, locale=request.param) as world:
        yield world, load_words(request.param)


async def send_token(chat: ChatDriver, token: str) -> None:
    """Paste it, and see it vanish whatever it was."""
    sent = await chat.send(token)

    async def is_gone() -> bool:
        return sent.id not in [message.id for message in await chat.messages()]

    await eventually(is_gone)


def show(message: ShownMessage) -> None:
    """For whoever wants to read how it reads: `pytest -s`."""
    sys.stdout.write(f"\n{message.text}\n{[[one.text for one in row] for row in message.buttons]}\n")


async def no_token_at_rest(world: World) -> None:
    """Neither the base with its journal nor any chat holds a token in the clear."""
    files = await asyncio.to_thread(
        lambda: [path.read_bytes() for path in world.settings.data_dir.glob("touchbase.db*")]
    )
    assert files
    for token in TOKENS.values():
        assert not any(token.encode() in file for file in files)
    shown = str([message.raw for message in await world.olga.private.messages()])
    assert not any(token in shown for token in TOKENS.values())


async def connect(world: World, words: Words) -> ChatDriver:
    """Olga adds the coffee house, after three keys that won't do."""
    chat = world.olga.private
    await chat.send("/start")
    await chat.wait(lambda shown: words.text("team-home-clients") in shown.button_texts)
    await send_token(chat, f"вот ключ: {TOKENS[cast.COFFEE]}")
    await chat.wait(words.text("accounts-token-unasked"))
    await chat.send("/accounts")
    await chat.press(words.text("accounts-add"))
    for name, reason in ((cast.BOOKS, "expired"), (cast.SERVICE, "application")):
        await send_token(chat, TOKENS[name])
        await chat.wait(words.text("error-token-refused", reason=reason))
    await send_token(chat, TOKENS[cast.WORKSHOP])
    await chat.wait(words.text("error-rights-missing", name="Мастерская «Ель»", missing="messages"))
    await send_token(chat, "https://vk.com/zerno_coffee")
    await chat.wait(words.text("error-token-refused", reason="form"))
    await send_token(chat, f"access_token={TOKENS[cast.COFFEE]}&v=5.199")
    card = await chat.wait(words.text("accounts-state-active"))
    assert "Кофейня «Зерно»" in card.text
    assert words.text("accounts-right-messages") in card.text
    return chat


async def test_a_community_comes_works_and_goes(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    await world.hire(MARK, Role.MANAGER)
    chat = await connect(world, words)
    await no_token_at_rest(world)

    await chat.press(words.text("accounts-steer", state="active"))
    await chat.wait(words.text("accounts-state-paused"))
    await chat.press(words.text("accounts-steer", state="paused"))
    await chat.wait(words.text("accounts-state-active"))

    await chat.press(words.text("accounts-caps"))
    await chat.press(words.text("accounts-kind-message").capitalize())
    await chat.send("много")
    await chat.wait(words.text("error-invalid-value", reason="form", longest=0))
    await chat.send("10 100")
    changed = await chat.wait(lambda shown: words.text("journal-undo") in shown.button_texts)
    assert "100" in changed.text
    await chat.press(words.text("accounts-window"))
    await chat.press("09:00–21:00")
    await chat.wait("09:00–21:00")
    await chat.press(words.text("journal-undo"))
    await chat.wait("↩")

    mark = world.mark.private
    await mark.send("/accounts")
    await mark.wait(words.text("error-access-denied"))
    assert "Кофейня" not in str([message.raw for message in await mark.messages()])

    await chat.send("/accounts")
    await chat.press("Кофейня «Зерно»")
    await chat.press(words.text("accounts-remove"))
    await chat.press(words.text("accounts-remove-sure"))
    await chat.wait(words.text("accounts-removed", name="Кофейня «Зерно»"))
    await no_token_at_rest(world)


async def test_troubles_reach_the_screen_and_stop_is_heard(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    chat = await connect(world, words)
    assert world.gateways is not None
    gateways, vk = world.gateways, world.driver.vk

    async def is_held() -> bool:
        return bool(gateways.account_ids)

    await eventually(is_held)

    async def is_heard() -> bool:
        await vk.person(cast.person_id(0)).write(cast.COFFEE_ID, "стоп")
        async with world.database.read() as connection:
            event = (await connection.execute(select(Consent.event))).scalar()
            return event is ConsentEvent.OPTED_OUT

    await eventually(is_heard)
    (account_id,) = gateways.account_ids

    async def meets_check() -> bool:
        # The gateway opens again at the next tick after a press.
        try:
            await gateways.call(account_id, "users.get", {"user_ids": [1]})
        except GatewayClosedError:
            return False
        except VkError as error:
            return error.number == CAPTCHA_NEEDED
        raise AssertionError("no check was met")

    await vk.fault("captcha", "users.get")
    await eventually(meets_check)
    told = await chat.wait(lambda shown: words.text("accounts-open") in shown.button_texts)
    assert words.text("accounts-state-waiting-for-human") in told.text
    show(told)
    # The message itself opens the check, and goes on in one press.
    async with world.database.read() as connection:
        page = (await connection.execute(select(Account.problem))).scalar_one()["redirect_uri"]
    passing = next(one for row in told.buttons for one in row if one.text == words.text("accounts-pass-check"))
    assert passing.url == page
    await chat.press(words.text("accounts-steer", state="waiting-for-human"))
    await chat.wait(words.text("accounts-state-active"))
    # VK is not content, and asks anew: that is a new event, and told anew.
    await chat.mark()
    await vk.fault("captcha", "users.get")
    await eventually(meets_check)
    await chat.wait(lambda shown: words.text("accounts-open") in shown.button_texts)
    async with world.database.read() as connection:
        page = (await connection.execute(select(Account.problem))).scalar_one()["redirect_uri"]
        telling = select(func.count()).where(OutboxMessage.kind == "account-trouble")
        told_of = (await connection.execute(telling)).scalar_one()
    assert told_of == 2
    await chat.press(words.text("accounts-answer-check"))
    await chat.send("не понял вопроса")
    await chat.wait(words.text("error-invalid-value", reason="check", longest=0))
    await chat.send(await vk.pass_captcha(parse_qs(urlsplit(page).query)["session_token"][0]))
    taken = await chat.wait(words.text("accounts-check-taken"))
    assert words.text("accounts-state-active") in taken.text
    await eventually(is_held)
    await gateways.call(account_id, "users.get", {"user_ids": [1]})
    assert "success_token" in (await vk.calls("users.get"))[-1]["parameters"]
    # The button of a check that is over says so.
    refused = await chat.press_data(taken, f"acq:{account_id}", stale=True)
    assert refused.text == words.text("error-no-check")

    await vk.change_token(cast.COFFEE, problem="revoked")

    async def is_dead() -> bool:
        # The gateway opens again at the next tick after the press; the listener may be the first to be refused.
        with suppress(VkError, GatewayClosedError):
            await gateways.call(account_id, "users.get", {"user_ids": [1]})
        async with world.database.read() as connection:
            return (await connection.execute(select(Account.state))).scalar_one() is AccountState.DEAD

    await eventually(is_dead)
    await chat.send("/accounts")
    await chat.press("Кофейня «Зерно»")
    await chat.wait(words.text("accounts-state-dead"))
    await vk.change_token(cast.COFFEE, problem="")
    await chat.press(words.text("accounts-new-token"))
    await send_token(chat, TOKENS[cast.COFFEE])
    await chat.wait(words.text("accounts-state-active"))
    await eventually(is_held)

    # A key that has lived for long ends within hours: it is told once, and called off by a new one.
    ends = utc_now() + timedelta(hours=20)
    async with world.database.write() as connection:
        long_ago = {"checked_at": utc_now() - timedelta(days=90), "expires_at": ends}
        await connection.execute(update(Account).values(long_ago))
    await chat.mark()
    for _ in range(2):
        await KeyEnds(world.database, utc_now).tick()
    warned = await chat.wait(words.text("accounts-key-ends-why"))
    show(warned)
    assert sum(words.text("accounts-key-ends-why") in shown.text for shown in await chat.messages()) == 1
    await chat.send("/accounts")
    await chat.wait("⏳")
    await chat.press_data(warned, f"acn:{account_id}", stale=True)
    await send_token(chat, TOKENS[cast.COFFEE])
    renewed = await chat.wait(words.text("accounts-renewed"))
    assert "⏳" not in renewed.text
