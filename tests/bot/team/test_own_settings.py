"""What everybody sets for themselves: language, time zone, the length of pages."""

import pytest

from domain.base.actor import Role
from sandbox.driver import ChatDriver
from tests.support.quick_world import walk
from tests.support.running_bot import ANNA, World


async def test_a_viewer_sees_the_own_settings_only(world: World) -> None:
    await world.hire(ANNA, Role.VIEWER, locale="en")
    chat = world.anna.private
    await chat.send("/settings")
    shown = await chat.wait("Settings")
    assert shown.button_texts == ["🌐 Language", "🕐 Time zone", "📄 Page", "🗓 My day", "🏠"]


async def test_the_language_holds_from_the_very_answer(olga: ChatDriver) -> None:
    await olga.send("/settings")
    shown = await olga.wait("Настройки")
    assert "Язык: Русский" in shown.text
    await walk(olga, "Язык", "English")
    shown = await olga.wait("Done")
    assert "Language: English" in shown.text
    assert "🏷 Categories" in shown.button_texts
    await walk(olga, "Language", "As the team")
    await olga.wait("Готово")


async def test_the_length_of_pages(olga: ChatDriver) -> None:
    await olga.send("/settings")
    await walk(olga, "Страница", "15")
    assert "Клиентов на странице: 15" in (await olga.wait("Готово")).text


async def test_a_zone_of_russia_is_one_press(olga: ChatDriver) -> None:
    await olga.send("/settings")
    await olga.press("Пояс")
    shown = await olga.wait("Который у вас час")
    assert len([text for text in shown.button_texts if ":" in text]) == 12
    await olga.press("Красноярск")
    assert "Часовой пояс: Красноярск, сейчас " in (await olga.wait("Готово")).text


@pytest.mark.parametrize(
    ("written", "city"),
    [("Казань", "Москва"), ("asia/tokyo", "Токио"), ("МСК+2", "Екатеринбург"), ("алматы", "Алматы")],
)
async def test_a_written_zone(olga: ChatDriver, written: str, city: str) -> None:
    await olga.send("/settings")
    await walk(olga, "Пояс", "Другой город")
    await olga.send(written)
    assert f"Часовой пояс: {city}" in (await olga.wait("Готово")).text


async def test_an_unknown_city_is_asked_again_and_several_are_offered(olga: ChatDriver) -> None:
    await olga.send("/settings")
    await walk(olga, "Пояс", "Другой город")
    await olga.send("Китеж")
    await olga.wait("Такого значения нет")
    await olga.send("Buenos")
    await olga.wait("Нашлось несколько")
    await olga.press("Буэнос-Айрес")
    await olga.wait("Готово")


async def test_the_questions_button_leaves_everything_as_it_was(olga: ChatDriver) -> None:
    await olga.send("/settings")
    await walk(olga, "Пояс", "Другой город", "Отмена")
    await olga.send("Казань")
    await olga.wait("Никого не нашлось")
