"""Lanes: the order within a chat, chats side by side, failures, time limits and stops."""

import asyncio
from typing import Any

import pytest

from bot.kit.lanes import Lanes, RawUpdate, lane_of

CHAT, PERSON = {"id": -5, "type": "group"}, {"id": 7, "is_bot": False}


@pytest.mark.parametrize(
    ("update", "lane"),
    [
        ({"update_id": 1, "message": {"chat": CHAT, "from": PERSON}}, -5),
        ({"update_id": 1, "callback_query": {"from": PERSON, "message": {"chat": CHAT, "date": 0}}}, -5),
        ({"update_id": 1, "callback_query": {"from": PERSON, "inline_message_id": "x"}}, 7),
        ({"update_id": 1, "inline_query": {"from": PERSON, "query": ""}}, 7),
        ({"update_id": 1, "poll_answer": {"user": PERSON}}, 7),
        ({"update_id": 1, "message_reaction": {"chat": CHAT, "user": PERSON}}, -5),
        ({"update_id": 1, "poll": {"id": "5"}}, None),
        ({"update_id": 1, "unheard_of": {"message": "text", "chat": "x"}}, None),
    ],
)
def test_the_lane_of_an_update(update: dict[str, Any], lane: int | None) -> None:
    assert lane_of(update) == lane


def said(update_id: int, chat: int) -> RawUpdate:
    return update_id, {"update_id": update_id, "message": {"chat": {"id": chat}}}


async def until(lanes: Lanes, count: int) -> None:
    async with asyncio.timeout(5):
        await lanes.fewer_than(count + 1)


async def test_a_chat_keeps_its_order_while_others_go_on() -> None:
    log: list[str] = []
    gate = asyncio.Event()

    async def handle(update: RawUpdate) -> None:
        log.append(f"begin {update[0]}")
        if update[0] == 1:
            await gate.wait()
        log.append(f"end {update[0]}")

    lanes = Lanes(handle)
    for update in (said(1, 10), said(2, 10), said(3, 11)):
        lanes.put(update)
    await until(lanes, 2)
    assert log == ["begin 1", "begin 3", "end 3"]
    gate.set()
    await until(lanes, 0)
    assert log[3:] == ["end 1", "begin 2", "end 2"]
    assert lanes.take_over() == [3, 1, 2]
    assert lanes.take_over() == []


async def test_no_more_run_at_once_than_allowed() -> None:
    running = most = 0

    async def handle(_: RawUpdate) -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.001)
        running -= 1

    lanes = Lanes(handle, at_once=4)
    for number in range(40):
        lanes.put(said(number, number))
    await until(lanes, 0)
    assert most == 4
    assert sorted(lanes.take_over()) == list(range(40))


async def test_a_failure_or_a_hang_does_not_block_the_chat() -> None:
    handled: list[int] = []

    async def handle(update: RawUpdate) -> None:
        if update[0] == 1:
            raise ValueError("broken")
        if update[0] == 2:
            await asyncio.Event().wait()
        if update[0] == 3:
            raise TimeoutError("its own")
        handled.append(update[0])

    lanes = Lanes(handle, seconds=0.05)
    for number in range(1, 5):
        lanes.put(said(number, 10))
    await until(lanes, 0)
    assert handled == [4]
    assert lanes.take_over() == [1, 2, 3, 4]


async def test_a_stop_lets_the_running_one_end_and_begins_no_other() -> None:
    handled: list[int] = []

    async def handle(update: RawUpdate) -> None:
        await asyncio.sleep(0.02)
        handled.append(update[0])

    lanes = Lanes(handle)
    lanes.put(said(1, 10))
    lanes.put(said(2, 10))
    await asyncio.sleep(0)
    await lanes.stop(5)
    assert handled == [1]
    assert lanes.take_over() == [1]


async def test_a_stop_cuts_short_what_hangs_and_does_not_call_it_finished() -> None:
    cut = asyncio.Event()

    async def handle(_: RawUpdate) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            cut.set()

    lanes = Lanes(handle)
    lanes.put(said(1, 10))
    await asyncio.sleep(0)
    await lanes.stop(0.01)
    assert cut.is_set()
    assert lanes.take_over() == []
    await lanes.stop(0.01)


async def test_what_could_not_be_noted_comes_again() -> None:
    async def handle(_: RawUpdate) -> None:
        return

    lanes = Lanes(handle)
    lanes.put(said(1, 10))
    await until(lanes, 0)
    lanes.put_back(lanes.take_over())
    assert lanes.take_over() == [1]
