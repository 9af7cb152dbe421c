"""The line in front of a gateway: the more urgent first, and jobs of the same urgency by turns."""

from collections import OrderedDict, deque
from enum import IntEnum
from typing import Generic, TypeVar

_T = TypeVar("_T")


class Priority(IntEnum):
    """What goes first. The small number wins; `NOBODY` is below all and only ever a limit."""

    NOBODY = -1
    REPLY = 0
    CHECK = 1
    CAMPAIGN = 2
    BACKGROUND = 3


class Line(Generic[_T]):
    """Waiting calls. Within one job they keep their order."""

    def __init__(self) -> None:
        self._jobs: dict[Priority, OrderedDict[int | None, deque[_T]]] = {each: OrderedDict() for each in Priority}
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def put(self, item: _T, priority: Priority, job: int | None, *, first: bool = False) -> None:
        """Queue behind the others of its job; `first` puts it back in front of all of its urgency."""
        jobs = self._jobs[priority]
        line = jobs.setdefault(job, deque())
        if first:
            line.appendleft(item)
            jobs.move_to_end(job, last=False)
        else:
            line.append(item)
        self._length += 1

    def take(self) -> _T | None:
        """The next one, or None."""
        for jobs in self._jobs.values():
            if jobs:
                job, line = next(iter(jobs.items()))
                item = line.popleft()
                self._length -= 1
                if line:
                    jobs.move_to_end(job)
                else:
                    del jobs[job]
                return item
        return None
