"""The buttons of the settings of a person and of the team."""

from bot.kit.screen import Press
from domain.base.actor import Role
from domain.team.tables import PostKind, Scope


class LanguagePress(Press, prefix="sl"):
    """Choose a language; `team` means the team's default."""

    team: bool = False


class SetLanguagePress(Press, prefix="sls"):
    """Take this language; an empty one follows the team."""

    locale: str
    team: bool = False


class ZonePress(Press, prefix="sz"):
    """Choose a time zone; `team` means the team's default."""

    team: bool = False


class SetZonePress(Press, prefix="szs"):
    """Take this zone (its IANA name); an empty one follows the team."""

    zone: str
    team: bool = False


class WriteZonePress(Press, prefix="szw"):
    """Write a city."""

    team: bool = False


class PageSizePress(Press, prefix="sp"):
    """Choose how many clients a page shows."""


class SetPageSizePress(Press, prefix="sps"):
    """Show so many clients a page."""

    size: int


class TeamPress(Press, prefix="st"):
    """The team's name and defaults."""


class RenameTeamPress(Press, prefix="stn"):
    """Write the team's name."""


class CompanyPress(Press, prefix="sc"):
    """What the team says of its company."""


class AboutPress(Press, prefix="sca"):
    """Write what the company does."""


class SitePress(Press, prefix="scs"):
    """Write its site."""


class LogoPress(Press, prefix="scl"):
    """Send its logo."""


class SeeLogoPress(Press, prefix="sclv"):
    """See the logo."""


class DropLogoPress(Press, prefix="sclx"):
    """Have no logo."""


class CurrencyPress(Press, prefix="stc"):
    """Choose the team's currency."""


class SetCurrencyPress(Press, prefix="stcs"):
    """Take this currency (ISO 4217); an empty one asks for another."""

    currency: str


class RegionPress(Press, prefix="str"):
    """Choose the country of phones that are written without one."""


class SetRegionPress(Press, prefix="strs"):
    """Take this country (ISO 3166, two letters); an empty one asks for another."""

    region: str


class MembersPress(Press, prefix="sm"):
    """The members of the team, by name or those with the most to do first."""

    offset: int = 0
    by_load: bool = False


class MemberPress(Press, prefix="smo"):
    """One member."""

    member_id: int


class RolePress(Press, prefix="smr"):
    """Give a member this role."""

    member_id: int
    role: Role


class ScopePress(Press, prefix="smc"):
    """Open the whole base to a member, or only the own clients."""

    member_id: int
    scope: Scope


class SuspendPress(Press, prefix="sms"):
    """Shut a member out, or let a suspended one in again."""

    member_id: int
    on: bool


class InvitePress(Press, prefix="si"):
    """Choose as what to invite."""


class MakeInvitePress(Press, prefix="sim"):
    """Make an invitation."""

    role: Role
    scope: Scope


class InvitesPress(Press, prefix="sio"):
    """The open invitations."""


class RevokePress(Press, prefix="sir"):
    """Close an open invitation."""

    invite_id: int


class GroupPress(Press, prefix="sg"):
    """The team group, and where each kind of post goes."""


class BindPress(Press, prefix="sgb"):
    """Make this group the team group."""

    chat_id: int


class UnbindPress(Press, prefix="sgu"):
    """Have no team group any more."""


class SwitchPostPress(Press, prefix="sgp"):
    """Have posts of this kind, or not."""

    kind: PostKind
    on: bool


class GeneralPress(Press, prefix="sgg"):
    """Send posts of this kind to the group's General."""

    kind: PostKind


class TopicPress(Press, prefix="sgt"):
    """Pressed inside a topic: send posts of this kind here."""

    kind: PostKind


class ClassesPress(Press, prefix="sa"):
    """The access classes."""

    offset: int = 0


class ClassPress(Press, prefix="sao"):
    """One access class."""

    class_id: int


class AddClassPress(Press, prefix="saa"):
    """Write the name of a new access class."""


class RenameClassPress(Press, prefix="san"):
    """Write another name for an access class."""

    class_id: int


class OpenClassPress(Press, prefix="sas"):
    """Open an access class to a member, or close it."""

    class_id: int
    member_id: int
    on: bool


class RemoveClassPress(Press, prefix="sar"):
    """Ask whether to remove an access class."""

    class_id: int


class RemoveClassForSurePress(Press, prefix="sarr"):
    """Remove an access class."""

    class_id: int


class HandOverPress(Press, prefix="sho"):
    """Whom a member's clients and tasks should go to."""

    member_id: int


class HandOverToPress(Press, prefix="sht"):
    """What would go over to this member; 0 is everybody else, evenly."""

    member_id: int
    to_id: int


class HandOverDoPress(Press, prefix="shd"):
    """Do it."""

    member_id: int
    to_id: int


class AwayPress(Press, prefix="saw"):
    """Until when somebody is away."""

    member_id: int


class AwayDaysPress(Press, prefix="sad"):
    """Away from today for so many days; who stands in is asked next."""

    member_id: int
    days: int


class AwayDatePress(Press, prefix="sau"):
    """Write the last day of the absence."""

    member_id: int


class AwayForPress(Press, prefix="saf"):
    """Away from today for so many days, with this substitute; 0 is nobody."""

    member_id: int
    days: int
    substitute_id: int


class BackPress(Press, prefix="sab"):
    """At work again."""

    member_id: int
