"""Addresses in all their spellings."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.clients.addresses import (
    parse_emails,
    parse_phones,
    parse_site,
    parse_telegram,
    parse_vk,
    read_emails,
    read_phones,
)

MOBILE_FORMS = [
    "+7{0}{1}{2}{3}",
    "8{0}{1}{2}{3}",
    "7{0}{1}{2}{3}",
    "{0}{1}{2}{3}",
    "8 ({0}) {1}-{2}-{3}",
    "+7 {0} {1} {2} {3}",
    "8-{0}-{1}-{2}{3}",
    "+7({0}){1}-{2}-{3}",
    "+7\u00a0{0}\u00a0{1}-{2}-{3}",
    " 8.{0}.{1}.{2}.{3} ",
    "7{0}{1}{2}{3}.0",
    "тел. +7 {0} {1} {2} {3}",
]


@pytest.mark.parametrize("form", MOBILE_FORMS)
@given(number=st.integers(900_000_0000, 999_999_9999))
def test_a_russian_mobile_in_every_form(form: str, number: int) -> None:
    digits = str(number)
    text = form.format(digits[:3], digits[3:6], digits[6:8], digits[8:])
    assert parse_phones(text) == [f"+7{digits}"]


@given(st.integers(900_000_0000, 999_999_9999))
def test_the_short_way_takes_only_numbers_that_can_exist(number: int) -> None:
    # The library also knows which blocks are given out today; a phone of tomorrow's block is taken all the same.
    assert phonenumbers.is_possible_number(phonenumbers.parse(f"+7{number}"))
    assert parse_phones(float(f"7{number}")) == parse_phones(int(f"8{number}")) == [f"+7{number}"]


@pytest.mark.parametrize(
    ("text", "numbers", "rest"),
    [
        ("8-955-684-0289, 8 (909) 118-94-32", ("+79556840289", "+79091189432"), ""),
        ("+7 990 196 50 14 ::: 79983189178", ("+79901965014", "+79983189178"), ""),
        ("89161234567\n89031234567", ("+79161234567", "+79031234567"), ""),
        ("89161234567 89031234567", ("+79161234567", "+79031234567"), ""),
        ("89161234567; +79161234567", ("+79161234567",), ""),
        ("+7 495 3121037", ("+74953121037",), ""),
        ("+7 495 123-45-67 доб. 123", ("+74951234567",), "доб. 123"),
        ("+79001234567 жена", ("+79001234567",), "жена"),
        ("8 (495) 123-45-67/68", ("+74951234567",), "68"),
        ("+44 20 7946 0958", ("+442079460958",), ""),
        ("380 44 123 45 67", ("+380441234567",), ""),
        ("ИНН 7707083893", (), "ИНН 7707083893"),
        ("123", (), "123"),
        ("нет", (), "нет"),
        (" -- ", (), ""),
        ("+7 000 000-00-00", (), "+7 000 000-00-00"),
    ],
)
def test_phones_of_a_cell(text: str, numbers: tuple[str, ...], rest: str) -> None:
    found = read_phones(text)
    assert (found.values, found.rest) == (numbers, rest)


def test_another_country_reads_its_own_numbers() -> None:
    assert parse_phones("044 123 45 67", region="UA") == ["+380441234567"]
    assert parse_phones("8 701 123 45 67", region="KZ") == ["+77011234567"]
    assert parse_phones("+7 916 123 45 67", region="DE") == ["+79161234567"]


@pytest.mark.parametrize(
    ("text", "addresses", "rest"),
    [
        (" Ivan@Mail.RU ", ("ivan@mail.ru",), ""),
        ("Иван <a.b+c@ya.ru>; d@e.co.uk", ("a.b+c@ya.ru", "d@e.co.uk"), "Иван"),
        ("mailto:a@b.ru", ("a@b.ru",), ""),
        ("a@b.ru, A@B.RU", ("a@b.ru",), ""),
        ("почта@пример.рф", ("почта@пример.рф",), ""),
        ("a@b", (), "a@b"),
        ("a..b@c.ru", (), "a..b@c.ru"),
    ],
)
def test_emails_of_a_cell(text: str, addresses: tuple[str, ...], rest: str) -> None:
    found = read_emails(text)
    assert (found.values, found.rest) == (addresses, rest)


@pytest.mark.parametrize(
    "text",
    [
        "https://vk.com/id5",
        "http://www.vk.com/id5/",
        "vk.ru/id5",
        "https://m.vk.com/id5?from=search",
        "VK.COM/ID5",
        "vkontakte.ru/id5",
        "https://vk.me/id5",
        "id5",
        "ID005",
        "@id5",
        "*id5",
        "[id5|Иван]",
        "https://vk.com/im?sel=5",
        "vk.com/write5",
        "https://vk.com/id5?w=wall5_1",
        " https://vk.com/id5#x ",
    ],
)
def test_a_person_of_vk_by_number(text: str) -> None:
    assert parse_vk(text) == "id5"


def test_a_person_of_vk_by_name() -> None:
    assert parse_vk("https://vk.com/Ivan.Petrov_1") == "ivan.petrov_1"
    assert parse_vk("vk.com/@durov") == "durov"
    assert parse_vk("durov") is None
    assert parse_vk("durov", bare=True) == parse_vk("@Durov", bare=True) == "durov"
    assert parse_vk("779522") is None
    assert parse_vk("779522", bare=True) == parse_vk("779522.0", bare=True) == "id779522"


@pytest.mark.parametrize(
    "text",
    [
        "vk.com/club77",
        "vk.com/public1",
        "https://vk.com/event3",
        "vk.com/wall-1_2",
        "vk.com/feed",
        "vk.com",
        "vk.com/id0",
        "https://example.com/id5",
        "https://notvk.com/id5",
        "https://vk.com.evil.ru/id5",
        "не ссылка",
        "",
        "club77",
        "id",
    ],
)
def test_what_is_no_person_of_vk(text: str) -> None:
    assert parse_vk(text) is None
    assert parse_vk(text, bare=True) is None


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("@Durov", "durov"),
        ("https://t.me/durov?start=1", "durov"),
        ("t.me/s/durov", "durov"),
        ("tg://resolve?domain=durov", "durov"),
        ("https://t.me/+79161234567", "+79161234567"),
        ("t.me/joinchat/AAAA", None),
        ("t.me/c/123/4", None),
        ("@ab", None),
        ("durov", None),
        ("@иван", None),
    ],
)
def test_people_of_telegram(text: str, address: str | None) -> None:
    assert parse_telegram(text) == address


def test_a_column_of_telegram_holds_bare_things() -> None:
    assert parse_telegram("durov", bare=True) == "durov"
    assert parse_telegram("123456789", bare=True) == "123456789"
    assert parse_telegram("+7 916 123-45-67", bare=True) == "+79161234567"
    assert parse_telegram("нет", bare=True) is None


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("Example.COM/", "https://example.com"),
        ("http://a.ru/Path?q=1", "http://a.ru/Path?q=1"),
        ("пример.рф", "https://пример.рф"),
        ("a@b.ru", None),
        ("просто текст", None),
        ("http://a.b/c d", None),
        ("1.5", None),
    ],
)
def test_sites(text: str, site: str | None) -> None:
    assert parse_site(text) == site


@given(st.text(max_size=400))
def test_no_text_breaks_a_rule_and_what_is_read_reads_again(text: str) -> None:
    for phone in parse_phones(text):
        assert parse_phones(phone) == [phone]
    for email in parse_emails(text):
        assert parse_emails(email) == [email]
    for bare in (False, True):
        person = parse_vk(text, bare=bare)
        assert person is None or parse_vk(f"https://vk.com/{person}") == person
        name = parse_telegram(text, bare=bare)
        assert name is None or name == parse_telegram(name, bare=True)
    site = parse_site(text)
    assert site is None or parse_site(site) == site


@given(st.text(alphabet="+0123456789 ()-.,;доб/\n", max_size=60))
def test_no_number_is_lost(text: str) -> None:
    found = read_phones(text)
    digits = sum(character.isdecimal() for character in text)
    kept = sum(character.isdecimal() for character in found.rest + "".join(found.values))
    # A number read twice is kept once; otherwise every digit is in a phone or in the rest, up to 8 → +7.
    assert found.values or kept == digits
