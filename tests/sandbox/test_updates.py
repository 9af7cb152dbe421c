"""getUpdates (facts §6.1; checklist 4): confirmation, clamps, conflicts, throttles, kinds, lifetimes."""

import asyncio
import time

from sandbox.clock import Clock
from sandbox.driver import Driver
from sandbox.telegram.updates import DEFAULT_TYPES, MAX_QUEUED, UpdateQueue
from tests.sandbox.conftest import BotApi

CONFLICT = "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


async def say(driver: Driver, *texts: str) -> None:
    for text in texts:
        await driver.person(1001).private.send(text)


async def test_offset_confirms(api: BotApi, driver: Driver) -> None:
    await say(driver, "a", "b", "c")
    first = await api("getUpdates")
    assert [update["message"]["text"] for update in first] == ["a", "b", "c"]
    ids = [update["update_id"] for update in first]
    assert ids == [ids[0], ids[0] + 1, ids[0] + 2]
    rest = await api("getUpdates", offset=ids[1])
    assert [update["update_id"] for update in rest] == ids[1:]
    assert (await api("getWebhookInfo"))["pending_update_count"] == 2


async def test_negative_offset_drops_all_but_the_last(api: BotApi, driver: Driver) -> None:
    await say(driver, "a", "b", "c")
    assert [update["message"]["text"] for update in await api("getUpdates", offset=-1)] == ["c"]
    assert (await api("getWebhookInfo"))["pending_update_count"] == 1


async def test_far_offset_is_the_head_and_limit_is_kept(api: BotApi, driver: Driver) -> None:
    await say(driver, "a", "b", "c")
    number = api.running.telegram.updates.next_number
    found = await api("getUpdates", offset=number + 11, limit=2)
    assert [update["message"]["text"] for update in found] == ["a", "b"]


async def test_the_newer_poll_wins_and_conflicts_are_held(api: BotApi) -> None:
    polls, held = [], None
    for number in range(3):
        polls.append(asyncio.create_task(api.raw("getUpdates", timeout=20, offset=number)))
        held = await api.polling(held)
    begun = time.monotonic()
    status, body = await polls[0]
    assert f"{status} {body['description']}" == CONFLICT
    assert time.monotonic() - begun < 1
    status, body = await polls[1]
    assert f"{status} {body['description']}" == CONFLICT
    assert time.monotonic() - begun > 2
    api.running.telegram.updates.push("message", {"text": "x"})
    assert (await polls[2])[1]["result"][0]["message"] == {"text": "x"}


async def test_waiting_poll_wakes_up(api: BotApi, driver: Driver) -> None:
    poll = asyncio.create_task(api("getUpdates", timeout=20))
    await api.polling()
    begun = time.monotonic()
    await say(driver, "hello")
    (update,) = await poll
    assert update["message"]["text"] == "hello"
    assert time.monotonic() - begun < 5


async def test_hot_loop_is_slowed_down_to_three_seconds(api: BotApi) -> None:
    assert await api("getUpdates", offset=7) == []
    begun = time.monotonic()
    assert await api("getUpdates", offset=7) == []
    assert 2.5 < time.monotonic() - begun < 10


async def test_same_offset_at_once_gives_one(api: BotApi, driver: Driver) -> None:
    await say(driver, "a", "b")
    assert len(await api("getUpdates", offset=0)) == 2
    assert len(await api("getUpdates", offset=0)) == 1


async def test_allowed_updates_are_remembered(api: BotApi, driver: Driver) -> None:
    queue = api.running.telegram.updates
    await api("getUpdates", allowed_updates=["callback_query", "no_such"])
    await say(driver, "lost")
    assert await api("getUpdates", offset=1) == []
    await api("getUpdates", offset=2, allowed_updates="broken")
    assert queue.allowed == {"callback_query"}
    assert (await api("getWebhookInfo"))["allowed_updates"] == ["callback_query"]
    await api("getUpdates", offset=3, allowed_updates=[])
    assert queue.allowed == DEFAULT_TYPES
    assert not DEFAULT_TYPES & {"chat_member", "message_reaction", "message_reaction_count"}


async def test_lifetimes(api: BotApi, driver: Driver, started: None) -> None:
    keyboard = {"inline_keyboard": [[{"text": "b", "callback_data": "x"}]]}
    sent = await api("sendMessage", chat_id=1001, text="x", reply_markup=keyboard)
    olga = driver.person(1001)
    await olga.act("press", chat=1001, message_id=sent["message_id"], data="x", wait=0)
    await olga.act("inline", query="ива", wait=0)
    await say(driver, "stays")
    await driver.advance(31)
    assert [next(key for key in update if key != "update_id") for update in await api("getUpdates")] == [
        "callback_query",
        "message",
    ]
    await driver.advance(120)
    assert [update["message"]["text"] for update in await api("getUpdates", offset=-5)] == ["stays"]
    await driver.advance(24 * 3600)
    assert (await api("getWebhookInfo"))["pending_update_count"] == 0


async def test_stopping_ends_a_poll_at_once(api: BotApi) -> None:
    poll = asyncio.create_task(api.error("getUpdates", timeout=50))
    await api.polling()
    begun = time.monotonic()
    await api.running.stop()
    assert await poll == "500 Internal Server Error: restart"
    assert time.monotonic() - begun < 5


async def test_drop_pending_updates(api: BotApi, driver: Driver) -> None:
    await say(driver, "a")
    assert await api("deleteWebhook", drop_pending_updates=True) is True
    assert await api("getUpdates") == []


async def test_a_full_queue_takes_no_more() -> None:
    queue = UpdateQueue(Clock())
    queue.queued = [None] * MAX_QUEUED  # type: ignore[list-item]  # only their number matters
    assert queue.push("message", {}) is False


async def test_fresh_queues_start_somewhere_and_own_messages_make_no_update(api: BotApi, started: None) -> None:
    starts = {UpdateQueue(Clock()).next_number for _ in range(5)}
    assert len(starts) > 1
    assert all(1 <= number <= 10**9 for number in starts)
    await api("sendMessage", chat_id=1001, text="x")
    assert await api.updates() == []
