"""The line in front of Telegram, driven by an invented clock through invented traffic."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.kit.limits import PATIENCE, ChatId, Limits, Priority, Ticket, current_priority, sending_as
from bot.kit.turnstile import Turnstile


@dataclass(frozen=True)
class Sent:
    number: int
    chat: ChatId | None
    priority: Priority
    joined: float
    started: float


Arrival = tuple[float, ChatId | None, Priority]

arrivals = st.lists(
    st.tuples(
        st.sampled_from([0.0, 0.0, 0.0, 0.01, 0.2, 1.0, 7.0]),
        st.sampled_from([None, 1, 2, -1, -2, "@channel", *range(100, 140)]),
        st.sampled_from(list(Priority)),
    ),
    max_size=150,
)
crowds = st.lists(
    st.tuples(st.sampled_from([0.0, 0.01, 0.3]), st.sampled_from([1, -1]), st.sampled_from(list(Priority))),
    min_size=25,
    max_size=60,
)


def run(traffic: list[Arrival], limits: Limits | None = None) -> list[Sent]:
    """Plays the traffic to its end: time jumps to the next arrival or to when the line asks to be asked."""
    limits = Limits() if limits is None else limits
    now = 1_000.0
    coming = []
    for gap, chat, priority in traffic:
        now += gap
        coming.append((now, chat, priority))
    joined: dict[int, tuple[float, Priority]] = {}
    sent: list[Sent] = []
    ask_at: float | None = None
    while coming or ask_at is not None:
        next_arrival = coming[0][0] if coming else float("inf")
        now = min(next_arrival, float("inf") if ask_at is None else ask_at)
        if coming and next_arrival == now:
            _, chat, priority = coming.pop(0)
            ticket = limits.join(chat, priority, now)
            joined[ticket.number] = (now, priority)
        started, ask_at = limits.admit(now)
        assert ask_at is None or ask_at > now
        sent += [Sent(t.number, t.chat, joined[t.number][1], joined[t.number][0], now) for t in started]
    return sent


def most_in(times: list[float], seconds: float) -> int:
    """The fullest half-open stretch of so many seconds."""
    return max((sum(start <= t < start + seconds for t in times) for start in times), default=0)


@settings(deadline=None)
@given(st.one_of(arrivals, crowds))
def test_no_window_is_ever_overdrawn_and_nothing_is_lost(traffic: list[Arrival]) -> None:
    sent = run(traffic)
    assert len(sent) == len(traffic)
    assert most_in([s.started for s in sent], 1.0) <= 30
    by_chat: dict[ChatId | None, list[float]] = defaultdict(list)
    for s in sent:
        by_chat[s.chat].append(s.started)
    for chat, times in by_chat.items():
        if chat is None:
            continue
        for seconds in (1.0, 5.0, 20.0):
            assert most_in(times, seconds) <= 3 + seconds
        if isinstance(chat, str) or chat < 0:
            assert most_in(times, 60.0) <= 20


@settings(deadline=None)
@given(st.one_of(arrivals, crowds))
def test_first_come_first_served_within_a_priority_of_a_chat(traffic: list[Arrival]) -> None:
    lines: dict[tuple[ChatId | None, Priority], list[int]] = defaultdict(list)
    for s in run(traffic):
        lines[s.chat, s.priority].append(s.number)
    assert all(numbers == sorted(numbers) for numbers in lines.values())


@settings(deadline=None)
@given(st.one_of(arrivals, crowds))
def test_nobody_is_overtaken_after_the_patience_is_over(traffic: list[Arrival]) -> None:
    by_chat: dict[ChatId | None, list[Sent]] = defaultdict(list)
    for s in run(traffic):
        by_chat[s.chat].append(s)
    for sent in by_chat.values():
        for place, late in enumerate(sent):
            for other in sent[:place]:
                if late.number < other.number:
                    assert other.priority < late.priority
                    assert other.joined <= late.joined + PATIENCE[late.priority]


def test_a_press_overtakes_what_waits_for_the_same_chat() -> None:
    traffic: list[Arrival] = [(0.0, 1, Priority.OUTBOX)] * 6 + [(0.1, 1, Priority.PROGRESS), (0.1, 1, Priority.PRESS)]
    order = [s.priority for s in run(traffic)]
    assert order[:5] == [Priority.OUTBOX] * 3 + [Priority.PRESS, Priority.PROGRESS]


def test_the_outbox_gets_through_a_chat_full_of_presses() -> None:
    presses: list[Arrival] = [(0.5, 1, Priority.PRESS)] * 200
    sent = run([(0.0, 1, Priority.PRESS)] * 3 + [(0.0, 1, Priority.OUTBOX)] + presses)
    outbox = next(s for s in sent if s.priority is Priority.OUTBOX)
    # Half of the 30 presses of its 15 patient seconds got out meanwhile; the other half still goes first.
    assert outbox.started - outbox.joined < 2 * PATIENCE[Priority.OUTBOX] + 5


def test_a_press_among_hundreds_of_messages_waits_for_the_next_turn_only() -> None:
    crowd: list[Arrival] = [(0.0, chat, Priority.OUTBOX) for chat in range(1_000, 1_300)]
    sent = run([*crowd, (5.0, 1, Priority.PRESS)])
    pressed = next(each for each in sent if each.chat == 1)
    assert pressed.started - pressed.joined < 0.15
    # Evenly sent, the crowd needs no longer than in bursts.
    assert max(each.started for each in sent) - sent[0].started < 301 / 30 * 1.03


def test_a_chat_at_its_limit_holds_up_no_other() -> None:
    sent = run([(0.0, 1, Priority.PRESS)] * 10 + [(0.0, 2, Priority.OUTBOX)])
    assert next(s for s in sent if s.chat == 2).started == 1_000.0


def test_a_closed_chat_waits_and_a_closed_bot_waits_whole() -> None:
    limits = Limits()
    limits.close(1, 10.0)
    limits.close(1, 5.0)
    waiting, free = limits.join(1, Priority.PRESS, 0.0), limits.join(2, Priority.OUTBOX, 0.0)
    assert limits.admit(0.0) == ([free], 10.0)
    limits.close(None, 40.0)
    assert limits.admit(11.0) == ([], 40.0)
    assert limits.admit(40.0) == ([waiting], None)


def test_a_refused_message_keeps_its_place() -> None:
    limits = Limits(chat_burst=1)
    first, second = limits.join(1, Priority.PRESS, 0.0), limits.join(1, Priority.PRESS, 0.1)
    assert limits.admit(0.2)[0] == [first]
    limits.rejoin(first)
    assert limits.admit(2.0)[0] == [first]
    assert limits.admit(4.0)[0] == [second]


def test_delay_tells_what_a_message_would_wait() -> None:
    limits = Limits()
    assert limits.delay(1, 0.0) == 0.0
    for _ in range(5):
        limits.join(1, Priority.PRESS, 0.0)
    limits.admit(0.0)
    assert 1.0 <= limits.delay(1, 0.0) <= 2.0
    assert limits.delay(2, 0.0) == 0.0
    limits.close(None, 9.0)
    assert limits.delay(2, 1.0) == 8.0


def test_quiet_chats_are_forgotten_and_busy_ones_are_not() -> None:
    limits = Limits()
    for _ in range(21):
        limits.join(-1, Priority.PRESS, 0.0)
    limits.join(5, Priority.PRESS, 0.0)
    now: float | None = 0.0
    for _ in range(18):
        assert now is not None
        _, now = limits.admit(now)
    limits.forget_idle(30.0)
    assert limits.admit(30.0)[1] == pytest.approx(60.5)
    assert set(limits._chats) == {-1}


def test_the_priority_is_inherited_by_tasks_and_given_back() -> None:
    async def inside() -> Priority:
        return current_priority()

    async def main() -> Priority:
        with sending_as(Priority.OUTBOX):
            task = asyncio.create_task(inside())
        return await task

    assert asyncio.run(main()) is Priority.OUTBOX
    assert current_priority() is Priority.PRESS


async def test_the_turnstile_lets_through_in_order_and_survives_those_who_leave() -> None:
    turnstile = Turnstile(Limits(chat_burst=1))
    order: list[str] = []

    async def go(name: str, priority: Priority) -> Ticket:
        ticket = await turnstile.enter(1, priority)
        order.append(name)
        return ticket

    await go("first", Priority.PRESS)
    outbox = asyncio.create_task(go("outbox", Priority.OUTBOX))
    leaver = asyncio.create_task(go("leaver", Priority.PRESS))
    await asyncio.sleep(0)
    press = asyncio.create_task(go("press", Priority.PRESS))
    await asyncio.sleep(0)
    leaver.cancel()
    ticket = await press
    outbox.cancel()
    await asyncio.gather(outbox, leaver, return_exceptions=True)
    assert order == ["first", "press"]
    turnstile.close(1, 0.0)
    await turnstile.enter_again(ticket)
    assert turnstile._let_in == {}
    assert turnstile._limits._waiting == []
