"""What an account of a person is for, and which right of its token each kind of action needs. Pure rules."""

from collections.abc import Collection, Mapping
from datetime import time

from domain.accounts.governor import DEFAULT_CAPS, Cap
from domain.accounts.tables import AccountKind, AccountRole, ActionKind

#: What each role is there for: the promo page shows itself and makes friends, additional ones write and help with
#: likes. Whoever knows better sets other caps.
USES: Mapping[AccountRole, tuple[ActionKind, ...]] = {
    AccountRole.PROMO: (ActionKind.FRIEND_REQUEST, ActionKind.LIKE, ActionKind.COMMENT, ActionKind.MESSAGE),
    AccountRole.ADDITIONAL: (ActionKind.MESSAGE, ActionKind.LIKE),
}

#: The right that a person's token needs for an action (facts: vk-api, section 3), in VK's own words.
NEEDED: Mapping[ActionKind, str] = {
    ActionKind.MESSAGE: "messages",
    ActionKind.FRIEND_REQUEST: "friends",
    ActionKind.LIKE: "wall",
    ActionKind.COMMENT: "wall",
}

#: How a person's new account works: by day, unevenly, and growing to its full caps in so many days.
PERSON_WINDOW = (time(9), time(21))
PERSON_JITTER = 40
PERSON_WARM_DAYS = 14


def default_caps(kind: AccountKind, role: AccountRole | None) -> dict[ActionKind, Cap]:
    """The caps that an account begins with; what its role is not for is forbidden until somebody allows it."""
    caps = dict(DEFAULT_CAPS[kind])
    if role is None:
        return caps
    return {action: cap if action in USES[role] else Cap(0, 0) for action, cap in caps.items()}


def is_able(kind: AccountKind, rights: Collection[str], action: ActionKind) -> bool:
    """Whether the token may do this at all. A community's was looked at when it was added."""
    return kind is AccountKind.COMMUNITY or NEEDED[action] in rights


def lacking(kind: AccountKind, rights: Collection[str]) -> tuple[ActionKind, ...]:
    """What the account can't do for want of a right."""
    return tuple(action for action in DEFAULT_CAPS[kind] if not is_able(kind, rights, action))
