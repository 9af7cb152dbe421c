"""What can go wrong with actions before they are planned."""

from domain.base.errors import DomainError


class UnreachableError(DomainError):
    """This account may not write to this person; `reason` (`Reason`) says why."""

    code = "unreachable"
