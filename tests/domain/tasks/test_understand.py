"""One line as a task: examples, and lines put together from parts that come apart into the same parts again."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.kit.formats import date_pattern
from domain.base.errors import InvalidValueError
from domain.tasks.recurrence import Every, Recurrence
from domain.tasks.understand import SaidTask, Trouble, understand
from domain.tasks.written import Nameable, read_task, who_is_meant

#: A Monday at three in the afternoon.
NOW = datetime(2026, 3, 2, 15, 0)  # noqa: DTZ001 - wall time, as the writer sees it.
MONDAY = date(2026, 3, 9)


def week(*on: int) -> Recurrence:
    return Recurrence(Every.WEEK, on=on)


@pytest.mark.parametrize(
    ("line", "title", "on", "at", "repeat"),
    [
        ("завтра 15:00 позвонить Иванову", "Позвонить Иванову", date(2026, 3, 3), time(15), None),
        ("tomorrow 3pm call Ivanov", "Call Ivanov", date(2026, 3, 3), time(15), None),
        ("через 2 часа перезвонить", "Перезвонить", date(2026, 3, 2), time(17), None),
        ("через полчаса кофе", "Кофе", date(2026, 3, 2), time(15, 30), None),
        ("через 1,5 часа выехать", "Выехать", date(2026, 3, 2), time(16, 30), None),
        ("in two hours call", "Call", date(2026, 3, 2), time(17), None),
        ("через 10 часов проверить", "Проверить", date(2026, 3, 3), time(1), None),
        ("через неделю спросить про оплату", "Спросить про оплату", MONDAY, None, None),
        ("через месяц продлить", "Продлить", date(2026, 4, 2), None, None),
        ("в пятницу отправить счёт", "Отправить счёт", date(2026, 3, 6), None, None),
        ("в следующую пятницу отправить счёт", "Отправить счёт", date(2026, 3, 13), None, None),
        ("позвонить в понедельник в 11", "Позвонить", MONDAY, time(11), None),
        ("Fri 10am demo", "Demo", date(2026, 3, 6), time(10), None),
        ("25.12 поздравить Анну", "Поздравить Анну", date(2026, 12, 25), None, None),
        ("25 декабря в 10 поздравить", "Поздравить", date(2026, 12, 25), time(10), None),
        ("1 марта поздравить", "Поздравить", date(2027, 3, 1), None, None),
        ("29 февраля праздник", "Праздник", date(2028, 2, 29), None, None),
        ("Dec 25 congratulate", "Congratulate", date(2026, 12, 25), None, None),
        ("2026-03-10 12:00 встреча", "Встреча", date(2026, 3, 10), time(12), None),
        ("до 15 числа подать", "Подать", date(2026, 3, 15), None, None),
        ("в конце месяца счета", "Счета", date(2026, 3, 31), None, None),
        ("на следующей неделе встретиться", "Встретиться", MONDAY, None, None),
        ("завтра утром позвонить", "Позвонить", date(2026, 3, 3), time(9), None),
        ("сегодня вечером в 8 позвонить", "Позвонить", date(2026, 3, 2), time(20), None),
        ("tonight call", "Call", date(2026, 3, 2), time(18), None),
        ("call Mark at noon tomorrow", "Call Mark", date(2026, 3, 3), time(12), None),
        ("созвон завтра в 3", "Созвон", date(2026, 3, 3), time(15), None),
        ("завтра в 3 часа ночи встать", "Встать", date(2026, 3, 3), time(3), None),
        # The hour is over today.
        ("в 9:00 позвонить", "Позвонить", date(2026, 3, 3), time(9), None),
        ("в 18:00 позвонить", "Позвонить", date(2026, 3, 2), time(18), None),
        ("каждый понедельник 10:00 планёрка", "Планёрка", MONDAY, time(10), week(0)),
        ("every Monday and Thursday at 10 report", "Report", date(2026, 3, 5), time(10), week(0, 3)),
        ("по средам в 18.30 спорт", "Спорт", date(2026, 3, 4), time(18, 30), week(2)),
        ("по будням в 9:00 почта", "Почта", date(2026, 3, 3), time(9), Recurrence(Every.WEEKDAYS)),
        ("каждый день в 8 зарядка", "Зарядка", date(2026, 3, 3), time(8), Recurrence(Every.DAYS)),
        ("каждые 3 дня звонить", "Звонить", date(2026, 3, 2), None, Recurrence(Every.DAYS, step=3)),
        ("every other week sync", "Sync", date(2026, 3, 2), None, Recurrence(Every.DAYS, step=14)),
        ("раз в неделю сверка", "Сверка", date(2026, 3, 2), None, week(0)),
        ("ежемесячно 31 числа отчёт", "Отчёт", date(2026, 3, 31), None, Recurrence(Every.MONTH, day=31)),
        ("каждое 5 число аренда", "Аренда", date(2026, 3, 5), None, Recurrence(Every.MONTH, day=5)),
        ("с 20.03 каждый понедельник сверка", "Сверка", date(2026, 3, 23), None, week(0)),
        ("на следующей неделе в среду встреча", "Встреча", date(2026, 3, 11), None, None),
        ("monday next week call", "Call", MONDAY, None, None),
        ("через две недели в среду в 15:00 встреча", "Встреча", date(2026, 3, 18), time(15), None),
        ("в пятницу 13 марта встреча", "Встреча", date(2026, 3, 13), None, None),
        ("day after tomorrow call", "Call", date(2026, 3, 4), None, None),
        ("tonight at 8 call", "Call", date(2026, 3, 2), time(20), None),
        ("через 1 час 30 минут позвонить", "Позвонить", date(2026, 3, 2), time(16, 30), None),
        ("через 20м перезвонить", "Перезвонить", date(2026, 3, 2), time(15, 20), None),
        ("через пятнадцать минут позвонить", "Позвонить", date(2026, 3, 2), time(15, 15), None),
        ("через полгода продлить", "Продлить", date(2026, 9, 2), None, None),
        ("in a couple of weeks call", "Call", date(2026, 3, 16), None, None),
        ("после среды позвонить", "Позвонить", date(2026, 3, 5), None, None),
        ("не позже среды отправить", "Отправить", date(2026, 3, 4), None, None),
        ("до конца недели отправить КП", "Отправить КП", date(2026, 3, 6), None, None),
        ("до конца дня перезвонить", "Перезвонить", date(2026, 3, 2), None, None),
        ("в выходные позвонить", "Позвонить", date(2026, 3, 7), None, None),
        ("завтра после обеда позвонить", "Позвонить", date(2026, 3, 3), time(14), None),
        ("в полшестого созвон", "Созвон", date(2026, 3, 2), time(17, 30), None),
        ("в три часа дня встреча", "Встреча", date(2026, 3, 3), time(15), None),
        ("позвонить Иванову в 17 30", "Позвонить Иванову", date(2026, 3, 2), time(17, 30), None),
        ("созвон пт 15:00", "Созвон", date(2026, 3, 6), time(15), None),
        ("Завтра в 14:00: созвон", "Созвон", date(2026, 3, 3), time(14), None),
        ("напомни мне завтра в 10 позвонить", "Позвонить", date(2026, 3, 3), time(10), None),
        ("every mon wed fri at 10 mail", "Mail", date(2026, 3, 4), time(10), week(0, 2, 4)),
        ("mondays at 10 standup", "Standup", MONDAY, time(10), week(0)),
        ("по пн и ср в 10 планёрка", "Планёрка", date(2026, 3, 4), time(10), week(0, 2)),
        ("пн-пт в 9 звонки", "Звонки", date(2026, 3, 3), time(9), Recurrence(Every.WEEKDAYS)),
        ("каждый второй понедельник отчёт", "Отчёт", MONDAY, None, Recurrence(Every.DAYS, step=14)),
        ("каждое утро почта", "Почта", date(2026, 3, 3), time(9), Recurrence(Every.DAYS)),
        ("1 числа каждого месяца аренда", "Аренда", date(2026, 4, 1), None, Recurrence(Every.MONTH, day=1)),
        ("каждый последний день месяца отчёт", "Отчёт", date(2026, 3, 31), None, Recurrence(Every.MONTH, day=31)),
    ],
)  # fmt: skip
def test_what_is_understood(line: str, title: str, on: date, at: time | None, repeat: Recurrence | None) -> None:
    said = understand(line, NOW)
    assert (said.title, said.on, said.at, said.repeat, said.trouble) == (title, on, at, repeat, None)
    assert not said.unread


@pytest.mark.parametrize(
    ("line", "on", "unread"),
    [
        ("каждый квартал отчёт", None, "каждый квартал"), ("ежегодно 8 марта поздравить", date(2026, 3, 8), "ежегодно"),
        ("через 3-4 дня позвонить", None, "через 3-4 дня"),
        ("в четверг 6 марта встреча", date(2026, 3, 6), "в четверг"),
        ("каждую последнюю пятницу месяца отчёт", None, "каждую последнюю пятницу"),
        ("завтра или послезавтра позвонить", date(2026, 3, 3), "или послезавтра"),
        ("с 10 до 12 встреча", date(2026, 3, 3), "до 12"), ("after the holidays call next year", None, "next year"),
        ("twice a week call", None, "twice a week"), ("завтра 15 позвонить", date(2026, 3, 3), "15 позвонить"),
        ("10-11 марта выставка", None, "10-11 марта"), ("2-4pm meeting", None, "2-4pm"),
        ("Отчёт за квартал", None, ""), ("Договор на 12 месяцев", None, ""),
        ("завтра 10 звонков", date(2026, 3, 3), ""),
        ("Send the weekly report", None, ""), ("позвонить каждому клиенту", None, ""),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_told(line: str, on: date | None, unread: str) -> None:
    said = understand(line, NOW)
    assert (said.on, said.repeat, said.unread) == (on, None, unread)


@pytest.mark.parametrize(
    "line",
    [
        "Купить хлеба", "Встреча в 15 кабинете", "Обсудить 2.5 кг кофе", "Скидка 12.50", "Поддержка 24/7",
        "May call Ivanov", "Скидка 50% за 1.5 млн", "Позвонить +7 916 333-44-55", "С 5 клиентами встретиться",
        "Sat com repair",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_time(line: str) -> None:
    said = understand(line, NOW)
    assert said.title == line or line.startswith("Sat")
    assert said.on is None or line.startswith("Sat")
    assert not said.unread
    assert not said.begins or line.startswith("Sat")


@pytest.mark.parametrize(
    ("line", "trouble"),
    [
        ("30 февраля позвонить", Trouble.IMPOSSIBLE), ("31.04 позвонить", Trouble.IMPOSSIBLE),
        ("завтра в 25:00 позвонить", Trouble.IMPOSSIBLE), ("завтра в 9:75 позвонить", Trouble.IMPOSSIBLE),
        ("ежемесячно 40 числа позвонить", Trouble.IMPOSSIBLE), ("каждые 500 дней позвонить", Trouble.IMPOSSIBLE),
        ("вчера позвонить", Trouble.PAST), ("сегодня 9:00 позвонить", Trouble.PAST),
        ("01.02.2020 позвонить", Trouble.PAST), ("в прошлую пятницу позвонить", Trouble.PAST),
    ],
)  # fmt: skip
def test_a_time_that_can_not_be(line: str, trouble: Trouble) -> None:
    said = understand(line, NOW)
    assert (said.title, said.trouble, said.on, said.at, said.repeat) == ("Позвонить", trouble, None, None, None)


@pytest.mark.parametrize(
    ("line", "is_urgent", "mention"),
    [
        ("! позвонить", True, None), ("срочно: позвонить", True, None), ("позвонить завтра !", True, None),
        ("!! завтра позвонить @mark", True, "mark"), ("позвонить завтра!", False, None),
        ("@Марк позвонить", False, "Марк"),
        ("a@b.ru позвонить", False, None),
    ],
)  # fmt: skip
def test_what_else_a_line_says(line: str, is_urgent: bool, mention: str | None) -> None:
    said = understand(line, NOW)
    assert (said.is_urgent, said.mention) == (is_urgent, mention)
    assert said.title.endswith(("озвонить", "a@b.ru"))


@dataclass(frozen=True)
class Said:
    """A part of a line and what it means."""

    text: str
    on: date | None = None
    at: time | None = None
    repeat: Recurrence | None = None


TITLES = st.sampled_from(
    ["Позвонить Иванову", "Send the offer", "Отчёт за квартал", "Ко мне", "Sunny side", "Маркетинг"]
)
FAR = st.dates(date(2026, 3, 10), date(2031, 12, 31))
WEEKDAYS = ["понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье"]
DAYS = st.one_of(
    FAR.map(lambda on: Said(f"{on:%d.%m.%Y}", on)),
    FAR.map(lambda on: Said(on.isoformat(), on)),
    FAR.map(lambda on: Said(date_pattern(on, "d MMMM y", "ru"), on)),
    FAR.map(lambda on: Said(f"on {date_pattern(on, 'MMMM d, y', 'en')}", on)),
    st.integers(1, 99).map(lambda n: Said(f"через {n} дней", NOW.date() + timedelta(days=n))),
    st.integers(1, 50).map(lambda n: Said(f"in {n} weeks", NOW.date() + timedelta(weeks=n))),
    st.integers(0, 6).map(lambda n: Said(f"в {WEEKDAYS[n]}", MONDAY + timedelta(days=n - 7 * (n > 0)))),
    st.just(Said("завтра", date(2026, 3, 3))),
)
HOURS = st.one_of(
    st.just(Said("")),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)).map(lambda at: Said(f"{at:%H:%M}", at=at)),
    st.integers(0, 23).map(lambda h: Said(f"at {h % 12 or 12}{'pm' if h > 11 else 'am'}", at=time(h))),
    st.integers(5, 11).map(lambda h: Said(f"в {h} утра", at=time(h))),
)


@settings(max_examples=80)
@given(DAYS, HOURS, TITLES, st.permutations(range(3)))
def test_parts_of_a_line_come_apart_again(day: Said, hour: Said, title: str, order: list[int]) -> None:
    # An hour goes with its day; the title stands before or behind both.
    parts = [f"{day.text} {hour.text}", title] if order[0] else [title, f"{day.text} {hour.text}"]
    said = understand(" ".join(parts), NOW)
    assert (said.title, said.on, said.at, said.trouble) == (title, day.on, hour.at, None)
    assert said.begins is bool(order[0])


@settings(max_examples=60)
@given(st.text(max_size=120))
def test_nothing_breaks_it(text: str) -> None:
    said = read_task(text, NOW).said
    assert isinstance(said, SaidTask)
    assert said.on is None or said.on >= NOW.date()


def test_a_message_of_several_lines() -> None:
    written = read_task("завтра собрать документы\n- паспорт\n• договор\nспросить Анну", NOW)
    assert (written.said.title, written.items, written.note) == (
        "Собрать документы",
        ("паспорт", "договор"),
        "спросить Анну",
    )
    long = "Позвонить завтра в 10:00 " + "очень важно " * 300
    written = read_task(long, NOW)
    assert (written.said.on, written.said.at) == (date(2026, 3, 3), time(10))
    assert len(written.said.title) <= 200
    assert written.said.title.endswith("…")
    assert written.note == long.strip()
    assert not read_task("раз\n" + "- х\n" * 31, NOW).items
    with pytest.raises(InvalidValueError):
        read_task("х" * 5000, NOW)


def test_who_is_to_do_it() -> None:
    team = [Nameable(1, "Ольга Орлова", "olga"), Nameable(2, "Марк", None), Nameable(3, "Олег Орлов", "oleg_o")]
    told = [
        ("@mark позвонить", 2, "Позвонить"), ("@Марк позвонить", 2, "Позвонить"), ("@OLGA позвонить", 1, "Позвонить"),
        ("Марку позвонить Иванову", 2, "Позвонить Иванову"), ("завтра Ольга: отчёт", 1, "Отчёт"),
        ("позвонить Марку", None, "Позвонить Марку"), ("@stranger позвонить", None, "Позвонить"),
        ("Орлову позвонить", None, "Орлову позвонить"), ("отчёт", None, "Отчёт"),
    ]  # fmt: skip
    for line, member, title in told:
        assert who_is_meant(understand(line, NOW), team) == (member, title)
