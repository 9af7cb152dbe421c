"""The team's name and defaults, set by admins."""

import pytest

from domain.base.actor import Role
from sandbox.driver import ChatDriver
from tests.support.people import change_member
from tests.support.quick_world import walk
from tests.support.running_bot import ANNA, MARK, World


async def open_team(chat: ChatDriver) -> None:
    await chat.send("/settings")
    await chat.press("Команда и валюта")
    await chat.wait("Валюта сделок")


async def test_everything_of_the_team_can_be_set(olga: ChatDriver) -> None:
    await open_team(olga)
    await olga.press("Название")
    await olga.send("Рога & <b>копыта</b> 🦌")
    assert "Название: Рога & <b>копыта</b> 🦌" in (await olga.wait("Готово")).text
    await walk(olga, "Валюта", "KZT")
    assert "Валюта сделок: KZT" in (await olga.wait("Готово")).text
    await walk(olga, "Страна", "Казахстан")
    assert "Телефоны без кода страны: Казахстан" in (await olga.wait("Готово")).text
    await walk(olga, "Пояс", "Омск")
    assert "Часовой пояс: Омск" in (await olga.wait("Готово")).text
    await olga.press("Отменить")
    await olga.wait("Отменено")
    await olga.send("/settings")
    await olga.press("Команда и валюта")
    shown = await olga.wait("Валюта сделок")
    assert "Часовой пояс: Москва" in shown.text
    assert "Казахстан" in shown.text


async def test_the_teams_language_is_spoken_with_those_who_chose_none(world: World, olga: ChatDriver) -> None:
    await world.hire(MARK)
    await open_team(olga)
    await walk(olga, "Язык", "English")
    # Olga has chosen no language herself, so the answer to this very press is in the new one.
    await olga.wait("Language: English")
    await world.mark.private.send("/menu")
    await world.mark.private.wait("Hello")


@pytest.mark.parametrize(
    ("button", "wrong", "right", "told"),
    [
        ("Валюта", "рубли", " eur ", "Валюта сделок: EUR"),
        ("Страна", "Атлантида", "грузия", "Телефоны без кода страны: Грузия"),
        ("Страна", "", "de", "Телефоны без кода страны: Германия"),
    ],
)
async def test_written_currencies_and_countries(
    olga: ChatDriver, button: str, wrong: str, right: str, told: str
) -> None:
    await open_team(olga)
    await walk(olga, button, "Другая")
    if wrong:
        await olga.send(wrong)
        await olga.wait("Такого значения нет")
    await olga.send(right)
    await olga.wait(told)


async def test_a_name_too_long_is_asked_again(olga: ChatDriver) -> None:
    await open_team(olga)
    await olga.press("Название")
    await olga.send("ы" * 129)
    await olga.wait("Слишком длинно")
    await olga.send("Отдел продаж")
    await olga.wait("Название: Отдел продаж")


async def test_who_is_no_admin_any_more_is_refused_on_the_old_buttons(world: World, olga: ChatDriver) -> None:
    await world.hire(ANNA, Role.ADMIN, locale="en")
    anna = world.anna.private
    await anna.send("/settings")
    await anna.press("Team and currency")
    await anna.wait("Currency of deals")
    await walk(anna, "Time zone")
    zones = await anna.wait("What time is it for the team")
    await change_member(world.database, ANNA, role=Role.VIEWER)
    refused = await anna.press("Omsk", message=zones)
    assert refused.alert
    assert refused.text == "You have no right to do this."
    refused = await anna.press("Back", message=zones)
    assert refused.text == "You have no right to do this."
    await olga.send("/settings")
    await olga.press("Команда и валюта")
    assert "Часовой пояс: Москва" in (await olga.wait("Валюта сделок")).text
