"""One call from its name to its result: version, token, limits, rights, parameters, work (facts §1, §10).

The order of the checks is inferred: method, token, version, rate, kind of token, right, quota, parameters. [I]
"""

import re
from typing import Any

from sandbox.vk import errors
from sandbox.vk.args import Args
from sandbox.vk.errors import VkApiError
from sandbox.vk.hub import Vk
from sandbox.vk.methods.registry import METHODS, Method
from sandbox.vk.world import Token

OLDEST_VERSION = (5, 81)
_VERSION = re.compile(r"(\d{1,2})(?:\.(\d{1,3}))?")


def answer(vk: Vk, name: str, values: dict[str, str], token_value: str) -> Any:
    """Do one call from outside."""
    known = _known(name)
    token = check_token(vk, token_value)
    check_version(values)
    vk.limits.call(token)
    return perform(vk, known, token, Args(values))


def answer_inner(vk: Vk, name: str, values: dict[str, str], token: Token) -> Any:
    """Do one call inside `execute`: it costs no call of the second, but one of the day."""
    known = _known(name)
    if (fault := vk.faults.next_for(name, token.name, inner=True)) is not None:
        raise fault.as_error()
    return perform(vk, known, token, Args(values), inner=True)


def _known(name: str) -> Method:
    known = METHODS.get(name)
    if known is None:
        raise VkApiError(3)
    return known


def check_token(vk: Vk, value: str) -> Token:
    """Return the token, or raise error 5 with the suffix that tells what is wrong with it."""
    if not value:
        raise VkApiError(5, errors.NO_TOKEN)
    token = vk.world.tokens.get(value)
    if token is None:
        raise VkApiError(5, errors.BAD_TOKEN)
    if token.problem:
        raise VkApiError(5, errors.TOKEN_PROBLEMS[token.problem])
    return token


def check_version(values: dict[str, str]) -> None:
    """Refuse a call without a version, or with one VK no longer speaks. Newer ones than 5.199 pass, as VK lets them."""
    version = values.get("v", "")
    found = _VERSION.fullmatch(version)
    if not version or found is None:
        raise VkApiError(8, errors.NO_VERSION)
    if (int(found[1]), int(found[2] or 0)) < OLDEST_VERSION:
        raise VkApiError(8, errors.OLD_VERSION)


def perform(vk: Vk, known: Method, token: Token, args: Args, *, inner: bool = False) -> Any:
    """Do the work of a method if this token may."""
    if token.kind not in known.kinds:
        if token.kind == "community":
            raise VkApiError(27)
        raise VkApiError(28) if token.kind == "service" else VkApiError(15, errors.NO_ACCESS)
    right = "groups" if known.right == "manage" and token.kind == "person" else known.right
    if right and right not in token.rights:
        raise VkApiError(15, errors.NO_SCOPE)
    if not inner or vk.rules.inner_calls_count:
        vk.limits.day(token, known.name)
    if vk.rules.strict_parameters:
        args.check_names(known.parameters)
    return known.handler(vk, token, args)
