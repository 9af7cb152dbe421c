"""What has to be asked of VK before a token becomes an account. Implemented in `jobs`, handed over by `app`."""

from dataclasses import dataclass
from typing import Protocol

from domain.accounts.errors import RightsMissingError
from domain.accounts.tables import AccountKind
from domain.base.sealing import Secret

#: Without these a community's account is of no use: it could not write, or would not hear who says stop.
NEEDED_RIGHTS = ("messages", "manage")

#: A person's token is of some use with any of these; VK gives `messages` to hardly any application nowadays.
USEFUL_RIGHTS = ("friends", "messages", "wall")


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose a token is, as VK says."""

    kind: AccountKind
    vk_id: int
    name: str
    screen_name: str | None
    avatar_url: str | None
    rights: tuple[str, ...]

    def require_rights(self) -> None:
        """Raise `RightsMissingError` unless the token may do all that a community, or anything that a person needs."""
        if self.kind is AccountKind.PERSON:
            if not set(USEFUL_RIGHTS) & set(self.rights):
                raise RightsMissingError(name=self.name, missing="-".join(USEFUL_RIGHTS))
            return
        missing = [right for right in NEEDED_RIGHTS if right not in self.rights]
        if missing:
            raise RightsMissingError(name=self.name, missing="-".join(missing))


class TokenCheck(Protocol):
    """Asks VK."""

    async def __call__(self, token: Secret) -> Holder:
        """Whose the token is. Raises `TokenRefusedError`, `VkError`, `VkUnreachableError`."""
