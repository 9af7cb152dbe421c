"""What an error of VK means for the account it was met with. Pure. Source: facts vk-api, section 5."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.accounts.tables import AccountState
from domain.vk.errors import VkError

#: After flood control: the first pause; each further one within a day is twice as long, up to the longest.
FIRST_PAUSE, LONGEST_PAUSE = timedelta(hours=1), timedelta(hours=24)

_DEAD = frozenset({2, 5, 20, 21, 25, 42, 101, 1114, 1116, 1117, 1118, 3609})
_HUMAN = frozenset({14, 17, 24, 1105, 1110, 3300, 3301, 3302, 3303, 3304, 3305})
_HOURS = frozenset({9, 220, 223})
_TILL_TOMORROW = frozenset({601})


@dataclass(frozen=True, slots=True)
class Trouble:
    """The state that the account goes into, and until when (None: until a person does something).

    `reason` is one word for the screen: what a person has to know or do.
    """

    state: AccountState
    reason: str
    until: datetime | None = None


def trouble_of(error: VkError, now: datetime, zone: str, flooded_before: int = 0) -> Trouble | None:
    """What becomes of the account; None if the error concerns only the call, the recipient or the object.

    `flooded_before` counts the pauses for flood control of the last day.
    """
    if error.number in _DEAD:
        return Trouble(AccountState.DEAD, dead_reason(error))
    if error.number in _HUMAN:
        return Trouble(AccountState.WAITING, "captcha" if error.number == 14 else "check")
    if error.number in _HOURS:
        return Trouble(AccountState.PAUSED, "flood", now + min(LONGEST_PAUSE, FIRST_PAUSE * 2**flooded_before))
    if error.number in _TILL_TOMORROW:
        return Trouble(AccountState.PAUSED, "limit", tomorrow(now, zone))
    return None


def dead_reason(error: VkError) -> str:
    """Why a token opens nothing: expired, revoked, ip, blocked, or wrong. VK tells them apart by the text only."""
    text = error.text.lower()
    for pattern, reason in (
        ("expired", "expired"),
        ("revoke", "revoked"),
        ("ip address", "ip"),
        ("blocked", "blocked"),
    ):
        if re.search(pattern, text):
            return reason
    return "ip" if error.number in {42, 1118} else "wrong"


def tomorrow(now: datetime, zone: str) -> datetime:
    """Nine in the morning of the next day of the zone: quotas are new by then, and somebody is there."""
    local = now.astimezone(ZoneInfo(zone))
    return datetime.combine(local.date() + timedelta(days=1), time(9), ZoneInfo(zone)).astimezone(UTC)
