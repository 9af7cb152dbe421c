"""What to do when VK says no: every known error code and its reaction, as data.

The codes and their texts are those of VK's schema of errors and of its pages on limits and captcha; where the schema is
silent, the reaction is what clients of VK have seen to be safe. Nobody retries what VK calls abuse: flood control and
captcha rest the account.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType

from domain.vk.errors import CAPTCHA_NEEDED, UNREADABLE, VkError


class Reaction(StrEnum):
    """What happens next, to the call, the recipient, the account or the campaign."""

    #: The same call once more after a wait.
    REPEAT = "repeat"
    #: The account rests for hours, twice as long each time.
    PAUSE = "pause"
    PAUSE_TILL_TOMORROW = "pause-till-tomorrow"
    #: Only calls of this method rest, till tomorrow; the account goes on with others.
    REST_METHOD = "rest-method"
    #: This method is over for the account until a person has looked.
    STOP_METHOD = "stop-method"
    #: This recipient never again, as far as `scope` reaches.
    SKIP_PERSON = "skip-person"
    #: This post, photo or comment never again; the person may still be met elsewhere.
    SKIP_OBJECT = "skip-object"
    #: Not this time; the recipient may be tried in another campaign.
    SKIP_NOW = "skip-now"
    #: The call itself is wrong, and so would be all that follow.
    STOP_CAMPAIGN = "stop-campaign"
    #: The account waits until a person has passed a check or answered a question; the action stays pending.
    ASK_HUMAN = "ask-human"
    #: The token opens nothing any more.
    TOKEN_DEAD = "token-dead"  # noqa: S105 - the name of a reaction, no token


class Scope(StrEnum):
    """How far "never again" reaches."""

    #: This kind of action by this account: a closed wall says nothing about messages.
    ACTION = "action"
    #: Every action by this account.
    ACCOUNT = "account"
    #: Every account: there is no such person any more.
    EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The reaction to one error.

    `wait`: before a repeat, doubled each time; or the first length of a pause. `repeats`: the most repeats, then
    `after` holds. `in_a_row`: if so many different recipients in a row get the same code, `then` holds instead: what
    looked like a property of a person was a limit of the account. `may_have_happened`: the act may have been done in
    spite of the error, so that only what VK deduplicates may be repeated. `ends_consent`: the person does not allow
    messages (any more). `is_known`: it is known what the code means.
    """

    reaction: Reaction
    scope: Scope | None = None
    wait: timedelta = timedelta()
    repeats: int = 0
    after: Reaction | None = None
    in_a_row: int | None = None
    then: Reaction | None = None
    may_have_happened: bool = False
    ends_consent: bool = False
    is_known: bool = True


#: The longest that an account rests before it is tried again.
LONGEST_PAUSE = timedelta(hours=24)

_HOUR = timedelta(hours=1)
_A_FEW = 3

_STOP = Verdict(Reaction.STOP_CAMPAIGN)
_NOW = Verdict(Reaction.SKIP_NOW)
_OBJECT = Verdict(Reaction.SKIP_OBJECT)
_DEAD = Verdict(Reaction.TOKEN_DEAD)
_HUMAN = Verdict(Reaction.ASK_HUMAN)
_PAUSE = Verdict(Reaction.PAUSE, wait=_HOUR)
_FOR_THIS = Verdict(Reaction.SKIP_PERSON, Scope.ACTION)
_FOR_US = Verdict(Reaction.SKIP_PERSON, Scope.ACCOUNT)
_GONE = Verdict(Reaction.SKIP_PERSON, Scope.EVERYWHERE)
_TROUBLE = Verdict(
    Reaction.REPEAT,
    wait=timedelta(seconds=2),
    repeats=3,
    after=Reaction.SKIP_NOW,
    in_a_row=5,
    then=Reaction.PAUSE,
    may_have_happened=True,
)
_DENIED = replace(_FOR_THIS, in_a_row=_A_FEW, then=Reaction.PAUSE_TILL_TOMORROW)

#: What an unheard-of code is worth: this recipient is left alone, and after a few the account rests.
UNKNOWN = replace(_NOW, in_a_row=_A_FEW, then=Reaction.PAUSE, wait=_HOUR, is_known=False)

_ROWS: tuple[tuple[tuple[int, ...], Verdict], ...] = (
    ((UNREADABLE, 1, 10), _TROUBLE),
    # 36: the method took too long.
    ((36,), replace(_TROUBLE, wait=timedelta(seconds=5))),
    # 43: a part of VK is switched off for a while.
    ((43,), Verdict(Reaction.REPEAT, wait=timedelta(minutes=10), repeats=_A_FEW, after=Reaction.SKIP_NOW)),
    # 6: more than so many calls a second. Nothing was done.
    ((6,), Verdict(Reaction.REPEAT, wait=timedelta(seconds=1), repeats=5, after=Reaction.PAUSE)),
    # The application or the token is off, wrong or expired, unconfirmed, of another address, to be extended.
    ((2, 5, 20, 21, 25, 42, 101, 1114, 1116, 1117, 1118, 3609), _DEAD),
    # Captcha, validation, a confirmation, checks at sign-in.
    ((CAPTCHA_NEEDED, 17, 24, 1105, 1110, 3300, 3301, 3302, 3303, 3304, 3305), _HUMAN),
    # The call is wrong: no such method, bad signature or request, test mode, code of execute, no https, switched off,
    # the wrong kind of token, unknown application, not implemented, an old version.
    ((3, 4, 8, 11, 12, 13, 16, 23, 27, 28, 33, 34, 35, 38, 100, 150, 2000, 9999), _STOP),
    # The content is wrong: links forbidden, too long or too big, too many forwards or posts, a bad keyboard.
    ((222, 909, 910, 911, 912, 913, 914, 940), _STOP),
    # 7: no right to it, or a hidden daily limit, which nothing but a row of them shows. 214: the same with posts.
    ((7,), _DENIED),
    ((214,), replace(_OBJECT, in_a_row=_A_FEW, then=Reaction.PAUSE_TILL_TOMORROW)),
    # 37: banned, and VK does not say whether it is the reader or the account.
    ((37,), replace(_GONE, in_a_row=_A_FEW, then=Reaction.ASK_HUMAN)),
    # Flood control, too many recipients, too many replies.
    ((9, 220, 223), _PAUSE),
    ((601,), Verdict(Reaction.PAUSE_TILL_TOMORROW)),
    ((29,), Verdict(Reaction.REST_METHOD)),
    # 242: ten thousand friends.
    ((242,), Verdict(Reaction.STOP_METHOD)),
    # Deleted, unknown, invalid or deactivated people.
    ((18, 39, 113, 177, 3610), _GONE),
    # A closed profile, oneself, a hidden list of groups.
    ((30, 174, 260), _FOR_THIS),
    # Black lists of both sides, privacy, chats one is not in, contacts that are not found, notifications only.
    ((175, 176, 900, 902, 917, 922, 925, 927, 932, 935, 936, 945, 946, 947, 985, 1012), _FOR_US),
    # 983 stands in no schema; it is treated like its neighbours.
    ((983,), replace(_FOR_US, is_known=False)),
    ((901,), replace(_FOR_US, ends_consent=True)),
    # Donuts only, not to be forwarded: of the person or of the content, which a row of them shows.
    ((962, 969, 970), replace(_FOR_THIS, in_a_row=_A_FEW, then=Reaction.STOP_CAMPAIGN)),
    # Content blocked, albums, hashes, groups, photos, comments, posts and walls that are closed or gone.
    ((19, 40, 104, 114, 121, 125, 129, 183, 200, 201, 203, 204, 210, 211, 212, 213, 225, 232, 920, 924, 1260), _OBJECT),
    # Out of limits, unable now, advertising rules, an old position, message requests, intents, the reply's time is up.
    ((103, 106, 219, 224, 907, 908, 939, 943, 944, 950, 987, 988), _NOW),
    # Access denied, mostly by the owner of a wall; a token without the right is told by the text.
    ((15,), _FOR_THIS),
)

#: The verdict of each code. Where the text of an error decides, `react` looks at it first.
TABLE: Mapping[int, Verdict] = MappingProxyType({code: verdict for codes, verdict in _ROWS for code in codes})

#: Methods that are about a person; the others are about something on a wall.
_ABOUT_PEOPLE = ("messages.", "friends.", "users.")

#: Refusals that a person's settings or an object's may be the reason of: the method tells which.
_OF_BOTH = frozenset({7, 15})


def react(error: VkError, method: str | None = None) -> Verdict:
    """What to do about this error of this method (by default the one that VK says was called)."""
    called = method or error.method or ""
    is_about_a_person = called.startswith(_ABOUT_PEOPLE)
    verdict = _by_text(error, is_about_a_person=is_about_a_person) or TABLE.get(error.number, UNKNOWN)
    if error.number in _OF_BOTH and called and not is_about_a_person and verdict.reaction is Reaction.SKIP_PERSON:
        return replace(verdict, reaction=Reaction.SKIP_OBJECT, scope=None)
    return verdict


def _by_text(error: VkError, *, is_about_a_person: bool) -> Verdict | None:
    """The verdict where one code means several things and only the ending of the text tells which."""
    text = error.text.lower()
    if error.number == 10 and "could not get application" in text:
        return _DEAD
    if error.number == 15 and ("no access to call this method" in text or "current scopes" in text):
        return _STOP
    if error.number == 100 and is_about_a_person and _blames_person(text):
        return _FOR_THIS
    return None


def _blames_person(text: str) -> bool:
    """Whether a bad parameter is the recipient's id, rather than a recipient left out or something else."""
    blamed = text.rpartition(": ")[2]
    return "should specify" not in blamed and any(name in blamed for name in ("peer_id", "user_id"))


def repeat_after(verdict: Verdict, attempt: int) -> timedelta:
    """How long to wait before repeat number `attempt` (from 1). Callers add their jitter."""
    return timedelta(seconds=verdict.wait.total_seconds() * 2 ** (attempt - 1))


def pause_for(verdict: Verdict, times: int) -> timedelta:
    """How long the account rests for the pause number `times` (from 1) without a success in between."""
    first = verdict.wait or _HOUR
    return min(timedelta(seconds=first.total_seconds() * 2 ** min(times - 1, 10)), LONGEST_PAUSE)
