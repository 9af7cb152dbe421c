"""Walks that only take pictures for the guide: `make screenshots`. What they show is proved by the scenarios."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from domain.accounts.tables import Account
from domain.agenda.leave_digests import MORNING, WEEK
from domain.audience.filter import ClientFilter
from domain.audience.queries import list_clients
from domain.base.actor import SYSTEM, Actor
from domain.base.clock import utc_now
from domain.base.tables import table_of
from domain.clients.add_client import add_client
from domain.clients.add_note import add_note
from domain.clients.edit_client import edit_client, set_responsible
from domain.clients.kinds import ChannelKind
from domain.clients.tables import Channel, Client
from domain.funnel.add_deal import add_deal
from domain.funnel.edit_deal import win_deal
from domain.funnel.tables import ClientStage
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.outbox.post import post
from domain.tasks.add_task import add_task
from domain.tasks.complete_task import complete_task
from domain.team.queries import list_members
from domain.team.rename_team import rename_team
from domain.touches.log_touch import log_touch, plan_touch
from domain.touches.rules import today_in
from domain.touches.tables import TouchKind
from sandbox.vk import cast
from tests.browser.story import FOR_THE_GUIDE, Story, walked_in
from tests.support.people import actor_of, change_member
from tests.support.quick_world import eventually, walk
from tests.support.reminders import add_due
from tests.support.running_bot import ANNA, MARK, OLGA

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(600),
    pytest.mark.skipif(not FOR_THE_GUIDE, reason="only pictures: make screenshots"),
]

#: What is written and said in the pictures.
SAID = {
    "ru": {
        "question": "Здравствуйте! А доставка по городу есть?",
        "more": "И сколько стоит?",
        "answer": "Есть! По центру 150 ₽, от 1500 ₽ — бесплатно.",
        "template": "{Добрый день|Здравствуйте}, %имя|друг%! {Дарим|Подарок для вас:} кофе к любому завтраку.",
        "greeting": "Здравствуйте, %имя%! Рады знакомству.",
        "task": "Отправить договор",
        "team": "Кофейня «Зерно»",
        "note": "Просил скидку",
        "city": ("Тверь", "Москва"),
        "name": ("Иванов Пётр", "Иванов Пётр Сергеевич"),
    },
    "en": {
        "question": "Hello! Do you deliver in town?",
        "more": "And how much is it?",
        "answer": "We do! 150 ₽ in the centre, free from 1500 ₽ on.",
        "template": "{Hello|Good day}, %first_name|friend%! {A gift for you:|We give you} coffee with any breakfast.",
        "greeting": "Hello, %first_name%! Nice to meet you.",
        "task": "Send the contract",
        "team": "Zerno coffee house",
        "note": "Asked for a discount",
        "city": ("Tver", "Moscow"),
        "name": ("Ivanov Peter", "Ivanov Peter S."),
    },
}


async def staff(story: Story) -> dict[int, Actor]:
    """Olga and two colleagues under their names, who work every day."""
    for telegram_id in (MARK, ANNA):
        await story.world.hire(telegram_id)
    for telegram_id, name in ((OLGA, "Ольга Орлова"), (MARK, "Марк Мельник"), (ANNA, "Anna Smith")):
        await change_member(story.world.database, telegram_id, name=name, work_days=127)
    async with reading(story.world.database, SYSTEM) as look:
        found = {member.telegram_id: member.id for member in await list_members(look)}
    return {key: await actor_of(story.world.database, found[key]) for key in (OLGA, MARK, ANNA)}


async def share_out(story: Story, actors: dict[int, Actor]) -> dict[int, list[int]]:
    """Every client gets somebody responsible; gives whose they are."""
    async with writing(story.world.database, actors[OLGA], ChangeKind.WORK) as ctx:
        page = await list_clients(ctx, ClientFilter(), limit=60)
        keys = [line.id for line in page.lines]
        mine = {OLGA: keys[:6], MARK: keys[6:38], ANNA: keys[38:58]}
        for whose, some in mine.items():
            for key in some:
                await set_responsible(ctx, key, actors[whose].member_id)
    return mine


async def a_morning(story: Story, olga: Actor, mine: list[int], today: date) -> None:
    """Something of everything that a digest tells of."""
    async with writing(story.world.database, olga, ChangeKind.TOUCH_PLANNED) as ctx:
        for key, days in zip(mine, (-3, -1, 0, 0, 2), strict=False):
            await plan_touch(ctx, key, today + timedelta(days=days))
        await add_task(ctx, str(SAID[story.words.locale]["task"]), due_on=today, client_id=mine[0])
        await ctx.execute(update(table_of(ClientStage)).values(since=utc_now() - timedelta(days=20)))
        born = {"birth_year": 1990, "birth_month": today.month, "birth_day": today.day}
        await ctx.execute(update(table_of(Client)).where(table_of(Client).c.id == mine[4]).values(born))


async def a_week(story: Story, actors: dict[int, Actor], mine: dict[int, list[int]]) -> None:
    """What the three have done in the last days."""
    said = SAID[story.words.locale]
    for who, touches, tasks, won in ((OLGA, 4, 7, 1), (MARK, 31, 12, 3), (ANNA, 18, 5, 5)):
        async with writing(story.world.database, actors[who], ChangeKind.TOUCHED) as ctx:
            for number in range(touches):
                kind = (TouchKind.CALLED, TouchKind.WROTE, TouchKind.MET)[number % 3]
                await log_touch(ctx, mine[who][number % len(mine[who])], kind)
            for _ in range(tasks):
                await complete_task(ctx, (await add_task(ctx, str(said["task"]))).id)
            for number in range(won):
                await win_deal(ctx, (await add_deal(ctx, mine[who][number], "VIP", 12_500_00, "RUB")).id)
            for _ in range(tasks // 3):
                await add_task(ctx, str(said["task"]), due_on=today_in(actors[who].zone, utc_now()))


@walked_in("ru")
async def test_the_day(story: Story) -> None:
    """Reminder, digests, the members' load, duplicates, an edit of many."""
    words, world, chat = story.words, story.world, story.world.olga.private
    said = SAID[words.locale]
    await story.page.get_by_test_id("start").click()
    await story.see(words.text("team-home-clients"))
    actors = await staff(story)
    olga = actors[OLGA]
    mine = await share_out(story, actors)
    today = today_in(olga.zone, utc_now())
    await a_morning(story, olga, mine[OLGA], today)
    await leave(story, olga, MORNING, today)
    await story.shows(words.text("agenda-begin"))
    await story.picture("digest")
    await a_week(story, actors, mine)
    async with writing(world.database, olga, ChangeKind.TEAM_CHANGED) as ctx:
        await rename_team(ctx, str(said["team"]))
    await leave(story, olga, WEEK, today - timedelta(days=today.weekday()))
    await story.shows(words.text("agenda-week-board"))
    await story.picture("week")

    await add_due(world.database, olga, utc_now, utc_now(), title=said["task"], client_id=mine[OLGA][0])
    await chat.wait(lambda shown: "⏰" in shown.text and said["task"] in shown.text, timeout=30)
    await chat.press(words.text("reminders-in-60"))
    await story.shows(words.text("reminders-drop"))
    await story.picture("reminder")

    await chat.send("/settings")
    await walk(chat, words.text("team-settings-members"), words.text("team-members-sort", by="load"))
    await story.shows(words.text("team-members-sort", by="name"))
    await story.picture("members")

    phone = (ChannelKind.PHONE, "+79161234567")
    async with writing(world.database, olga, ChangeKind.CLIENT_ADDED) as ctx:
        for name, city, note in zip(said["name"], said["city"], (said["note"], None), strict=True):
            client = await add_client(ctx, name, [phone])
            await edit_client(ctx, client.id, city=city)
            if note:
                await add_note(ctx, client.id, note)
    await chat.send("/duplicates")
    await chat.press(words.text("merging-scan"))
    await chat.press(words.text("merging-look"), timeout=30)
    await chat.press(words.text("merging-walk"))
    await story.shows(words.text("merging-merge"))
    await story.picture("merge")

    await chat.send("/menu")
    await chat.wait(lambda shown: words.text("team-home-clients") in shown.button_texts)
    await walk(chat, words.text("team-home-clients"), words.text("bulk-do-with-all", count=0, more="no").split()[0])
    await chat.press(words.text("bulk-button-archive"))
    await story.shows(words.text("bulk-later"))
    await story.picture("bulk")


async def leave(story: Story, olga: Actor, kind: str, day: date) -> None:
    """Have this digest sent now."""
    payload = {"member_id": olga.member_id, "day": day.isoformat()}
    async with writing(story.world.database, SYSTEM, ChangeKind.WORK) as ctx:
        await post(ctx, f"{kind} for the guide", kind, payload=payload, member_id=olga.member_id)


@walked_in("ru")
async def test_the_networks(story: Story) -> None:
    """Answers, templates, followers, personal pages, friends, campaigns of other kinds, jobs."""
    words, chat = story.words, story.world.olga.private
    said = SAID[words.locale]
    await story.page.get_by_test_id("start").click()
    await story.see(words.text("team-home-clients"))
    await chat.send("/accounts")
    await chat.press(words.text("accounts-add"))
    await chat.send(cast.token_value(cast.COFFEE))
    await chat.wait(words.text("accounts-state-active"))
    await eventually(lambda: hears(story))
    await answers(story)

    await chat.send("/templates")
    await chat.press(words.text("templates-new"))
    await chat.send(str(said["template"]))
    await chat.wait(words.text("templates-added"))
    await story.shows(words.text("templates-category"))
    await story.picture("template")

    await chat.send("/followers vk.com/zerno_coffee")
    await chat.wait(lambda shown: words.text("subscribers-check") in shown.button_texts, timeout=30)
    await chat.press(words.text("subscribers-check"))
    run = words.text("subscribers-run", count=0).split()[1]
    await chat.wait(lambda shown: any(run in each for each in shown.button_texts), timeout=60)
    await story.shows(run)
    await story.picture("followers")
    await chat.press(run)
    await chat.wait(lambda shown: words.text("subscribers-show") in shown.button_texts, timeout=60)

    await chat.send("/accounts")
    await chat.press(words.text("accounts-add"))
    await chat.send(cast.token_value(cast.PROMO))
    await chat.wait(lambda shown: words.text("friends-button") in shown.button_texts)
    await story.shows(words.text("friends-button"))
    await story.picture("person")
    await walk(chat, words.text("friends-button"), words.text("friends-greeting-button"))
    await chat.send(str(said["greeting"]))
    await chat.wait(lambda shown: words.text("friends-who-button") in shown.button_texts)
    await walk(chat, words.text("friends-switch", to="on"))
    await story.shows(words.text("friends-switch", to="off"))
    await story.picture("friends")

    await chat.send("/accounts")
    await walk(chat, words.text("accounts-personal"), words.text("accounts-personal-turn-on"))
    await chat.send(words.text("accounts-personal-word"))
    await chat.wait(lambda shown: words.text("accounts-personal-turn-off") in shown.button_texts)
    await chat.send("/campaign")
    await chat.press(words.text("campaigns-new-kind", kind="like"))
    await chat.press(words.text("campaigns-pick-audience"))
    await chat.press(words.text("campaigns-for-all"))
    await chat.press(words.text("campaigns-check"))
    await chat.wait(lambda shown: words.text("campaigns-start-now") in shown.button_texts, timeout=30)
    await story.shows(words.text("campaigns-start-now"))
    await story.picture("likes")
    await chat.send("/jobs")
    await chat.wait(lambda shown: "📣" in str(shown.button_texts))
    await story.shows("📣")
    await story.picture("jobs")


async def hears(story: Story) -> bool:
    """Whether the community's messages come in."""
    async with story.world.database.read() as connection:
        account_id = (await connection.execute(select(Account.id))).scalar_one()
    return story.world.gateways is not None and story.world.gateways.hears(account_id)


async def answers(story: Story) -> None:
    """A client asks twice; the answer is written, sent, and stands in the talk."""
    words, world, chat, said = story.words, story.world, story.world.olga.private, SAID[story.words.locale]
    person, address = world.driver.vk.person(cast.person_id(2)), f"id{cast.person_id(2)}"
    async with world.database.write() as connection:
        this = select(Channel.client_id).where(Channel.address == address).scalar_subquery()
        await connection.execute(update(Client).where(Client.id == this).values(responsible_id=1))
    await person.write(cast.COFFEE_ID, str(said["question"]))
    await person.write(cast.COFFEE_ID, str(said["more"]))
    await chat.wait(lambda shown: str(said["more"]) in shown.text, timeout=30)
    await chat.press(words.text("replies-reply"))
    await chat.wait(lambda shown: words.text("kit-cancel") in shown.button_texts)
    await chat.send(str(said["answer"]))
    await chat.wait(lambda shown: words.text("replies-rewrite") in shown.button_texts)
    await story.shows(words.text("replies-rewrite"))
    await story.picture("reply")
    await chat.press(words.text("replies-send", second="no"))
    await world.driver.vk.wait(str(said["answer"]), person_id=cast.person_id(2))
    await chat.wait("✔")
    await chat.press(words.text("replies-talk"))
    await story.see(words.text("replies-talk-title", person="").split(":")[0] + ":")
    await story.picture("talk")
