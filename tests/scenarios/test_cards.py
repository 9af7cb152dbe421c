"""A card full to the brim, over HTTP in both languages: it opens, and everything on it can be reached."""

from pathlib import Path

import pytest

from bot.kit.words import load_words
from domain.base.actor import SYSTEM
from domain.clients.add_client import add_client
from domain.clients.change_sources import add_source
from domain.clients.change_tags import tag_client
from domain.clients.kinds import ChannelKind, SourceKind
from domain.fields.change_fields import add_field
from domain.fields.rules import MOST_FIELDS
from domain.fields.set_field import set_field
from domain.fields.tables import FieldKind
from domain.funnel.add_deal import add_deal
from domain.funnel.change_funnels import add_funnel
from domain.funnel.queries import list_funnels
from domain.funnel.set_stage import set_stage
from domain.funnel.tables import StageKind
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from tests.support.quick_world import quick_world, walk
from tests.support.running_bot import World

FUNNELS, DEALS, SOURCES, TAGS = 19, 14, 14, 32
LOST = [("Отказ " + "з" * 30, "✖", StageKind.LOST)]


async def fill(world: World) -> None:
    """A client with long names, many tags, every own field, a place in many funnels, and a long past."""
    async with writing(world.database, SYSTEM, ChangeKind.CLIENT_ADDED) as ctx:
        known = [(ChannelKind.PHONE, "+79161230001"), (ChannelKind.INSTAGRAM, "zoya")]
        key = (await add_client(ctx, "Зоя " + "Ж" * 250, known, company="К" * 250)).id
        for number in range(TAGS):
            await tag_client(ctx, key, f"тег {number} " + "ы" * 50)
        for number in range(MOST_FIELDS):
            field = await add_field(ctx, f"Поле {number} " + "щ" * 45, FieldKind.TEXT)
            await set_field(ctx, key, field.id, "Ю" * 1_000)
        for number in range(FUNNELS):
            await add_funnel(ctx, f"Воронка {number}", LOST)
        for funnel in await list_funnels(ctx):
            await set_stage(ctx, key, funnel.stages[-1].id, "п" * 100)
        for number in range(DEALS):
            await add_deal(ctx, key, f"Сделка {number}", 100, "RUB")
        for number in range(SOURCES):
            await add_source(ctx, key, SourceKind.ADVERT, {"tracker": f"счётчик {number}"})


@pytest.mark.parametrize("locale", ["ru", "en"])
async def test_a_full_card_opens(
    empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locale: str
) -> None:
    words = load_words(locale)
    async with quick_world(empty_sqlite, tmp_path, monkeypatch, locale=locale) as world:
        await fill(world)
        chat = world.olga.private
        await chat.send("/start")
        await chat.send("+79161230001")
        card = await chat.wait("Зоя Ж")
        assert card.text.endswith("…")
        # What has just been done is said below it all the same.
        await chat.press(words.text("clients-called"))
        await chat.wait(lambda shown: "…\n\n✔" in shown.text)
        await chat.press(words.text("clients-edit"))
        fields = await chat.wait(lambda shown: sum("🧩" in each for each in shown.button_texts) == MOST_FIELDS)
        await chat.press(f"Поле {MOST_FIELDS - 1} ", message=fields)
        await chat.wait("ЮЮЮ")
        await chat.send("Коротко")
        await chat.wait(lambda shown: "✔" in shown.text)
        await chat.press(tab(locale, "deals"))
        deals = await chat.wait("Сделка 13")
        assert "Сделка 0 " not in deals.text
        await chat.press(words.text("kit-next"))
        await chat.wait("Сделка 0 ")
        await walk(chat, words.text("kit-back"), tab(locale, "source"), words.text("sources-all"))
        await walk(chat, words.text("kit-next"))
        await chat.wait(f"счётчик {SOURCES - 1}")
        await walk(chat, words.text("kit-back"), tab(locale, "contacts"))
        contacts = await chat.wait("+79161230001")
        assert "<code>+79161230001" not in contacts.html
        assert "<code>zoya</code>" in contacts.html
        async with reading(world.database, SYSTEM) as ctx:
            funnels = await list_funnels(ctx)
        await chat.press(tab(locale, "visitor"))
        await chat.press(words.text("clients-pick-stage"))
        await chat.wait(lambda shown: sum("📊" in each for each in shown.button_texts) == len(funnels))


def tab(locale: str, name: str) -> str:
    words = load_words(locale)
    return words.text("clients-tab", name=words.text(f"clients-tab-{name}"), here="no")
