"""Time enters the product here and nowhere else."""

from collections.abc import Callable
from datetime import UTC, datetime

#: Gives the present instant, aware and in UTC. Tests hand in their own.
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The present instant in UTC."""
    return datetime.now(UTC)
