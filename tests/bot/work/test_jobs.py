"""Long work over HTTP: its live message, pause and cancel, the list of jobs, the undo of many."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.kit.presses import HomePress
from bot.kit.screen import button
from bot.transfer import import_screen
from domain.base.actor import SYSTEM, Role
from domain.clients.tables import Client
from domain.journal.boundary import reading
from domain.transfer.layout import Layout
from domain.transfer.staging import Span
from domain.work.kinds import JobKind
from domain.work.queries import get_job
from domain.work.tables import Job, JobState
from jobs.files.reader import FileReader
from jobs.transfer.staged import StagedRows, staged_rows
from sandbox.driver import ChatDriver, ShownMessage
from tests.support.quick_world import quick_world
from tests.support.running_bot import MARK, OLGA, World

ROWS, CHUNK = 1_000, 250


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Closed, it holds every import after its first chunk, so that there is time to press something."""
    return hold(monkeypatch, "jobs.transfer.import_job.staged_rows")


@pytest.fixture
def check_gate(monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """The same for dry runs."""
    return hold(monkeypatch, "jobs.transfer.check_job.staged_rows")


def hold(monkeypatch: pytest.MonkeyPatch, what: str) -> asyncio.Event:
    """Small chunks, and a wait after each until the event is set."""
    opened = asyncio.Event()

    @asynccontextmanager
    async def held(reader: FileReader, upload: Path, layout: Layout) -> AsyncIterator[StagedRows]:
        async with staged_rows(reader, upload, layout) as rows:
            every = rows.spans

            async def spans(done: int, _size: object) -> AsyncIterator[Span]:
                async for span in every(done, lambda: CHUNK):
                    yield span
                    await opened.wait()

            monkeypatch.setattr(rows, "spans", spans)
            yield rows

    monkeypatch.setattr(what, held)
    return opened


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


async def ended(world: World, kind: JobKind, state: JobState) -> None:
    """Wait until the job of this kind has come to this end."""
    async with asyncio.timeout(10):
        while True:
            async with world.database.read() as connection:
                found = (await connection.execute(select(Job.state).where(Job.kind == kind))).scalar_one()
            if found is state:
                return
            await asyncio.sleep(0.02)


async def shown(world: World, kind: JobKind) -> None:
    """Wait until whoever draws progress takes it for settled that all of the job of this kind is known."""
    async with asyncio.timeout(10):
        while True:
            async with reading(world.database, SYSTEM) as ctx:
                key = await ctx.scalar(select(Job.id).where(Job.kind == kind))
                job = await get_job(ctx, key)
            if job.state is JobState.DONE and job.shown == job.face:
                return
            await asyncio.sleep(0.02)


async def begin(chat: ChatDriver) -> ShownMessage:
    """Send many rows, press [Import] as soon as it is there, and wait for the first chunk."""
    await chat.send_file(table(), "many.csv")
    await chat.press("Проверить")
    await chat.press("Импортировать")
    return await chat.wait("25 %")


async def test_an_import_is_followed_paused_and_goes_on(world: World, gate: asyncio.Event) -> None:
    chat = world.olga.private
    bar = await begin(chat)
    assert "▓▓░░░░░░░░ 25 % · 250 из 1 000" in bar.text.replace("\N{NO-BREAK SPACE}", " ")
    await world.mark.private.send("/menu")
    await world.mark.private.wait("Клиентов")
    await chat.press("⏸", message=bar)
    assert "Сейчас остановлюсь" in (await chat.wait("25 %")).text
    gate.set()
    paused = await chat.wait("На паузе")
    assert await count(world) == 2 * CHUNK
    await chat.press("Продолжить", message=paused)
    end = await chat.wait("импорт закончен. Строк: 1")
    assert "Новых клиентов: 1" in end.text
    assert await count(world) == ROWS


async def test_progress_does_not_come_over_what_somebody_opened_in_its_message(
    world: World, gate: asyncio.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As under the followers that are being read, where one goes on to the choices.
    monkeypatch.setattr(import_screen, "steering", lambda *_: [button("Домой", HomePress())])
    chat = world.olga.private
    bar = await begin(chat)
    await chat.press("Домой", message=bar)
    home = await chat.wait(lambda shown: shown.id == bar.id and "Клиентов" in shown.text)
    gate.set()
    end = await chat.wait("импорт закончен")
    assert end.id > bar.id
    await shown(world, JobKind.IMPORT_RUN)
    told = await chat.messages()
    assert [each.text for each in told if each.id == bar.id] == [home.text], "what was opened stays"
    assert [each.id for each in told if "импорт закончен" in each.text] == [end.id], "the end is told once"


async def test_a_cancelled_import_tells_what_it_did_and_takes_it_back(world: World, gate: asyncio.Event) -> None:
    chat = world.olga.private
    bar = await begin(chat)
    await chat.press("Прекратить", message=bar)
    gate.set()
    end = await chat.wait("импорт остановлен. Пройдено строк: 500")
    assert "Новых клиентов: 500" in end.text
    assert await count(world) == 2 * CHUNK
    await chat.press("Отменить импорт", message=end)
    undone = await chat.wait("Возвращено", timeout=30)
    assert await count(world) == 0
    await chat.press("Вернуть", message=undone)
    await chat.wait(lambda shown: "Возвращено" in shown.text and shown.id > undone.id, timeout=30)
    assert await count(world) == 2 * CHUNK


async def test_old_buttons_of_a_job_that_is_over_say_so(world: World, gate: asyncio.Event) -> None:
    chat = world.olga.private
    gate.set()
    await chat.send_file(table(), "many.csv")
    await chat.press("Проверить")
    checked = await chat.wait("Новых клиентов")
    await chat.press("Импортировать")
    await chat.wait("импорт закончен")
    for act in ("pause", "resume", "cancel", "retry"):
        answer = await chat.press_data(checked, f"js:3:{act}:0", stale=True)
        assert answer.alert
        assert answer.text


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
        await chat.wait("Вот как я понял столбцы")
    await chat.send("/jobs")
    first = await chat.wait("Процессы")
    await chat.press("▶", message=first)
    second = await chat.wait(lambda shown: any("К новым" in caption for caption in shown.button_texts))
    assert [caption for caption in second.button_texts if "csv" in caption] == [
        "✅ Чтение файла: file-1.csv",
        "✅ Чтение файла: file-0.csv",
    ]


async def test_a_job_can_be_steered_from_its_screen(world: World, gate: asyncio.Event) -> None:
    chat = world.olga.private
    bar = await begin(chat)
    await chat.send("/jobs")
    await chat.press("Импорт: many.csv")
    # The bar shows the same words at its next tick, so each is waited for by its own message.
    shown = await chat.wait(lambda message: message.id > bar.id and "Пауза" in str(message.button_texts))
    await chat.press("⏸ Пауза", message=shown)
    shown = await chat.wait(lambda message: message.id == shown.id and "Сейчас остановлюсь" in message.text)
    gate.set()
    await chat.wait(lambda message: message.id == bar.id and "На паузе" in message.text)
    await chat.press("Обновить", message=shown)
    shown = await chat.wait(lambda message: message.id == shown.id and "На паузе" in message.text)
    await chat.press("Прекратить", message=shown)
    ended = await chat.wait(lambda message: message.id == shown.id and "Отменено" in message.text)
    assert "Импорт: many.csv" in ended.text


async def test_progress_survives_the_removal_of_its_message(world: World, gate: asyncio.Event) -> None:
    chat = world.olga.private
    bar = await begin(chat)
    await chat.delete(bar)
    gate.set()
    await chat.wait("импорт закончен. Строк: 1")
    assert await count(world) == ROWS


async def test_what_waited_while_the_program_was_dead_goes_on(world: World, gate: asyncio.Event) -> None:
    chat = world.olga.private
    await begin(chat)
    gate.set()
    await world.stop()
    await world.start()
    await chat.wait("импорт закончен. Строк: 1", timeout=30)
    assert await count(world) == ROWS


async def test_who_goes_back_to_the_columns_is_not_drawn_over(world: World, check_gate: asyncio.Event) -> None:
    chat = world.olga.private
    await chat.send_file(table(), "many.csv")
    await chat.press("Проверить")
    bar = await chat.wait("25 %")
    await chat.press("Столбцы", message=bar)
    await chat.wait("Вот как я понял столбцы")
    await chat.press("Имя →")
    chosen = await chat.wait("Что в столбце Имя")
    check_gate.set()
    await ended(world, JobKind.IMPORT_CHECK, JobState.CANCELLED)
    # Some ticks of the progress and of the outbox.
    await asyncio.sleep(0.3)
    now = next(message for message in await chat.messages() if message.id == chosen.id)
    assert now.text == chosen.text
    assert await count(world) == 0


async def test_a_late_answer_to_a_press_does_not_hide_the_end(world: World) -> None:
    chat = world.olga.private
    await chat.send_file(table(), "many.csv")
    await chat.wait("Вот как я понял столбцы")
    # Telegram dawdles over our answer to the press, and the end of the job is drawn meanwhile.
    await world.driver.fault("delay", "editMessageText", seconds=2)
    await chat.press("Проверить")
    await ended(world, JobKind.IMPORT_CHECK, JobState.DONE)
    await asyncio.sleep(2)
    await chat.press("Импортировать", timeout=10)
