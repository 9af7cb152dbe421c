"""Where methods register: lower-case name → function of the double and the call's arguments."""

from collections.abc import Callable

from sandbox.telegram.args import Args
from sandbox.telegram.hub import Telegram

Handler = Callable[[Telegram, Args], object]
METHODS: dict[str, Handler] = {}


def method(name: str) -> Callable[[Handler], Handler]:
    """Register a function as a method, under its public spelling."""

    def keep(function: Handler) -> Handler:
        METHODS[name.lower()] = function
        return function

    return keep
