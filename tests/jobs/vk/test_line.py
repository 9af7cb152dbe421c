"""The line: the urgent first, jobs by turns, nobody lost, nobody twice."""

from hypothesis import given
from hypothesis import strategies as st

from jobs.vk.line import Line, Priority

WAITING = [Priority.REPLY, Priority.CHECK, Priority.CAMPAIGN, Priority.BACKGROUND]
CALLS = st.lists(st.tuples(st.sampled_from(WAITING), st.sampled_from([None, 1, 2, 3])), max_size=60)


def drained(line: Line[tuple[Priority, int | None, int]]) -> list[tuple[Priority, int | None, int]]:
    """Everybody, in the order they go."""
    found = []
    while (one := line.take()) is not None:
        found.append(one)
    return found


@given(CALLS)
def test_everybody_goes_once_the_urgent_first_and_each_job_in_order(calls: list[tuple[Priority, int | None]]) -> None:
    line: Line[tuple[Priority, int | None, int]] = Line()
    for number, (priority, job) in enumerate(calls):
        line.put((priority, job, number), priority, job)
    assert len(line) == len(calls)
    went = drained(line)
    assert len(line) == 0
    assert sorted(one[2] for one in went) == list(range(len(calls)))
    assert [one[0] for one in went] == sorted(one[0] for one in went)
    for priority, job in set(calls):
        own = [one[2] for one in went if one[:2] == (priority, job)]
        assert own == sorted(own)


@given(st.lists(st.integers(1, 30), min_size=2, max_size=5))
def test_a_small_job_does_not_wait_for_a_large_one(sizes: list[int]) -> None:
    line: Line[tuple[int, int]] = Line()
    for job, size in enumerate(sizes):
        for number in range(size):
            line.put((job, number), Priority.CAMPAIGN, job)
    went = [line.take() for _ in range(sum(sizes))]
    # Each round takes one of every job that has anything left.
    for job, size in enumerate(sizes):
        last = went.index((job, size - 1))
        assert last < sum(min(size, other) for other in sizes)


def test_what_is_put_back_goes_first_among_its_own_and_after_the_more_urgent() -> None:
    line: Line[str] = Line()
    line.put("campaign 1", Priority.CAMPAIGN, 1)
    line.put("campaign 2", Priority.CAMPAIGN, 2)
    line.put("again", Priority.CAMPAIGN, 2, first=True)
    line.put("reply", Priority.REPLY, None)
    assert [line.take() for _ in range(5)] == ["reply", "again", "campaign 1", "campaign 2", None]
