"""The buttons of the funnels' settings."""

from bot.kit.screen import Press
from domain.funnel.tables import StageKind


class FunnelPress(Press, prefix="f"):
    """The stages of a funnel; 0 is the only one there is, or the list of all."""

    funnel_id: int = 0
    offset: int = 0


class AddStagePress(Press, prefix="fa"):
    """Write a new stage."""

    funnel_id: int


class StageScreenPress(Press, prefix="fs"):
    """One stage."""

    stage_id: int


class RenameStagePress(Press, prefix="fn"):
    """Write a stage's name."""

    stage_id: int


class StageIconPress(Press, prefix="fi"):
    """Send a stage's icon."""

    stage_id: int


class StageKindPress(Press, prefix="fk"):
    """Say what standing on the stage means."""

    stage_id: int
    kind: StageKind


class MoveStagePress(Press, prefix="fm"):
    """Move a stage one place up or down."""

    stage_id: int
    up: bool


class RemoveStagePress(Press, prefix="fr"):
    """Remove a stage."""

    stage_id: int
