"""Words: complete and alike in both languages, exactly what the code asks for, and nothing left over."""

from pathlib import Path

import pytest

from bot.kit.catalogue import Catalogue
from bot.kit.words import LOCALES
from tests.architecture import ftl
from tests.architecture.source import KEY, ROOT
from tests.architecture.spoken import enum_keys, error_keys, glued_keys, mentioned, spoken

LANGUAGES = {locale: ftl.read(locale) for locale in LOCALES}
RU, EN = LANGUAGES["ru"], LANGUAGES["en"]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_files_have_no_mistakes(locale: str) -> None:
    assert LANGUAGES[locale].mistakes == []
    assert LANGUAGES[locale].sentences


@pytest.mark.parametrize("locale", LOCALES)
def test_every_message_compiles(locale: str) -> None:
    catalogue = Catalogue(locale)
    for key in LANGUAGES[locale].sentences:
        catalogue.message(key)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_program_finds_what_the_parser_finds(locale: str) -> None:
    assert set(Catalogue(locale)._sources) >= set(LANGUAGES[locale].sentences)


def test_both_languages_have_the_same_keys() -> None:
    assert sorted(set(RU.sentences) - set(EN.sentences)) == []
    assert sorted(set(EN.sentences) - set(RU.sentences)) == []


def test_both_languages_have_the_same_files() -> None:
    files = [sorted(file.name for file in (ROOT / "locales" / locale).iterdir()) for locale in LOCALES]
    assert files[0] == files[1]


def test_both_languages_use_the_same_variables() -> None:
    different = {
        key: (RU.variables(key), EN.variables(key))
        for key in set(RU.sentences) & set(EN.sentences)
        if RU.variables(key) != EN.variables(key)
    }
    assert different == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_keys_look_like_keys(locale: str) -> None:
    assert [key for key in LANGUAGES[locale].sentences if not KEY.fullmatch(key)] == []


def test_every_key_that_is_asked_for_exists_with_exactly_these_variables() -> None:
    wrong = []
    for asked in spoken():
        if asked.key not in RU.sentences:
            wrong.append(f"{asked.where}: no words {asked.key}")
        elif asked.variables is not None and asked.variables != RU.variables(asked.key):
            wrong.append(f"{asked.where}: {asked.key} takes {sorted(RU.variables(asked.key))}")
    assert wrong == []


def test_no_key_is_glued_together() -> None:
    assert glued_keys() == [], "give the enum a prefix with `worded` and ask for `key_of(member)`"


def test_every_member_of_a_worded_enum_and_every_error_has_words() -> None:
    wanted = enum_keys() | error_keys()
    assert [f"{where}: no words {key}" for key, where in wanted.items() if key not in RU.sentences] == []


def test_no_words_are_left_over() -> None:
    referred = {other for language in LANGUAGES.values() for s in language.sentences.values() for other in s.refers}
    known = mentioned() | referred | set(enum_keys()) | set(error_keys())
    assert [f"{s.where}: nobody says {key}" for key, s in RU.sentences.items() if key not in known] == []


def test_these_tests_see_what_there_is() -> None:
    said = {asked.key: asked.variables for asked in spoken()}
    assert said["kit-moment"] == {"day", "time"}
    assert said["kit-just-now"] is None
    assert "kit-polling-webhook" in enum_keys()
    assert "error-not-found" in error_keys()
    assert "kit-today" in mentioned()


def test_mistakes_in_files_are_seen(tmp_path: Path) -> None:
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru" / "a.ftl").write_text(
        "good-key = { $count ->\n   *[other] { $name } { good-other }\n}\ngood-other = { $place }\n"
        "bad-key = { $count ->\n}\n\ngood-key = again\n",
        encoding="utf-8",
    )
    language = ftl.read("ru", tmp_path)
    assert len(language.mistakes) == 2
    assert language.mistakes[1] == "a.ftl:8: good-key stands also at a.ftl:1"
    (tmp_path / "ru" / "a.ftl").write_text("a-key = { $one } { b-key }\nb-key = { $two }\n", encoding="utf-8")
    assert ftl.read("ru", tmp_path).variables("a-key") == {"one", "two"}
