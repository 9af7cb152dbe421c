"""How long the work of campaigns takes under the caps of their accounts. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from domain.accounts.governor import Past, Regime, finish_at
from domain.accounts.tables import AccountKind, ActionKind
from domain.campaigns.rules import PER_SECOND


@dataclass(frozen=True, slots=True)
class Hand:
    """One account, as far as it decides how long work takes."""

    kind: AccountKind
    regime: Regime
    past: Past


def end_of(hand: Hand, kind: ActionKind, start: datetime, count: int) -> datetime | None:
    """When this account has done so many acts if it begins at `start`; None: never under its caps.

    The caps set the pace over hours, the network's own limit over minutes.
    """
    capped = finish_at(hand.regime, kind, hand.past, start, count)
    return None if capped is None else max(capped, start + timedelta(seconds=count / PER_SECOND[hand.kind]))


def end_of_all(
    hands: Sequence[Hand], kind: ActionKind, start: datetime, people: int, *, at_each: int, shared: bool
) -> datetime | None:
    """When several accounts are done with so many people, `at_each` acts at every one by each account.

    `shared`: each person is one account's, so the people are shared out evenly; else all accounts act at everybody.
    """
    if not people:
        return start
    count = (ceil(people / len(hands)) if shared else people) * at_each
    ends = [end_of(hand, kind, start, count) for hand in hands]
    return None if None in ends else max(end for end in ends if end is not None)


def done_before(left: Sequence[tuple[int, int]], place: int) -> int:
    """How many acts an account has done when the campaign at this place has none left.

    `left` is (rank, acts left) of each campaign that the account works for: lower ranks go first, equal ones by turns.
    """
    rank, own = left[place]
    return sum(count if other < rank else min(count, own) for other, count in left if other <= rank)
