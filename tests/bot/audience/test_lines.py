"""Lines of a list: nothing is wider than a phone, nothing cut looks whole, and names can't break the markup."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.audience.lines import TABLE_WIDTH, Style, caption_of, cards_of, table_of
from bot.kit.fitting import LONGEST_TEXT
from bot.kit.words import LOCALES, load_words
from bot.screens import open_rooms
from domain.audience.layout import MOST_CARDS, ListColumn, ListView, columns_of_list, size_of_page, view_of_list
from domain.audience.views import ClientLine

IVAN = ClientLine(
    id=1,
    name="Иванов Иван",
    company="ООО «Ромашка»",
    city="Тверь",
    category_icon="⭐",
    category="VIP",
    stage_icon="🆕",
    stage="Новый",
    next_touch_on=date(2026, 3, 3),
    last_touch_at=datetime(2026, 3, 1, 22, 30, tzinfo=UTC),
    created_at=datetime(2026, 2, 1, tzinfo=UTC),
    stage_since=datetime(2026, 2, 20, tzinfo=UTC),
    responsible="Ольга Орлова",
    phone="+79161234567",
    email="ivan@example.com",
    vk="id77",
    channels=3,
    tags=("опт", "ёлка"),
    groups=("Тёплые лиды",),
    sales=(("RUB", 2, 4_500_000), ("EUR", 1, 1_050)),
)
HOSTILE = ClientLine(id=2, name="<b>A & B</b> " * 20, company="<script>", city="x" * 256)


def style(*columns: ListColumn, locale: str = "ru") -> Style:
    open_rooms()
    return Style(load_words(locale), columns, date(2026, 3, 2), ZoneInfo("Europe/Moscow"))


def test_a_caption_says_what_was_chosen() -> None:
    chosen = style(ListColumn.STAGE, ListColumn.CATEGORY, ListColumn.PHONE, ListColumn.NEXT_TOUCH)
    assert caption_of(chosen, IVAN) == "🆕⭐ Иванов Иван · +79161234567 · ⏰ завтра"
    assert caption_of(style(), IVAN) == "Иванов Иван"
    assert "45\xa0000" in caption_of(style(ListColumn.SALES), IVAN)
    # Half past ten in the evening of Greenwich is the next day in Moscow.
    assert caption_of(style(ListColumn.LAST_TOUCH), IVAN).endswith("сегодня")
    assert caption_of(style(ListColumn.QUIET, ListColumn.STAYING), IVAN).endswith("💤 0 дн. · ⏳ 10 дн.")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_table_fits_and_says_what_it_leaves_out(locale: str) -> None:
    table = str(table_of(style(*ListColumn, locale=locale), [IVAN, HOSTILE], 99))
    rows = table.removeprefix("<pre>").partition("</pre>")[0].split("\n")
    plain = [row.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") for row in rows]
    assert [row[:4].strip().split()[0] for row in plain] == ["99", "100"]
    assert max(len(row) for row in plain) <= TABLE_WIDTH
    assert load_words(locale).text("audience-column-sales") in table
    assert "<script>" not in table
    few = str(table_of(style(ListColumn.CITY, ListColumn.TAGS, locale=locale), [IVAN], 1))
    assert few == "<pre>1 Иванов Иван Тверь #опт #ёлка</pre>"


@pytest.mark.parametrize("locale", LOCALES)
def test_a_page_of_cards_fits_into_a_message(locale: str) -> None:
    full = ClientLine(**{name: getattr(IVAN, name) for name in IVAN.__slots__} | {"name": "Щ" * 256, "city": "Ъ" * 256})
    cards = cards_of(style(*ListColumn, locale=locale), [full] * MOST_CARDS, 1)
    assert len(cards) < LONGEST_TEXT - 300
    assert "&lt;script&gt;" in cards_of(style(ListColumn.COMPANY), [HOSTILE], 1)


def test_what_is_kept_and_no_more_known_is_left_out() -> None:
    assert columns_of_list(["phone", "shoe-size"]) == (ListColumn.PHONE,)
    assert columns_of_list([]) == ()
    assert view_of_list("holograms") is ListView.LIST
    assert size_of_page(ListView.CARDS, 30) == MOST_CARDS
    assert size_of_page(ListView.TABLE, 30) == 30
