"""The buttons of a card. Each carries the card and the list it was opened from.

Those that put one value in the place of another carry what was `seen` there, or the version of what they change, so
that nobody overwrites unawares what a colleague has just done. A button from before carries `NOT_SEEN`, or version 0.
"""

from bot.kit.presses import CardPress, Origin
from bot.kit.screen import Press
from domain.clients.kinds import ClientKind, ClientState, Sex
from domain.consent.tables import StopReason
from domain.touches.tables import TouchKind

#: What a button from before carries in the place of what was seen.
NOT_SEEN = -1


def seen_in(seen: int) -> int | None:
    """What was seen, for the use case; None if the button does not tell."""
    return None if seen == NOT_SEEN else seen


class OnCard(Press, prefix="-card"):
    """A button on a card."""

    client_id: int
    filter_id: int = 0
    offset: int = 0

    @property
    def origin(self) -> Origin:
        """What every further button of this card carries."""
        return Origin(client_id=self.client_id, filter_id=self.filter_id, offset=self.offset)

    def anew(self) -> Press | None:
        return CardPress(**self.origin)


class TouchPress(OnCard, prefix="ct"):
    """Log a touch."""

    kind: TouchKind


class WriteVkPress(OnCard, prefix="cw"):
    """Write to the client on VK."""


class WriteFromPress(OnCard, prefix="cwf"):
    """Write from this community."""

    account_id: int


class WriteOwnPress(OnCard, prefix="cwo"):
    """Write to the client on VK in one's own words."""


class PlanPress(OnCard, prefix="cp"):
    """Choose the day of the next touch."""


class PlanInPress(OnCard, prefix="cpi"):
    """Plan the next touch so many days from today; -1 takes the plan away. `seen` is a `log_touch.plan_seen`."""

    days: int
    seen: int = NOT_SEEN


class PlanDayPress(OnCard, prefix="cpd"):
    """Pick the day of the next touch from a calendar."""


class PickStagePress(OnCard, prefix="cs"):
    """Choose a stage."""


class StagePress(OnCard, prefix="css"):
    """Put the client on this stage; `seen` is the one it stood on in the same funnel, 0 for none."""

    stage_id: int
    seen: int = NOT_SEEN


class LostStagePress(OnCard, prefix="csr"):
    """Put the client on this stage, which means a loss, for this reason: 0 for none, -1 for one to be written."""

    stage_id: int
    reason_id: int


class PickInFunnelPress(OnCard, prefix="csf"):
    """Choose a stage of this funnel only."""

    funnel_id: int


class LeaveFunnelPress(OnCard, prefix="csl"):
    """Take the client out of a funnel."""

    funnel_id: int


class PickCategoryPress(OnCard, prefix="cc"):
    """Choose a category."""


class CategoryPress(OnCard, prefix="ccs"):
    """Put the client into this category; 0 for none."""

    category_id: int
    seen: int = NOT_SEEN


class NotePress(OnCard, prefix="cn"):
    """Write a note."""


class NotesPress(OnCard, prefix="cnl"):
    """Read the note at this place, 0 for the newest."""

    place: int = 0


class EditNotePress(OnCard, prefix="cne"):
    """Write a note anew; `place` is where it was read."""

    note_id: int
    place: int


class RemoveNotePress(OnCard, prefix="cnr"):
    """Take a note off the card."""

    note_id: int


class TimelinePress(OnCard, prefix="ctl"):
    """The timeline from this entry on."""

    start: int


class TagsPress(OnCard, prefix="cg"):
    """The tags of the card, and those to choose from."""


class TagPress(OnCard, prefix="cgs"):
    """Put this tag on, or take it off."""

    tag_id: int
    on: bool


class NewTagPress(OnCard, prefix="cgn"):
    """Write a tag."""


class GroupsOfCardPress(OnCard, prefix="cq"):
    """The groups of the card, and those to choose from."""


class GroupOnCardPress(OnCard, prefix="cqs"):
    """Put the client into this group, or take it out."""

    group_id: int
    on: bool


class TagLettersOfCardPress(OnCard, prefix="cgl"):
    """Write the letters that a tag has."""


class EditPress(OnCard, prefix="ce"):
    """Choose a field to edit."""


class ClientKindPress(OnCard, prefix="cek"):
    """Make the card one of a person or of a company."""

    of: ClientKind


class StaffPress(OnCard, prefix="cst"):
    """The people of a company."""


class CompanyPress(OnCard, prefix="cy"):
    """Choose where a person works."""


class CompanyNamePress(OnCard, prefix="cyn"):
    """Write where a person works."""


class WorksAtPress(OnCard, prefix="cys"):
    """The person works at this company; 0 for none. `version` is that of the card."""

    company_id: int
    version: int = 0


class EditFieldPress(OnCard, prefix="cef"):
    """Write a field anew."""

    field: str


class SexPress(OnCard, prefix="cex"):
    """Set the sex."""

    sex: Sex
    seen: Sex | None = None


class ResponsiblePress(OnCard, prefix="cer"):
    """Choose who is responsible; -1 shows the members, 0 is nobody."""

    member_id: int
    seen: int = NOT_SEEN


class MoreMembersPress(OnCard, prefix="cerm"):
    """The members from this one on, one of whom is to be responsible."""

    start: int


class StopPress(OnCard, prefix="cb"):
    """Ask why to write to this client no more, or show that nobody may."""


class StopForPress(OnCard, prefix="cbs"):
    """Write to this client no more, for this reason."""

    reason: StopReason


class LiftStopPress(OnCard, prefix="cbl"):
    """Take the client off the stop-list."""


class AccessPress(OnCard, prefix="ca"):
    """Who sees the card."""


class SetAccessPress(OnCard, prefix="cas"):
    """Put the card into this access class; 0 for none."""

    class_id: int


class SharePress(OnCard, prefix="cam"):
    """Open the card to this member besides, or close it."""

    member_id: int
    on: bool


class StatePress(OnCard, prefix="cat"):
    """Archive, block, or work with the client again."""

    state: ClientState
    seen: ClientState | None = None


class PausePress(OnCard, prefix="cap"):
    """Leave the client out of mailings, or not."""

    on: bool


class RemovePress(OnCard, prefix="cr"):
    """Ask whether to remove the card."""


class RemoveForSurePress(OnCard, prefix="crs"):
    """Remove the card."""


class TakeClientPress(Press, prefix="ctk"):
    """Become responsible for a client whom nobody is responsible for; it stands in the team group."""

    client_id: int
