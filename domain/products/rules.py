"""What a product may be. Pure rules."""

from domain.base.errors import InvalidValueError
from domain.clients.rules import clean_line

NAME_LENGTH = 120
#: The largest price, in minor units: far above any product, far below what a database column holds.
LARGEST = 10**15


def clean_name(name: str) -> str:
    """The name on one line; `InvalidValueError` if it is empty or too long."""
    return clean_line(name, field="name", longest=NAME_LENGTH)


def check_amount(amount: int | None) -> int | None:
    """A price in minor units, or none; `InvalidValueError` for a negative or an impossible one."""
    if amount is not None and not 0 <= amount <= LARGEST:
        raise InvalidValueError(field="amount", reason="range")
    return amount
