"""Lists over HTTP, in Russian and in English: filter, ticks, views, segments, groups, tags, and their bad days."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.kit.enum_words import key_of
from bot.kit.words import Words, load_words
from domain.audience.basket import list_ticked
from domain.audience.filter import Lacking, Order
from domain.audience.layout import ListColumn, ListView
from domain.audience.toggles import Choice, Kinds, Toggle, Typed
from domain.base.actor import Role
from domain.base.clock import utc_now
from domain.clients.add_client import add_client
from domain.clients.change_categories import add_category, remove_category
from domain.clients.change_tags import tag_client
from domain.clients.edit_client import set_category, set_sex
from domain.clients.kinds import ChannelKind, ClientState, Sex
from domain.clients.remove_client import remove_client
from domain.clients.set_state import set_state
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.touches.log_touch import plan_touch
from jobs.audience.groups import GroupFiller
from sandbox.driver import ChatDriver
from sandbox.shown import ShownMessage
from tests.support.people import actor_of
from tests.support.quick_world import quick_world
from tests.support.running_bot import MARK, World

NAMES = tuple(f"{name} {index}" for index, name in enumerate(("Алла", "Борис", "Вера", "Глеб") * 5))


@pytest.fixture(params=["ru", "en"])
async def told_world(
    request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[World, Words]]:
    """The product in each language, with twenty clients of the owner's."""
    async with quick_world(empty_sqlite, tmp_path, monkeypatch, locale=request.param) as world:
        words = load_words(request.param)
        chat = world.olga.private
        await chat.send("/start")
        await chat.wait(lambda shown: words.text("team-home-clients") in shown.button_texts)
        yield world, words


async def add_clients(world: World) -> tuple[list[int], int]:
    """The clients and a category that some of them are in."""
    owner = await actor_of(world.database, 1)
    async with writing(world.database, owner, ChangeKind.CLIENT_ADDED, clock=utc_now) as ctx:
        category = (await add_category(ctx, "Особые", "⭐")).id
        ids = []
        for index, name in enumerate(NAMES):
            channels = [(ChannelKind.PHONE, f"+7916000{index:04}")] if index % 2 else []
            client = await add_client(ctx, name, channels)
            await set_sex(ctx, client.id, Sex.MALE if index % 2 else Sex.FEMALE)
            if index % 5 == 0:
                await set_category(ctx, client.id, category)
            if index % 10 == 0:
                await tag_client(ctx, client.id, "спросил цену")
            ids.append(client.id)
    return ids, category


def has(caption: str, *more: str):  # type: ignore[no-untyped-def]  # A predicate on a message.
    """A message with a button whose caption contains this, and more pieces of text or captions."""

    def fits(shown: ShownMessage) -> bool:
        captions = " | ".join(shown.button_texts)
        return caption in captions and all(each in captions or each in shown.text for each in more)

    return fits


async def press(chat: ChatDriver, words: Words, *keys: str) -> None:
    """Press the buttons with these words, one after the other."""
    for key in keys:
        await chat.press(words.text(key))


async def filtering(world: World, words: Words, category: int) -> None:
    chat = world.olga.private
    await chat.press(words.text("team-home-clients"))
    shown = await chat.wait(has("Алла 0"))
    assert words.text("audience-all") in shown.text
    await press(chat, words, "audience-sift")
    await chat.wait(lambda shown: "20" in shown.text)
    await chat.press(words.text(key_of(Toggle.MALE)))
    await chat.wait(has(f"✔ {words.text(key_of(Toggle.MALE))}"))
    await chat.press(words.text(key_of(Toggle.PHONE)))
    shown = await chat.wait(lambda shown: "10" in shown.text)
    assert words.html("audience-filter-sex", names=words.text("clients-sex-male")) in shown.text
    # A woman instead, in one more step a category, which a colleague removes in the middle.
    await chat.press(words.text(key_of(Toggle.PHONE)))
    await chat.press(words.text(key_of(Toggle.FEMALE)))
    await chat.press(words.text(key_of(Choice.CATEGORY)))
    await chat.press("Особые")
    await chat.wait(has("✔ ⭐ Особые"))
    async with writing(world.database, await actor_of(world.database, 1), ChangeKind.CATEGORIES_CHANGED) as ctx:
        await remove_category(ctx, category)
    await press(chat, words, "audience-show")
    shown = await chat.wait(words.text("audience-gone"))
    assert "Алла 0" in " ".join(shown.button_texts), "the mark is under the surface still"
    await press(chat, words, "audience-sift", "audience-reset")
    shown = await chat.wait(has("Борис 1", words.text("audience-all")))
    assert words.text("audience-gone") not in shown.text
    # Who has no phone, of the people; and days that can't be.
    await press(chat, words, "audience-sift", key_of(Toggle.PERSON), key_of(Kinds.LACKING), key_of(Lacking.PHONE))
    await chat.wait(has(f"✔ {words.text(key_of(Lacking.PHONE))}"))
    await press(chat, words, "kit-back", key_of(Typed.BORN))
    await chat.send("30 февраля")
    await chat.wait(words.text("error-invalid-value", reason="whole"))
    await chat.send("7")
    shown = await chat.wait(words.text("audience-filter-born", names="7"))
    assert words.text("audience-apply", count=0, more="no") in shown.button_texts
    await press(chat, words, key_of(Typed.BORN))
    await chat.send("-")
    await chat.press(words.text("audience-apply", count=10, more="no"))
    shown = await chat.wait(has("Алла 0", words.text("audience-filter-lacks", names=words.text(key_of(Lacking.PHONE)))))
    assert "Борис 1" not in shown.button_texts
    await press(chat, words, "audience-sift", "audience-reset")
    await chat.wait(has("Борис 1"))


async def ticking(world: World, words: Words, ids: list[int]) -> None:
    chat = world.olga.private
    await press(chat, words, "audience-tick")
    await chat.press("⬜ Алла 0")
    await chat.wait(lambda shown: "☑️ Алла 0" in shown.button_texts[0])
    await press(chat, words, "kit-next", "audience-tick-page")
    await chat.wait(words.text("audience-ticked", count=9).replace("<b>", "").replace("</b>", "").split(":")[0])
    await world.stop()
    await world.start()
    await press(chat, words, "kit-previous")
    shown = await chat.wait(has("☑️ Алла 0"))
    assert ": 9" in shown.text, "ticks survive paging and a restart"
    async with writing(world.database, await actor_of(world.database, 1), ChangeKind.CLIENT_REMOVED) as ctx:
        await remove_client(ctx, ids[0])
    await chat.send("/selected")
    shown = await chat.wait(words.text("audience-filter-ticked"))
    assert ": 8" in shown.text
    owner = await actor_of(world.database, 1)
    async with writing(world.database, owner, ChangeKind.CLIENT_EDITED) as ctx:
        put_aside = (await list_ticked(ctx, limit=1))[0]
        await set_state(ctx, put_aside, ClientState.ARCHIVED)
    # Whoever was ticked and stands in the archive by now is told of, and not lost with the others' ticks.
    await press(chat, words, "audience-clear")
    await chat.wait(words.text("audience-cleared", count=9))
    await press(chat, words, "audience-refill")
    shown = await chat.wait(has(words.text("audience-aside", count=1)))
    assert words.text("bulk-do-with-all", count=7, more="no") in shown.button_texts
    await chat.press(words.text("audience-aside", count=1))
    await chat.wait(has(words.text("bulk-do-with-all", count=1, more="no"), words.text("clients-state-archived")))
    # The same where somebody looks for a name that is in the archive: it is not offered as a new one alone.
    name = NAMES[ids.index(put_aside)]
    await chat.send(name)
    shown = await chat.wait(has(words.text("audience-aside", count=1)))
    assert words.text("intake-add-searched", query=name) in shown.button_texts
    async with writing(world.database, owner, ChangeKind.CLIENT_EDITED) as ctx:
        await set_state(ctx, put_aside, ClientState.ACTIVE)
    await chat.send("/selected")
    await chat.wait(lambda shown: ": 8" in shown.text)
    await press(chat, words, "audience-keep-picked")
    await chat.send("x" * 49)
    await chat.wait("48")
    await chat.send("Отобранные")
    await chat.wait(words.text("audience-segment-saved"))


async def looks(world: World, words: Words) -> None:
    chat = world.olga.private
    await press(chat, words, "audience-open-list", "audience-layout")
    await chat.press(words.text(key_of(ListView.TABLE)))
    shown = await chat.wait(has("3"))
    assert "Борис" in shown.text
    await press(chat, words, "audience-layout", "audience-columns")
    await chat.press(words.text(key_of(ListColumn.PHONE)))
    await chat.press(words.text("audience-to-list"))
    await chat.wait("+7916")
    await press(chat, words, "audience-layout")
    await chat.press(words.text(key_of(ListView.CARDS)))
    await chat.wait(f"{words.text(key_of(ListColumn.PHONE))}: +7916")
    await press(chat, words, "audience-layout")
    await chat.press(words.text(key_of(Order.NEWEST)))
    await press(chat, words, "audience-layout")
    await chat.press(words.text(key_of(ListView.LIST)))
    shown = await chat.wait(has("+7916"))
    # From a card back to the very page it stands on.
    first = shown.button_texts[0]
    await chat.press(first)
    await press(chat, words, "clients-back-to-list")
    assert (await chat.wait(has(first))).button_texts[0] == first


async def segments(world: World, words: Words) -> None:
    chat, mark = world.olga.private, world.mark.private
    await world.hire(MARK, Role.MANAGER, words.locale)
    await mark.send("/segments")
    shown = await mark.wait(has(words.text("audience-sift")))
    assert "Отобранные" not in str(shown.button_texts), "an own segment is nobody else's business"
    await chat.send("/segments")
    await chat.press("Отобранные")
    await press(chat, words, "audience-share-it")
    await chat.wait(has(words.text("audience-unshare")))
    await mark.send("/segments")
    await mark.press("Отобранные")
    theirs = await mark.wait(has(words.text("audience-open-list")))
    assert words.text("audience-remove") not in theirs.button_texts, "a shared one is changed by its owner"
    await press(chat, words, "audience-remove")
    await chat.wait(has(words.text("journal-undo")))
    answer = await mark.press(words.text("audience-open-list"))
    assert answer.text == words.text("error-not-found", what="segment")
    await press(chat, words, "journal-undo")


async def groups(world: World, words: Words) -> None:
    chat = world.olga.private
    await chat.send("/groups")
    await press(chat, words, "audience-group-add")
    await chat.send("🔥 Тёплые лиды")
    await chat.wait(words.text("audience-group-added")[:10])
    await chat.send("/tags")
    await chat.press("#спросил цену")
    await press(chat, words, "audience-open-list")
    await chat.wait(has("Вера 10"))
    await chat.send("/groups")
    await chat.press("🔥 Тёплые лиды")
    await press(chat, words, "audience-group-set-rule", "audience-rule-list", "audience-group-on")
    await chat.wait(lambda shown: ": 1" in shown.text and words.text("kit-back") in shown.button_texts)
    await chat.press("▶️")
    await chat.wait(words.text("audience-group-is-on", count=1))
    async with writing(world.database, await actor_of(world.database, 1), ChangeKind.TAGS_CHANGED) as ctx:
        await tag_client(ctx, 2, "спросил цену")
        await plan_touch(ctx, 2, None)
    await GroupFiller(world.database, utc_now).tick()
    await chat.press(words.text("audience-open-list"))
    await chat.wait(has("Борис 1", "Вера 10"))
    await chat.press("Борис 1")
    await chat.wait("🔥 Тёплые лиды")
    await press(chat, words, "clients-groups")
    await chat.press("✔ 🔥 Тёплые лиды")
    await chat.wait(words.text("clients-done-groups"))


async def tags(world: World, words: Words) -> None:
    chat = world.olga.private
    await press(chat, words, "clients-tags", "clients-tag-letters")
    await chat.send("спро")
    await chat.wait(has("✔ спросил цену"))
    await chat.press(words.text("clients-new-tag"))
    await chat.send("#Ждёт звонка")
    await chat.wait(has("#Ждёт звонка"))
    await chat.press("#спросил цену")
    await chat.wait(has("Вера 10", "Борис 1"))
    await chat.send("/tags")
    await chat.press("#спросил цену")
    await press(chat, words, "audience-tag-merge")
    await chat.press("#Ждёт звонка")
    await chat.wait(words.text("audience-tag-merged"))
    await press(chat, words, "journal-undo")
    await chat.send("/tags")
    await chat.wait(has("#спросил цену", "#Ждёт звонка"))
    await chat.press("#Ждёт звонка")
    await press(chat, words, "audience-tag-remove", "audience-tag-remove-sure")
    await chat.wait(words.text("audience-tag-removed", name="Ждёт звонка"))


async def test_the_story(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    ids, category = await add_clients(world)
    await filtering(world, words, category)
    await ticking(world, words, ids)
    await looks(world, words)
    await segments(world, words)
    await groups(world, words)
    await tags(world, words)
    chat = world.olga.private
    await chat.send("/menu")
    await press(chat, words, "team-home-collections", "audience-responsibles")
    await chat.press(f"· {len(NAMES) - 1}")
    shown = await chat.wait(has("Борис 1"))
    assert words.text("audience-filter-responsible", names="").strip() in shown.text
