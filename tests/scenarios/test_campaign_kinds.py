"""Likes, friend requests and comments over HTTP against both doubles, in both languages, with what goes wrong."""

import io
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import update

from bot.kit.enum_words import key_of
from bot.kit.words import Words, load_words
from bot.outbox.send import plain
from bot.work.presses import JobPress, MoveJobPress
from domain.accounts.add_account import add_account
from domain.accounts.checking import Holder
from domain.accounts.personal import turn_personal_actions_on
from domain.accounts.tables import Account, AccountKind, ActionKind
from domain.actions.tables import ActionState, Reason
from domain.base.actor import SYSTEM, Role
from domain.base.clock import utc_now
from domain.base.sealing import Secret
from domain.clients.add_client import add_client
from domain.clients.kinds import ChannelKind
from domain.clients.remove_client import remove_client
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from jobs.vk.gateways import Gateways
from sandbox.driver import ChatDriver
from sandbox.vk import cast
from tests.support.quick_world import eventually, quick_world, walk
from tests.support.running_bot import MARK, World

#: Posts and a photo; an empty wall; a closed profile; comments closed.
OPEN, EMPTY, CLOSED, MUTE = (cast.person_id(index) for index in (0, 2, 17, 16))
_MANY = {kind.value: {"hour": 1_000, "day": 1_000} for kind in ActionKind}


#: The way from a draft to the report is told in both languages; side ways in one, for all words are checked in both.
in_both = pytest.mark.parametrize("told_world", ["ru", "en"], indirect=True)
in_russian = pytest.mark.parametrize("told_world", ["ru"], indirect=True)


@pytest.fixture
async def told_world(
    request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[World, Words]]:
    """The product in each language, with two personal pages that nobody has turned on yet, in a hurry at VK."""

    def hasty(*given: Any, **named: Any) -> Gateways:
        return Gateways(*given, **named | {"rates": (1_000, 1_000)})

    monkeypatch.setattr("app.wiring.Gateways", hasty)
    monkeypatch.setattr("jobs.campaigns.sender._LONGEST_SLEEP", timedelta(seconds=0.5))
    async with quick_world(empty_sqlite, tmp_path, monkeypatch, locale=request.param) as world:
        await world.driver.vk.settings(rate_limits=False)
        await world.olga.private.send("/start")
        for name, vk_id in ((cast.PROMO, cast.PROMO_ID), (cast.HELPER, cast.HELPER_ID)):
            await connect(world, name, vk_id)
        yield world, load_words(request.param)


async def connect(world: World, name: str, vk_id: int) -> None:
    """A personal page without hours and warm-up, whose caps are in nobody's way."""
    async with writing(world.database, SYSTEM, ChangeKind.ACCOUNT_ADDED, clock=utc_now) as ctx:
        holder = Holder(AccountKind.PERSON, vk_id, name, None, None, ("friends", "wall", "photos", "messages"))
        account = await add_account(ctx, world.sealer, holder, Secret(cast.token_value(name)))
    plain = {"jitter": 0, "warm_from": None, "warm_days": 0, "window_from": None, "window_to": None}
    await set_account(world, account.id, caps=_MANY, **plain)


async def set_account(world: World, account_id: int, **values: object) -> None:
    """Change columns of an account behind the back of all use cases."""
    async with world.database.write() as connection:
        await connection.execute(update(Account).where(Account.id == account_id).values(**values))


async def add_cards(world: World, people: Sequence[int]) -> list[int]:
    """A card for each of these people of VK."""
    async with writing(world.database, SYSTEM, ChangeKind.CLIENT_ADDED, clock=utc_now) as ctx:
        return [(await add_client(ctx, f"Клиент {person}", [(ChannelKind.VK, f"id{person}")])).id for person in people]


async def turn_on(chat: ChatDriver, words: Words) -> None:
    """What an owner does before personal pages may act."""
    await walk(chat, words.text("accounts-personal"), words.text("accounts-personal-turn-on"))
    await chat.send(words.text("accounts-personal-word"))
    await chat.wait(lambda shown: words.text("accounts-personal-turn-off") in shown.button_texts)


async def write(chat: ChatDriver, words: Words, text: str) -> None:
    """Answer the question for the text, and have the campaign checked."""
    await chat.send(text)
    check = words.text("campaigns-check")
    draft = await chat.wait(lambda shown: text in shown.text and check in shown.button_texts)
    await chat.press(check, message=draft)


def of_kind(words: Words, kind: ActionKind, count: int) -> str:
    """How a campaign tells how many were done."""
    return f"{words.text('campaigns-done', kind=kind.value)}: {count}"


@in_both
async def test_likes_of_two_pages_and_their_report(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    chat, like = world.olga.private, ActionKind.LIKE

    # Likes of two pages; without an audience nothing can be checked.
    await chat.send("/campaign")
    await chat.press(words.text("campaigns-new-kind", kind=like.value))
    draft = await chat.wait(words.text("campaigns-objects", avatar="yes", count=0))
    assert words.text("campaigns-check") not in draft.button_texts
    refused = await chat.press_data(draft, "mc:1", stale=True)
    assert refused.text == words.text("error-campaign-incomplete", missing="audience")
    await walk(chat, words.text("campaigns-pick-audience"), words.text("campaigns-for-all"))
    await chat.press(words.text("campaigns-pick-account"))
    await walk(chat, words.text("campaigns-account", name=cast.PROMO, kind="person", on="no"))
    await walk(chat, words.text("campaigns-account", name=cast.HELPER, kind="person", on="no"))
    await chat.wait(words.text("campaigns-each-account-about"))
    await walk(chat, words.text("campaigns-accounts-done"), words.text("campaigns-pick-objects"))
    await walk(chat, words.text("campaigns-posts", count=2, on="no"), words.text("campaigns-accounts-done"))
    ready = await chat.wait(words.text("campaigns-objects", avatar="yes", count=2))
    nobody = await chat.press_data(ready, "mg:1:0", stale=True)
    assert nobody.text == words.text("error-empty-audience")
    await add_cards(world, [OPEN, EMPTY, CLOSED])

    # An owner has not turned personal pages on: it is said, and the way leads there.
    await chat.press(words.text("campaigns-check"))
    check = await chat.wait(words.text("campaigns-warn-off"))
    assert words.text("campaigns-start-now") not in check.button_texts
    refused = await chat.press_data(check, "mg:1:0", stale=True)
    assert refused.text == words.text("error-personal-actions-off")
    await turn_on(chat, words)
    await chat.send("/campaign")
    await walk(chat, "📝", words.text("campaigns-check"))
    check = await chat.wait(words.text("campaigns-warn", kind=like.value))
    assert words.text("campaigns-test") not in check.button_texts
    assert "18" in check.text
    await chat.press(words.text("campaigns-start-now"))
    # Of each page: the photo and two posts of one, the photo of another; the third one is closed.
    closed, liked = words.text(key_of(Reason.CLOSED_PROFILE)), of_kind(words, like, 2 * (3 + 1))
    done = await chat.wait(lambda one: closed in one.text and liked in one.text, timeout=60)
    assert words.text(key_of(Reason.EMPTY_WALL)) in done.text
    shown = await chat.wait(lambda one: one.document is not None and one.document.name.endswith(".xlsx"), timeout=30)
    sheet = load_workbook(io.BytesIO(await chat.download(shown))).worksheets[0]
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]
    assert words.text("campaigns-report-target") in rows[0]
    assert {row[2] for row in rows[1:]} == {cast.PROMO, cast.HELPER}
    assert sum(row[5] == words.text(key_of(ActionState.DONE)) for row in rows) == 8

    # Once more: a copy of all that was chosen, which is no more than a draft.
    await chat.press(words.text("campaigns-similar"))
    await chat.wait(words.text("campaigns-copied"))
    await chat.press(words.text("campaigns-check"))
    await chat.wait(lambda one: words.text("campaigns-start-now") in one.button_texts)


@in_russian
async def test_requests_that_two_people_start_and_comments_that_meet_bad_days(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    chat, vk = world.olga.private, world.driver.vk
    request, comment, message = ActionKind.FRIEND_REQUEST, ActionKind.COMMENT, ActionKind.MESSAGE.value
    async with writing(world.database, SYSTEM, ChangeKind.PERSONAL_ACTIONS_SWITCHED, clock=utc_now) as ctx:
        await turn_personal_actions_on(ctx)
    await add_cards(world, [OPEN, EMPTY, CLOSED])

    # Rules of messages first; then friend requests, whose text may not be too long.
    await chat.send("/campaign")
    await chat.press(words.text("campaigns-new"))
    await walk(chat, words.text("campaigns-pick-audience"), words.text("campaigns-for-all"))
    await walk(chat, words.text("campaigns-rules"), words.text("campaigns-delete-copy", on="no"))
    await chat.press(words.text("campaigns-cap-other"))
    await chat.send("пореже")
    await chat.wait(words.text("error-invalid-value", reason="two-numbers", longest=0))
    await chat.send("2 за 14 дней")
    rules = await chat.wait(lambda shown: words.text("campaigns-cap", times=2, days=14, on="yes") in shown.button_texts)
    await chat.press(words.text("campaigns-accounts-done"), message=rules)
    await chat.wait(words.text("campaigns-rule-cap", times=2, days=14))
    await chat.press(words.text("campaigns-pick-kind", kind=message))
    await chat.press(words.text("campaigns-kind", kind=request.value))
    await chat.wait(words.text("campaigns-no-text", kind=request.value))
    await chat.press(words.text("campaigns-pick-account"))
    await chat.press(words.text("campaigns-account", name=cast.HELPER, kind="person", on="no"))
    await chat.press(words.text("campaigns-accounts-done"))
    await chat.press(words.text("campaigns-write-text"))
    await chat.send("а" * 501)
    await chat.wait(words.text("error-text", kind="too-long", line=1, column=1, quote="", near="none", longest=500))
    await write(chat, words, "{Привет|Здравствуйте}, %имя|друг%!")
    await chat.wait(words.text("campaigns-warn", kind=request.value))
    # A colleague starts it too, and only sees that it was started.
    await world.hire(MARK, Role.ADMIN, locale=words.locale)
    await world.mark.private.send("/campaign")
    mark = await world.mark.private.wait(lambda one: words.text("work-held") in one.button_texts)
    await chat.press(words.text("campaigns-start-now"))
    await chat.wait(of_kind(words, request, 3), timeout=60)
    await world.mark.private.press_data(mark, "mg:1:0", stale=True)
    await world.mark.private.wait(words.text("campaigns-already"))
    late = await world.mark.private.press_data(mark, "mks:1:like", stale=True)
    assert late.text == words.text("error-campaign-state", state="running")
    assert len(await vk.calls("friends.add")) == 3

    # Comments, with a card that goes meanwhile, a key that dies meanwhile, and an end by hand.
    cards = await add_cards(world, [MUTE])
    await chat.send("/campaign")
    await chat.press(words.text("campaigns-new-kind", kind=comment.value))
    await walk(chat, words.text("campaigns-pick-audience"), words.text("campaigns-for-all"))
    await chat.press(words.text("campaigns-pick-account"))
    await walk(chat, words.text("campaigns-account", name=cast.PROMO, kind="person", on="no"))
    await walk(chat, words.text("campaigns-accounts-done"), words.text("campaigns-write-text"))
    await set_account(world, 1, caps=_MANY | {comment.value: {"hour": 1, "day": 1}})
    await write(chat, words, "{Отлично|Красиво}!")
    await chat.wait(words.text("campaigns-warn", kind=comment.value))
    await chat.press(words.text("campaigns-start-now"))
    await chat.wait(of_kind(words, comment, 1), timeout=60)
    async with writing(world.database, SYSTEM, ChangeKind.CLIENT_REMOVED, clock=utc_now) as ctx:
        await remove_client(ctx, cards[0])

    # Another one wants the same page. An admin puts it first, and back; then it has an end, and no place any more.
    await chat.send("/campaign")
    await chat.press(words.text("campaigns-new-kind", kind=comment.value))
    await walk(chat, words.text("campaigns-pick-audience"), words.text("campaigns-for-all"))
    await chat.press(words.text("campaigns-pick-account"))
    await walk(chat, words.text("campaigns-account", name=cast.PROMO, kind="person", on="no"))
    await walk(chat, words.text("campaigns-accounts-done"), words.text("campaigns-write-text"))
    await write(chat, words, "Заходите ещё!")
    await chat.press(words.text("campaigns-start-now"))
    await chat.wait(lambda shown: words.text("work-steer-pause") in shown.button_texts)
    mark = world.mark.private
    await mark.send("/jobs")
    panel = await mark.wait(lambda shown: words.text("work-held") in shown.button_texts)
    line = [one.data for row in panel.buttons for one in row if one.data.startswith(f"{JobPress.__prefix__}:")][:2]
    await mark.press_data(panel, line[1])
    await mark.wait(plain(words.html("work-place", place=2, total=2)))
    await mark.press(words.text("work-move-earlier"))
    first = await mark.wait(plain(words.html("work-place", place=1, total=2)))
    assert words.text("work-move-first") not in first.button_texts
    await mark.send("/jobs")
    panel = await mark.wait(lambda shown: words.text("work-held") in shown.button_texts)
    assert [one.data for row in panel.buttons for one in row][:2] == line[::-1]
    await mark.press_data(panel, line[1])
    await mark.press(words.text("work-move-later"))
    last = await mark.wait(plain(words.html("work-place", place=2, total=2)))
    await mark.press(words.text("work-steer-cancel"))

    async def is_over() -> bool:
        if words.text("work-refresh") not in (await mark.last()).button_texts:
            return True
        await mark.press(words.text("work-refresh"))
        return False

    await eventually(is_over, seconds=30)
    late = await mark.press_data(last, f"{MoveJobPress.__prefix__}:{line[1].partition(':')[2]}:earlier", stale=True)
    assert late.text == words.text("error-job-state", state="cancelled")

    # Meanwhile the panel tells who does what; nobody else's campaign has a name there.
    await chat.send("/jobs")
    panel = await chat.wait(lambda shown: words.text("work-held") in shown.button_texts)
    assert words.text("work-kind-campaign") in panel.text
    await chat.press(words.text("work-held"))
    held = await chat.wait(words.text("campaigns-held-free"))
    assert words.text("campaigns-held-left", count=3) in held.text
    await vk.change_token(cast.PROMO, problem="revoked")
    await set_account(world, 1, caps=_MANY)
    await chat.press("💭")
    await eventually(lambda: is_dead(world), seconds=30)
    await chat.send("/campaign")
    await chat.press("⏳")
    await chat.wait(words.text("campaigns-resting", name=cast.PROMO, why="").split(":")[0])
    await chat.press(words.text("work-steer-cancel"))
    end = await chat.wait(lambda shown: words.text(key_of(Reason.CANCELLED)) in shown.text, timeout=30)
    assert words.text("campaigns-similar") in end.button_texts


async def is_dead(world: World) -> bool:
    """Whether the first page's key opens nothing any more."""
    async with world.database.read() as connection:
        row = (await connection.exec_driver_sql("SELECT state FROM account WHERE id = 1")).one()
    return bool(row[0] == "dead")
