"""What the senders need of VK."""

from collections.abc import Collection
from typing import Any, Protocol

from domain.accounts.checks import CheckAnswer
from domain.vk.errors import VkError
from jobs.vk.gateway import Wanted
from jobs.vk.line import Priority
from jobs.vk.transport import Params


class Caller(Protocol):
    """What is needed to act."""

    async def call(
        self,
        account_id: int,
        method: str,
        params: Params,
        *,
        priority: Priority = Priority.CAMPAIGN,
        job: int | None = None,
        wanted: Wanted | None = None,
    ) -> Any:
        """Call VK as this account, if the call is still wanted when its turn comes."""

    async def note_inner(self, account_id: int, error: VkError, method: str, random_id: int | None) -> None:
        """Draw for the account the consequence of an error that stood inside the answer of a call."""


class Network(Caller, Protocol):
    """What the sender needs of the gateways (`jobs.vk.gateways.Gateways`)."""

    @property
    def account_ids(self) -> Collection[int]:
        """The accounts that are at work here."""

    def fence_of(self, account_id: int) -> int | None:
        """The number of this worker's lease of the account; None without one."""

    def proof_of(self, account_id: int) -> CheckAnswer | None:
        """What a person answered to a check of VK, as long as no call has taken it along."""

    def hears(self, account_id: int) -> bool:
        """Whether what people said to the account has been heard up to now."""
