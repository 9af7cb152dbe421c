"""Campaigns as the screens and the sender see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.accounts.tables import AccountState
from domain.actions.tables import Reason
from domain.audience.audience import Audience
from domain.campaigns.rules import state_of
from domain.campaigns.tables import CampaignState
from domain.texts.variety import Variety
from domain.work.tables import JobState


@dataclass(frozen=True, slots=True)
class CampaignView:
    """One campaign, with what its job says of it.

    `done` of `total` recipients have come to an end; whoever was left out from the start is in neither.
    """

    id: int
    version: int
    name: str
    text: str
    enclosure_ids: list[int]
    account_id: int | None
    audience_json: dict[str, Any] | None
    stop_on_answer: bool
    quiet_days: int
    seed: int
    start_at: datetime | None
    job_id: int | None
    member_id: int | None
    chat_id: int | None
    created_at: datetime
    job_state: JobState | None
    done: int
    total: int | None
    started_at: datetime | None
    finished_at: datetime | None

    @property
    def audience(self) -> Audience | None:
        """Whom it is meant for."""
        return None if self.audience_json is None else Audience.from_json(self.audience_json)

    @property
    def state(self) -> CampaignState:
        """Where it stands."""
        is_whole = bool(self.text) and self.account_id is not None and self.audience_json is not None
        return state_of(self.job_state, is_whole=is_whole)


@dataclass(frozen=True, slots=True)
class SenderView:
    """An account that campaigns can be sent from."""

    id: int
    name: str
    state: AccountState
    paused_until: datetime | None


@dataclass(frozen=True, slots=True)
class Sample:
    """The text as one recipient would get it."""

    client_id: int
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Preflight:
    """What a launch at this moment would do.

    `left_out`: how many can't be reached, by reason. `finish_at`: when the last message would have gone out under the
    account's caps, counted from now or from the campaign's start; None: never under these caps.
    """

    total: int
    reachable: int
    left_out: Mapping[Reason, int]
    variety: Variety
    samples: tuple[Sample, ...]
    finish_at: datetime | None
    minutes: int | None
