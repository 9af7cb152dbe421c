"""What can stand in the way of asking VK."""

from domain.base.errors import DomainError


class NoCommunityError(DomainError):
    """No community is connected, or none that works."""

    code = "no-community"
