"""The team group: offered, bound, its topics chosen, lost, upgraded."""

from domain.base.actor import SYSTEM, Role
from domain.journal.boundary import reading
from domain.team.queries import get_team, list_posts
from domain.team.views import TeamView
from sandbox.driver import ChatDriver
from sandbox.telegram.cast import TEAM_GROUP_ID
from tests.support.quick_world import eventually
from tests.support.running_bot import ANNA, MARK, OLGA, World


async def team(world: World) -> TeamView:
    async with reading(world.database, SYSTEM) as ctx:
        return await get_team(ctx)


async def bind(world: World, olga: ChatDriver) -> None:
    await world.driver.set_bot_status("member", OLGA)
    await olga.wait("Сделать её группой команды?")
    await olga.press("Да")
    await olga.wait("Группа подключена")


async def bound_to(world: World, chat_id: int | None) -> None:
    """Wait until this is the team group: nobody in the chat is told."""

    async def is_so() -> bool:
        return (await team(world)).group_chat_id == chat_id

    await eventually(is_so)


async def test_the_group_is_offered_in_private_and_bound_by_a_press(world: World, olga: ChatDriver) -> None:
    await bind(world, olga)
    assert (await team(world)).group_title == "Отдел продаж"
    hello = await world.olga.group().wait("Теперь это группа команды", since=-1)
    assert hello.chat_id == TEAM_GROUP_ID


async def test_who_may_not_set_up_the_team_is_not_asked(world: World) -> None:
    await world.hire(MARK)
    chat = world.mark.private
    await chat.send("/menu")
    await chat.wait("здравствуйте")
    before = len(await chat.messages())
    await world.driver.set_bot_status("member", MARK)
    await chat.send("/menu")
    await chat.wait("здравствуйте")
    assert len(await chat.messages()) == before + 2
    assert (await team(world)).group_chat_id is None


async def test_a_group_that_the_bot_has_left_is_not_bound(world: World, olga: ChatDriver) -> None:
    await world.driver.set_bot_status("member", OLGA)
    await olga.wait("Сделать её группой команды?")
    await world.driver.set_bot_status("left", OLGA)
    refused = await olga.press("Да")
    assert refused.alert
    assert (await team(world)).group_chat_id is None


async def test_a_topic_for_a_kind_of_post(world: World, olga: ChatDriver) -> None:
    await bind(world, olga)
    everything = await world.olga.group().messages()
    thread = next(one.thread_id for one in everything if "forum_topic_created" in one.raw)
    topic = world.olga.group(thread)
    name = (await world.driver.state(OLGA))["bot"]["username"]
    await topic.send(f"/topic@{name}")
    shown = await topic.wait("Какие сообщения отправлять в тему «Интерес клиентов»?")
    assert shown.thread_id == thread
    await topic.press("новые клиенты")
    shown = await topic.wait("Теперь сюда приходят: новые клиенты")
    assert "✔ новые клиенты" in shown.button_texts
    async with reading(world.database, SYSTEM) as ctx:
        post = (await list_posts(ctx))[0]
    assert (post.thread_id, post.topic) == (thread, "Интерес клиентов")
    await olga.send("/topic")
    shown = await olga.wait("тема «Интерес клиентов»")
    await olga.press("Выключить: новые клиенты")
    await olga.wait("🔕 новые клиенты")
    await olga.press("В общий чат")
    await olga.wait("🔕 новые клиенты — общий чат")


async def test_in_the_group_only_admins_choose_topics(world: World, olga: ChatDriver) -> None:
    await world.hire(ANNA, Role.MANAGER, locale="en")
    await bind(world, olga)
    name = (await world.driver.state(OLGA))["bot"]["username"]
    general = world.olga.group(0)
    await general.send(f"/topic@{name}")
    shown = await general.wait("в общий чат?")
    refused = await world.anna.group(0).press("новые клиенты", message=shown)
    assert refused.text == "You have no right to do this."
    await world.anna.group(0).send(f"/topic@{name}")
    await world.anna.group(0).wait("You have no right")


async def test_strangers_and_other_groups_get_nothing(world: World, olga: ChatDriver) -> None:
    made = await world.driver.request("POST", "groups", json={"title": "Чужая", "creator": OLGA, "members": [MARK]})
    await world.driver.set_bot_status("member", OLGA, group_id=made["id"])
    await olga.wait("«Чужая»")
    name = (await world.driver.state(OLGA))["bot"]["username"]
    other = world.olga.group(chat_id=made["id"])
    await other.send(f"/topic@{name}")
    await other.send(f"/menu@{name}")
    await olga.send("/menu")
    await olga.wait("здравствуйте")
    assert [one.text for one in await other.messages() if one.from_bot and one.text] == []


async def test_thrown_out_by_a_stranger_the_owner_is_told(world: World, olga: ChatDriver) -> None:
    await bind(world, olga)
    # Mark runs the group in Telegram, but is no member of the team.
    await world.driver.set_bot_status("kicked", MARK)
    await olga.wait("Меня удалили из группы команды")
    await bound_to(world, None)


async def test_an_upgraded_group_is_followed(world: World, olga: ChatDriver) -> None:
    made = await world.driver.request("POST", "groups", json={"title": "Малая", "creator": OLGA, "members": [MARK]})
    await world.driver.set_bot_status("member", OLGA, group_id=made["id"])
    await olga.wait("«Малая»")
    await olga.press("Да")
    await olga.wait("Группа подключена")
    moved = await world.driver.request("POST", f"groups/{made['id']}/migrate", json={"by": MARK})
    await bound_to(world, moved["id"])


async def test_the_group_is_let_go_and_taken_back_by_undo(world: World, olga: ChatDriver) -> None:
    await bind(world, olga)
    await olga.press("Отключить группу")
    await olga.wait("Группы пока нет")
    await olga.press("Отменить")
    await olga.wait("Отменено")
    assert (await team(world)).group_chat_id == TEAM_GROUP_ID
