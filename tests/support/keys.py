"""A key for tests, and an answer for those who would ask VK."""

from domain.accounts.checking import Holder
from domain.accounts.tables import AccountKind
from domain.base.sealing import Sealer, Secret

#: Fixed, so that what one part of a test seals another opens.
SEALER = Sealer(bytes(range(32)))

#: Looks like a token of VK.
TOKEN = "vk1.a." + "canary_Token-0123456789" * 4

HOLDER = Holder(
    AccountKind.COMMUNITY, 101, "Пекарня «Тёплый хлеб»", "warm_bread", None, ("messages", "manage", "photos")
)


async def everybody_is_the_bakery(_token: Secret) -> Holder:
    """A `TokenCheck` without a network."""
    return HOLDER
