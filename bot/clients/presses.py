"""The buttons of a card. Each carries the card and the list it was opened from."""

from bot.kit.presses import Origin
from bot.kit.screen import Press
from domain.clients.kinds import ChannelKind, ClientKind, ClientState
from domain.consent.tables import StopReason
from domain.touches.tables import TouchKind


class OnCard(Press, prefix="-card"):
    """A button on a card."""

    client_id: int
    filter_id: int = 0
    offset: int = 0

    @property
    def origin(self) -> Origin:
        """What every further button of this card carries."""
        return Origin(client_id=self.client_id, filter_id=self.filter_id, offset=self.offset)


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
    """Plan the next touch so many days from today; -1 takes the plan away."""

    days: int


class PlanDayPress(OnCard, prefix="cpd"):
    """Pick the day of the next touch from a calendar."""


class PickStagePress(OnCard, prefix="cs"):
    """Choose a stage."""


class StagePress(OnCard, prefix="css"):
    """Put the client on this stage."""

    stage_id: int


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


class NotePress(OnCard, prefix="cn"):
    """Write a note."""


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


class MoreFieldsPress(OnCard, prefix="cem"):
    """The next of the team's own fields, when there are many."""

    start: int


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
    """The person works at this company; 0 for none."""

    company_id: int


class EditFieldPress(OnCard, prefix="cef"):
    """Write a field anew."""

    field: str


class SexPress(OnCard, prefix="cex"):
    """Set the sex."""

    sex: str


class ResponsiblePress(OnCard, prefix="cer"):
    """Choose who is responsible; -1 shows the members, 0 is nobody."""

    member_id: int


class ChannelPress(OnCard, prefix="ck"):
    """Take an address off the card."""

    channel_id: int


class OpenChannelPress(OnCard, prefix="cko"):
    """One address: who may write there, and what can be done with it."""

    channel_id: int


class ChangeChannelPress(OnCard, prefix="ckc"):
    """Write another address in the place of this one."""

    channel_id: int


class LabelChannelPress(OnCard, prefix="ckl"):
    """Write what the address is."""

    channel_id: int


class FirstChannelPress(OnCard, prefix="ckf"):
    """Make the address the primary one of its kind."""

    channel_id: int


class MoreChannelsPress(OnCard, prefix="ckm"):
    """The next addresses of a card that has many."""

    start: int


class AddChannelPress(OnCard, prefix="cka"):
    """Choose what kind of address to add."""


class AddSeenChannelPress(OnCard, prefix="cks"):
    """Write an address whose kind is seen from itself."""


class AddChannelOfPress(OnCard, prefix="ckk"):
    """Write an address of this kind."""

    of: ChannelKind


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
