"""The tasks of a small team, in Russian and in English, with their bad days."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.kit.words import Words, load_words
from domain.base.actor import SYSTEM, Role
from domain.clients.add_client import add_client
from domain.clients.remove_client import remove_client
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.tasks.queries import list_tasks
from domain.tasks.rules import Section
from domain.tasks.tables import Priority
from domain.tasks.views import TaskView
from sandbox.driver import ChatDriver
from tests.support.people import change_member
from tests.support.quick_world import eventually, quick_world, walk
from tests.support.running_bot import MARK, World

#: The same day of a manager in both languages.
LINES = {
    "ru": {
        "call": "завтра 15:00 позвонить Иванову", "call-title": "Позвонить Иванову",
        "weekly": "каждый понедельник 10:00 планёрка !", "weekly-title": "Планёрка",
        "past": "вчера сдать отчёт", "unread": "каждый квартал", "quarter": "сверка каждый квартал в пятницу",
        "february": "30 февраля подарить цветы", "flowers": "Подарить цветы", "timeless": "завтра",
        "search": "в пятницу отправить договор Сёминой", "contract": "Отправить договор Сёминой",
        "list": "собрать документы\n- паспорт\n- договор", "list-title": "Собрать документы", "item": "паспорт",
        "when": "послезавтра 18:30", "nonsense": "когда-нибудь потом", "rhythm": "по вторникам и пятницам в 9:00",
        "leap": "31.04", "mark": "@Марк проверить счёт", "mark-title": "Проверить счёт",
        "daily": "каждый день звонить маме", "mother": "Звонить маме",
        "each": "в пятницу 12:00 спросить про оплату", "each-title": "Спросить про оплату",
    },
    "en": {
        "call": "tomorrow 3pm call Иванов", "call-title": "Call Иванов",
        "weekly": "every Monday 10:00 standup !", "weekly-title": "Standup",
        "past": "yesterday hand in the report", "unread": "every quarter",
        "quarter": "reconcile every quarter on Friday",
        "february": "February 30 give flowers", "flowers": "Give flowers",
        "timeless": "tomorrow", "search": "on Friday send the contract to Сёмина",
        "contract": "Send the contract to Сёмина",
        "list": "collect documents\n- паспорт\n- contract", "list-title": "Collect documents", "item": "паспорт",
        "when": "the day after tomorrow 6:30 pm", "nonsense": "some day or other",
        "rhythm": "every Tuesday and Friday at 9:00", "leap": "31.04", "mark": "@Марк check the invoice",
        "mark-title": "Check the invoice", "daily": "every day call mother", "mother": "Call mother",
        "each": "on Friday 12:00 ask about the payment", "each-title": "Ask about the payment",
    },
}  # fmt: skip


class Day:
    """A running product, its words, and the lines that are said."""

    def __init__(self, world: World, words: Words) -> None:
        self.world, self.words, self.lines = world, words, LINES[words.locale]
        self.chat: ChatDriver = world.olga.private
        self.ids: dict[str, int] = {}

    def say(self, key: str, **values: str | int) -> str:
        """Words as they stand in the chat, without markup."""
        return self.words.text(key, **values)

    async def tasks(self, section: Section = Section.ALL) -> dict[str, TaskView]:
        """All tasks of a section by their titles."""
        async with reading(self.world.database, SYSTEM) as look:
            return {each.title: each for each in (await list_tasks(look, section, limit=100)).tasks}

    async def prepare(self) -> None:
        """Two clients, and Марк beside Ольга."""
        await self.world.hire(MARK, Role.MANAGER)
        await change_member(self.world.database, MARK, name="Марк")
        async with writing(self.world.database, SYSTEM, ChangeKind.CLIENT_ADDED) as ctx:
            for name in ("Иванов Пётр", "Сёмина Анна"):
                self.ids[name] = (await add_client(ctx, name)).id


@pytest.fixture(params=["ru", "en"])
async def day(
    request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Day]:
    """The product in each language."""
    async with quick_world(empty_sqlite, tmp_path, monkeypatch, locale=request.param) as world:
        day = Day(world, load_words(request.param))
        await day.chat.send("/start")
        await day.chat.wait(lambda shown: day.say("team-home-board") in shown.button_texts)
        await day.prepare()
        yield day


async def say_lines(day: Day) -> None:
    """One line each: what was understood is shown, and what can't be is asked."""
    chat, lines = day.chat, day.lines
    await chat.send(f"/task {lines['call']}")
    shown = await chat.wait(lines["call-title"])
    assert "15:00" in shown.text or "3:00" in shown.text
    assert "Иванов Пётр" in shown.text
    assert day.say("kit-tomorrow") in shown.text

    await chat.send(f"/task {lines['weekly']}")
    shown = await chat.wait(lines["weekly-title"])
    task = (await day.tasks())[lines["weekly-title"]]
    assert (task.repeat, task.priority) == ({"every": "week", "on": [0]}, Priority.HIGH)
    assert "❗" in shown.text

    for line in ("past", "february"):
        await chat.send(f"/task {lines[line]}")
        await chat.wait("⚠️")
    await chat.press(day.say("kit-today"))
    await chat.wait(day.say("tasks-edited"))
    assert (await day.tasks(Section.TODAY))[lines["flowers"]].due_time is None

    # A rhythm that there is not is told, though the day beside it was understood.
    await chat.send(f"/task {lines['quarter']}")
    await chat.wait(day.say("tasks-unread", words=lines["unread"]))

    # A time without a deed asks; a sticker and a letter of thousands of letters are no trouble.
    await chat.send(f"/task {lines['timeless']}")
    await chat.wait(day.say("error-invalid-value", reason="no-task", longest=0))
    await chat.send(lines["timeless"])
    await chat.wait(day.say("error-invalid-value", reason="no-task", longest=0))
    await chat.send("очень длинно " * 300)
    shown = await chat.wait("очень длинно")
    assert "…" in shown.text

    # Plain text is a search, and offers to be a task.
    await chat.send(lines["search"])
    await chat.press(day.say("tasks-from-search"))
    shown = await chat.wait(lines["contract"])
    assert "Сёмина Анна" in shown.text

    await chat.send(f"/task {lines['list']}")
    await chat.wait(lines["list-title"])
    await chat.press(lines["item"])
    await chat.wait(day.say("tasks-items", done=1, count=2))


async def correct_it(day: Day) -> None:
    """Everything that was understood is corrected by buttons."""
    chat, lines, title = day.chat, day.lines, day.lines["list-title"]
    await chat.press(day.say("tasks-when"))
    await walk(chat, day.say("tasks-when-write"))
    await chat.wait(title)
    for nonsense in (lines["nonsense"], lines["leap"], "🤷", "х" * 4000):
        await chat.send(nonsense)
        await chat.wait(
            lambda shown: shown.text.startswith(("Не понял", "Такого дня", "I did not", "There is no such"))
        )
    await chat.send(lines["when"])
    shown = await chat.wait(day.say("tasks-edited"))
    assert "18:30" in shown.text or "6:30" in shown.text
    await chat.press(day.say("tasks-remind"))
    await chat.press("15")
    await chat.wait(day.say("tasks-edited"))
    await walk(chat, day.say("tasks-ready"), day.say("tasks-repeat"), day.say("tasks-repeat-write"))
    await chat.wait(title)
    await chat.send(lines["nonsense"])
    await chat.wait(day.say("error-invalid-value", reason="unreadable-rhythm", longest=0))
    await chat.send(lines["rhythm"])
    await chat.wait(day.say("tasks-edited"))
    await walk(chat, day.say("tasks-rename"))
    await chat.wait(title)
    await chat.send("х" * 201)
    await chat.wait("200")
    await chat.send(f"{title} 2")
    await chat.wait(f"{title} 2")
    await chat.press(day.say("tasks-link"))
    await chat.wait(title)
    await chat.send("никогонет")
    await chat.wait(day.say("error-invalid-value", reason="no-client", longest=0))
    await chat.send("семина")
    await chat.wait("Сёмина Анна")
    await walk(chat, day.say("tasks-urgent"), day.say("tasks-hand-over"), "Марк")
    await chat.wait(day.say("tasks-handed-over", name="Марк"))
    await chat.press(day.say("journal-undo"))
    await chat.wait("↩")
    task = (await day.tasks())[f"{title} 2"]
    assert (task.repeat, task.client, task.remind_before) == ({"every": "week", "on": [1, 4]}, "Сёмина Анна", [15])
    assert (task.priority, task.items, task.items_done) == (Priority.HIGH, 2, 1)
    await walk(chat, day.say("tasks-add-items"))
    await chat.wait(title)
    await chat.send("- ключи\n- схема")
    await chat.wait(day.say("tasks-items", done=1, count=4))
    await walk(chat, day.say("tasks-change-items"), "🗑 схема", day.say("kit-back"), day.say("tasks-write-note"))
    await chat.wait(title)
    await chat.send("Код домофона 12")
    await chat.wait("Код домофона 12")


async def do_them(day: Day) -> None:
    """Ticked off in one press, taken up again, seen by others; buttons that have lost their meaning."""
    chat, lines, world = day.chat, day.lines, day.world
    await chat.send(f"/task {lines['daily']}")
    await chat.wait(lines["mother"])
    await chat.send("/tasks")
    page = await chat.wait(lambda shown: bool([row for row in shown.buttons if row[-1].text == "✅"]))
    row = next(row for row in page.buttons if lines["mother"] in row[0].text)
    await chat.press_data(page, row[1].data)
    await chat.wait(day.say("tasks-completed", title=lines["mother"], when=day.say("kit-tomorrow"), follows="yes"))
    # The same button of the old message: a colleague was faster.
    await chat.press_data(page, row[1].data, stale=True)
    await chat.wait(day.say("tasks-was-done"))
    done = (await day.tasks(Section.DONE))[lines["mother"]]
    assert (await day.tasks())[lines["mother"]].id != done.id
    await chat.press(day.say("tasks-section-done"))
    await walk(chat, lines["mother"], day.say("tasks-reopen"))
    await chat.wait(day.say("tasks-reopened", keeps="no"))
    assert (await day.tasks())[lines["mother"]].id == done.id
    await chat.press(day.say("tasks-remove"))
    await chat.wait(day.say("tasks-removed", title=lines["mother"]))
    await chat.press(day.say("journal-undo"))
    await chat.wait(lines["mother"])

    await chat.send(f"/task {lines['mark']}")
    given = await chat.wait(lines["mark-title"])
    assert "Марк" in given.text
    mark = world.mark.private
    await mark.send("/tasks")
    page = await mark.wait(lines["mark-title"])
    assert lines["mother"] not in page.text
    await mark.press("✅")
    await mark.wait(lines["mark-title"])
    await chat.press_data(given, next(b.data for r in given.buttons for b in r if b.text == day.say("tasks-complete")))
    await chat.wait(day.say("tasks-was-done"))
    await chat.send("/tasks")
    await walk(chat, day.say("tasks-whose"), day.say("tasks-everybody"), day.say("tasks-whose"), day.say("tasks-mine"))

    # On the card, until a colleague removes it.
    await chat.send("иванов")
    await chat.press("Иванов Пётр")
    card = await chat.wait(lines["call-title"])
    await chat.press(day.say("clients-tab-tasks"))
    await chat.wait(lines["call-title"])
    tick = await chat.press("✅")
    await chat.wait(day.say("tasks-completed", title=lines["call-title"], when="", follows="no"))
    assert not tick.alert
    await walk(chat, day.say("clients-tab-timeline"))
    await chat.wait(day.say("clients-happened-task-done"))
    await chat.press(day.say("clients-tab-visitor"))
    await chat.press(day.say("clients-task"))
    question = await chat.wait("Иванов Пётр")
    assert question.id != card.id
    async with writing(world.database, SYSTEM, ChangeKind.CLIENT_REMOVED) as ctx:
        await remove_client(ctx, day.ids["Иванов Пётр"])
    await chat.send(lines["flowers"])
    await chat.wait(day.say("error-not-found", what="client"))
    assert day.ids["Иванов Пётр"] not in {each.client_id for each in (await day.tasks()).values()}


async def give_everybody_one(day: Day) -> None:
    """A task for each client of a list, by one line."""
    chat = day.chat
    await chat.send("семина")
    await chat.wait(lambda shown: "Сёмина Анна" in shown.button_texts)
    await chat.press(day.say("bulk-do-with-all", count=1, more="no"))
    await chat.press(day.say("bulk-button-task"))
    await chat.wait(day.say("bulk-task-ask")[:12])
    for wrong, reason in (("past", "past"), ("timeless", "no-task")):
        await chat.send(day.lines[wrong])
        await chat.wait(day.say("error-invalid-value", reason=reason, longest=0))
    await chat.send(day.lines["each"])
    await chat.press(day.say("bulk-start", count=1))
    await eventually(lambda: _is_there(day, day.lines["each-title"]))


async def _is_there(day: Day, title: str) -> bool:
    return title in await day.tasks()


async def test_a_day_of_tasks(day: Day) -> None:
    await say_lines(day)
    await correct_it(day)
    await do_them(day)
    await give_everybody_one(day)
