"""A message with the progress of a job, in which somebody presses on."""

import asyncio

from bot.kit.turned import TurnedPages

PLACE = (1001, 7)


async def test_a_press_waits_for_the_frame_on_its_way_and_none_comes_after() -> None:
    turned, done = TurnedPages(), asyncio.Event()
    order: list[str] = []

    async def frame() -> None:
        async with turned.drawing(PLACE):
            await done.wait()
            order.append("frame")

    async def press() -> None:
        await turned.turn(PLACE)
        order.append("press")

    tasks = [asyncio.create_task(frame()), asyncio.create_task(press())]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert turned.is_turned(PLACE)
    assert order == []
    done.set()
    await asyncio.gather(*tasks)
    assert order == ["frame", "press"]
    turned.turn_back(PLACE)
    assert not turned.is_turned(PLACE)


async def test_a_frame_that_fails_keeps_nobody_waiting() -> None:
    turned = TurnedPages()
    try:
        async with turned.drawing(PLACE):
            raise OSError
    except OSError:
        pass
    await asyncio.wait_for(turned.turn(PLACE), 1)


async def test_the_oldest_are_forgotten() -> None:
    turned = TurnedPages()
    for number in range(5_001):
        await turned.turn((1, number))
    assert not turned.is_turned((1, 0))
    assert turned.is_turned((1, 1))
