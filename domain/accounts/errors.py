"""What can go wrong with accounts."""

from domain.base.errors import DomainError


class TokenRefusedError(DomainError):
    """VK does not take the token; `reason`: wrong, expired, revoked, blocked, ip, not-community or form."""

    code = "token-refused"


class RightsMissingError(DomainError):
    """The token is good but may not do what the product needs; `missing` names the rights in VK's words."""

    code = "rights-missing"


class AccountUnusableError(DomainError):
    """The account can't be resumed as it is; `state` is dead or removed: it needs a new token."""

    code = "account-unusable"
