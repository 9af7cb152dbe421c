"""A campaign over HTTP against both doubles, in Russian and in English: from the token to the last figure."""

import asyncio
import io
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from bot.kit.enum_words import key_of
from bot.kit.words import Words, load_words
from domain.accounts.set_caps import set_caps
from domain.accounts.tables import ActionKind
from domain.actions.tables import ActionState
from domain.base.actor import SYSTEM, Role
from domain.base.clock import utc_now
from domain.clients.add_client import add_client
from domain.clients.kinds import ChannelKind
from domain.consent.note_consent import note_consents
from domain.consent.tables import Consent, ConsentEvent
from domain.consent.words import is_opt_out
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from sandbox.driver import ChatDriver
from sandbox.shown import ShownMessage
from sandbox.vk import cast
from tests.support.quick_world import eventually, quick_world
from tests.support.running_bot import MARK, World

#: People who write to the community first, and one who never has.
REACHED = tuple(cast.person_id(index) for index in (0, 2, 4, 8))
STRANGE = cast.person_id(9)


#: The story itself is told in both languages; of its side ways each in one, for all words are checked in both anyway.
in_both = pytest.mark.parametrize("told_world", ["ru", "en"], indirect=True)
in_russian = pytest.mark.parametrize("told_world", ["ru"], indirect=True)
in_english = pytest.mark.parametrize("told_world", ["en"], indirect=True)


@pytest.fixture
async def told_world(
    request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[World, Words]]:
    """The product in this language."""
    async with quick_world(empty_sqlite, tmp_path, monkeypatch, locale=request.param) as world:
        yield world, load_words(request.param)


async def connect(chat: ChatDriver, words: Words) -> None:
    await chat.send("/start")
    await chat.wait(lambda shown: words.text("team-home-campaigns") in shown.button_texts)
    await chat.send("/accounts")
    await chat.press(words.text("accounts-add"))
    await chat.send(cast.token_value(cast.COFFEE))
    await chat.wait(words.text("accounts-state-active"))


async def add_cards(world: World, people: Sequence[int]) -> list[int]:
    """A card for each of these people of VK."""
    async with writing(world.database, SYSTEM, ChangeKind.CLIENT_ADDED, clock=utc_now) as ctx:
        return [(await add_client(ctx, f"Клиент {person}", [(ChannelKind.VK, f"id{person}")])).id for person in people]


async def allow(world: World, people: Sequence[int]) -> None:
    """Have it known that they allow the community to write, without waiting for a hundred events."""

    async def is_held() -> bool:
        assert world.gateways is not None
        return bool(world.gateways.account_ids)

    await eventually(is_held)
    assert world.gateways is not None
    (account_id,) = world.gateways.account_ids
    async with writing(world.database, SYSTEM, ChangeKind.WORK, clock=utc_now) as ctx:
        await note_consents(ctx, account_id, [f"id{person}" for person in people], ConsentEvent.ALLOWED)


async def hear_from(world: World, people: Sequence[int], text: str = "Здравствуйте, сколько стоит?") -> None:
    """Have them write to the community until that is known: whoever has just been connected does not listen yet."""
    wanted = {f"id{person}" for person in people}

    async def is_known() -> bool:
        for person in people:
            await world.driver.vk.person(person).write(cast.COFFEE_ID, text)
        await asyncio.sleep(0.3)
        async with world.database.read() as connection:
            query = select(Consent.address).where(Consent.is_allowed.is_(not is_opt_out(text)))
            return wanted <= set((await connection.execute(query)).scalars())

    await eventually(is_known, seconds=2)


async def prepare(chat: ChatDriver, words: Words, text: str) -> None:
    """A campaign for everybody with this text, up to its draft screen."""
    await chat.send("/campaign")
    await chat.press(words.text("campaigns-new"))
    await chat.press(words.text("campaigns-pick-audience"))
    await chat.press(words.text("campaigns-for-all"))
    await chat.press(words.text("campaigns-write-text"))
    await chat.send(text)
    await chat.wait(lambda shown: words.text("campaigns-check") in shown.button_texts)


async def set_hourly(world: World, hour: int) -> None:
    """What the account may send in an hour."""
    assert world.gateways is not None
    (account_id,) = world.gateways.account_ids
    async with writing(world.database, SYSTEM, ChangeKind.ACCOUNT_CHANGED, clock=utc_now) as ctx:
        await set_caps(ctx, account_id, ActionKind.MESSAGE, hour, 1000)


async def has_got(world: World, messages: int) -> bool:
    """Whether VK has delivered so many messages of the community."""
    return len(await world.driver.vk.delivered(-cast.COFFEE_ID)) == messages


def count_of(words: Words, state: ActionState, count: int) -> str:
    return f"{words.text(key_of(state))}: {count}"


async def rows_of(chat: ChatDriver, shown: ShownMessage) -> list[tuple[object, ...]]:
    """The cells of a workbook that was sent."""
    book = load_workbook(io.BytesIO(await chat.download(shown)))
    return [tuple(cell.value for cell in row) for row in book.worksheets[0].iter_rows()]


@in_both
async def test_the_story(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    chat, vk = world.olga.private, world.driver.vk
    await connect(chat, words)
    await add_cards(world, [*REACHED, STRANGE])
    await hear_from(world, REACHED)

    await chat.send("/campaign")
    await chat.press(words.text("campaigns-new"))
    await chat.press(words.text("campaigns-write-text"))
    await chat.send("{Привет|Добрый день")
    await chat.wait("«{Привет" if words.locale == "ru" else "{Привет")
    await chat.send("Привет, %псевдоним%!")
    await chat.wait("%псевдоним%")
    await chat.send("{Привет|Добрый день}, %имя|друг%! Скидка 20%.")
    await chat.wait(lambda shown: "Скидка 20%" in shown.text and shown.button_texts != [])
    await chat.press(words.text("campaigns-pick-audience"))
    await chat.press(words.text("campaigns-for-all"))
    await chat.press(words.text("campaigns-check"))
    check = await chat.wait(words.text("campaigns-reason-never-allowed"))
    assert "4" in check.text
    assert "друг! Скидка 20%." in check.text
    assert "2" in check.text

    await chat.press(words.text("campaigns-test"))
    await chat.send(f"vk.com/id{STRANGE}")
    await chat.wait(words.text("error-unreachable", reason="never-allowed"))
    await chat.send(f"vk.com/id{REACHED[0]}")
    await chat.wait(words.text("campaigns-test-sent", page=f"id{REACHED[0]}"))
    await vk.wait("Скидка 20%", person_id=REACHED[0])
    await chat.press(words.text("campaigns-test-other"))
    await chat.send(f"vk.com/id{REACHED[1]}")
    await chat.wait(words.text("campaigns-test-sent", page=f"id{REACHED[1]}"))
    # The next time the page is known: one press is enough.
    await chat.press(words.text("campaigns-test"))
    await eventually(lambda: has_got(world, 3))
    trial = (await vk.delivered(-cast.COFFEE_ID))[-1]
    assert trial.person_id == REACHED[1]

    await set_hourly(world, 3 + 2)
    await chat.press(words.text("campaigns-start-now"))
    await chat.wait(count_of(words, ActionState.DONE, 2), timeout=30)
    await hear_from(world, REACHED[2:3], "стоп")
    await hear_from(world, REACHED[:1], "А где вы находитесь?")
    await set_hourly(world, 100)
    opted_out = words.text("campaigns-reason-opted-out")
    done = await chat.wait(
        lambda shown: count_of(words, ActionState.DONE, 3) in shown.text and opted_out in shown.text, timeout=60
    )
    assert count_of(words, ActionState.SKIPPED, 2) in done.text
    # That the stop was heard is said too, by a message of its own.
    delivered = await vk.delivered(-cast.COFFEE_ID)
    sent = [each for each in delivered if each.number > trial.number and "Скидка" in each.text]
    assert sorted(each.person_id for each in sent) == sorted([REACHED[0], REACHED[1], REACHED[3]])
    assert {each.text.partition(",")[0] for each in sent} <= {"Привет", "Добрый день"}

    # The report comes by itself.
    shown = await chat.wait(lambda one: one.document is not None and one.document.name.endswith(".xlsx"), timeout=30)
    rows = await rows_of(chat, shown)
    assert len(rows) == 1 + 5
    assert sorted(str(row[2]) for row in rows[1:]) == sorted(
        [words.text(key_of(ActionState.DONE))] * 3 + [words.text(key_of(ActionState.SKIPPED))] * 2
    )
    picture = await chat.wait(lambda one: one.document is not None and one.document.name.endswith(".png"))
    assert (await chat.download(picture)).startswith(b"\x89PNG")


@in_english
async def test_what_cannot_be_started_is_not(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    chat = world.olga.private
    await chat.send("/start")
    await chat.send("/campaign")
    await chat.press(words.text("campaigns-connect"))
    await connect(chat, words)
    await add_cards(world, [STRANGE])
    await prepare(chat, words, "Здравствуйте, %имя%!")
    await chat.press(words.text("campaigns-check"))
    check = await chat.wait(words.text("campaigns-reach-nobody"))
    assert words.text("campaigns-start-now") not in check.button_texts
    refused = await chat.press_data(check, "mg:1:0", stale=True)
    assert refused.text == words.text("error-empty-audience")


@in_russian
async def test_two_people_start_it_once(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    await world.hire(MARK, Role.ADMIN, locale=words.locale)
    olga, mark = world.olga.private, world.mark.private
    await connect(olga, words)
    await add_cards(world, REACHED)
    await hear_from(world, REACHED)
    await set_hourly(world, 1)
    await prepare(olga, words, "Здравствуйте!")
    await mark.send("/campaign")
    await mark.press("📝")
    for chat in (olga, mark):
        await chat.press(words.text("campaigns-check"))
        await chat.wait(lambda shown: words.text("campaigns-start-now") in shown.button_texts)
    await olga.press(words.text("campaigns-start-now"))
    await mark.press(words.text("campaigns-start-now"))
    await mark.wait(words.text("campaigns-already"))
    await olga.wait(count_of(words, ActionState.DONE, 1), timeout=30)

    await olga.press(words.text("work-steer-pause"))
    await olga.wait(lambda shown: words.text("work-steer-resume") in shown.button_texts)
    await olga.press(words.text("work-steer-resume"))
    await olga.wait(lambda shown: words.text("work-steer-pause") in shown.button_texts)
    await olga.press(words.text("work-steer-cancel"))
    await olga.wait(count_of(words, ActionState.SKIPPED, 3), timeout=30)
    assert len(await world.driver.vk.delivered(-cast.COFFEE_ID)) == 1


@in_english
async def test_many_are_confirmed_by_their_number_and_may_wait(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    chat = world.olga.private
    await connect(chat, words)
    many = [cast.person_id(index) for index in range(0, 330, 3)]
    await add_cards(world, many)
    await allow(world, many)
    await prepare(chat, words, "Здравствуйте!")
    await chat.press(words.text("campaigns-check"))
    await chat.press(words.text("campaigns-start-later"))
    await chat.press(words.text("campaigns-other-time"))
    await chat.send("завтра")
    await chat.wait(words.text("error-invalid-value", reason="no-hour", longest=0))
    await chat.send("01.01.2020 10:00")
    await chat.wait(words.text("error-invalid-value", reason="past", longest=0))
    await chat.send(f"01.03.{utc_now().year + 1} 10:00")
    await chat.press(words.text("campaigns-start-at", moment="").strip())
    await chat.wait(lambda shown: str(len(many)) in shown.text)
    await chat.send("109")
    await chat.wait(words.text("error-invalid-value", reason="unlike", longest=0))
    await chat.send(str(len(many)))
    waiting = await chat.wait(lambda shown: words.text("campaigns-state-scheduled") in shown.text)
    assert words.text("work-steer-cancel") in waiting.button_texts
    assert await world.driver.vk.delivered(-cast.COFFEE_ID) == []


@in_russian
async def test_a_message_from_the_card_goes_before_all(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    chat, vk = world.olga.private, world.driver.vk
    await connect(chat, words)
    await add_cards(world, [REACHED[0], STRANGE])
    await hear_from(world, REACHED[:1])
    await chat.send(f"vk.com/id{REACHED[0]}")
    await chat.press(words.text("campaigns-write-vk"))
    await chat.send("Добрый день! {Это} не шаблон.")
    await chat.wait(words.text("campaigns-personal-sent"))
    await vk.wait("Добрый день! {Это} не шаблон.", person_id=REACHED[0])
    await chat.send(f"vk.com/id{STRANGE}")
    card = await chat.wait(f"Клиент {STRANGE}")
    await chat.press(words.text("campaigns-write-vk"), message=card)
    await chat.send("Здравствуйте!")
    await chat.wait(words.text("error-unreachable", reason="never-allowed"))

    await vk.person(REACHED[0]).change(mood="closed")
    await chat.send(f"vk.com/id{REACHED[0]}")
    write = words.text("campaigns-write-vk")
    card = await chat.wait(lambda shown: f"Клиент {REACHED[0]}" in shown.text and write in shown.button_texts)
    await chat.press(words.text("campaigns-write-vk"), message=card)
    await chat.send("Ещё одно")
    await chat.wait(words.text("campaigns-reason-refused"), timeout=30)
    assert len(await vk.delivered(-cast.COFFEE_ID)) == 1
