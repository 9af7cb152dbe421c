"""What VK said, as a card shows it."""

from dataclasses import dataclass

from domain.enrichment.tables import PageOutcome


@dataclass(frozen=True, slots=True)
class PageView:
    """One address that was looked up."""

    address: str
    outcome: PageOutcome
    vk_id: int | None
    avatar_url: str | None
    is_closed: bool
