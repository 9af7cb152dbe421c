"""Campaigns as the screens and the sender see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from domain.accounts.governor import Window
from domain.accounts.tables import AccountKind, AccountState, ActionKind
from domain.actions.tables import Reason
from domain.audience.audience import Audience
from domain.campaigns.rules import missing_of, objects_of, state_of
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
    kind: ActionKind
    text: str
    enclosure_ids: list[int]
    account_id: int | None
    each_account: bool
    wall_posts: int
    on_avatar: bool
    audience_json: dict[str, Any] | None
    harvest_id: int | None
    stop_on_answer: bool
    quiet_days: int
    cap_times: int
    cap_days: int
    delete_own_copy: bool
    seed: int
    start_at: datetime | None
    window_from: time | None
    window_to: time | None
    window_zone: str | None
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
    def hours(self) -> Window | None:
        """Its own hours, besides those of the accounts."""
        if self.window_from is None or self.window_to is None or self.window_zone is None:
            return None
        return Window(self.window_from, self.window_to, self.window_zone)

    @property
    def state(self) -> CampaignState:
        """Where it stands."""
        return state_of(self.job_state, is_whole=self.missing is None)

    @property
    def objects(self) -> tuple[str, ...]:
        """What one account likes or comments at one person."""
        return objects_of(self.kind, self.wall_posts, on_avatar=self.on_avatar)

    @property
    def missing(self) -> str | None:
        """What has to be chosen yet: text, object, audience or account."""
        return missing_of(
            self.kind,
            text=self.text,
            objects=self.objects,
            has_audience=self.audience_json is not None,
            has_account=self.account_id is not None,
        )


@dataclass(frozen=True, slots=True)
class SenderView:
    """An account that can do the work of a campaign."""

    id: int
    kind: AccountKind
    name: str
    state: AccountState
    paused_until: datetime | None


@dataclass(frozen=True, slots=True)
class Sample:
    """The text as one recipient would get it; empty if nothing is written."""

    client_id: int
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Preflight:
    """What a launch at this moment would do.

    `left_out`: how many can't be reached, by reason. `acts`: likes and comments at most, if all have what is meant to
    get them; as many as recipients for the others. `variety` is None for what has no text. `finish_at`: when the last
    would have been done under the accounts' caps, counted from now or from the campaign's start; None: never under
    these caps. `per_day` is how many the caps let through today. `is_off`: an owner has not turned on what persons'
    accounts do, so it can't be launched.
    """

    total: int
    reachable: int
    left_out: Mapping[Reason, int]
    acts: int
    variety: Variety | None
    samples: tuple[Sample, ...]
    finish_at: datetime | None
    minutes: int | None
    per_day: int
    is_off: bool
