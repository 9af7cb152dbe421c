"""Faults on demand: what the next calls meet instead of, before or after their work."""

from dataclasses import asdict, dataclass

from sandbox.vk.errors import TEXTS, VkApiError
from sandbox.wire import Json

KINDS = frozenset({"error", "captcha", "cut_before", "cut_after", "delay", "502"})

_EXTRA: dict[int, Json] = {
    17: {"redirect_uri": "https://m.vk.ru/login?act=security_check&api_hash=sandbox"},
    24: {"confirmation_text": "Подтвердите действие"},
}
"""Members that only these errors have."""


@dataclass
class Fault:
    """One order for the next `times` calls.

    - `error`: the API error `code`, with `suffix` after its text ("too much captcha requests" for 9);
    - `captcha`: error 14, which a call with a `success_token` of a passed captcha gets by;
    - `cut_before`, `cut_after`: the connection breaks before or after the work was done;
    - `delay`: the answer takes so many real `seconds`; `502`: the front end is down, in HTML.
    """

    kind: str
    method: str = "*"
    """As the API spells it; "a_check" is the Long Poll, "*" anything but that."""
    token: str = "*"
    """The token's name."""
    times: int = 1
    seconds: float = 1.0
    code: int = 0
    suffix: str = ""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"unknown fault {self.kind!r}: one of {', '.join(sorted(KINDS))}")
        if self.kind == "error" and self.code not in TEXTS:
            raise ValueError(f"unknown code {self.code}: one of {', '.join(map(str, sorted(TEXTS)))}")

    def meets(self, method: str, token: str) -> bool:
        """Whether a call of this method with this token meets the fault."""
        fits = self.method == method or (self.method == "*" and method != "a_check")
        return self.times > 0 and fits and self.token in {"*", token}

    def as_error(self) -> VkApiError:
        """Return the error of an order of that kind."""
        return VkApiError(self.code, self.suffix, extra=_EXTRA.get(self.code))


class Faults:
    """The orders that wait for their calls, and until when VK is down altogether."""

    def __init__(self) -> None:
        self.ordered: list[Fault] = []
        self.down_until = 0.0
        """In the world's time: until then every call and poll is a 502, as when the front end is down."""

    def order(self, fault: Fault) -> None:
        """Add an order; the oldest one that fits a call is used first."""
        self.ordered.append(fault)

    def waiting_for(self, method: str, token: str) -> Fault | None:
        """Return the first order this call meets, without using it up."""
        return next((fault for fault in self.ordered if fault.meets(method, token)), None)

    def next_for(self, method: str, token: str, *, inner: bool = False) -> Fault | None:
        """Use up one time of the first fault that this call meets; a call inside `execute` meets errors only."""
        fault = self.waiting_for(method, token)
        if fault is None or (inner and fault.kind != "error"):
            return None
        fault.times -= 1
        self.ordered = [left for left in self.ordered if left.times > 0]
        return fault

    def clear(self) -> None:
        """Take all orders back, and let VK be up again."""
        self.ordered.clear()
        self.down_until = 0.0

    def listed(self) -> list[Json]:
        """Return the orders as JSON."""
        return [asdict(fault) for fault in self.ordered]
