"""What is decided about campaigns without looking at the database."""

from domain.campaigns.tables import CampaignState
from domain.work.tables import JobState

#: More recipients than these are confirmed by typing their number.
TYPED_FROM = 100
#: What the gateway of a community starts in a second, for the forecast.
PER_SECOND = 15.0
#: How many real texts a preflight shows.
SAMPLES = 5

_OF_JOB = {
    JobState.SCHEDULED: CampaignState.SCHEDULED,
    JobState.RUNNING: CampaignState.RUNNING,
    JobState.PAUSED: CampaignState.PAUSED,
    JobState.DONE: CampaignState.DONE,
    JobState.FAILED: CampaignState.FAILED,
    JobState.CANCELLED: CampaignState.CANCELLED,
}


def state_of(job: JobState | None, *, is_whole: bool) -> CampaignState:
    """Where a campaign stands; `is_whole`: text, audience and account are there."""
    if job is not None:
        return _OF_JOB[job]
    return CampaignState.READY if is_whole else CampaignState.DRAFT


def must_type_number(recipients: int) -> bool:
    """Whether a press is not enough to launch: the person types the number of recipients."""
    return recipients > TYPED_FROM
