"""A card made one's own, over HTTP, in both languages: kind, contacts, own fields, products; and its bad days."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.kit.words import Words, load_words
from domain.base.actor import SYSTEM, Role
from domain.clients.add_client import add_client
from domain.clients.change_categories import add_category
from domain.clients.kinds import ChannelKind
from domain.clients.queries import get_card
from domain.clients.remove_client import remove_client
from domain.clients.views import CardView
from domain.fields.queries import fields_of, list_fields
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.products.queries import products_of
from domain.touches.happenings import Happening
from domain.touches.timeline import list_timeline
from sandbox.driver import ChatDriver, ShownMessage
from tests.sandbox.test_files import png
from tests.support.quick_world import quick_world, walk
from tests.support.running_bot import MARK, World

NAMES = ("Орлова Анна", "Соколов Пётр")


@pytest.fixture(params=["ru", "en"])
async def told_world(
    request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[World, Words]]:
    """The product in each language."""
    async with quick_world(empty_sqlite, tmp_path, monkeypatch, locale=request.param) as world:
        yield world, load_words(request.param)


class Desk:
    """Somebody at work: presses by the keys of captions, and reads what comes."""

    def __init__(self, world: World, words: Words, chat: ChatDriver) -> None:
        self.world, self.words, self.chat = world, words, chat

    async def press(self, *keys: str) -> None:
        await walk(self.chat, *(self.words.text(key) if "-" in key else key for key in keys))

    async def answer(self, text: str, told: str) -> ShownMessage:
        """Write an answer, and see what is told."""
        await self.chat.send(text)
        return await self.chat.wait(told)

    async def reads(self, told: str) -> ShownMessage:
        return await self.chat.wait(told)

    def said(self, key: str, **values: str | int) -> str:
        """The beginning of these words, as they are read: without the marks of bold and italic."""
        line = str(self.words.html(key, **values)).split("\n")[0]
        for mark in ("<b>", "</b>", "<i>", "</i>", "<code>", "</code>"):
            line = line.replace(mark, "")
        return line

    def wrong(self, reason: str) -> str:
        return self.words.text("error-invalid-value", field="", reason=reason, longest=0)

    async def card(self, client_id: int) -> CardView:
        async with reading(self.world.database, SYSTEM) as ctx:
            return await get_card(ctx, client_id)


async def make(world: World, name: str, phone: str) -> int:
    async with writing(world.database, SYSTEM, ChangeKind.CLIENT_ADDED) as ctx:
        channels = [(ChannelKind.PHONE, phone), (ChannelKind.VK, f"id{int(phone[-4:])}")]
        return (await add_client(ctx, name, channels)).id


async def test_the_story(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    client_id = await make(world, NAMES[0], "+79161230001")
    await make(world, NAMES[1], "+79161230002")
    olga = Desk(world, words, world.olga.private)
    await olga.chat.send("/start")
    await olga.chat.wait(lambda shown: words.text("team-home-clients") in shown.button_texts)
    await arrange(olga)
    await olga.chat.send("+79161230001")
    await olga.reads("Орлова Анна")
    await edit(olga, client_id)
    await fill(olga, client_id)
    await choose_products(olga, client_id)
    await keep_contacts(olga, client_id)
    await be_hasty(olga, client_id)
    await remove_and_bring_back(olga, client_id)
    await meet_a_colleague(olga, client_id)


async def arrange(olga: Desk) -> None:
    """The layout and the products, in the settings."""
    await olga.chat.send("/settings")
    await olga.press("fields-settings", "fields-add", "fields-kind-choice")
    await olga.answer("ж" * 61, olga.words.text("error-invalid-value", field="", reason="too-long", longest=60))
    shown = await olga.answer("Размер\nS\nM\nL\nm", olga.said("fields-added", name="Размер"))
    assert {"S", "M", "L"} <= set(shown.button_texts)
    await olga.press(olga.words.text("fields-require", on="yes"))
    await olga.reads(olga.said("fields-field-required"))
    await olga.press("fields-hint")
    await olga.answer("Спросите при первом заказе", "Спросите при первом заказе")
    for kind, name in (("text", "Что пьёт"), ("number", "Рост"), ("date", "Договор до"), ("flag", "Есть дети")):
        await olga.press("kit-back", "fields-add", f"fields-kind-{kind}")
        await olga.reads(olga.said("fields-name-ask", choices="no"))
        await olga.answer(name, olga.said("fields-added", name=name))
    await olga.press("kit-back", "fields-add", "fields-kind-text")
    await olga.answer("размер", olga.wrong("taken"))
    await olga.answer("Лишнее", olga.said("fields-added", name="Лишнее"))
    await olga.press("fields-remove")
    await olga.reads(olga.said("fields-removed", name="Лишнее", count=0))
    await olga.press("kit-back")
    shown = await olga.reads(olga.said("fields-layout", count=5))
    assert len([each for each in shown.button_texts if "·" in each]) == 5
    await olga.press("kit-back", "products-settings", "products-add")
    await olga.answer("Курс 12 500\nКоврик\n", olga.said("products-added", name="", count=2))
    await olga.press("Коврик", "products-price")
    await olga.answer("даром", olga.wrong("sum"))
    await olga.answer("990", "990")


async def edit(olga: Desk, client_id: int) -> None:
    """Three presses to anything, and what can't be is told."""
    await olga.press("clients-edit", "clients-kind-company")
    await olga.reads("🏢 Орлова Анна")
    await olga.press("clients-edit", "clients-kind-person")
    await olga.reads("👤 Орлова Анна")
    await olga.press("clients-edit", olga.words.text("clients-field", field="birthday"))
    await olga.answer("30.02.1990", olga.wrong("no-such-day"))
    await olga.answer("12.05.2199", olga.wrong("future"))
    await olga.answer("стикер", olga.wrong("birthday"))
    await olga.answer("29.02", "✔")
    card = await olga.card(client_id)
    assert (card.birth_year, card.birth_month, card.birth_day) == (None, 2, 29)
    await olga.press("clients-edit", olga.words.text("clients-field", field="city"))
    await olga.answer("Тверь", "Тверь")
    await olga.press("clients-edit", "clients-sex-female")
    shown = await olga.reads(olga.words.text("clients-sex-female"))
    assert olga.said("fields-card-missing", names="Размер") in shown.text


async def fill(olga: Desk, client_id: int) -> None:
    """Own fields: buttons where there is something to choose, an answer where there is not."""
    await olga.press("clients-edit", "Размер")
    await olga.reads("Спросите при первом заказе")
    await olga.press("M")
    shown = await olga.reads(olga.said("fields-card-line", name="Размер", value="M"))
    assert "❗" not in shown.text
    await olga.press("clients-edit", "Есть дети", "fields-yes")
    await olga.reads(olga.said("fields-card-line", name="Есть дети", value=olga.words.text("fields-yes")))
    for name, nonsense, reason, good in (
        ("Рост", "высокая", "number", "1 170,5"),
        ("Договор до", "31.06.2026", "no-such-day", "30.06.2026"),
        ("Договор до", "30 июня", "no-year", "30.06.2027"),
        ("Что пьёт", "ж" * 1001, "too-long", "чай\nс <b>лимоном</b>"),
    ):
        await olga.press("clients-edit", name)
        told = olga.words.text("error-invalid-value", field="", reason=reason, longest=1000)
        await olga.answer(nonsense, told)
        await olga.answer(good, olga.said("fields-done", name=name))
    shown = await olga.chat.last()
    assert "чай с <b>лимоном</b>" in shown.text
    async with reading(olga.world.database, SYSTEM) as ctx:
        fields = {field.id: field.name for field in await list_fields(ctx)}
        values = {fields[key]: value for key, value in (await fields_of(ctx, [client_id]))[client_id].items()}
    assert values["Рост"] == 1170.5
    assert str(values["Договор до"]) == "2027-06-30"
    await olga.press("journal-undo")
    await olga.chat.wait(lambda shown: "чай" not in shown.text)


async def choose_products(olga: Desk, client_id: int) -> None:
    """Pressed on and off; the card names them."""
    await olga.press("clients-edit", olga.words.text("products-interest", names="—"), "Курс", "Коврик", "Курс")
    shown = await olga.reads(olga.said("products-card-line", names="Коврик"))
    assert "✔ Коврик" in shown.button_texts
    async with reading(olga.world.database, SYSTEM) as ctx:
        assert [each.name for each in (await products_of(ctx, [client_id]))[client_id]] == ["Коврик"]
    await olga.press("kit-back", "kit-back")


async def keep_contacts(olga: Desk, client_id: int) -> None:
    """Add, be warned of a double, name, put first, change, remove, undo."""
    await olga.press("clients-tab-contacts", "clients-add-channel", "clients-channel-email")
    await olga.answer("не адрес", olga.wrong("address"))
    await olga.answer("Anna@Example.com", "anna@example.com")
    await olga.press("clients-add-channel", "clients-channel-seen")
    shown = await olga.answer("8 (916) 123-00-02", "⚠️")
    assert any("Соколов Пётр" in each for each in shown.button_texts)
    await olga.press("clients-add-channel", "clients-channel-vk")
    shown = await olga.answer("vk.com/id0002", olga.words.text("error-address-taken"))
    assert any("Соколов Пётр" in each for each in shown.button_texts)
    await olga.press("kit-back")
    shown = await olga.reads("+79161230002")
    links = {each.url for row in shown.buttons for each in row if each.url}
    copied = {each.copy_text for row in shown.buttons for each in row if each.copy_text}
    assert links == {"https://vk.com/id1"}
    assert {"+79161230001", "+79161230002", "anna@example.com"} <= copied
    second = next(each for each in (await olga.card(client_id)).channels if each.address == "+79161230002")
    await olga.chat.press_data(shown, f"cko:{client_id}:0:0:{second.id}")
    await olga.press("clients-channel-first")
    await olga.reads(olga.said("clients-done-channel-first", address="+79161230002"))
    shown = await olga.chat.last()
    await olga.chat.press_data(shown, f"cko:{client_id}:0:0:{second.id}")
    await olga.press("clients-channel-label")
    await olga.answer("мамин", "(мамин): +79161230002")
    shown = await olga.chat.last()
    await olga.chat.press_data(shown, f"cko:{client_id}:0:0:{second.id}")
    await olga.press("clients-channel-change")
    await olga.answer("+7 916 123-00-01", olga.wrong("same"))
    await olga.answer("+7 916 123-00-09", "(мамин): +79161230009")
    shown = await olga.chat.last()
    await olga.chat.press_data(shown, f"cko:{client_id}:0:0:{second.id}")
    await olga.press("clients-channel-remove")
    await olga.reads(olga.said("clients-done-channel-off", address="+79161230009"))
    await olga.press("journal-undo")
    await olga.chat.wait("↩")
    phones = [each for each in (await olga.card(client_id)).channels if each.kind is ChannelKind.PHONE]
    assert [(each.address, each.label) for each in phones] == [("+79161230009", "мамин"), ("+79161230001", None)]


async def be_hasty(olga: Desk, client_id: int) -> None:
    """A finger that presses twice, a comma too many, a letter for a note; and all that there is in the end."""
    words, chat = olga.words, olga.chat
    await chat.send("+79161230001")
    card = await olga.reads("Орлова Анна")
    called = next(each.data for row in card.buttons for each in row if each.text == words.text("clients-called"))
    await asyncio.gather(*(chat.press_data(card, called, stale=True) for _ in range(2)))
    await chat.wait("✔")
    async with reading(olga.world.database, SYSTEM) as ctx:
        touches = [each for each in await list_timeline(ctx, client_id, limit=50) if each.what is Happening.TOUCH]
    assert len(touches) == 1
    await olga.press("clients-tags", "clients-new-tag")
    await olga.answer(" VIP,, опт , ", "#VIP #опт")
    letter = "Перезвонить после обеда. " * 150
    await chat.reply(await chat.last(), letter)
    await olga.reads(olga.said("clients-done-note"))
    await olga.press("clients-note-whole")
    assert (
        letter.strip()
        in (await olga.reads(olga.said("clients-note-title", place=1, total=1, moment="", member="", signed="no"))).text
    )
    # Who replies to a screen of a card means that card, even while a question is open; a list is nobody's card.
    read_whole = await chat.last()
    await olga.press("clients-note-edit")
    await olga.reads(words.text("clients-note-edit-ask")[:20])
    await chat.reply(read_whole, "Ещё одна")
    await olga.reads(olga.said("clients-done-note"))
    await olga.press("journal-undo")
    await chat.wait("↩")
    await chat.send("/menu")
    await olga.press("team-home-clients")
    both = await chat.wait(lambda shown: all(any(name in each for each in shown.button_texts) for name in NAMES))
    await chat.reply(both, "Соколов")
    await chat.wait(lambda shown: "«Соколов»" in shown.text or "“Соколов”" in shown.text)
    await chat.send("+79161230001")
    await olga.reads("Орлова Анна")
    await olga.press("clients-note-whole", "clients-note-edit")
    await chat.send_file(png(20, 20), "a.png", kind="photo")
    await olga.reads(olga.wrong("empty"))
    await olga.answer("Перезвонить в пятницу", "Перезвонить в пятницу")
    await olga.press("clients-note-remove")
    await olga.reads(olga.said("clients-note-removed"))
    await olga.press("journal-undo")
    assert "Перезвонить в пятницу" in (await chat.wait("↩")).text
    await olga.press(words.text("clients-tab", name=words.text("clients-tab-timeline"), here="no"), "clients-older")
    await chat.wait(lambda shown: words.text("clients-newer") in shown.button_texts)
    await olga.press("clients-newer", "kit-back", words.text("clients-notes", count=1))
    await olga.reads("Перезвонить в пятницу")


async def remove_and_bring_back(olga: Desk, client_id: int) -> None:
    """A field that is in use leaves the cards, and comes back with all that stood in it. Who has it, is a list."""
    await olga.chat.send("/settings")
    await olga.press("fields-settings", "Размер", "fields-who-has")
    await olga.chat.wait(lambda shown: any("Орлова Анна" in each for each in shown.button_texts))
    await olga.chat.send("/settings")
    await olga.press("fields-settings", "Размер", "fields-remove")
    await olga.reads(olga.said("fields-removed", name="Размер", count=1))
    async with reading(olga.world.database, SYSTEM) as ctx:
        assert len((await fields_of(ctx, [client_id]))[client_id]) == 3
    await olga.press("journal-undo")
    await olga.chat.wait("↩")
    async with reading(olga.world.database, SYSTEM) as ctx:
        assert len((await fields_of(ctx, [client_id]))[client_id]) == 4


async def meet_a_colleague(olga: Desk, client_id: int) -> None:
    """Two people fill in one field; then the card goes while the question is open, and the bot is restarted."""
    world, words = olga.world, olga.words
    await world.hire(MARK, Role.MANAGER, locale=words.locale)
    async with writing(world.database, SYSTEM, ChangeKind.CATEGORIES_CHANGED) as ctx:
        await add_category(ctx, "VIP")
    mark = Desk(world, words, world.mark.private)
    for desk in (olga, mark):
        await desk.chat.send("+79161230001")
        await desk.reads("Орлова Анна")
        await desk.press("clients-edit", "Рост")
        await desk.reads(desk.said("fields-ask", name="Рост", kind="number"))
    await world.stop()
    await world.start()
    await mark.answer("171", mark.said("fields-done", name="Рост"))
    await olga.answer("172", olga.said("kit-slower", text="172"))
    # What was written comes back with the way to the card. There both choose a category from what they have seen.
    for desk in (olga, mark):
        await desk.press(*(["kit-to-card"] if desk is olga else []), "clients-pick-category")
    await mark.press("VIP")
    seen = await mark.reads(mark.said("clients-done-category"))
    stale = await olga.chat.last()
    chosen = next(each for row in stale.buttons for each in row if words.text("clients-no-category") == each.text)
    answer = await olga.chat.press_data(stale, chosen.data)
    assert (answer.text, answer.alert) == (words.text("kit-changed-meanwhile"), True)
    assert (await olga.card(client_id)).category is not None
    assert seen.text.split("\n")[0] in (await olga.reads("Орлова Анна")).text
    # Asked anew, the question outlives the card.
    await olga.chat.send("+79161230001")
    await olga.reads("Орлова Анна")
    await olga.press("clients-edit", "Рост")
    await olga.reads(olga.said("fields-ask", name="Рост", kind="number"))
    async with writing(world.database, SYSTEM, ChangeKind.CLIENT_REMOVED) as ctx:
        await remove_client(ctx, client_id)
    await mark.chat.send("/menu")
    await olga.answer("173", words.text("error-not-found", what="client"))
