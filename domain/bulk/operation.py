"""What an operation on many clients is. A new one is a class in a file of its own and a line in `operations.py`."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from dataclasses import asdict
from typing import Any, ClassVar

from sqlalchemy import ColumnElement

from domain.base.actor import Permission
from domain.bulk.kinds import BulkOperation, Skip
from domain.journal.boundary import Reading, Writing
from domain.journal.kinds import ChangeKind

#: So many clients of a grave operation are asked for by their number.
GRAVE_FROM = 100


class Operation(ABC):
    """One operation with its parameters: a frozen dataclass of plain values, for they are kept as JSON."""

    kind: ClassVar[BulkOperation]
    #: What a member must be allowed to.
    needs: ClassVar[Permission] = Permission.EDIT_CLIENTS
    #: The kind of the journal's change; it also decides whether the operation can be undone.
    change: ClassVar[ChangeKind] = ChangeKind.BULK_EDITED
    #: Clients in one transaction, in calm: it should hold the database for less than a tenth of a second.
    at_once: ClassVar[int] = 4_000
    #: So much is at stake that the number of clients is asked for when there are many.
    is_grave: ClassVar[bool] = False

    @property
    def parameters(self) -> dict[str, Any]:
        """The fields, as they are kept."""
        return asdict(self)  # type: ignore[call-overload,no-any-return]  # Every operation is a dataclass.

    async def check(self, ctx: Reading) -> str:
        """The name of what the operation sets, for people to read; `NotFoundError` if it is gone."""
        return ""

    async def fit(self, ctx: Reading, audience: ColumnElement[bool]) -> "Operation":
        """The operation as it may be done with these clients: one with a limit leaves the rest for the next time."""
        return self

    @abstractmethod
    def skips(self, ctx: Reading) -> Sequence[tuple[Skip, ColumnElement[bool]]]:
        """Conditions on `client` under which a client is left as it is, the first that holds being the reason."""

    async def sift(self, ctx: Reading, client_ids: Collection[int]) -> dict[int, Skip]:
        """Those of these clients that are left for a reason that no condition can tell."""
        return {}

    #: Whether `sift` has anything to say: then a dry run must look at every client.
    sifts: ClassVar[bool] = False

    @abstractmethod
    async def apply(self, ctx: Writing, client_ids: Collection[int]) -> None:
        """Do it with these clients, of whom none is to be left out; at most some thousands at a time."""
