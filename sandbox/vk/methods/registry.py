"""Where methods register: the exact name → the function, who may call it, and its parameters."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox.vk.args import Args
from sandbox.vk.hub import Vk
from sandbox.vk.world import Token

Handler = Callable[[Vk, Token, Args], Any]


@dataclass(frozen=True)
class Method:
    """One method as the public schema describes it."""

    name: str
    handler: Handler
    kinds: frozenset[str]
    """Of tokens: community, person, service."""
    right: str
    """What the token must have, "" for nothing. A person's token needs `groups` where a community's needs `manage`."""
    parameters: frozenset[str]


METHODS: dict[str, Method] = {}


def method(
    name: str, parameters: str, *, kinds: str = "community person service", right: str = ""
) -> Callable[[Handler], Handler]:
    """Register a function as a method; `parameters` and `kinds` are lists of words."""

    def keep(function: Handler) -> Handler:
        METHODS[name] = Method(name, function, frozenset(kinds.split()), right, frozenset(parameters.split()))
        return function

    return keep
