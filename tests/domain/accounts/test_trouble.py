"""What errors of VK mean for the account."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.accounts.tables import AccountState
from domain.accounts.trouble import Trouble, trouble_of
from domain.vk.errors import VkError
from domain.vk.policy import LONGEST_PAUSE

NOW = datetime(2026, 3, 2, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("number", "text", "state", "reason"),
    [
        (5, "User authorization failed: invalid access_token (4).", AccountState.DEAD, "wrong"),
        (5, "User authorization failed: access_token has expired.", AccountState.DEAD, "expired"),
        (5, "User authorization failed: user revoke access for this token.", AccountState.DEAD, "revoked"),
        (5, "User authorization failed: access_token was given to another ip address.", AccountState.DEAD, "ip"),
        (5, "User authorization failed: user is blocked.", AccountState.DEAD, "blocked"),
        (42, "IP is not allowed", AccountState.DEAD, "ip"),
        (14, "Captcha needed", AccountState.WAITING, "captcha"),
        (17, "Validation required", AccountState.WAITING, "check"),
        (9, "Flood control", AccountState.PAUSED, "flood"),
        (601, "Too many actions", AccountState.PAUSED, "limit"),
    ],
)
def test_what_stops_an_account(number: int, text: str, state: AccountState, reason: str) -> None:
    trouble = trouble_of(VkError(number, text), NOW, "Europe/Moscow")
    assert trouble is not None
    assert (trouble.state, trouble.reason) == (state, reason)
    assert (trouble.until is not None) == (state is AccountState.PAUSED)


@pytest.mark.parametrize("number", [0, 1, 3, 6, 7, 8, 10, 15, 18, 29, 30, 100, 113, 175, 900, 901, 902, 914, 945, 983])
def test_what_concerns_the_call_or_the_recipient_leaves_the_account_alone(number: int) -> None:
    assert trouble_of(VkError(number, "something"), NOW, "Europe/Moscow") is None


def test_flood_after_flood_pauses_longer_and_never_too_long() -> None:
    pauses = []
    for before in range(8):
        trouble = trouble_of(VkError(9, "Flood control"), NOW, "UTC", before)
        assert trouble is not None
        assert trouble.until is not None
        pauses.append(trouble.until - NOW)
    assert pauses[:4] == [timedelta(hours=hours) for hours in (1, 2, 4, 8)]
    assert max(pauses) == LONGEST_PAUSE


def test_tomorrow_is_the_next_morning_of_the_accounts_zone() -> None:
    # Half past one at night in Moscow: the next morning is that of the next calendar day there.
    assert trouble_of(VkError(601, ""), NOW, "Europe/Moscow") == Trouble(
        AccountState.PAUSED, "limit", datetime(2026, 3, 4, 6, tzinfo=UTC)
    )
    assert timedelta() < datetime(2026, 3, 4, 6, tzinfo=UTC) - NOW < timedelta(days=2)
