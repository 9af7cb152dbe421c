"""Whose a pasted token is: a few questions to VK, through a gateway that lives no longer than they do.

A token does not say of what kind it is. It is tried as a community's, and if VK says that it is none, as a person's.
"""

from typing import Any, Never

from domain.accounts.checking import Holder
from domain.accounts.errors import TokenRefusedError
from domain.accounts.tables import AccountKind
from domain.accounts.trouble import dead_reason
from domain.base.sealing import Secret
from domain.vk.errors import VkError
from domain.vk.rights import rights_in
from jobs.vk.gateway import PERSON_RATE, Gateway
from jobs.vk.line import Priority
from jobs.vk.transport import Params, VkSession

#: Refusals that mean: the token is of another kind (facts: vk-api, section 5).
_OTHER_KIND = frozenset({15, 27, 28, 100, 113})
_CHECK_SECONDS = 15.0


class HolderCheck:
    """A `TokenCheck` for the VK at this address."""

    def __init__(self, url: str) -> None:
        self._url = url

    async def __call__(self, token: Secret) -> Holder:
        """Whose the token is. Raises `TokenRefusedError`, `VkError`, `VkUnreachableError`."""
        # The slower of the two paces: whose token it is, is known only afterwards.
        gateway = Gateway(lambda: VkSession(self._url, token, answer_seconds=_CHECK_SECONDS), PERSON_RATE, sessions=1)
        try:
            return await _community(gateway) or await _person(gateway) or _refuse("application")
        except VkError as error:
            if error.number != 5:
                raise
            _refuse(dead_reason(error))
        finally:
            await gateway.close(patience=0)


async def _community(gateway: Gateway) -> Holder | None:
    """The community whose token it is; None if it is no community's."""
    permissions = await _ask(gateway, "groups.getTokenPermissions", {})
    if permissions is None:
        return None
    found = await _ask(gateway, "groups.getById", {"fields": "photo_200"})
    groups = found.get("groups") if isinstance(found, dict) else None
    if not groups:
        return None
    group = groups[0]
    return Holder(
        AccountKind.COMMUNITY,
        int(group["id"]),
        str(group.get("name", "")) or f"club{group['id']}",
        group.get("screen_name") or None,
        group.get("photo_200") or group.get("photo_100") or None,
        tuple(str(each.get("name")) for each in permissions.get("permissions", [])),
    )


async def _person(gateway: Gateway) -> Holder | None:
    """The person whose token it is; None if it is nobody's: an application asks for nobody, and gets nobody."""
    people = await _ask(gateway, "users.get", {"fields": "photo_200,screen_name"})
    mask = await _ask(gateway, "account.getAppPermissions", {}) if people else None
    if mask is None:
        return None
    person = people[0]
    name = " ".join(str(person.get(part, "")) for part in ("first_name", "last_name")).strip()
    return Holder(
        AccountKind.PERSON,
        int(person["id"]),
        name or f"id{person['id']}",
        person.get("screen_name") or None,
        person.get("photo_200") or person.get("photo_100") or None,
        rights_in(int(mask)),
    )


async def _ask(gateway: Gateway, method: str, params: Params) -> Any:
    """The response, or None if VK says that this is no question for such a token."""
    try:
        return await gateway.call(method, params, priority=Priority.CHECK)
    except VkError as error:
        if error.number in _OTHER_KIND:
            return None
        raise


def _refuse(reason: str) -> Never:
    raise TokenRefusedError(reason=reason) from None
