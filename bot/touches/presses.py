"""The buttons of the touch queue. Each carries the client it stands on, and where in which round that is."""

from bot.kit.presses import QueuePress
from bot.kit.screen import Press
from domain.audience.queue import Queue
from domain.touches.tables import TouchKind


class OnQueue(Press, prefix="-queue"):
    """A button about a client in the queue; `mark` is what the reader has seen of the client, 0 for whatever it is.

    `after_id` is the client whom the reader has left for later last (0 for none): the round goes on behind that one.
    """

    client_id: int
    queue: Queue = Queue.MINE
    after_id: int = 0
    mark: int = 0

    @property
    def round(self) -> QueuePress:
        """Where the round goes on."""
        return QueuePress(queue=self.queue, after_id=self.after_id)


class TouchedPress(OnQueue, prefix="qt"):
    """Log a touch, and show the next client."""

    kind: TouchKind


class PutOffPress(OnQueue, prefix="qp"):
    """Plan the touch so many days from today, and show the next client."""

    days: int


class QueueDayPress(OnQueue, prefix="qd"):
    """Ask for the day of the next touch."""


class SkipPress(OnQueue, prefix="qk"):
    """Leave the client for the end of the round."""


class QueueStagesPress(OnQueue, prefix="qs"):
    """Choose a stage; of one funnel only, if it is named."""

    funnel_id: int = 0


class QueueStagePress(OnQueue, prefix="qss"):
    """Put the client on this stage."""

    stage_id: int


class QueueLostPress(OnQueue, prefix="qsr"):
    """Put the client on this stage, which means a loss, for this reason: 0 for none, -1 for one to be written."""

    stage_id: int
    reason_id: int


class QueueUndoPress(OnQueue, prefix="qu"):
    """Take back what was done to this client last, and show the client again."""

    change_id: int
