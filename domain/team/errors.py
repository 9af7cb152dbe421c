"""What can go wrong with members and invitations."""

from domain.base.errors import DomainError


class InviteInvalidError(DomainError):
    """The code opens nothing: unknown, used and expired ones are told the same, so that nothing can be guessed."""

    code = "invite-invalid"


class RoleTooHighError(DomainError):
    """`role` is above the actor's own: nobody gives it, nor manages somebody who has it."""

    code = "role-too-high"


class NotOneselfError(DomainError):
    """Nobody changes the own role or suspends oneself."""

    code = "not-oneself"


class LastOwnerError(DomainError):
    """The team would be left without an owner."""

    code = "last-owner"
