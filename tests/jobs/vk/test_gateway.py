"""The gateway with sessions that only pretend: order, limits, error 6, holding back, closing. Time is ours."""

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import pytest

from domain.vk.errors import VkError, VkUnreachableError
from jobs.vk.gateway import Gateway, GatewayClosedError
from jobs.vk.line import Priority
from jobs.vk.transport import Params
from tests.jobs.vk.test_pace import most_in_a_second


class Time:
    """Seconds that pass only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        await asyncio.sleep(0)


class Pretender:
    """A session that writes down what it is asked for and answers by a plan."""

    def __init__(self, time: Callable[[], float], answer: Callable[[str], Any] = lambda method: method) -> None:
        self.time, self.answer = time, answer
        self.calls: list[tuple[float, str]] = []
        self.closed = 0

    def call(self, method: str, params: Params) -> Any:
        self.calls.append((self.time(), method))
        return self.answer(method)

    def close(self) -> None:
        self.closed += 1


def gateway_of(session: Pretender, time: Time, rate: float = 10.0, sessions: int = 1) -> Gateway:
    return Gateway(lambda: session, rate, sessions=sessions, clock=time, sleep=time.sleep)


async def reached(session: Pretender, calls: int) -> None:
    """Wait until so many calls have begun."""
    for _ in range(20_000):
        if len(session.calls) >= calls:
            return
        await asyncio.sleep(0.0005)
    raise AssertionError(f"only {len(session.calls)} calls began")


async def test_answers_go_to_those_who_asked() -> None:
    time = Time()
    gateway = gateway_of(Pretender(time), time, sessions=4)
    answers = await asyncio.gather(*(gateway.call(f"m{number}", {}) for number in range(30)))
    assert answers == [f"m{number}" for number in range(30)]
    await gateway.close()


async def test_the_limit_holds_for_all_jobs_together() -> None:
    time = Time()
    session = Pretender(time)
    gateway = gateway_of(session, time, rate=10.0)
    calls = [gateway.call("m", {}, job=number % 3, priority=Priority(number % 4)) for number in range(60)]
    await asyncio.gather(*calls)
    starts = sorted(at for at, _ in session.calls)
    assert most_in_a_second(starts) <= 12
    assert 5.7 <= starts[-1] - starts[0] <= 6.1
    await gateway.close()


async def test_a_reply_overtakes_a_campaign_that_has_been_waiting() -> None:
    time, gate = Time(), threading.Event()
    session = Pretender(time, lambda _method: gate.wait(30))
    gateway = gateway_of(session, time)
    campaign = [asyncio.create_task(gateway.call(f"campaign {number}", {}, job=1)) for number in range(20)]
    await reached(session, 1)
    reply = asyncio.create_task(gateway.call("reply", {}, priority=Priority.REPLY))
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(reply, *campaign)
    assert [name for _, name in session.calls][:3] == ["campaign 0", "reply", "campaign 1"]
    await gateway.close()


async def test_error_6_is_repeated_in_its_place_and_slows_all() -> None:
    time = Time()
    refusals = iter([VkError(6, "Too many requests per second")] * 2)

    def answer(method: str) -> str:
        if method == "m1" and (refusal := next(refusals, None)) is not None:
            raise refusal
        return method

    session = Pretender(time, answer)
    gateway = gateway_of(session, time)
    assert await asyncio.gather(*(gateway.call(f"m{number}", {}) for number in range(4))) == ["m0", "m1", "m2", "m3"]
    assert [name for _, name in session.calls] == ["m0", "m1", "m1", "m1", "m2", "m3"]
    pauses = [later - at for (at, _), (later, _) in zip(session.calls, session.calls[1:], strict=False)]
    assert pauses[1] >= 1.0
    assert pauses[2] >= 2.0
    await gateway.close()


async def test_error_6_without_end_is_told_in_the_end() -> None:
    time = Time()

    def answer(_method: str) -> None:
        raise VkError(6, "Too many requests per second")

    session = Pretender(time, answer)
    gateway = gateway_of(session, time)
    with pytest.raises(VkError):
        await gateway.call("m", {})
    assert len(session.calls) == 9
    await gateway.close()


@pytest.mark.parametrize(
    "error", [VkError(901, "no"), VkUnreachableError(was_sent=True, reason="cut"), ZeroDivisionError()]
)
async def test_other_errors_are_told_at_once_and_hold_up_nobody(error: Exception) -> None:
    time = Time()

    def answer(method: str) -> str:
        if method == "bad":
            raise error
        return method

    session = Pretender(time, answer)
    gateway = gateway_of(session, time)
    told = await asyncio.gather(gateway.call("bad", {}), gateway.call("good", {}), return_exceptions=True)
    assert told == [error, "good"]
    assert len(session.calls) == 2
    await gateway.close()


async def test_who_gives_up_waiting_has_sent_nothing() -> None:
    time = Time()
    session = Pretender(time)
    gateway = gateway_of(session, time)
    waiting = [asyncio.create_task(gateway.call(f"m{number}", {})) for number in range(10)]
    await asyncio.sleep(0)
    waiting[7].cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    assert "m7" not in [name for _, name in session.calls]
    assert len(session.calls) == 9
    await gateway.close()


async def test_slow_answers_of_a_few_do_not_hold_up_the_rest() -> None:
    time = Time()
    gate = threading.Event()
    session = Pretender(time, lambda method: gate.wait(30) if method == "slow" else method)
    gateway = gateway_of(session, time, rate=1_000.0, sessions=4)
    slow = [asyncio.create_task(gateway.call("slow", {})) for _ in range(3)]
    assert await asyncio.gather(*(gateway.call(f"m{number}", {}) for number in range(20)))
    assert not any(task.done() for task in slow)
    gate.set()
    await asyncio.gather(*slow)
    await gateway.close()


async def test_what_is_held_back_is_refused_and_the_urgent_goes() -> None:
    time, gate = Time(), threading.Event()
    session = Pretender(time, lambda method: gate.wait(30) and method)
    gateway = gateway_of(session, time)
    campaign = [asyncio.create_task(gateway.call(f"campaign {number}", {}, job=1)) for number in range(10)]
    await reached(session, 1)
    gateway.hold(Priority.CHECK)
    gate.set()
    told = await asyncio.gather(*campaign, return_exceptions=True)
    assert [type(each) for each in told] == [str, *[GatewayClosedError] * 9]
    with pytest.raises(GatewayClosedError):
        await gateway.call("campaign", {})
    assert await gateway.call("reply", {}, priority=Priority.REPLY) == "reply"
    gateway.hold(Priority.NOBODY)
    with pytest.raises(GatewayClosedError):
        await gateway.call("reply", {}, priority=Priority.REPLY)
    gateway.hold(None)
    assert await gateway.call("campaign", {}) == "campaign"
    await gateway.close()


async def test_closing_ends_what_is_under_way_and_refuses_the_rest() -> None:
    time = Time()
    gate = threading.Event()
    session = Pretender(time, lambda _method: gate.wait(30))
    gateway = gateway_of(session, time)
    calls = [asyncio.create_task(gateway.call("m", {})) for _ in range(3)]
    await reached(session, 1)
    closing = asyncio.create_task(gateway.close())
    await asyncio.sleep(0)
    gate.set()
    told = await asyncio.gather(*calls, return_exceptions=True)
    await closing
    assert told[0] is True
    assert [type(each) for each in told[1:]] == [GatewayClosedError, GatewayClosedError]
    assert session.closed == 1
    with pytest.raises(GatewayClosedError):
        await gateway.call("m", {})
