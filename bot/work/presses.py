"""Buttons on what shows a job."""

from enum import StrEnum

from bot.kit.screen import Press
from domain.work.rules import Move


class Steer(StrEnum):
    """What may be wanted of a job."""

    PAUSE = "pause"
    RESUME = "resume"
    CANCEL = "cancel"
    RETRY = "retry"


class SteerPress(Press, prefix="js"):
    """Steer a job. `in_list`: the button stands on the job's own screen, not on its progress message."""

    job_id: int
    act: Steer
    in_list: int = 0


class JobPress(Press, prefix="jb"):
    """The screen of one job."""

    job_id: int


class MoveJobPress(Press, prefix="jm"):
    """Another place in the line of those that wait."""

    job_id: int
    move: Move
