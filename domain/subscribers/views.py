"""Harvests as the bot and their jobs see them."""

from dataclasses import dataclass
from datetime import datetime

from domain.audience.tables import Listing, ListProblem
from domain.subscribers.counts import HarvestCounts
from domain.subscribers.options import HarvestOptions
from domain.subscribers.tables import HarvestStep
from domain.work.tables import JobState


@dataclass(frozen=True, slots=True)
class ListView:
    """One list, or a link that leads to none (`problem`). `total` is how many people VK says are in it."""

    id: int
    link: str
    name: str
    listing: Listing | None
    owner_id: int | None
    title: str
    total: int | None
    problem: ListProblem | None
    is_on: bool

    @property
    def is_read(self) -> bool:
        """Whether a run goes through it."""
        return self.is_on and self.problem is None and self.listing is not None and self.owner_id is not None

    @property
    def url(self) -> str:
        """The page that the list belongs to."""
        return f"https://vk.com/{'club' if self.listing is Listing.MEMBERS else 'id'}{self.owner_id}"


@dataclass(frozen=True, slots=True)
class HarvestView:
    """One harvest with its lists. `report` is what the dry run has found.

    `readings` counts how often it was written down who is in the lists; `read_at` is when, if a campaign needs them.
    """

    id: int
    version: int
    step: HarvestStep
    member_id: int
    chat_id: int
    options: HarvestOptions
    report: HarvestCounts | None
    job_id: int | None
    job_state: JobState | None
    repeat_days: int
    next_run_at: datetime | None
    runs: int
    created_at: datetime
    lists: tuple[ListView, ...] = ()
    readings: int = 0
    read_at: datetime | None = None

    @property
    def notes_members(self) -> bool:
        """Whether a run writes down who is in its lists: to tell who came and left, or for a campaign."""
        return self.repeat_days > 0 or self.read_at is not None

    @property
    def to_read(self) -> tuple[ListView, ...]:
        """The lists that a run goes through."""
        return tuple(each for each in self.lists if each.is_read)

    @property
    def total(self) -> int:
        """How many people these lists hold, by VK's own count; somebody in two of them counts twice."""
        return sum(each.total or 0 for each in self.to_read)

    @property
    def title(self) -> str:
        """What it is called by: its lists, the first of them in full."""
        good = [each for each in self.lists if each.problem is None]
        titles = list(dict.fromkeys(each.title or each.link for each in good or self.lists))
        return titles[0] + (f" +{len(titles) - 1}" if len(titles) > 1 else "") if titles else ""
