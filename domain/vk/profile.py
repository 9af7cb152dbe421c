"""The answer of `users.get`, turned into what a client card holds.

People write into these fields what they like: a phone may be a joke, a site an e-mail, a birthday impossible. What our
own rules can't read is left out.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from domain.clients.addresses import parse_emails, parse_phones, parse_site
from domain.clients.dates import PartialDate, parse_date
from domain.clients.kinds import ChannelKind, Sex
from domain.clients.rules import NAME_LENGTH

#: The `fields` to ask `users.get` for.
FIELDS = "sex,bdate,city,photo_200,photo_100,photo_max,has_photo,contacts,site,screen_name"

#: How many people one call of `users.get` takes.
MOST_AT_ONCE = 1000

_SEXES = {1: Sex.FEMALE, 2: Sex.MALE}
_PHOTOS = ("photo_200", "photo_100", "photo_max")
_GONE_NAME = "DELETED"
_BETWEEN_SITES = re.compile(r"[\s,;|]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")
_LONGEST_URL = 2000
#: The year 2286: what lies behind it is no moment that anybody was seen at.
_LAST_SECOND = 10_000_000_000


class Deactivation(StrEnum):
    """Why a page is no more."""

    DELETED = "deleted"
    BANNED = "banned"


@dataclass(frozen=True, slots=True)
class Profile:
    """A person of VK. What VK hides, does not know or was not asked for is None or empty.

    `can_write` is whether the account that asked may write to this person.
    """

    vk_id: int
    first_name: str | None = None
    last_name: str | None = None
    screen_name: str | None = None
    sex: Sex = Sex.UNKNOWN
    birthday: PartialDate | None = None
    city: str | None = None
    avatar_url: str | None = None
    #: Whether there is a picture at all; its address may still be of no use to us.
    has_photo: bool = False
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    is_closed: bool = False
    deactivated: Deactivation | None = None
    last_seen: datetime | None = None
    can_write: bool | None = None

    @property
    def name(self) -> str | None:
        """The full name as a card shows it."""
        return " ".join(part for part in (self.first_name, self.last_name) if part) or None

    @property
    def channels(self) -> tuple[tuple[ChannelKind, str], ...]:
        """The addresses in normal form, VK's own first."""
        return (
            (ChannelKind.VK, f"id{self.vk_id}"),
            *((ChannelKind.PHONE, phone) for phone in self.phones),
            *((ChannelKind.EMAIL, email) for email in self.emails),
            *((ChannelKind.SITE, site) for site in self.sites),
        )


def read_profiles(response: object, *, region: str = "RU") -> dict[int, Profile]:
    """The people of an answer by their ids: VK leaves unknown ones out, and promises no order.

    `region` is the country that phones without a code are read for.
    """
    items = response if isinstance(response, list) else []
    found = (read_profile(item, region=region) for item in items)
    return {profile.vk_id: profile for profile in found if profile is not None}


def read_profile(item: object, *, region: str = "RU") -> Profile | None:
    """One person of an answer; None if it is none."""
    if not isinstance(item, Mapping):
        return None
    vk_id = item.get("id")
    if not isinstance(vk_id, int) or isinstance(vk_id, bool) or vk_id <= 0:
        return None
    phones = _unique(
        phone for key in ("mobile_phone", "home_phone") for phone in parse_phones(_text(item, key), region)
    )
    site = _text(item, "site")
    city = item.get("city")
    sex = item.get("sex")
    return Profile(
        vk_id=vk_id,
        first_name=_name(item, "first_name"),
        last_name=_name(item, "last_name"),
        screen_name=_line(item, "screen_name"),
        sex=_SEXES.get(sex, Sex.UNKNOWN) if isinstance(sex, int) else Sex.UNKNOWN,
        birthday=parse_date(_text(item, "bdate")),
        city=_line(city, "title") if isinstance(city, Mapping) else None,
        avatar_url=_avatar(item),
        has_photo=item.get("has_photo") == 1 or _avatar(item) is not None,
        phones=phones,
        emails=_unique(parse_emails(site)),
        sites=_unique(found for found in map(parse_site, _BETWEEN_SITES.split(site)) if found is not None),
        is_closed=item.get("is_closed") is True,
        deactivated=_deactivation(item.get("deactivated")),
        last_seen=_moment(item.get("last_seen")),
        can_write=bool(item["can_write_private_message"]) if "can_write_private_message" in item else None,
    )


def _deactivation(value: object) -> Deactivation | None:
    if not value:
        return None
    return Deactivation.BANNED if value == Deactivation.BANNED.value else Deactivation.DELETED


def _moment(seen: object) -> datetime | None:
    """When somebody was last there; VK tells it as seconds since 1970."""
    seconds = seen.get("time") if isinstance(seen, Mapping) else None
    if not isinstance(seconds, int) or not 0 < seconds < _LAST_SECOND:
        return None
    return datetime.fromtimestamp(seconds, UTC)


def _avatar(item: Mapping[str, Any]) -> str | None:
    """The address of the picture. Whoever has none is given a drawing by VK, which is nobody's face."""
    if item.get("has_photo") == 0 or item.get("deactivated"):
        return None
    urls = (_text(item, key) for key in _PHOTOS)
    return next((url for url in urls if url.startswith("https://") and len(url) <= _LONGEST_URL), None)


def _name(item: Mapping[str, Any], key: str) -> str | None:
    name = _line(item, key)
    # VK calls a page that is gone by this instead of a name.
    return None if name == _GONE_NAME and item.get("deactivated") else name


def _line(item: Mapping[str, Any], key: str) -> str | None:
    return " ".join(_CONTROL.sub(" ", _text(item, key)).split())[:NAME_LENGTH].strip() or None


def _text(item: Mapping[str, Any], key: str) -> str:
    value = item.get(key)
    return value if isinstance(value, str) else ""


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
