"""What an error of VK means for the account it was met with. Pure; the reactions themselves stand in `domain.vk`."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.accounts.checks import CONFIRMATION_NEEDED
from domain.accounts.tables import AccountState
from domain.vk.errors import CAPTCHA_NEEDED, VkError
from domain.vk.policy import Reaction, pause_for, react

_CHECKS = {CAPTCHA_NEEDED: "captcha", CONFIRMATION_NEEDED: "question"}
_OF_ACCOUNTS = frozenset({Reaction.TOKEN_DEAD, Reaction.ASK_HUMAN, Reaction.PAUSE, Reaction.PAUSE_TILL_TOMORROW})


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
    verdict = react(error)
    if verdict.reaction is Reaction.TOKEN_DEAD:
        return Trouble(AccountState.DEAD, dead_reason(error))
    if verdict.reaction is Reaction.ASK_HUMAN:
        return Trouble(AccountState.WAITING, _CHECKS.get(error.number, "check"))
    if verdict.reaction is Reaction.PAUSE:
        return Trouble(AccountState.PAUSED, "flood", now + pause_for(verdict, flooded_before + 1))
    if verdict.reaction is Reaction.PAUSE_TILL_TOMORROW:
        return Trouble(AccountState.PAUSED, "limit", tomorrow(now, zone))
    return None


def concerns_account(error: VkError) -> bool:
    """Whether the error may change the state of the account; most are about one recipient or one call."""
    return react(error).reaction in _OF_ACCOUNTS


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
