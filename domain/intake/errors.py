"""What can go wrong while a client is being added."""

from domain.base.errors import DomainError


class NamelessError(DomainError):
    """Neither a name nor an address: there is nobody to be added."""

    code = "nameless"
