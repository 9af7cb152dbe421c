"""Faults on demand: what the next calls of a method meet instead of, before or after their work."""

from dataclasses import asdict, dataclass

from sandbox.telegram.errors import ApiError, too_many_requests
from sandbox.wire import Json

KINDS = frozenset({"429", "500", "502", "401", "409", "cut_before", "cut_after", "delay"})


@dataclass
class Fault:
    """One order: `kind` for the next `times` calls of `method` .

    Methods are named in any case; "download" is fetching a file, "*" is anything but getUpdates.
    """

    kind: str
    method: str = "*"
    times: int = 1
    seconds: float = 1.0
    """retry_after of a 429, or how long a delay lasts."""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"unknown fault {self.kind!r}: one of {', '.join(sorted(KINDS))}")

    def meets(self, method: str) -> bool:
        """Whether a call of this method (lower case) meets the fault."""
        wanted = self.method.lower()
        return self.times > 0 and (wanted == method or (wanted == "*" and method != "getupdates"))

    def as_error(self) -> ApiError | None:
        """Return the answer that replaces the work, None for faults that aren't answers."""
        match self.kind:
            case "429":
                return too_many_requests(max(1, int(self.seconds)))
            case "500":
                return ApiError(500, "Internal Server Error: restart")
            case "401":
                return ApiError(401, "Unauthorized")
            case "409":
                return ApiError(
                    409,
                    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
                )
        return None


class Faults:
    """The orders that wait for their calls."""

    def __init__(self) -> None:
        self.ordered: list[Fault] = []

    def order(self, fault: Fault) -> None:
        """Add an order; the oldest one that fits a call is used first."""
        self.ordered.append(fault)

    def next_for(self, method: str) -> Fault | None:
        """Use up one time of the first fault that this call meets."""
        for fault in self.ordered:
            if fault.meets(method):
                fault.times -= 1
                self.ordered = [left for left in self.ordered if left.times > 0]
                return fault
        return None

    def clear(self) -> None:
        """Take all orders back."""
        self.ordered.clear()

    def listed(self) -> list[Json]:
        """Return the orders as JSON."""
        return [asdict(fault) for fault in self.ordered]
