"""What can go wrong with accounts."""

from domain.base.errors import DomainError


class TokenRefusedError(DomainError):
    """VK does not take the token; `reason`: wrong, expired, revoked, blocked, ip, application or form."""

    code = "token-refused"


class RightsMissingError(DomainError):
    """The token is good but may not do what the product needs; `missing` names the rights in
    VK's words, with hyphens between them.
    """

    code = "rights-missing"


class OtherAccountError(DomainError):
    """The token is not that of the account it was asked for: `name` was wanted, it belongs to `other`."""

    code = "other-account"


class PersonalActionsOffError(DomainError):
    """No owner lets accounts of persons act."""

    code = "personal-actions-off"


class NoCheckError(DomainError):
    """The account waits for no check of VK that could be answered."""

    code = "no-check"


class AccountUnusableError(DomainError):
    """The account can't be resumed as it is; `state` is dead or removed: it needs a new token."""

    code = "account-unusable"
