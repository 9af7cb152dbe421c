"""People who act by themselves, on the same way as those at the page; and the driver's view of them."""

import pytest

from sandbox.driver import Driver, DriverError
from sandbox.vk import cast
from sandbox.vk.moods import ANSWERS as WORDS
from sandbox.vk.world import Mood
from sandbox.vk_driver import VkDriver
from tests.sandbox.vk.conftest import VkApi
from tests.sandbox.vk.moods import ANSWERS, DELETED, FORBIDS, NEVER, SILENT, STOPS


async def test_moods_are_told_by_events(api: VkApi) -> None:
    server = await api.long_poll()
    for person in (SILENT, ANSWERS, STOPS, FORBIDS):
        await api.send(person, 1)
    events = (await api.poll(server))["updates"]
    assert [event["type"] for event in events] == ["message_new", "message_new", "message_deny"]
    assert events[0]["object"]["message"]["text"] in WORDS
    assert (events[1]["object"]["message"]["from_id"], events[1]["object"]["message"]["text"]) == (STOPS, "Стоп")
    assert events[2]["object"] == {"user_id": FORBIDS}
    refused = await api.error("messages.send", peer_id=FORBIDS, random_id=2, message="x")
    assert refused.startswith("901 ")
    await api.send(STOPS, 2)  # Who says stop hasn't forbidden anything: to obey is up to the sender.


async def test_two_robots_do_not_talk_for_ever(api: VkApi, vk: VkDriver) -> None:
    for number in range(1, 6):
        await api.send(ANSWERS, number)
        await api.send(STOPS, number)
    assert len(await vk.messages(person_id=ANSWERS, out=False)) == 3
    assert len(await vk.messages(person_id=STOPS, out=False)) == 1


async def test_a_repeated_message_is_not_answered_again(api: VkApi, vk: VkDriver) -> None:
    for _ in range(3):
        await api.send(ANSWERS, 1)
    assert len(await vk.messages(person_id=ANSWERS, out=False)) == 1


async def test_people_may_take_their_time(api: VkApi, vk: VkDriver) -> None:
    await vk.settings(mood_seconds=0.2)
    server = await api.long_poll()
    await api.send(ANSWERS, 1)
    assert await vk.messages(person_id=ANSWERS, out=False) == []
    assert len((await api.poll(server, wait=20))["updates"]) == 1


async def test_a_mood_can_change(api: VkApi, vk: VkDriver) -> None:
    await vk.person(SILENT).change(mood="closed")
    assert (await api.error("messages.send", peer_id=SILENT, random_id=1, message="x")).startswith("902 ")
    await vk.person(SILENT).change(mood="silent", deactivated="banned")
    assert (await api.error("messages.send", peer_id=SILENT, random_id=1, message="x")).startswith("18 ")
    await vk.blacklist(cast.COFFEE_ID, STOPS)
    assert (await api.error("messages.send", peer_id=STOPS, random_id=1, message="x")).startswith("900 ")
    await vk.blacklist(cast.COFFEE_ID, STOPS, blocked=False)
    await api.send(STOPS, 1)


async def test_writing_first_lets_the_community_answer(api: VkApi, vk: VkDriver) -> None:
    assert (await api.error("messages.send", peer_id=NEVER, random_id=1, message="x")).startswith("901 ")
    await vk.person(NEVER).write(cast.COFFEE_ID, "Здравствуйте!")
    await api.send(NEVER, 1)
    assert [message.out for message in await vk.person(NEVER).messages()] == [False, True]


async def test_gone_people_do_nothing(vk: VkDriver) -> None:
    with pytest.raises(DriverError, match="is deleted"):
        await vk.person(DELETED).write(cast.COFFEE_ID, "Я вернулся")


async def test_a_community_without_messages(vk: VkDriver) -> None:
    await vk.change_community(cast.COFFEE_ID, messages_on=False)
    with pytest.raises(DriverError, match="switched its messages off"):
        await vk.person(SILENT).write(cast.COFFEE_ID, "Алло")


async def test_the_driver_waits(api: VkApi, vk: VkDriver) -> None:
    await api.send(SILENT, 1, "Первое")
    last = await vk.wait("Первое", person_id=SILENT)
    with pytest.raises(DriverError, match=r"nothing that matches came within 0\.1 s[\s\S]*Первое"):
        await vk.wait("Второе", timeout=0.1)
    with pytest.raises(DriverError, match="nothing"):
        await vk.wait(since=last.number, timeout=0.1)


async def test_people_can_be_looked_for(api: VkApi, vk: VkDriver) -> None:
    everybody = await vk.people()
    assert len(everybody) == cast.PEOPLE + 2
    # Every kind of person is there, and often enough.
    for mood in Mood:
        assert len(await vk.people(mood=mood)) >= 20, mood
    assert {person["deactivated"] for person in everybody} == {"", "deleted", "banned"}
    assert await vk.people(received=True) == []
    await api.send(ANSWERS, 1)
    (got,) = await vk.people(received=True, group_id=cast.COFFEE_ID)
    assert (got["id"], got["last"]["text"] in WORDS) == (ANSWERS, True)
    assert [person["id"] for person in await vk.people(query=f"id{SILENT}")] == [SILENT]


async def test_the_world_is_the_same_at_every_start(vk: VkDriver) -> None:
    tokens = {token["name"]: token["value"] for token in (await vk.state())["tokens"]}
    assert tokens[cast.COFFEE] == cast.token_value(cast.COFFEE)
    assert len(set(tokens.values())) == len(tokens)
    assert all(value.startswith("vk1.a.") for value in tokens.values())
    (friend,) = await vk.people(query="friend_399")
    assert (friend["id"], friend["name"]) == (cast.person_id(399), "Регина Панова")


async def test_reset(api: VkApi, vk: VkDriver, driver: Driver) -> None:
    await api.send(SILENT, 1)
    await vk.change_token(cast.YOGA, problem="revoked")
    await vk.fault("502", times=9)
    sequence = (await vk.state())["sequence"]
    await vk.reset()
    await vk.settings(rate_limits=False)
    state = await vk.state()
    assert (state["messages"], state["sequence"] > sequence) == (0, True)
    await api("users.get", cast.YOGA)
