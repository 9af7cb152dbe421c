"""One line of text as a person: names and addresses of any kind in any order, nothing lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.clients.kinds import ChannelKind as Kind
from domain.clients.said_person import LONGEST_NAME, SaidPerson, read_person


@pytest.mark.parametrize(
    ("text", "name", "channels"),
    [
        (
            "Иванов Пётр +7 916 123-45-67 vk.com/id1",
            "Иванов Пётр",
            ((Kind.PHONE, "+79161234567"), (Kind.VK, "id1")),
        ),
        ("8(916)123-45-67", "", ((Kind.PHONE, "+79161234567"),)),
        ("Анна, anna@example.com, @anna_k", "Анна", ((Kind.EMAIL, "anna@example.com"), (Kind.TELEGRAM, "anna_k"))),
        ("https://vk.com/durov?w=1 Павел", "Павел", ((Kind.VK, "durov"),)),
        ("ООО «Ромашка» https://romashka.ru/", "ООО «Ромашка»", ((Kind.SITE, "https://romashka.ru"),)),
        ("Пётр 89161234567 89161234567", "Пётр", ((Kind.PHONE, "+79161234567"),)),
        ("Иванов И. П.", "Иванов И. П.", ()),
        ("О'Нил Жан-Поль", "О'Нил Жан-Поль", ()),
        ("t.me/+79161234567", "", ((Kind.PHONE, "+79161234567"),)),
        (
            "Зоя instagram.com/Zoya_K/, https://ok.ru/profile/555 wa.me/79161234567?text=hi",
            "Зоя",
            ((Kind.INSTAGRAM, "zoya_k"), (Kind.OK, "555"), (Kind.WHATSAPP, "+79161234567")),
        ),
    ],
)
def test_a_line_is_understood(text: str, name: str, channels: tuple[tuple[Kind, str], ...]) -> None:
    found = read_person(text)
    assert (found.name, found.channels, found.rest) == (name, channels, "")


def test_a_letter_is_no_name() -> None:
    letter = "Добрый день! Хотел бы узнать, сколько стоит занятие и когда можно прийти. Мой номер 8 916 123-45-67"
    found = read_person(letter)
    assert found.name == ""
    assert found.channels == ((Kind.PHONE, "+79161234567"),)
    assert "сколько стоит занятие" in found.rest


def test_no_letters_no_name() -> None:
    assert read_person("12.05.2026") == SaidPerson("", (), "12.05.2026")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_whatever_is_written_is_read(text: str) -> None:
    found = read_person(text)
    assert len(found.name) <= LONGEST_NAME
    assert not (found.name and found.rest)
    assert len(set(found.channels)) == len(found.channels)
