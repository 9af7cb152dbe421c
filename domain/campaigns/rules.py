"""What is decided about campaigns without looking at the database."""

from collections.abc import Mapping
from types import MappingProxyType

from domain.accounts.tables import AccountKind, ActionKind
from domain.campaigns.tables import CampaignState
from domain.texts.errors import TextError, TextMistake
from domain.texts.markup import Template
from domain.texts.parse import parse
from domain.texts.rules import MESSAGE_LENGTH, longest
from domain.texts.variables import Variable
from domain.work.tables import JobState

#: More recipients than these are confirmed by typing their number.
TYPED_FROM = 100
#: The most newest posts of one wall that are liked.
MOST_POSTS = 10
#: The longest text of each kind that has one, in VK's characters: 500 for a friend request and 2,048 for a comment are
#: what VK documents (facts: vk-api, section 2).
LONGEST_TEXT: Mapping[ActionKind, int] = MappingProxyType(
    {ActionKind.MESSAGE: MESSAGE_LENGTH, ActionKind.FRIEND_REQUEST: 500, ActionKind.COMMENT: 2_048}
)
#: Kinds that are nothing without a text. A friend request may go without one.
NEEDS_TEXT = frozenset({ActionKind.MESSAGE, ActionKind.COMMENT})
#: Kinds that are about photos or posts of the person.
HAS_OBJECTS = frozenset({ActionKind.LIKE, ActionKind.COMMENT})
#: Which accounts may do each kind.
FITTING: Mapping[ActionKind, frozenset[AccountKind]] = MappingProxyType(
    {
        ActionKind.MESSAGE: frozenset({AccountKind.COMMUNITY, AccountKind.PERSON}),
        ActionKind.FRIEND_REQUEST: frozenset({AccountKind.PERSON}),
        ActionKind.LIKE: frozenset({AccountKind.PERSON}),
        ActionKind.COMMENT: frozenset({AccountKind.PERSON}),
    }
)
#: Kinds whose work may be shared out among several accounts. Who may be written to is a matter of one of them.
TAKES_SEVERAL = frozenset({ActionKind.FRIEND_REQUEST, ActionKind.LIKE, ActionKind.COMMENT})
#: What a gateway starts in a second at most, for the forecast.
PER_SECOND: Mapping[AccountKind, float] = MappingProxyType({AccountKind.COMMUNITY: 15.0, AccountKind.PERSON: 2.5})
#: For so many characters of each value there is room in texts that VK wants short.
_VALUE = 30
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


def campaign_state_of(job: JobState) -> CampaignState:
    """Where a launched campaign stands."""
    return _OF_JOB[job]


def state_of(job: JobState | None, *, is_whole: bool) -> CampaignState:
    """Where a campaign stands; `is_whole`: all that its kind needs is there."""
    if job is not None:
        return campaign_state_of(job)
    return CampaignState.READY if is_whole else CampaignState.DRAFT


def objects_of(kind: ActionKind, wall_posts: int, *, on_avatar: bool) -> tuple[str, ...]:
    """What one account acts upon at one person, as `Action.object` names it; nothing for messages and requests."""
    if kind not in HAS_OBJECTS:
        return ()
    return ("avatar",) * on_avatar + tuple(f"post{number}" for number in range(1, wall_posts + 1))


def missing_of(
    kind: ActionKind, *, text: str, objects: tuple[str, ...], has_audience: bool, has_account: bool
) -> str | None:
    """What has to be chosen before a launch: text, audience, account or object; None if all is there."""
    if kind in NEEDS_TEXT and not text:
        return "text"
    if kind in HAS_OBJECTS and not objects:
        return "object"
    if not has_audience:
        return "audience"
    return None if has_account else "account"


def parse_for(kind: ActionKind, text: str) -> Template:
    """The template of a text of this kind. Raises `TextError`, also for one that may come out longer than VK takes."""
    template, most = parse(text), LONGEST_TEXT.get(kind, MESSAGE_LENGTH)
    if longest(template, dict.fromkeys(Variable, _VALUE) if most < MESSAGE_LENGTH else {}) > most:
        raise TextError(TextMistake.TOO_LONG, longest=most)
    return template


def must_type_number(recipients: int) -> bool:
    """Whether a press is not enough to launch: the person types the number of recipients."""
    return recipients > TYPED_FROM
