"""Bots Long Poll (facts §4; checklist 5)."""

import asyncio
import time
from typing import Any

import aiohttp
import pytest

from sandbox.client import DriverError
from sandbox.driver import Driver
from sandbox.vk import cast
from sandbox.vk_driver import VkDriver
from tests.sandbox.vk.conftest import VkApi
from tests.sandbox.vk.moods import NEVER, SILENT

PREFIX = "100 One of the parameters specified was missing or invalid"


def told(answer: dict[str, Any]) -> list[str]:
    """The types of the events in an answer."""
    return [event["type"] for event in answer["updates"]]


async def test_server(api: VkApi) -> None:
    server = await api.long_poll()
    assert sorted(server) == ["key", "server", "ts"]
    assert all(isinstance(value, str) for value in server.values())
    assert await api.poll(server) == {"ts": server["ts"], "updates": []}
    not_enabled = f"{PREFIX}: longpoll for this group is not enabled"
    assert await api.error("groups.getLongPollServer", cast.WORKSHOP, group_id=cast.WORKSHOP_ID) == not_enabled
    assert await api.error("groups.getLongPollServer", group_id=5) == "125 Invalid group id"
    assert await api.error("groups.getLongPollServer") == f"{PREFIX}: group_id is undefined"


async def test_a_message_ends_the_wait(api: VkApi, vk: VkDriver) -> None:
    server = await api.long_poll()
    begun = time.monotonic()
    waiting = asyncio.create_task(api.poll(server, wait=25))
    await asyncio.sleep(0.05)
    await vk.person(SILENT).write(cast.COFFEE_ID, "Есть латте?", payload='{"b":1}', ref="flyer")
    answer = await waiting
    assert time.monotonic() - begun < 10
    assert answer["ts"] == str(int(server["ts"]) + 1)
    (event,) = answer["updates"]
    assert (event["type"], event["group_id"], event["v"]) == ("message_new", cast.COFFEE_ID, "5.199")
    message = event["object"]["message"]
    assert (message["from_id"], message["peer_id"], message["out"]) == (SILENT, SILENT, 0)
    assert (message["text"], message["payload"], message["ref"]) == ("Есть латте?", '{"b":1}', "flyer")
    assert event["object"]["client_info"]["inline_keyboard"] is True
    assert await api.poll(server | {"ts": answer["ts"]}) == {"ts": answer["ts"], "updates": []}


async def test_consent_comes_and_goes(api: VkApi, vk: VkDriver) -> None:
    server, person = await api.long_poll(), vk.person(NEVER)
    await person.write(cast.COFFEE_ID, "Можно?")
    await person.write(cast.COFFEE_ID, "Ау")
    await person.deny(cast.COFFEE_ID)
    await person.deny(cast.COFFEE_ID)
    await person.allow(cast.COFFEE_ID, key="form-5")
    answer = await api.poll(server)
    # Writing first is a permission too, with an event of its own. [D]
    assert told(answer) == ["message_allow", "message_new", "message_new", "message_deny", "message_allow"]
    assert answer["updates"][-1]["object"] == {"user_id": NEVER, "key": "form-5"}
    assert answer["updates"][-2]["object"] == {"user_id": NEVER}


async def test_members_come_and_go(api: VkApi, vk: VkDriver) -> None:
    server, person = await api.long_poll(), vk.person(SILENT)
    await person.leave(cast.COFFEE_ID)
    await person.leave(cast.COFFEE_ID)
    await person.join(cast.COFFEE_ID)
    assert told(await api.poll(server)) == ["group_leave", "group_join"]


async def test_types_must_be_ticked(api: VkApi, vk: VkDriver) -> None:
    settings = {"group_id": cast.WORKSHOP_ID, "token": cast.WORKSHOP}
    assert await api("groups.setLongPollSettings", enabled=1, api_version="5.199", **settings) == 1
    server = await api("groups.getLongPollServer", **settings)
    await vk.person(SILENT).write(cast.WORKSHOP_ID, "раз")
    assert told(await api.poll(server)) == []
    await api("groups.setLongPollSettings", message_new=1, like_add=1, wall_reply_new=1, **settings)
    await vk.person(SILENT).write(cast.WORKSHOP_ID, "два")
    await vk.person(SILENT).like(cast.WORKSHOP_ID, 3)
    await vk.person(SILENT).comment(cast.WORKSHOP_ID, "Красиво", 3)
    answer = await api.poll(server)
    assert told(answer) == ["message_new", "like_add", "wall_reply_new"]
    assert answer["updates"][1]["object"] == {
        "liker_id": SILENT,
        "object_type": "post",
        "object_owner_id": -cast.WORKSHOP_ID,
        "object_id": 3,
        "post_id": 0,
    }
    await api("groups.setLongPollSettings", message_new=0, **settings)
    await vk.person(SILENT).write(cast.WORKSHOP_ID, "три")
    assert told(await api.poll(server | {"ts": answer["ts"]})) == []
    assert "message_knew is no parameter" in await api.error("groups.setLongPollSettings", message_knew=1, **settings)


async def test_own_messages_are_told_if_ticked(api: VkApi) -> None:
    await api("groups.setLongPollSettings", group_id=cast.COFFEE_ID, message_reply=1)
    server = await api.long_poll()
    await api.send(SILENT, 42)
    (event,) = (await api.poll(server))["updates"]
    assert (event["type"], event["object"]["random_id"], event["object"]["out"]) == ("message_reply", 42, 1)
    assert "admin_author_id" not in event["object"]


async def test_what_a_manager_writes_by_hand_names_the_manager(api: VkApi, vk: VkDriver) -> None:
    await api("groups.setLongPollSettings", group_id=cast.COFFEE_ID, message_reply=1)
    server = await api.long_poll()
    await vk.person(cast.PROMO_ID).answer(cast.COFFEE_ID, SILENT, "Открыты")
    (event,) = (await api.poll(server))["updates"]
    assert (event["object"]["admin_author_id"], event["object"]["random_id"]) == (cast.PROMO_ID, 0)
    for who, whom in ((SILENT, SILENT), (cast.PROMO_ID, NEVER)):
        with pytest.raises(DriverError):
            await vk.person(who).answer(cast.COFFEE_ID, whom, "Нельзя")
    for wrong in ("sticker", "video1_2"):
        with pytest.raises(DriverError):
            await vk.person(SILENT).write(cast.COFFEE_ID, "", attachments=(wrong,))


async def test_a_poller_that_comes_late(api: VkApi, vk: VkDriver, driver: Driver) -> None:
    await vk.settings(longpoll_history=3)
    server = await api.long_poll()
    for number in range(5):
        await vk.person(SILENT).write(cast.COFFEE_ID, str(number))
    newest = int(server["ts"]) + 5
    # The one place where ts is a number. [D]
    assert await api.poll(server) == {"failed": 1, "ts": newest}
    assert len((await api.poll(server | {"ts": str(newest - 3)}))["updates"]) == 3
    await driver.advance(3601)
    fresh = await api.long_poll()
    assert await api.poll(fresh | {"ts": str(newest - 1)}) == {"failed": 1, "ts": newest}
    assert await api.poll(fresh | {"ts": "junk"}) == {"failed": 1, "ts": newest}
    assert await api.poll(fresh | {"ts": str(newest + 9)}) == {"failed": 1, "ts": newest}


async def test_keys_expire(api: VkApi, vk: VkDriver, driver: Driver) -> None:
    server = await api.long_poll()
    await vk.disturb_longpoll(cast.COFFEE_ID, "expire_key")
    assert await api.poll(server) == {"failed": 2}
    renewed = await api.long_poll()
    assert (renewed["ts"], renewed["key"] == server["key"]) == (server["ts"], False)
    await driver.advance(3601)
    assert await api.poll(renewed) == {"failed": 2}
    assert "updates" in await api.poll(await api.long_poll())


async def test_waiting_pollers_hear_of_it(api: VkApi, vk: VkDriver) -> None:
    server = await api.long_poll()
    waiting = asyncio.create_task(api.poll(server, wait=25))
    await asyncio.sleep(0.05)
    await vk.disturb_longpoll(cast.COFFEE_ID, "lose_state")
    assert await waiting == {"failed": 3}
    await vk.person(SILENT).write(cast.COFFEE_ID, "Алло")
    assert await api.poll(server) == {"failed": 3}
    assert await api.poll(await api.long_poll()) == {"ts": (await api.long_poll())["ts"], "updates": []}


async def test_history_is_lost(api: VkApi, vk: VkDriver) -> None:
    server = await api.long_poll()
    await vk.person(SILENT).write(cast.COFFEE_ID, "раз")
    await vk.disturb_longpoll(cast.COFFEE_ID, "forget_history")
    answer = await api.poll(server)
    assert answer["failed"] == 1
    await vk.person(SILENT).write(cast.COFFEE_ID, "два")
    assert told(await api.poll(server | {"ts": str(answer["ts"])})) == ["message_new"]


async def test_events_twice_and_upside_down(api: VkApi, vk: VkDriver) -> None:
    server = await api.long_poll()
    await vk.person(SILENT).write(cast.COFFEE_ID, "раз")
    await vk.person(SILENT).write(cast.COFFEE_ID, "два")
    await vk.disturb_longpoll(cast.COFFEE_ID, "repeat")
    await vk.settings(longpoll_reversed=True)
    updates = (await api.poll(server))["updates"]
    assert [event["object"]["message"]["text"] for event in updates] == ["два", "два", "раз"]
    assert len({event["event_id"] for event in updates}) == 2


async def test_faults_of_polls(api: VkApi, vk: VkDriver) -> None:
    server = await api.long_poll()
    await vk.person(SILENT).write(cast.COFFEE_ID, "раз")
    await vk.fault("502")  # This one waits for a method.
    await vk.fault("cut_after", "a_check", times=2)  # aiohttp's client repeats a GET once by itself.
    with pytest.raises(aiohttp.ClientError):
        await api.poll(server)
    assert told(await api.poll(server)) == ["message_new"]


async def test_after_a_reset_a_poller_begins_anew(api: VkApi, vk: VkDriver) -> None:
    server = await api.long_poll()
    await vk.reset()
    assert "failed" in await api.poll(server)
    assert "updates" in await api.poll(await api.long_poll())
