"""People of VK as our cards hold them, whatever they have written into their pages."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.clients.dates import PartialDate
from domain.clients.kinds import ChannelKind, Sex
from domain.vk.profile import Deactivation, Profile, read_profile, read_profiles


def read(**fields: Any) -> Profile:
    profile = read_profile({"id": 7} | fields)
    assert profile is not None
    return profile


def test_a_whole_profile() -> None:
    profile = read(
        first_name="Анна",
        last_name="Ким",
        is_closed=False,
        can_access_closed=True,
        sex=1,
        bdate="12.5.1990",
        city={"id": 1, "title": "Тверь"},
        has_photo=1,
        photo_100="https://sun1.userapi.com/100.jpg",
        photo_200="https://sun1.userapi.com/200.jpg",
        mobile_phone="8 (916) 123-45-67",
        home_phone="+7 495 123-45-67, +7 916 123-45-67",
        site="http://Anna-Kim.RU/ , anna@kim.ru, просто текст",
        screen_name="anna.kim",
    )
    assert profile == Profile(
        vk_id=7,
        first_name="Анна",
        last_name="Ким",
        screen_name="anna.kim",
        sex=Sex.FEMALE,
        birthday=PartialDate(1990, 5, 12),
        city="Тверь",
        avatar_url="https://sun1.userapi.com/200.jpg",
        has_photo=True,
        phones=("+79161234567", "+74951234567"),
        emails=("anna@kim.ru",),
        sites=("http://anna-kim.ru",),
    )
    assert profile.name == "Анна Ким"
    assert profile.channels == (
        (ChannelKind.VK, "id7"),
        (ChannelKind.PHONE, "+79161234567"),
        (ChannelKind.PHONE, "+74951234567"),
        (ChannelKind.EMAIL, "anna@kim.ru"),
        (ChannelKind.SITE, "http://anna-kim.ru"),
    )


def test_hidden_and_empty_fields() -> None:
    assert read(
        first_name="Пётр", last_name="", mobile_phone="", home_phone="не скажу", site="", is_closed=True
    ) == Profile(vk_id=7, first_name="Пётр", is_closed=True)
    assert read().name is None


@pytest.mark.parametrize(
    ("written", "birthday"),
    [
        ("1.2", PartialDate(None, 2, 1)),
        ("29.2", PartialDate(None, 2, 29)),
        ("29.2.2001", None),
        ("31.12.1899", None),
        ("", None),
        (5, None),
    ],
)
def test_birthdays(written: object, birthday: PartialDate | None) -> None:
    assert read(bdate=written).birthday == birthday


@pytest.mark.parametrize(("told", "sex"), [(0, Sex.UNKNOWN), (1, Sex.FEMALE), (2, Sex.MALE), (3, Sex.UNKNOWN)])
def test_sexes(told: int, sex: Sex) -> None:
    assert read(sex=told).sex is sex


def test_pages_that_are_no_more() -> None:
    gone = read(first_name="DELETED", last_name="", deactivated="deleted", photo_200="https://vk.com/deactivated.png")
    assert gone == Profile(vk_id=7, deactivated=Deactivation.DELETED)
    banned = read(first_name="Иван", last_name="Чернов", deactivated="banned")
    assert (banned.name, banned.deactivated) == ("Иван Чернов", Deactivation.BANNED)
    assert read(first_name="DELETED").first_name == "DELETED"
    assert read(deactivated="frozen").deactivated is Deactivation.DELETED


def test_avatars() -> None:
    assert read(has_photo=0, photo_200="https://vk.com/images/camera_200.png").avatar_url is None
    assert read(photo_100="https://a/1", photo_max="https://a/2").avatar_url == "https://a/1"
    assert read(photo_200="javascript:alert(1)").avatar_url is None


def test_answers_are_matched_by_id() -> None:
    answer = [{"id": 2, "first_name": "Б"}, {"id": 1, "first_name": "А"}, {"id": -5}, {"id": True}, "x", {"name": "?"}]
    assert {key: profile.first_name for key, profile in read_profiles(answer).items()} == {2: "Б", 1: "А"}
    assert read_profiles({"error": {}}) == {}


def test_long_and_dirty_names() -> None:
    assert len(read(first_name="Ы" * 1000).first_name or "") == 256
    assert read(first_name="Ан\x00на\u2028\n Мария ").first_name == "Ан на Мария"


_ANY = (
    st.none() | st.booleans() | st.integers() | st.text(max_size=30) | st.dictionaries(st.just("title"), st.integers())
)
_KEYS = (
    "first_name", "last_name", "sex", "bdate", "city", "photo_200", "has_photo", "mobile_phone", "home_phone", "site",
    "screen_name", "is_closed", "deactivated",
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(_KEYS), _ANY))
def test_nobody_can_write_what_breaks_the_reading(fields: dict[str, Any]) -> None:
    profile = read(**fields)
    assert all(address for _, address in profile.channels)
    assert profile.name is None or profile.name.strip()
