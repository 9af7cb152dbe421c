"""Long work over HTTP: its live message, pause and cancel, the list of jobs, the undo of many."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from domain.base.actor import Role
from domain.clients.tables import Client
from sandbox.driver import ChatDriver
from tests.support.quick_world import quick_world
from tests.support.running_bot import MARK, OLGA, World

ROWS = 4_000


@pytest.fixture
async def world(empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    """A started product with Olga as its owner and Mark as a manager."""
    async with quick_world(empty_sqlite, tmp_path, monkeypatch) as started:
        await started.hire(OLGA, Role.OWNER)
        await started.hire(MARK)
        yield started


def table(rows: int = ROWS) -> bytes:
    """Invented people, each with a phone of their own."""
    lines = [f"Клиент {number};+7916{number:07d}" for number in range(rows)]
    return "\n".join(["Имя;Телефон", *lines]).encode()


async def count(world: World) -> int:
    async with world.database.read() as connection:
        query = select(func.count()).select_from(Client).where(Client.deleted_at.is_(None))
        return int((await connection.execute(query)).scalar_one())


async def begin(chat: ChatDriver, name: str = "many.csv") -> None:
    """Send many rows and press [Import] as soon as it is there."""
    await chat.send_file(table(), name)
    await chat.press("Проверить")
    await chat.press("Импортировать", timeout=60)


async def test_an_import_is_followed_paused_and_goes_on(world: World) -> None:
    chat = world.olga.private
    await begin(chat)
    bar = await chat.wait("▓", timeout=30)
    assert "из 4 000" in bar.text.replace("\N{NO-BREAK SPACE}", " ")
    await chat.press("⏸", message=bar)
    paused = await chat.wait("На паузе", timeout=30)
    assert 0 < await count(world) < ROWS
    await world.mark.private.send("/menu")
    await world.mark.private.wait("Клиентов")
    await chat.press("Продолжить", message=paused)
    end = await chat.wait("импорт закончен. Строк: 4", timeout=60)
    assert "Новых клиентов: 4" in end.text
    assert await count(world) == ROWS


async def test_a_cancelled_import_tells_what_it_did_and_takes_it_back(world: World) -> None:
    chat = world.olga.private
    await begin(chat)
    bar = await chat.wait("▓", timeout=30)
    await chat.press("Прекратить", message=bar)
    end = await chat.wait("импорт остановлен. Пройдено строк", timeout=30)
    done = await count(world)
    assert 0 < done < ROWS
    assert f"{done:,}".replace(",", "\N{NO-BREAK SPACE}") in end.text
    await chat.press("Отменить импорт", message=end)
    await chat.wait("Возвращен", timeout=60)
    assert await count(world) == 0
    await chat.press("Вернуть")
    await chat.wait(lambda shown: "Возвращен" in shown.text and shown.id > end.id + 1, timeout=60)
    assert await count(world) == done


async def test_the_list_shows_own_jobs_and_to_admins_all(world: World) -> None:
    await world.mark.private.send_file(table(3), "mark.csv")
    await world.mark.private.wait("Вот как я понял столбцы")
    await world.olga.private.send_file(table(3), "olga.csv")
    await world.olga.private.wait("Вот как я понял столбцы")
    await world.mark.private.send("/jobs")
    mine = await world.mark.private.wait("Процессы")
    assert [caption for caption in mine.button_texts if "csv" in caption] == ["✅ Чтение файла: mark.csv"]
    await world.olga.private.send("/jobs")
    every = await world.olga.private.wait("Процессы")
    assert any("mark.csv" in caption and "Ольга" in caption for caption in every.button_texts)
    theirs = next(each.data for row in every.buttons for each in row if "olga.csv" in each.text)
    answer = await world.mark.private.press_data(mine, theirs, stale=True)
    assert answer.alert
    assert "Не найдено" in answer.text
    await world.olga.private.press("mark.csv")
    one = await world.olga.private.wait("Закончен")
    assert "Чтение файла: mark.csv" in one.text


async def test_the_list_has_pages(world: World) -> None:
    chat = world.olga.private
    for number in range(10):
        await chat.send_file(table(2), f"file-{number}.csv")
        await chat.wait(f"file-{number}.csv")
    await chat.send("/jobs")
    first = await chat.wait("Процессы")
    await chat.press("▶", message=first)
    second = await chat.wait(lambda shown: any("К новым" in caption for caption in shown.button_texts))
    assert [caption for caption in second.button_texts if "csv" in caption] == [
        "✅ Чтение файла: file-1.csv",
        "✅ Чтение файла: file-0.csv",
    ]


async def test_a_job_can_be_steered_from_its_screen(world: World) -> None:
    chat = world.olga.private
    await begin(chat)
    await chat.wait("▓", timeout=30)
    await chat.send("/jobs")
    await chat.press("Импорт: many.csv")
    await chat.press("⏸ Пауза")
    await asyncio.sleep(0.5)
    await chat.press("Обновить")
    shown = await chat.wait("На паузе")
    answer = await chat.press("Прекратить", message=shown)
    assert answer.text == ""
    assert "Отменено" in (await chat.wait("Импорт: many.csv")).text


async def test_progress_survives_the_removal_of_its_message(world: World) -> None:
    chat = world.olga.private
    await begin(chat)
    bar = await chat.wait("▓", timeout=30)
    await chat.delete(bar)
    await chat.wait("импорт закончен. Строк: 4", timeout=60)
    assert await count(world) == ROWS
