"""The buttons of accounts."""

from bot.kit.screen import Press
from domain.accounts.tables import AccountRole, ActionKind
from domain.clients.kinds import Sex


class AddAccountPress(Press, prefix="aca"):
    """Ask for the token of a community or a person."""


class RenewTokenPress(Press, prefix="acn"):
    """Ask for a new token of this account."""

    account_id: int


class PersonalPress(Press, prefix="acg"):
    """Whether persons' accounts may act, and why that is risky."""


class AllowPersonalPress(Press, prefix="acgy"):
    """Ask for the word that turns them on."""


class ForbidPersonalPress(Press, prefix="acgn"):
    """Turn them off."""


class RolePress(Press, prefix="acx"):
    """Give a person's account this role."""

    account_id: int
    role: AccountRole


class PacePress(Press, prefix="acj"):
    """How evenly the account works, and its warm-up."""

    account_id: int


class JitterPress(Press, prefix="acjj"):
    """Spread its actions like this, in per cent."""

    account_id: int
    jitter: int


class WarmUpPress(Press, prefix="acjw"):
    """Begin a warm-up of so many days; 0 ends it."""

    account_id: int
    days: int


class AccountPress(Press, prefix="aco"):
    """One account."""

    account_id: int


class PauseAccountPress(Press, prefix="acp"):
    """Have the account rest, or let it work again."""

    account_id: int
    on: bool


class AnswerCheckPress(Press, prefix="acq"):
    """Write what a check of VK has given."""

    account_id: int


class RemoveAccountPress(Press, prefix="acr"):
    """Take the account out; asked once more unless `sure`."""

    account_id: int
    sure: bool = False


class CapsPress(Press, prefix="acc"):
    """How much the account may do."""

    account_id: int


class WriteCapPress(Press, prefix="acck"):
    """Write the caps of one kind of action."""

    account_id: int
    kind: ActionKind


class WindowPress(Press, prefix="acw"):
    """The hours in which the account may act."""

    account_id: int


class SetWindowPress(Press, prefix="acws"):
    """Take these hours, in minutes since midnight; the same twice is around the clock."""

    account_id: int
    start: int
    end: int


class WriteWindowPress(Press, prefix="acww"):
    """Write other hours."""

    account_id: int


class EnrichPress(Press, prefix="ace"):
    """Fill the cards in from VK."""


class WindowZonePress(Press, prefix="acwz"):
    """Count the hours in the presser's own zone."""

    account_id: int


class FriendsPress(Press, prefix="afr"):
    """Who asks this page to be friends."""

    account_id: int


class SwitchFriendsPress(Press, prefix="afrs"):
    """Accept them, or let them alone."""

    account_id: int
    on: bool


class FriendWhoPress(Press, prefix="afrw"):
    """Whom to accept."""

    account_id: int


class SetFriendWhoPress(Press, prefix="afrx"):
    """Take these wishes; the sex `unknown` is any."""

    account_id: int
    avatar: bool
    sex: Sex


class FriendCityPress(Press, prefix="afrc"):
    """Write the city they should be of."""

    account_id: int


class FriendCapsPress(Press, prefix="afrn"):
    """How many to accept a day."""

    account_id: int


class FriendCapPress(Press, prefix="afrm"):
    """Accept at most so many a day."""

    account_id: int
    per_day: int


class FriendGreetingPress(Press, prefix="afrg"):
    """Write the greeting."""

    account_id: int


class FriendDelaysPress(Press, prefix="afrd"):
    """When to greet."""

    account_id: int


class FriendDelayPress(Press, prefix="afre"):
    """Greet so many minutes after accepting."""

    account_id: int
    minutes: int
