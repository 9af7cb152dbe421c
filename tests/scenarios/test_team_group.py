"""What the team group hears of the day's work, in Russian and in English: each thing once, and no more than all may."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.kit.words import Words, load_words
from bot.outbox.send import plain
from domain.base.actor import SYSTEM, Actor
from domain.clients.access_queries import access_of
from domain.clients.add_client import add_client
from domain.clients.remove_client import remove_client
from domain.funnel.add_deal import add_deal
from domain.funnel.edit_deal import reopen_deal, win_deal
from domain.funnel.queries import list_funnels
from domain.funnel.set_stage import set_stage
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.outbox.tables import OutboxMessage, OutboxState
from domain.team.bind_group import bind_group
from domain.team.change_scope import change_scope
from domain.team.queries import list_members
from domain.team.set_topic import set_topic
from domain.team.switch_post import switch_post
from domain.team.tables import PostKind, Scope
from sandbox.driver import ShownMessage
from tests.support.people import actor_of, change_member
from tests.support.quick_world import eventually, quick_world, walk
from tests.support.running_bot import MARK, OLGA, World

GROUP = -1001000000001
TOPIC = 3


@pytest.fixture(params=["ru", "en"])
async def told_world(
    request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[World, Words]]:
    """The product in each language, its group bound; nobody has second thoughts."""
    monkeypatch.setattr("domain.outbox.post_to_team.SECOND_THOUGHTS", timedelta())
    async with quick_world(empty_sqlite, tmp_path, monkeypatch, locale=request.param) as world:
        words = load_words(request.param)
        await world.olga.private.send("/start")
        await world.olga.private.wait(lambda shown: words.text("team-home-board") in shown.button_texts)
        await world.hire(MARK)
        await world.driver.set_bot_status("member", OLGA)
        olga = await acting(world, OLGA)
        async with writing(world.database, olga, ChangeKind.TEAM_CHANGED) as ctx:
            await bind_group(ctx, GROUP, "Отдел продаж")
            await set_topic(ctx, PostKind.WON, TOPIC, "Победы")
        yield world, words


async def acting(world: World, telegram_id: int) -> Actor:
    """The member with the rights of this moment."""
    async with reading(world.database, SYSTEM) as ctx:
        found = next(member for member in await list_members(ctx) if member.telegram_id == telegram_id)
    return await actor_of(world.database, found.id)


async def posted(world: World, text: str) -> ShownMessage:
    """The post of the group that says so."""
    return await world.olga.group().wait(text, since=-1)


async def test_the_group_hears_of_a_client_a_move_and_a_won_deal(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    mark = await acting(world, MARK)
    async with writing(world.database, mark, ChangeKind.CLIENT_ADDED) as ctx:
        client = await add_client(ctx, "Иванов <Пётр>")
    added = await posted(world, "Иванов <Пётр>")
    assert added.thread_id == 0
    assert words.text("outbox-open-card") in added.button_texts

    async with writing(world.database, mark, ChangeKind.STAGE_SET) as ctx:
        stage = (await list_funnels(ctx))[0].stages[1]
        await set_stage(ctx, client.id, stage.id)
    await posted(world, stage.name)

    async with writing(world.database, mark, ChangeKind.DEAL_WON) as ctx:
        deal = await add_deal(ctx, client.id, "Абонемент", 12_500_00, "RUB")
        await win_deal(ctx, deal.id)
    won = await posted(world, "Абонемент")
    assert won.thread_id == TOPIC
    assert words.money(12_500_00, "RUB") in won.text
    assert len(await _posts(world)) == 3


async def test_a_client_of_nobody_is_taken_by_one(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    for telegram_id, name in ((OLGA, "Ольга Орлова"), (MARK, "Марк Бобров")):
        await change_member(world.database, telegram_id, name=name)
    async with writing(world.database, SYSTEM, ChangeKind.CLIENT_ADDED) as ctx:
        client = await add_client(ctx, "Иванов <Пётр>")
        await set_stage(ctx, client.id, (await list_funnels(ctx))[0].stages[0].id)
    # A stage has the same sign.
    post = await world.olga.group().wait(lambda shown: shown.text.startswith("🆕"), since=-1)
    moved = await posted(world, "🔀")
    assert post.button_texts == moved.button_texts == [words.text("clients-take"), words.text("outbox-open-card")]

    await world.mark.start()
    await world.mark.private.wait("")
    await world.mark.private.mark()
    await world.mark.group().press(words.text("clients-take"), message=post)
    taken = await posted(world, plain(words.html("clients-taken", member="Марк Бобров")))
    assert taken.id == post.id
    assert "Иванов <Пётр>" in taken.text
    assert taken.button_texts == [words.text("outbox-open-card")]
    card = await world.mark.private.wait("Иванов <Пётр>")
    assert words.text("journal-undo") in card.button_texts

    # Olga's screen still shows the button, and so does the other post: she is told who was first.
    for each in (post, moved):
        late = await world.olga.group().press_data(each, f"ctk:{client.id}", stale=each is post)
        assert (late.text, late.alert) == (words.text("error-taken", name="Марк Бобров"), True)
    await eventually(lambda: _says(world, moved, "Марк Бобров"))
    async with reading(world.database, SYSTEM) as look:
        assert (await access_of(look, client.id)).responsible_id == (await acting(world, MARK)).member_id


async def _says(world: World, post: ShownMessage, text: str) -> bool:
    return any(each.id == post.id and text in each.text for each in await world.olga.group().messages())


async def test_what_not_everybody_may_see_is_not_named(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    olga, mark = await acting(world, OLGA), await acting(world, MARK)
    assert mark.member_id is not None
    async with writing(world.database, olga, ChangeKind.MEMBER_CHANGED) as ctx:
        await change_scope(ctx, mark.member_id, Scope.OWN)
    async with writing(world.database, olga, ChangeKind.CLIENT_ADDED) as ctx:
        client = await add_client(ctx, "Тайный Клиент")
        deal = await add_deal(ctx, client.id, "Сделка Тайного", 100_00, "RUB")
        await win_deal(ctx, deal.id)
    won = await posted(world, "🏆")
    shown = await posted(world, "🆕")
    assert "Тайн" not in won.text + shown.text
    # The button opens the card in private: to Olga, and not to Mark.
    await world.olga.private.send(f"/start c_{client.id}")
    await world.olga.private.wait("Тайный Клиент")
    await world.mark.private.send(f"/start c_{client.id}")
    assert "Тайн" not in (await world.mark.private.wait(lambda shown: bool(shown.button_texts))).text
    assert words.text("outbox-open-card") in shown.button_texts


async def test_what_was_taken_back_or_is_not_wanted_is_not_told(told_world: tuple[World, Words]) -> None:
    world, _ = told_world
    olga = await acting(world, OLGA)
    async with writing(world.database, olga, ChangeKind.CLIENT_ADDED) as ctx:
        gone = await add_client(ctx, "Ошибка")
        kept = await add_client(ctx, "Не Ошибка")
        deal = await add_deal(ctx, kept.id, "Отменённая", 1_00, "RUB")
        await win_deal(ctx, deal.id)
        await reopen_deal(ctx, deal.id)
        await remove_client(ctx, gone.id)
        await switch_post(ctx, PostKind.STAGE, is_on=False)
        await set_stage(ctx, kept.id, (await list_funnels(ctx))[0].stages[0].id)
    await posted(world, "Не Ошибка")
    await eventually(lambda: _is_settled(world))
    assert len(await _posts(world)) == 1


async def _is_settled(world: World) -> bool:
    async with world.database.read() as connection:
        states = set((await connection.execute(select(OutboxMessage.state))).scalars())
    return not states & {OutboxState.WAITING, OutboxState.SENDING}


async def _posts(world: World) -> list[str]:
    shown = await world.olga.group().messages()
    return [each.text for each in shown if each.from_bot and any(mark in each.text for mark in ("🆕", "🔀", "🏆"))]


async def test_a_manager_goes_away_and_leaves_the_work_to_others(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    await change_member(world.database, MARK, name="Яков Бобров")
    chat, mark = world.olga.private, await acting(world, MARK)
    async with writing(world.database, mark, ChangeKind.CLIENT_ADDED) as ctx:
        await add_client(ctx, "Клиент Марка")
    mark_name = await _name(world, MARK)
    await chat.send("/settings")
    await chat.press(words.text("team-settings-members"))
    listed = await chat.wait(mark_name)
    load = words.html("team-member-load", name=mark_name, clients=1, overdue=0, tasks=0)
    assert plain(load) in listed.text
    assert not listed.button_texts[0].startswith(mark_name), "by name"
    await chat.press(words.text("team-members-sort", by="load"))
    listed = await chat.wait(lambda shown: words.text("team-members-sort", by="name") in shown.button_texts)
    assert listed.button_texts[0].startswith(mark_name), "who has most to do"
    await chat.press(mark_name)
    await walk(chat, words.text("team-away-button"), words.text("team-away-other"))
    await chat.send("30.02")
    await chat.send("01.01.2001")
    await chat.send(f"31.12.{world.clock().year}")
    await chat.press(await _name(world, OLGA))
    shown = await chat.wait(lambda shown: words.text("team-away-back") in shown.button_texts)
    assert mark_name in shown.text
    await chat.press(words.text("team-away-back"))
    await chat.press(words.text("kit-back"))

    await chat.press(words.text("team-hand-over"))
    await chat.press(words.text("team-hand-over-taker", name=await _name(world, OLGA), clients=0, tasks=0))
    await chat.press(words.text("team-hand-over-do"))
    await chat.wait(words.text("team-hand-over-done", clients=1, tasks=0, left=0).split()[0])
    await chat.press(words.text("team-hand-over"))
    await chat.wait(words.text("team-hand-over-nothing", name=mark_name, clients=0, tasks=0)[:20])


async def _name(world: World, telegram_id: int) -> str:
    async with reading(world.database, SYSTEM) as ctx:
        return next(member.name for member in await list_members(ctx) if member.telegram_id == telegram_id)
