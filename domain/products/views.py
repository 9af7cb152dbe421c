"""What screens read of products."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProductView:
    """A product of the team's list; `amount` in minor units of `currency`, None without a usual price."""

    id: int
    name: str
    amount: int | None
    currency: str
