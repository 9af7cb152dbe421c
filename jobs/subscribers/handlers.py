"""All handlers of this room, for app to wire into the runner."""

from domain.work.kinds import JobKind
from jobs.subscribers.look_job import look_job
from jobs.subscribers.read_job import read_job
from jobs.subscribers.run_job import check_job, run_job
from jobs.vk.asking import Callers
from jobs.work.run import JobHandler


def subscriber_handlers(gateways: Callers) -> dict[str, JobHandler]:
    """The handlers by kind of job; they ask VK as the accounts of these gateways."""
    return {
        JobKind.HARVEST_LOOK: look_job(gateways),
        JobKind.HARVEST_READ: read_job(gateways),
        JobKind.HARVEST_CHECK: check_job(gateways),
        JobKind.HARVEST_RUN: run_job(gateways),
    }
