"""Who of a list is wanted: a sieve that a harvest pours its people through. Pure rules."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Self

from domain.clients.folding import fold
from domain.clients.kinds import Sex
from domain.vk.profile import Profile

#: What VK is asked for when nothing but the person is needed: a page that is gone says so by itself.
_LEAST = "screen_name"


class LeftOut(StrEnum):
    """Why somebody is not wanted. What VK hides counts as not so: a hidden age is no age in the range."""

    GONE = "gone"
    SEX = "sex"
    AGE = "age"
    CITY = "city"
    AWAY = "away"
    CLOSED = "closed"
    NO_CONTACTS = "no-contacts"


@dataclass(frozen=True, slots=True)
class Sieve:
    """What somebody has to be. Nothing chosen lets everybody through whose page is there.

    `seen_days`: was on VK in so many last days. `can_write`: takes messages of the account that asks. `has_contacts`:
    shows a phone, an e-mail or a site. `with_gone`: also pages that were deleted or banned.
    """

    sex: Sex | None = None
    age_from: int | None = None
    age_to: int | None = None
    cities: tuple[str, ...] = ()
    seen_days: int | None = None
    can_write: bool = False
    has_contacts: bool = False
    with_gone: bool = False

    @property
    def is_open(self) -> bool:
        """Whether nobody can be left out, so that VK need not even be asked who the people are."""
        return self == Sieve(with_gone=True)

    @property
    def fields(self) -> str:
        """What VK must be asked for to tell whom it leaves out; empty when their ids are enough."""
        if self.is_open:
            return ""
        needed = {
            "sex": self.sex is not None,
            "bdate": self.age_from is not None or self.age_to is not None,
            "city": bool(self.cities),
            "last_seen": self.seen_days is not None,
            "can_write_private_message": self.can_write,
            "contacts,site": self.has_contacts,
        }
        return ",".join(name for name, is_needed in needed.items() if is_needed) or _LEAST

    def left_out(self, person: Profile, now: datetime, today: date) -> LeftOut | None:
        """Why the person is left out: the first reason that holds, None for somebody wanted."""
        if person.deactivated is not None:
            # Of a page that is gone VK tells nothing else.
            return None if self.with_gone else LeftOut.GONE
        if self.sex is not None and person.sex is not self.sex:
            return LeftOut.SEX
        if (self.age_from is not None or self.age_to is not None) and not self._fits_age(person, today):
            return LeftOut.AGE
        if self.cities and (person.city is None or fold(person.city) not in {fold(city) for city in self.cities}):
            return LeftOut.CITY
        if self.seen_days is not None and not _seen(person, now - timedelta(days=self.seen_days)):
            return LeftOut.AWAY
        if self.can_write and not person.can_write:
            return LeftOut.CLOSED
        if self.has_contacts and not (person.phones or person.emails or person.sites):
            return LeftOut.NO_CONTACTS
        return None

    def _fits_age(self, person: Profile, today: date) -> bool:
        age = age_of(person, today)
        return age is not None and (self.age_from or 0) <= age <= (age if self.age_to is None else self.age_to)

    def to_json(self) -> dict[str, Any]:
        """Plain JSON without what was not chosen; `from_json` gives the equal sieve back."""
        usual = asdict(Sieve())
        return {key: value for key, value in asdict(self).items() if value != usual[key]}

    @classmethod
    def from_json(cls, body: Mapping[str, Any] | None) -> Self:
        """The sieve that `to_json` gave; what an older program did not know is as usual."""
        known = {field.name for field in fields(cls)}
        given = {key: value for key, value in (body or {}).items() if key in known}
        if "sex" in given:
            given["sex"] = Sex(given["sex"])
        if "cities" in given:
            given["cities"] = tuple(given["cities"])
        return cls(**given)


def age_of(person: Profile, today: date) -> int | None:
    """Full years; None without a year of birth."""
    born = person.birthday
    if born is None or born.year is None:
        return None
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _seen(person: Profile, since: datetime) -> bool:
    return person.last_seen is not None and person.last_seen >= since
