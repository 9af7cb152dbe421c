"""Templates over HTTP against both doubles: from the first text with a mistake to a letter that a person reads."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.kit.words import Words, load_words
from domain.base.actor import SYSTEM, Role
from domain.base.clock import utc_now
from domain.clients.add_client import add_client
from domain.clients.edit_client import edit_client, set_sex
from domain.clients.kinds import ChannelKind, Sex
from domain.consent.note_consent import note_consents
from domain.consent.tables import ConsentEvent
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.templates.queries import list_templates
from domain.texts.cases import Case
from domain.texts.queries import list_people
from sandbox.driver import ChatDriver
from sandbox.shown import ShownMessage
from sandbox.vk import cast
from sandbox.vk.pictures import square
from tests.support.people import actor_of
from tests.support.quick_world import eventually, quick_world, walk
from tests.support.running_bot import MARK, World

ALEXANDER = cast.person_id(0)
TEXT = "{Привет|Здравствуйте}, %имя|друг%! Подарок для вас, %имя:дат|вам%."

in_both = pytest.mark.parametrize("told_world", ["ru", "en"], indirect=True)
in_russian = pytest.mark.parametrize("told_world", ["ru"], indirect=True)


@pytest.fixture
async def told_world(
    request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[World, Words]]:
    """The product in this language."""
    async with quick_world(empty_sqlite, tmp_path, monkeypatch, locale=request.param) as world:
        yield world, load_words(request.param)


async def connect(world: World, words: Words) -> None:
    """A community that Alexander, who has a card, allows to write."""
    chat = world.olga.private
    await chat.send("/start")
    await chat.wait(lambda shown: words.text("team-home-templates") in shown.button_texts)
    await chat.send("/accounts")
    await chat.press(words.text("accounts-add"))
    await chat.send(cast.token_value(cast.COFFEE))
    await chat.wait(words.text("accounts-state-active"))

    async def is_held() -> bool:
        assert world.gateways is not None
        return bool(world.gateways.account_ids)

    await eventually(is_held)
    assert world.gateways is not None
    (account_id,) = world.gateways.account_ids
    async with writing(world.database, SYSTEM, ChangeKind.CLIENT_ADDED, clock=utc_now) as ctx:
        client = await add_client(ctx, "Александр Орлов", [(ChannelKind.VK, f"id{ALEXANDER}")])
        await edit_client(ctx, client.id, first_name="Александр", last_name="Орлов")
        await set_sex(ctx, client.id, Sex.MALE)
        await note_consents(ctx, account_id, [f"id{ALEXANDER}"], ConsentEvent.ALLOWED)
    # As VK knows it: only whom a name belongs to is asked about it.
    await world.driver.vk.person(ALEXANDER).change(first_name="Александр", last_name="Орлов")
    await world.driver.vk.person(ALEXANDER).allow(cast.COFFEE_ID)


async def knows_the_dative(world: World) -> bool:
    async with reading(world.database, SYSTEM) as look:
        people = await list_people(look, [1], cases=[Case.DATIVE])
        return people[1].cases.get(Case.DATIVE, (None,))[0] == "Александру"


async def new_template(chat: ChatDriver, words: Words, text: str) -> ShownMessage:
    """Write a template, up to its screen."""
    await chat.send("/templates")
    await chat.press(words.text("templates-new"))
    await chat.send(text)
    return await chat.wait(words.text("templates-added"))


async def open_card(chat: ChatDriver, words: Words) -> ShownMessage:
    await chat.send(f"vk.com/id{ALEXANDER}")
    return await chat.wait(lambda shown: words.text("campaigns-write-vk") in shown.button_texts)


@in_both
async def test_the_story(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    chat, vk = world.olga.private, world.driver.vk
    await connect(world, words)

    await chat.send("/templates")
    await chat.press(words.text("templates-new"))
    await chat.send("{Привет|Здравствуйте")
    await chat.wait("{Привет|Здравствуйте")
    await chat.send("Подарок %имя:датт%")
    await chat.wait("%имя:датт%")
    await chat.send(TEXT)
    shown = await chat.wait(words.text("templates-added"))
    assert "Подарок для вас, вам." in shown.text
    assert "Александр! " in shown.text
    await eventually(lambda: knows_the_dative(world))

    # It is sorted, gets a photo, becomes the first letter of a series.
    await walk(chat, words.text("templates-category"), words.text("templates-category-new"))
    await chat.send("Знакомство")
    assert "Александру." in (await chat.wait("Знакомство")).text
    await walk(chat, words.text("templates-files", count=0), words.text("templates-enclose"))
    await chat.send("вот она")
    await chat.wait(words.text("error-invalid-value", reason="no-enclosure", longest=0))
    await chat.send_file(square(5, 50), "hall.png", kind="photo")
    await chat.wait(lambda one: any(".jpg" in text for text in one.button_texts))
    await chat.send("/templates")
    await walk(chat, words.text("templates-series"), words.text("templates-series-new"))
    await chat.send("Первая серия")
    await chat.wait(words.text("templates-series-added"))
    await chat.send("/templates")
    await walk(chat, "📝 Привет", words.text("templates-into-series"), "Первая серия")
    await chat.press(words.text("templates-letter-new"))
    await chat.send("Это второе письмо.")
    await chat.wait(words.text("templates-letter-added"))

    # From the card in two presses, and the third one sends it.
    card = await open_card(chat, words)
    await chat.press(words.text("campaigns-write-vk"), message=card)
    await chat.press("Привет, друг")
    sketch = await chat.wait(lambda one: words.text("templates-send") in one.button_texts)
    assert "Александру." in sketch.text
    await chat.press(words.text("templates-redraw"))
    sketch = await chat.wait("Александру.")
    await chat.press(words.text("templates-send"))
    await chat.wait(words.text("campaigns-personal-sent"))
    got = await vk.wait("Александру.", person_id=ALEXANDER)
    assert got.text in sketch.text
    assert [each.partition("-")[0] for each in got.attachments] == ["photo"]
    again = await chat.press_data(sketch, _data(sketch, words.text("templates-send")), stale=True)
    assert again.text == words.text("error-sketch-sent")

    # The next letter is offered first, and the series says what has gone out.
    card = await open_card(chat, words)
    await chat.press(words.text("campaigns-write-vk"), message=card)
    following = words.text("templates-next-letter", series="Первая серия", letter="Это второе письмо")
    await chat.wait(lambda one: one.button_texts[:1] == [following])
    await chat.press(words.text("templates-write-all"))
    await chat.press("📑 Первая серия")
    letters = await chat.wait(lambda one: any(text.startswith("✔ 1.") for text in one.button_texts))
    assert any(text.startswith("▶ 2.") for text in letters.button_texts)
    await chat.press("▶ 2.")
    await chat.press(words.text("templates-edit-sketch"))
    await chat.send("Это {моё} письмо.")
    await chat.wait("Это {моё} письмо.")
    await chat.press(words.text("templates-send"))
    await vk.wait("Это {моё} письмо.", person_id=ALEXANDER)

    # A campaign takes the text with its photo.
    await chat.send("/campaign")
    await walk(chat, words.text("campaigns-new"), words.text("templates-from"), "Привет, друг")
    draft = await chat.wait(lambda one: words.text("templates-without-files", count=1) in one.button_texts)
    assert "%имя:дат|вам%" in draft.text


def _data(shown: ShownMessage, caption: str) -> str:
    return next(each.data for row in shown.buttons for each in row if each.text == caption and each.data)


@in_russian
async def test_bad_days(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    await connect(world, words)
    await world.hire(MARK, Role.MANAGER)
    olga, mark = world.olga.private, world.mark.private
    await new_template(olga, words, "Здравствуйте, %город%!")
    own = await new_template(olga, words, "Здравствуйте!")
    await olga.press(words.text("templates-share", on="no"))
    await olga.wait(words.text("templates-shared", on="yes"))

    # A colleague sees what is shared, copies it, and changes nothing of it.
    await mark.send("/templates")
    listed = await mark.wait("1")
    assert [text for text in listed.button_texts if "Здравствуйте" in text] == ["👥 Здравствуйте"]
    await mark.press("👥 Здравствуйте")
    shared = await mark.wait(lambda one: words.text("templates-duplicate") in one.button_texts)
    assert words.text("templates-rewrite") not in shared.button_texts
    refused = await mark.press_data(shared, _data(own, words.text("templates-rewrite")), stale=True)
    assert refused.text == ""
    await mark.wait(words.text("templates-rewrite-ask", text="Здравствуйте!").partition("\n")[0])
    await mark.send("Чужими руками")
    await mark.wait(words.text("error-access-denied"))
    await mark.send("/templates")
    await walk(mark, "👥 Здравствуйте", words.text("templates-duplicate"))
    await mark.wait(words.text("templates-duplicated"))

    # Two write at once: the second is told, and nothing is lost.
    await world.hire(1003, Role.ADMIN, locale="ru")
    anna = world.anna.private
    for chat in (olga, anna):
        await chat.send("/templates")
        await walk(chat, "👥 Здравствуйте", words.text("templates-rewrite"))
    await anna.send("Здравствуйте, это мы!")
    await anna.wait(words.text("templates-edited"))
    await olga.send("Здравствуйте, это я!")
    told = await olga.wait(words.html("kit-slower", text="").partition("<")[0])
    assert "Здравствуйте, это я!" in told.text

    # What a text needs is missing on the card; then somebody removes the template that is being looked at.
    card = await open_card(olga, words)
    await olga.press(words.text("campaigns-write-vk"), message=card)
    lacking = await olga.press("Здравствуйте, …")
    assert "города" in lacking.text
    await anna.send("/templates")
    await walk(anna, "👥 Здравствуйте", words.text("templates-remove"))
    await anna.wait(words.text("templates-removed", name="Здравствуйте"))
    gone = await olga.press("👥 Здравствуйте")
    assert gone.text == words.text("error-not-found", what="template")
    await anna.press(words.text("journal-undo"))
    # Undoing leads back to the template, from where it can be taken back too.
    back = await anna.wait(lambda shown: words.text("journal-redo") in shown.button_texts)
    assert words.text("templates-rewrite") in back.button_texts
    assert "это мы" in back.text
    async with reading(world.database, await actor_of(world.database, 1)) as look:
        assert len(await list_templates(look)) == 2
    await olga.press("👥 Здравствуйте")
    await olga.press(words.text("templates-send"))
    await world.driver.vk.wait("Здравствуйте, это мы!", person_id=ALEXANDER)
