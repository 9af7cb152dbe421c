"""Many messages for one reader become one list."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from domain.outbox.rules import SINGLES_LIMIT, bundle
from domain.outbox.views import MessageView


def _message(number: int, chat_id: int = 1001, thread_id: int | None = None, kind: str = "reminder") -> MessageView:
    now = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    where = (chat_id, thread_id, "ru", "Europe/Moscow")
    return MessageView(number, f"key {number}", kind, None, None, {}, 1, now, 1, *where)


def test_three_go_one_by_one_and_four_as_a_list() -> None:
    three = [_message(number) for number in range(3)]
    assert [found.messages for found in bundle(three)] == [(message,) for message in three]
    four = [*three, _message(3)]
    assert [found.messages for found in bundle(four)] == [tuple(four)]
    assert bundle(four)[0].is_list
    assert bundle([]) == []


def test_each_reader_and_each_topic_for_itself() -> None:
    mine = [_message(number) for number in range(4)]
    topics = [_message(10 + number, -42, number % 2) for number in range(6)]
    assert [len(found.messages) for found in bundle([mine[0], *topics, *mine[1:]])] == [4, 1, 1, 1, 1, 1, 1]


def test_a_file_stays_alone() -> None:
    messages = [_message(number, kind="file" if number % 2 else "reminder") for number in range(8)]
    found = bundle(messages, apart={"file"})
    assert [len(each.messages) for each in found] == [4, 1, 1, 1, 1]


@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from(["reminder", "file"])), max_size=30))
def test_nothing_is_lost_nothing_doubled_and_nobody_gets_many(readers: list[tuple[int, str]]) -> None:
    messages = [_message(number, chat_id, kind=kind) for number, (chat_id, kind) in enumerate(readers)]
    found = bundle(messages, apart={"file"})
    assert sorted(m.id for each in found for m in each.messages) == list(range(len(messages)))
    firsts = [each.messages[0].id for each in found]
    assert firsts == sorted(firsts)
    for chat_id in (1, 2, 3):
        of_one = [each for each in found if each.messages[0].chat_id == chat_id]
        assert sum(each.messages[0].kind != "file" for each in of_one) <= SINGLES_LIMIT
        assert all(m.chat_id == chat_id for each in of_one for m in each.messages)
