"""Whose a pasted token is: two questions to VK, through a gateway that lives no longer than they do."""

from domain.accounts.checking import Holder
from domain.accounts.errors import TokenRefusedError
from domain.accounts.tables import AccountKind
from domain.accounts.trouble import dead_reason
from domain.base.sealing import Secret
from domain.vk.errors import VkError
from jobs.vk.gateway import COMMUNITY_RATE, Gateway
from jobs.vk.line import Priority
from jobs.vk.transport import VkSession

#: Refusals that mean: the token is a person's or an application's (facts: vk-api, section 5).
_NOT_COMMUNITY = frozenset({15, 27, 28, 100})
_CHECK_SECONDS = 15.0


class CommunityCheck:
    """A `TokenCheck` for the VK at this address."""

    def __init__(self, url: str) -> None:
        self._url = url

    async def __call__(self, token: Secret) -> Holder:
        """Whose the token is. Raises `TokenRefusedError`, `VkError`, `VkUnreachableError`."""
        gateway = Gateway(
            lambda: VkSession(self._url, token, answer_seconds=_CHECK_SECONDS), COMMUNITY_RATE, sessions=1
        )
        try:
            return await _holder(gateway)
        except VkError as error:
            reason = _reason(error)
            if reason is None:
                raise
            raise TokenRefusedError(reason=reason) from None
        finally:
            await gateway.close(patience=0)


async def _holder(gateway: Gateway) -> Holder:
    permissions = await gateway.call("groups.getTokenPermissions", {}, priority=Priority.CHECK)
    found = await gateway.call("groups.getById", {"fields": "photo_200"}, priority=Priority.CHECK)
    groups = found.get("groups") if isinstance(found, dict) else None
    if not groups:
        raise TokenRefusedError(reason="not-community")
    group = groups[0]
    rights = tuple(str(each.get("name")) for each in permissions.get("permissions", []))
    return Holder(
        AccountKind.COMMUNITY,
        int(group["id"]),
        str(group.get("name", "")) or f"club{group['id']}",
        group.get("screen_name") or None,
        group.get("photo_200") or group.get("photo_100") or None,
        rights,
    )


def _reason(error: VkError) -> str | None:
    if error.number == 5:
        return dead_reason(error)
    if error.number in _NOT_COMMUNITY:
        return "not-community"
    return None
