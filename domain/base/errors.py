"""What can go wrong, as data. The words for each `code` stand in the locales under `error-<code>`."""

from typing import ClassVar


class DomainError(Exception):
    """Something a person can be told about; `data` fills the variables of its words."""

    code: ClassVar[str]

    def __init__(self, **data: str | int) -> None:
        super().__init__(self.code, data)
        self.data = data


class AccessDeniedError(DomainError):
    """The actor's role doesn't allow this."""

    code = "access-denied"


class NotFoundError(DomainError):
    """There is no such record, or the actor may not see it: the two are never told apart. `what` names its kind."""

    code = "not-found"

    def __init__(self, *, what: str = "record") -> None:
        super().__init__(what=what)


class ChangedMeanwhileError(DomainError):
    """Somebody else changed the record since the actor saw it."""

    code = "changed-meanwhile"


class AlreadyAppliedError(DomainError):
    """The update that asks for this write has been applied before: a replay."""

    code = "already-applied"


class InvalidValueError(DomainError):
    """A value can't be taken; `field` and `reason` say which and why."""

    code = "invalid-value"


class AddressTakenError(DomainError):
    """The VK id belongs to another live client (`client_id`)."""

    code = "address-taken"


class TakenError(DomainError):
    """A colleague (`name`) has taken it on already."""

    code = "taken"


class StorageError(DomainError):
    """The database can't take the write now; `reason` is busy, full, readonly or broken. Nothing was written."""

    code = "storage"
