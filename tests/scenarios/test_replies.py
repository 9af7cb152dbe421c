"""People write, members answer, in Russian and in English; and the days on which that goes wrong."""

import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.kit.words import Words, load_words
from domain.accounts.add_account import add_account
from domain.accounts.remove_account import remove_account
from domain.base.actor import SYSTEM, Actor
from domain.base.sealing import Secret
from domain.clients.add_client import add_client
from domain.clients.edit_client import set_responsible
from domain.clients.kinds import ChannelKind
from domain.conversations.tables import Conversation
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.replies.note_act import sum_acts
from domain.team.bind_group import bind_group
from domain.team.queries import list_members
from domain.templates.change_templates import add_template
from domain.texts.rules import MESSAGE_LENGTH
from sandbox.driver import ChatDriver
from sandbox.shown import ShownMessage
from sandbox.vk import cast
from sandbox.vk.pictures import square
from tests.support.keys import HOLDER
from tests.support.people import actor_of
from tests.support.quick_world import eventually, quick_world
from tests.support.running_bot import MARK, OLGA, World

GROUP = -1001000000001
#: People whose mood is to read and say nothing.
ANNA, BORIS = cast.person_id(0), cast.person_id(2)
in_both = pytest.mark.parametrize("told_world", ["ru", "en"], indirect=True)
in_russian = pytest.mark.parametrize("told_world", ["ru"], indirect=True)


@pytest.fixture
async def told_world(
    request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[World, Words]]:
    """The product in this language, with a team group and a community that hears."""
    async with quick_world(empty_sqlite, tmp_path, monkeypatch, locale=request.param) as world:
        words = load_words(request.param)
        await world.olga.private.send("/start")
        await world.olga.private.wait(lambda shown: words.text("team-home-board") in shown.button_texts)
        await world.hire(MARK)
        await world.mark.private.send("/start")
        await world.mark.private.wait(lambda shown: words.text("team-home-board") in shown.button_texts)
        await world.driver.set_bot_status("member", OLGA)
        olga = await acting(world, OLGA)
        token = Secret(cast.token_value(cast.COFFEE))
        async with writing(world.database, olga, ChangeKind.TEAM_CHANGED) as ctx:
            await bind_group(ctx, GROUP, "Отдел продаж")
            account = await add_account(ctx, world.sealer, replace(HOLDER, vk_id=cast.COFFEE_ID, name="Кофейня"), token)

        async def hears() -> bool:
            return world.gateways is not None and world.gateways.hears(account.id)

        await eventually(hears)
        yield world, words


async def acting(world: World, telegram_id: int) -> Actor:
    """The member with the rights of this moment."""
    async with reading(world.database, SYSTEM) as ctx:
        found = next(member for member in await list_members(ctx) if member.telegram_id == telegram_id)
    return await actor_of(world.database, found.id)


async def marks_client(world: World, person: int, name: str) -> int:
    """A card of this person of VK that Mark is responsible for."""
    mark = await acting(world, MARK)
    async with writing(world.database, SYSTEM, ChangeKind.CLIENT_ADDED) as ctx:
        client = await add_client(ctx, name, [(ChannelKind.VK, f"id{person}")])
        await set_responsible(ctx, client.id, mark.member_id)
    return client.id


async def waits(world: World, person: int) -> bool:
    """Whether the person waits for an answer."""
    async with world.database.read() as connection:
        query = select(Conversation.waits_since).where(Conversation.address == f"id{person}")
        return (await connection.execute(query)).scalar() is not None


def show(message: ShownMessage) -> None:
    """For whoever wants to read how it reads: `pytest -s`."""
    sys.stdout.write(f"\n{message.text}\n{[[one.text for one in row] for row in message.buttons]}\n")


async def draft(chat: ChatDriver, words: Words, text: str) -> ShownMessage:
    """Press Reply in the newest notice and write; gives the draft as it is shown."""
    await chat.press(words.text("replies-reply"))
    await chat.wait(lambda shown: words.text("kit-cancel") in shown.button_texts)
    await chat.send(text)
    return await chat.wait(lambda shown: words.text("replies-rewrite") in shown.button_texts)


@in_both
async def test_a_question_is_answered_and_a_stop_is_obeyed(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    vk, mark, olga = world.driver.vk, world.mark.private, world.olga.private
    client_id = await marks_client(world, ANNA, "Анна Ким")
    anna = vk.person(ANNA)

    # Two messages in a row are one; the second has no words at all.
    await mark.mark()
    await anna.write(cast.COFFEE_ID, "Здравствуйте! Сколько стоит <латте>?")
    await anna.write(cast.COFFEE_ID, "", attachments=("sticker1_5", "photo5_7"))
    sticker = words.text("replies-enclosure-sticker")
    told = await mark.wait(lambda shown: "<латте>" in shown.text and sticker in shown.text)
    show(told)
    assert len([each for each in await mark.messages() if "<латте>" in each.text]) == 1
    assert "https://" in told.html or "http://" in told.html

    # A text that no message takes, then one that is shown, changed and sent from the same account.
    await mark.press(words.text("replies-reply"))
    await mark.wait(lambda shown: words.text("kit-cancel") in shown.button_texts)
    await mark.send("я" * (MESSAGE_LENGTH + 1))
    await mark.wait(words.text("error-invalid-value", reason="too-long", longest=MESSAGE_LENGTH))
    await mark.send("Двести рублей")
    show(await mark.wait(lambda shown: words.text("replies-rewrite") in shown.button_texts))
    await mark.press(words.text("replies-rewrite"))
    await mark.wait(lambda shown: words.text("kit-cancel") in shown.button_texts)
    await mark.send("Двести рублей, с сиропом двести тридцать")
    await mark.wait(lambda shown: "тридцать" in shown.text)
    await mark.press(words.text("replies-send", second="no"))
    sent = await vk.wait("Двести рублей, с сиропом двести тридцать", person_id=ANNA)
    assert sent.account == -cast.COFFEE_ID
    done = await mark.wait(words.text("replies-sent", person="Анна Ким").replace("<b>", "").replace("</b>", ""))
    assert done.edited
    show(done)
    assert not await waits(world, ANNA)

    # A photo and a file are an answer too: an album is one message, what VK does not take is refused with words.
    await anna.write(cast.COFFEE_ID, "А как у вас внутри?")
    inside = await mark.wait("А как у вас внутри?")
    await mark.press(words.text("replies-reply"))
    show(await mark.wait(lambda shown: words.text("kit-cancel") in shown.button_texts))
    await mark.send_file(b"OggS", "a.ogg", kind="voice", duration=2)
    await mark.wait(words.text("error-invalid-value", reason="no-enclosure", longest=0))
    await mark.send_file(square(1, 8), "hall.png", kind="photo", album="77")
    await mark.wait(lambda shown: words.text("replies-file") in shown.button_texts)
    await mark.send_file(square(2, 8), "bar.png", kind="photo", caption="Вот <наш> зал", album="77")
    both = await mark.wait(lambda shown: "<наш>" in shown.text and shown.text.count("🖼") == 2)
    assert both.edited
    await mark.press(words.text("replies-file"))
    await mark.wait(lambda shown: words.text("kit-cancel") in shown.button_texts)
    await mark.send_file(b"MZ", "setup.exe")
    await mark.wait(words.text("error-invalid-value", reason="program", longest=0))
    await mark.send_file(b"%PDF-1.4", "menu.pdf")
    show(await mark.wait(lambda shown: "menu.pdf" in shown.text and "<наш>" in shown.text))
    await mark.press(words.text("replies-send", second="no"))
    sent = await vk.wait("Вот <наш> зал", person_id=ANNA)
    assert [each.partition("-")[0] for each in sent.attachments] == ["photo", "photo", "doc"]
    async with writing(world.database, await acting(world, MARK), ChangeKind.TEMPLATES_CHANGED) as ctx:
        await add_template(ctx, "{Ждём вас|Приходите|Заходите}, %имя|друг%!", name="Ждём")
    await mark.reply(inside, "И ещё слово")
    await mark.wait(lambda shown: "И ещё слово" in shown.text and words.text("replies-drop") in shown.button_texts)
    await mark.press(words.text("replies-drop"))

    # A template in three presses, drawn for this person; other words and another drawing are a press away.
    await mark.press(words.text("replies-template"))
    show(await mark.wait(lambda shown: words.text("templates-write-all") in shown.button_texts))
    await mark.press("Ждём")
    drawn = await mark.wait(lambda shown: words.text("replies-redraw") in shown.button_texts)
    show(drawn)
    await mark.press(words.text("replies-redraw"))
    await mark.wait(lambda shown: shown.id == drawn.id and shown.text != drawn.text)
    await mark.press(words.text("replies-send", second="no"))
    await vk.wait(lambda message: message.text.endswith(", друг!"), person_id=ANNA)

    # Two answer at once: the second is told before anything is sent, and may send all the same.
    await mark.mark()
    await anna.write(cast.COFFEE_ID, "А доставка есть?")
    notice = await mark.wait("А доставка есть?")
    await mark.reply(notice, "Есть, по центру")
    await mark.wait(
        lambda shown: "Есть, по центру" in shown.text and words.text("replies-rewrite") in shown.button_texts
    )
    await olga.send("/start")
    home = await olga.wait(lambda shown: True)
    show(home)
    async with world.database.read() as connection:
        conversation = (await connection.execute(select(Conversation.id))).scalar_one()
    await olga.press_data(home, f"ho:{conversation}", stale=True)
    shown = await draft(olga, words, "Да, ответ второй")
    assert words.text("replies-send", second="no") in shown.button_texts
    await mark.press(words.text("replies-send", second="no"))
    await vk.wait("Есть, по центру", person_id=ANNA)
    answer = await olga.press(words.text("replies-send", second="no"))
    assert (answer.text, answer.alert) == (words.text("error-answered-meanwhile"), True)
    warned = await olga.wait(lambda shown: words.text("replies-send", second="yes") in shown.button_texts)
    show(warned)
    assert "Да, ответ второй" not in [each.text for each in await vk.delivered()]
    await olga.press(words.text("replies-send", second="yes"))
    await vk.wait("Да, ответ второй", person_id=ANNA)
    again = await olga.press_data(warned, next(one.data for row in warned.buttons for one in row), stale=True)
    assert again.text == words.text("error-reply-sent")

    # The whole talk, from the card.
    await mark.send(f"/start c_{client_id}")
    await mark.press(words.text("replies-talk"))
    talk = await mark.wait(lambda shown: "<латте>" in shown.text and "Да, ответ второй" in shown.text)
    show(talk)
    assert "menu.pdf" in talk.text
    places = [
        talk.text.index(part) for part in ("<латте>", "тридцать", "<наш>", "А доставка", "по центру", "ответ второй")
    ]
    assert places == sorted(places)

    # Stop: obeyed at once, said once, and nobody can answer any more.
    await mark.mark()
    await anna.write(cast.COFFEE_ID, "Стоп, больше не пишите")
    refused = await mark.wait(lambda shown: "больше не пишите" in shown.text)
    show(refused)
    assert words.text("replies-reply") not in refused.button_texts
    yes = load_words("ru").text("replies-stop-confirmed")
    await vk.wait(yes, person_id=ANNA)
    await anna.write(cast.COFFEE_ID, "стоп")
    await mark.wait(lambda shown: shown.text.count("топ") > 1)
    old = await mark.press_data(notice, f"hp:{conversation}", stale=True)
    assert old.text == words.text("error-unreachable", reason="opted-out")
    assert [each.text for each in await vk.delivered()].count(yes) == 1


@in_russian
async def test_who_is_nobodys_is_taken(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    vk, mark, group = world.driver.vk, world.mark.private, world.mark.group()
    newcomer = await vk.add_person(610_000_001, "Нина", "Новая", mood="silent")
    await newcomer.write(cast.COFFEE_ID, "Добрый день, вы открыты?")
    post = await group.wait("Добрый день, вы открыты?", since=-1)
    show(post)
    assert "Нина Новая" in post.text
    await mark.mark()
    await group.press(words.text("replies-take"), message=post)
    await group.wait(words.text("replies-taken-in-group", member="Ольга Орлова"), since=-1)
    mine = await mark.wait("Добрый день, вы открыты?")
    assert words.text("replies-reply") in mine.button_texts
    late = await world.olga.group().press_data(post, post.buttons[0][0].data, stale=True)
    assert late.alert

    # A like, a comment and a join are told on the card; those of others are counted.
    boris = vk.person(BORIS)
    for person in (newcomer, boris):
        await person.like(cast.COFFEE_ID)
        await person.comment(cast.COFFEE_ID, "Красиво")
    await newcomer.join(cast.COFFEE_ID)
    owner = await acting(world, OLGA)

    async def is_counted() -> bool:
        async with reading(world.database, owner) as ctx:
            return sum(each.by_clients + each.by_others for each in await sum_acts(ctx)) == 5

    await eventually(is_counted)
    await mark.press(words.text("replies-card"))
    await mark.press(words.text("clients-tab-timeline"))
    for kind in ("client-liked", "client-commented", "joined"):
        await mark.wait(words.text(f"touches-kind-{kind}"))
    await world.olga.private.send("/settings")
    await world.olga.private.press(words.text("replies-settings"))
    show(await world.olga.private.wait(words.text("replies-act-liked")))

    # Answered by hand on VK's own pages: nobody waits any more.
    await vk.person(cast.PROMO_ID).answer(cast.COFFEE_ID, newcomer.id, "Открыты до восьми")

    async def is_answered() -> bool:
        return not await waits(world, newcomer.id)

    await eventually(is_answered)

    # The account goes while somebody is writing.
    await mark.mark()
    await newcomer.write(cast.COFFEE_ID, "А завтра?")
    await mark.wait("А завтра?")
    await draft(mark, words, "Тоже до восьми")
    # VK refuses it: that is told with the words kept, to be sent once more.
    await vk.fault("error", "messages.send", code=902)
    await mark.press(words.text("replies-send", second="no"))
    show(await mark.wait(lambda shown: words.text("replies-again") in shown.button_texts))
    await mark.press(words.text("replies-again"))
    await mark.wait(lambda shown: "Тоже до восьми" in shown.text and words.text("replies-drop") in shown.button_texts)
    async with writing(world.database, owner, ChangeKind.ACCOUNT_REMOVED) as ctx:
        await remove_account(ctx, (await world_account(world)))
    gone = await mark.press(words.text("replies-send", second="no"))
    assert gone.text == words.text("error-not-found", what="account")


async def world_account(world: World) -> int:
    """The only account."""
    assert world.gateways is not None
    return next(iter(world.gateways.account_ids))
