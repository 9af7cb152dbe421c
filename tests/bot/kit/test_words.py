"""Words: escaping, directions, plurals, missing keys, dates and money in both languages."""

import warnings
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.kit.catalogue import Catalogue
from bot.kit.words import LOCALES, Html, MissingWordsWarning, Words, load_words, nearest_locale

NOW = datetime(2026, 5, 12, 9, tzinfo=UTC)
MOSCOW = ZoneInfo("Europe/Moscow")

RU = """
# A comment with = in it
greet = Привет, <b>{ $name }</b>!
clients = { $count ->
    [one] { $count } клиент
    [few] { $count } клиента
   *[many] { $count } клиентов
}
-brand = Touchbase
about = Это { -brand }.
    Вторая строка
    { greet }
only-ru = только здесь
broken = { $count ->
"""


@pytest.fixture
def words(tmp_path: Path) -> Words:
    for locale, text in {"ru": RU, "en": "greet = Hi, { $name }\nonly-en = only here\n"}.items():
        (tmp_path / locale).mkdir()
        (tmp_path / locale / "a.ftl").write_text(text, encoding="utf-8")
    return Words("ru", Catalogue("ru", tmp_path), (Catalogue("en", tmp_path),))


def test_html_escapes_what_people_wrote_and_keeps_markup(words: Words) -> None:
    said = words.html("greet", name='<a href="x">Оля & Ко</a>')
    assert said == "Привет, <b>&lt;a href=&quot;x&quot;&gt;Оля &amp; Ко&lt;/a&gt;</b>!"
    assert words.html("greet", name=Html("<i>Оля</i>")) == "Привет, <b><i>Оля</i></b>!"
    assert words.text("greet", name="<Оля>") == "Привет, <b><Оля></b>!"


@settings(deadline=None)
@given(st.text())
def test_no_value_can_open_a_tag(name: str) -> None:
    said = load_words("ru").html("kit-moment", day=name, time="15:00")
    assert "<" not in said
    assert '"' not in said


def test_right_to_left_names_are_isolated_and_cannot_break_out(words: Words) -> None:
    assert words.html("greet", name="דוד") == "Привет, <b>\u2068דוד\u2069</b>!"
    assert words.text("greet", name="علي\u2069\u2067") == "Привет, <b>\u2068علي\u2069</b>!"
    assert words.html("greet", name="Оля 😀") == "Привет, <b>Оля 😀</b>!"


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 клиент"), (3, "3 клиента"), (11, "11 клиентов"), (12_345, "12\xa0345 клиентов")]
)
def test_russian_plurals(words: Words, count: int, said: str) -> None:
    assert words.text("clients", count=count) == said


def test_messages_refer_to_others(words: Words) -> None:
    assert words.text("about", name="Оля") == "Это Touchbase.\nВторая строка\nПривет, <b>Оля</b>!"


def test_a_missing_key_is_an_error_here_and_the_other_language_in_production(words: Words) -> None:
    with pytest.warns(MissingWordsWarning, match="only-en"):
        assert words.text("only-en") == "only here"
    with pytest.warns(MissingWordsWarning, match="in any language"):
        assert words.html("nowhere") == "nowhere"
    with pytest.warns(MissingWordsWarning, match="broken"):
        assert words.text("broken", count=1) == "broken"
    with pytest.warns(MissingWordsWarning, match="name"):
        words.text("greet")
    with pytest.raises(MissingWordsWarning):
        words.text("nowhere")


def test_a_missing_key_is_reported_once(words: Words) -> None:
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("default")
        for _ in range(3):
            words.text("nowhere-again")
    assert len(seen) == 1


def test_moments_in_the_readers_zone() -> None:
    ru, en = load_words("ru"), load_words("en")
    assert ru.moment(NOW + timedelta(hours=1), MOSCOW, now=NOW) == "сегодня 13:00"
    # 22:00 UTC is tomorrow in Moscow, and still today in London.
    assert ru.moment(NOW + timedelta(hours=13), MOSCOW, now=NOW) == "завтра 01:00"
    assert ru.moment(NOW + timedelta(hours=13), ZoneInfo("Europe/London"), now=NOW) == "сегодня 23:00"
    assert ru.moment(NOW - timedelta(days=1), MOSCOW, now=NOW) == "вчера 12:00"
    assert ru.moment(NOW + timedelta(days=400), MOSCOW, now=NOW) == "16 июня 2027\u202fг. 12:00"
    assert en.moment(NOW + timedelta(days=40), MOSCOW, now=NOW) == "June 21 12:00\u202fPM"


def test_days() -> None:
    ru = load_words("ru")
    assert ru.day(date(2026, 5, 9), today=date(2026, 5, 12)) == "9 мая"
    assert ru.day(date(2026, 5, 9)) == "9 мая 2026\u202fг."
    assert load_words("en").day(date(2025, 5, 9), today=date(2026, 5, 12)) == "May 9, 2025"


def test_distances() -> None:
    ru = load_words("ru")
    assert ru.ago(NOW - timedelta(hours=2), now=NOW) == "2 часа назад"
    assert ru.ago(NOW + timedelta(minutes=5), now=NOW) == "через 5 минут"
    assert ru.ago(NOW - timedelta(seconds=3), now=NOW) == "только что"
    assert load_words("en").ago(NOW - timedelta(days=3), now=NOW) == "3 days ago"


@pytest.mark.parametrize(
    ("minor", "currency", "ru", "en"),
    [
        (15_000_000, "RUB", "150\xa0000\xa0₽", "RUB\xa0150,000"),
        (1_250, "EUR", "12,50\xa0€", "€12.50"),
        (-5, "USD", "-0,05\xa0$", "-$0.05"),
        (1_250, "JPY", "1\xa0250\xa0¥", "¥1,250"),
        (0, "KZT", "0\xa0KZT", "KZT\xa00"),
    ],
)
def test_money(minor: int, currency: str, ru: str, en: str) -> None:
    # Which sign a currency has is CLDR's affair and changes with it; the tenge stands here for one without.
    assert load_words("ru").money(minor, currency).replace("₸", "KZT") == ru
    assert load_words("en").money(minor, currency) == en


def test_numbers() -> None:
    assert load_words("ru").number(1_234_567) == "1\xa0234\xa0567"
    assert load_words("en").number(1_234_567) == "1,234,567"


def test_languages() -> None:
    assert [load_words(locale).locale for locale in LOCALES] == ["ru", "en"]
    with pytest.raises(ValueError, match="de"):
        load_words("de")
    assert nearest_locale("en-GB", "ru") == "en"
    assert nearest_locale("RU", "en") == "ru"
    assert nearest_locale("uk", "ru") == "ru"
    assert nearest_locale(None, "en") == "en"


def test_html_pieces() -> None:
    assert Html.lines(["a < b", "", Html("<b>c</b>")]) == "a &lt; b\n<b>c</b>"
    assert isinstance(Html.escape("&"), Html)
