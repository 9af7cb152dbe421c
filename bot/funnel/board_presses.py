"""The buttons of the board. `since` (microseconds since 1970) and `after_id` are the place where a page begins."""

from bot.kit.screen import Press


class StepPress(Press, prefix="bm"):
    """Move a client from this stage to its neighbour, and stay on this page."""

    stage_id: int
    client_id: int
    forward: bool
    since: int = 0
    after_id: int = 0


class LostStepPress(Press, prefix="bl"):
    """Move a client to a neighbour that means a loss, for this reason: 0 for none, -1 for one to be written."""

    stage_id: int
    client_id: int
    forward: bool
    reason_id: int
