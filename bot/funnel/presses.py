"""The buttons of the funnels' settings."""

from bot.kit.screen import Press
from domain.funnel.tables import StageColour, StageKind


class FunnelPress(Press, prefix="f"):
    """The stages of a funnel; 0 is the only one there is, or the list of all."""

    funnel_id: int = 0
    offset: int = 0


class AddFunnelPress(Press, prefix="fna"):
    """Write a new funnel."""


class RenameFunnelPress(Press, prefix="fnn"):
    """Write a funnel's name."""

    funnel_id: int


class MoveFunnelPress(Press, prefix="fnm"):
    """Move a funnel one place up or down."""

    funnel_id: int
    up: bool


class RemoveFunnelPress(Press, prefix="fnr"):
    """Remove a funnel."""

    funnel_id: int


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


class StageColoursPress(Press, prefix="fc"):
    """Choose a stage's colour."""

    stage_id: int


class StageColourPress(Press, prefix="fcs"):
    """Give a stage this colour; None leaves it to its meaning."""

    stage_id: int
    colour: StageColour | None = None


class StageRhythmPress(Press, prefix="ft"):
    """Choose how often clients on the stage are touched."""

    stage_id: int


class StageRhythmSetPress(Press, prefix="fts"):
    """Touch them every so many days; 0 for no rhythm."""

    stage_id: int
    days: int


class StageRhythmWritePress(Press, prefix="ftw"):
    """Write the number of days."""

    stage_id: int


class StuckPress(Press, prefix="fz"):
    """Choose after how many days clients on the stage are stuck; 0 is what holds for stages that say nothing else."""

    stage_id: int = 0


class StuckSetPress(Press, prefix="fzs"):
    """After so many days; 0 leaves it to the team's measure."""

    stage_id: int
    days: int


class StuckWritePress(Press, prefix="fzw"):
    """Write the number of days."""

    stage_id: int


class RemoveStagePress(Press, prefix="fr"):
    """Remove a stage, or ask where its clients go."""

    stage_id: int


class RemoveStageToPress(Press, prefix="frt"):
    """Remove a stage and move its clients to another; 0 leaves them without a stage."""

    stage_id: int
    to_id: int


class ReasonsPress(Press, prefix="fq"):
    """The team's reasons of losses."""


class AddReasonPress(Press, prefix="fqa"):
    """Write a new reason."""


class ReasonPress(Press, prefix="fqo"):
    """One reason."""

    reason_id: int


class RenameReasonPress(Press, prefix="fqn"):
    """Word a reason anew."""

    reason_id: int


class MoveReasonPress(Press, prefix="fqm"):
    """Move a reason one place up or down."""

    reason_id: int
    up: bool


class RemoveReasonPress(Press, prefix="fqr"):
    """Offer a reason no more."""

    reason_id: int
