"""Names in other cases."""

import pytest

from domain.clients.cases import forms_in, is_form_of, stem_of, words_of_name


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Иванову", "Иванов"), ("Иванову", "Иванова"), ("Ивановой", "Иванова"), ("Ивановым", "Иванов"),
        ("Анне", "Анна"), ("Анну", "Анна"), ("Марии", "Мария"), ("Марию", "Мария"), ("Юле", "Юля"), ("Илье", "Илья"),
        ("Петру", "Пётр"), ("Павлу", "Павел"), ("Андрею", "Андрей"), ("Дмитрию", "Дмитрий"), ("Сергеем", "Сергей"),
        ("Чайковскому", "Чайковский"), ("Крупской", "Крупская"), ("Толстого", "Толстой"), ("Ромашку", "Ромашка"),
        ("Марку", "Марк"), ("Mark", "Марк"), ("Ivanov", "Иванов"), ("Иванов", "Ivanov"), ("Олегу", "Oleg"),
        ("Семиной", "Сёмина"),
    ],
)  # fmt: skip
def test_a_form_of_the_name(said: str, name: str) -> None:
    assert is_form_of(said, name)
    assert is_form_of(name, name)
    if said[0].isascii() == name[0].isascii() and name != "Павел":
        assert name.lower().replace("ё", "е").startswith(stem_of(said).lower())


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Иванову", "Петров"), ("отчёт", "Отчётов"), ("Позвонить", "Позвонов"), ("Анне", "Антон"),
        ("завтра", "Завьялов"), ("счёт", "Счастливцев"), ("Марку", "Маркин"), ("Ивану", "Иванов"),
    ],
)  # fmt: skip
def test_another_word(said: str, name: str) -> None:
    assert not is_form_of(said, name)


def test_the_words_of_a_sentence() -> None:
    words = words_of_name("Позвонить Иванову Петру о счёте №5")
    assert words == ["Позвонить", "Иванову", "Петру", "счёте"]
    assert forms_in(words, "Иванов Пётр Ильич") == ["Иванову", "Петру"]
    assert forms_in(words, "ООО Ромашка") == []
