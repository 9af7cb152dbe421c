"""Every way into the base, and the files and sources of a card, over HTTP, in both languages, on bad days too."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.kit.words import Words, load_words
from domain.base.actor import Role
from domain.team.tables import Scope
from sandbox.driver import ChatDriver, ShownMessage
from tests.sandbox.test_files import png
from tests.support.people import change_member
from tests.support.quick_world import quick_world, walk
from tests.support.running_bot import ANNA, MARK, World

PETER = {"id": 7001, "first_name": "Пётр", "last_name": "Петров", "username": "Petr_P"}


@pytest.fixture(params=["ru", "en"])
async def told_world(
    request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[World, Words]]:
    """The product in each language."""
    async with quick_world(empty_sqlite, tmp_path, monkeypatch, locale=request.param) as world:
        yield world, load_words(request.param)


async def start(chat: ChatDriver, words: Words) -> None:
    await chat.send("/start")
    await chat.wait(lambda shown: words.text("team-home-clients") in shown.button_texts)


def tab(words: Words, key: str) -> str:
    return words.text("clients-tab", name=words.text(key), here="no")


async def add(chat: ChatDriver, words: Words) -> ShownMessage:
    """Say yes to the client to be."""
    await chat.press(words.text("intake-add", twins="no"))
    return await chat.wait(words.text("intake-added"))


async def test_people_come_in_by_every_way(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    chat = world.olga.private
    await start(chat, words)

    # One line has everything; a sticker-like nothing, and a letter, are asked for again.
    await chat.send("/new")
    await chat.wait(words.html("intake-ask")[:12])
    await chat.send_file(png(20, 20), "a.png", kind="photo")
    await chat.wait(words.text("error-invalid-value", reason="empty", longest=0))
    await chat.send("Иванов Пётр 8 916 123-45-67 vk.com/id77")
    await chat.wait("+79161234567")
    await chat.press(words.text("clients-pick-stage"))
    await chat.press("🆕")
    await chat.wait("🆕")
    card = await add(chat, words)
    assert "Иванов Пётр" in card.text

    # The same again: he is known by his page, and by his name.
    await chat.send("vk.com/id77")
    await chat.wait("👤 Иванов Пётр")
    await chat.send("/new Петр Иванов +7 903 000-00-01")
    await chat.wait(words.text("intake-twins", many="no"))
    await chat.press("👁 Иванов Пётр")
    assert "+79030000001" not in (await chat.wait("👤 Иванов Пётр")).text

    # A phone that nobody has: add?
    await chat.send("+7 903 000-00-02 Анна")
    await chat.wait(words.text("intake-not-found"))
    await chat.press(words.text("kit-cancel"))
    await chat.wait(words.text("intake-dropped"))
    await chat.press(words.text("kit-back"))
    await add(chat, words)
    await chat.press(words.text("journal-undo"))
    await chat.wait("↩")
    await chat.send("Небывалов")
    await chat.press(words.text("intake-add-searched", query="Небывалов"))
    await chat.wait("👤 Небывалов")

    # A forwarded message: a stranger is offered with the text, the second one goes straight onto the card.
    await chat.forward("Сколько стоит абонемент?", PETER)
    await chat.wait("Сколько стоит абонемент?")
    await add(chat, words)
    await chat.forward("Беру два!", PETER)
    card = await chat.wait(words.text("intake-kept"))
    assert "Беру два!" in card.text
    await chat.press(tab(words, "clients-tab-contacts"))
    await chat.wait("petr_p")

    # Somebody who hides the account is known by name; what was written goes onto the card that is chosen.
    await chat.forward("Я передумал", "Пётр Петров")
    await chat.wait(words.text("intake-twins", many="no"))
    await chat.press("✔ Пётр Петров")
    assert "Я передумал" in (await chat.wait(words.text("intake-taken"))).text

    # A contact, the second time the same person; and one that can't be read.
    contact = {"phone_number": "79031112233", "first_name": "Зоя", "user_id": 7002}
    await chat.send_contact(contact)
    await chat.wait("+79031112233")
    await add(chat, words)
    await chat.send_contact(contact)
    await chat.wait("👤 Зоя")
    await chat.send_contact({"phone_number": "12", "first_name": "Кто"})
    await chat.wait(words.text("intake-contact-unreadable"))

    # How they came is kept, told by hand once more, and is a list of its own.
    await chat.send("@petr_p")
    card = await chat.wait("👤 Пётр Петров")
    await chat.press(tab(words, "clients-tab-source"), message=card)
    await chat.wait(words.text("sources-kind-forward"))
    await chat.press(words.text("sources-add"))
    await chat.press(words.text("sources-kind-tracker"))
    await chat.press(words.text("sources-what", what="engine"))
    await chat.send("Яндекс")
    await chat.wait("Яндекс")
    await chat.press(words.text("sources-day"))
    await chat.send("30 февраля")
    await chat.wait(words.text("error-invalid-value", reason="no-such-day", longest=0))
    await chat.send("01.03.2024")
    assert "2024" in (await chat.wait(words.text("sources-edited"))).text
    await chat.press(words.text("sources-alike"))
    await chat.wait(lambda shown: "Пётр Петров" in " ".join(shown.button_texts))


async def test_files_on_the_card(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    chat = world.olga.private
    await start(chat, words)
    await chat.send("/new Зоя Котова +79031112233")
    await chat.wait("+79031112233")
    card = await add(chat, words)

    picture = png(40, 30)
    await chat.send_file(picture, "a.png", kind="photo", caption="С выставки", reply_to=card.id)
    await chat.wait(words.text("attachments-added", kind="photo"))
    await chat.press(words.text("attachments-make-avatar"))
    await chat.wait(words.text("attachments-avatar-set"))
    await chat.press(words.text("attachments-picture"))
    shown = await chat.wait(lambda message: message.photo is not None)
    assert await chat.download(shown) == picture

    await chat.send_file(b"OggS-voice", "v.ogg", kind="voice", duration=12, reply_to=card.id)
    await chat.wait(words.text("attachments-added", kind="voice"))
    for kind in ("video", "audio"):
        await chat.send_file(kind.encode(), f"song.{kind}", kind=kind, duration=65, reply_to=card.id)
        await chat.wait(words.text("attachments-added", kind=kind))
    await chat.press(words.text("attachments-add"))
    await chat.send("это не файл")
    await chat.wait(words.text("error-invalid-value", reason="no-file", longest=0))
    await chat.send_file(b"%PDF-1.7", "Договор.pdf")
    await chat.wait(lambda message: any("Договор.pdf" in each for each in message.button_texts))
    await chat.press("Договор.pdf")
    sent = await chat.wait(lambda message: message.document is not None)
    assert await chat.download(sent) == b"%PDF-1.7"
    await chat.press(words.text("attachments-rename"), message=sent)
    await chat.send("Договор 2026")
    await chat.wait(words.text("attachments-renamed", name="Договор 2026.pdf"))
    await chat.press("Договор 2026.pdf")
    sent = await chat.wait(lambda message: message.document is not None)
    await chat.press(words.text("attachments-remove"), message=sent)
    await chat.wait(words.text("attachments-removed", name="Договор 2026.pdf"))
    await chat.press(words.text("journal-undo"))
    card = await chat.wait("↩")
    await chat.press(tab(words, "clients-tab-timeline"), message=card)
    story = await chat.wait("0:12")
    assert "С выставки" in story.text
    await chat.send_file(b"GIF", "song.audio", kind="audio")
    await chat.wait(words.text("attachments-how")[:20])

    # Colleagues who may not see the card neither see its files nor add to them, by whatever old button.
    await world.hire(MARK, Role.MANAGER)
    await change_member(world.database, MARK, scope=Scope.OWN)
    mark = world.mark.private
    await start(mark, words)
    link = await posted_link(world, words, "Котова")
    await mark.open_link(link)
    await mark.wait(words.text("clients-link-gone"))


async def posted_link(world: World, words: Words, query: str) -> str:
    """The owner posts a card into the chat with a colleague by the bot's name; gives where its button leads."""
    offer = await world.olga.inline(query)
    (result,) = offer["answer"]["results"]
    assert "+79031112233" in result["description"]
    posted = await world.olga.private.choose(offer, result["id"])
    await world.olga.private.wait("👤 Зоя Котова")
    assert "+7903" not in posted.text
    ((button,),) = posted.buttons
    assert button.text == words.text("audience-inline-open")
    return button.url


async def test_the_bots_name_in_any_chat(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    chat = world.olga.private
    await start(chat, words)
    await chat.send("/new Зоя Котова +79031112233")
    await add(chat, words)
    link = await posted_link(world, words, "котова")
    await chat.open_link(link)
    await chat.wait("👤 Зоя Котова")
    await world.hire(ANNA, Role.VIEWER)
    await change_member(world.database, ANNA, scope=Scope.OWN)
    for query in ("", "Котова", "79031112233"):
        assert (await world.anna.inline(query))["answer"]["results"] == []
    # A stranger gets no answer at all, and by the link one polite line.
    assert (await world.stepan.inline("Котова", wait=0.5))["answer"] is None
    await world.stepan.private.open_link(link)
    line = await world.stepan.private.wait("")
    assert "Котова" not in line.text

    # What the company says of itself stands on the home screen; only an admin may say it.
    await chat.send("/settings")
    await chat.press(words.text("team-settings-team"))
    await chat.press(words.text("team-team-company"))
    await chat.press(words.text("team-company-site"))
    await chat.send("не сайт")
    await chat.wait(words.text("error-invalid-value", reason="link", longest=0))
    await chat.send("romashka.ru")
    await chat.wait("https://romashka.ru")
    await chat.press(words.text("team-company-logo"))
    await chat.send_file(png(60, 60), "logo.png", kind="photo")
    await chat.press(words.text("team-company-logo-see"))
    await chat.wait(lambda shown: shown.photo is not None)
    await chat.press(words.text("team-team-name"))
    await chat.send("Ромашка")
    await chat.wait("Ромашка")
    await chat.send("/menu")
    home = await chat.wait("🏢 Ромашка")
    assert "https://romashka.ru" in home.text
    # In front of a client who is due it gives way; the menu has it always.
    await chat.send("Котова")
    await walk(chat, "Котова", words.text("clients-plan"), words.text("kit-today"))
    await chat.wait(words.text("clients-done-plan", day=words.text("kit-today")))
    await chat.send("/menu")
    await chat.wait(lambda shown: words.text("touches-menu") in shown.button_texts)
    await chat.press(words.text("touches-menu"))
    assert "https://romashka.ru" in (await chat.wait("🏢 Ромашка")).text
