"""Invented clients in any number, always the same: what every measure of this room works on."""

import asyncio
import csv
import random
from collections.abc import Iterator
from pathlib import Path

from jobs.files.writer import Column, open_table

TITLES = (
    "Фамилия",
    "Имя",
    "Телефон",
    "E-mail",
    "ВКонтакте",
    "Город",
    "Компания",
    "Дата рождения",
    "Пол",
    "Категория",
    "Теги",
    "Комментарий",
)


def _words(text: str) -> list[str]:
    return text.split()


_FAMILIES = _words("""
Иванов Петров Сидоров Кузнецов Смирнов Попов Васильев Соколов Михайлов Новиков Фёдоров Морозов Волков Алексеев Лебедев
Семёнов Егоров Павлов Козлов Степанов Николаев Орлов Андреев Макаров Никитин Захаров Зайцев Соловьёв Борисов Яковлев
Григорьев Романов Воробьёв Сергеев Кузьмин Фролов Александров Дмитриев Королёв Гусев Киселёв Ильин Максимов Поляков
""")
_MEN = _words("Пётр Иван Сергей Алексей Дмитрий Андрей Николай Михаил Фёдор Егор Артём Илья Максим Роман Олег")
_WOMEN = _words("Анна Ольга Мария Елена Наталья Ирина Светлана Юлия Дарья Ксения Полина Вера Софья Алёна Зоя")
_CITIES = _words("Москва Тверь Казань Самара Пермь Омск Уфа Томск Тула Псков Сочи Рязань Вологда Калуга Ижевск")
_FIRMS = _words("Ромашка Вектор Заря Север Атлант Прогресс Маяк Орион Восток Гранит Лотос Сириус")
_LABELS = _words("VIP опт розница партнёр выставка вебинар рассылка Авито")
_CATEGORIES = _words("Новый Постоянный Партнёр Спящий")
_REMARKS = (
    "просил перезвонить после обеда",
    "интересуется доставкой в регионы",
    "был на выставке, взял каталог",
    "ждёт счёт до конца недели",
)


def people(count: int, seed: int = 1, first: int = 0) -> Iterator[tuple[str, ...]]:
    """Rows under `TITLES`. Nobody is there twice; two of five carry tags, one of four a comment. `first` is the number
    of the first of them: other numbers are other people.
    """
    dice = random.Random(seed + first)
    for number in range(first, first + count):
        is_man = dice.random() < 0.5
        family = dice.choice(_FAMILIES) + ("" if is_man else "а")
        phone = f"9{number:09d}"
        yield (
            family,
            dice.choice(_MEN if is_man else _WOMEN),
            f"+7 ({phone[:3]}) {phone[3:6]}-{phone[6:8]}-{phone[8:]}",
            f"Client{number}@example.com",
            f"https://vk.com/id{number + 1000}",
            dice.choice(_CITIES),
            f"{dice.choice(_FIRMS)} {dice.randrange(500)}" if dice.random() < 0.6 else "",
            f"{dice.randrange(1, 29):02}.{dice.randrange(1, 13):02}.{dice.randrange(1955, 2006)}",
            "м" if is_man else "ж",
            dice.choice(_CATEGORIES),
            ", ".join(dice.sample(_LABELS, dice.randrange(1, 3))) if dice.random() < 0.4 else "",
            dice.choice(_REMARKS) if dice.random() < 0.25 else "",
        )


def contact_file(folder: Path, count: int, kind: str = "xlsx", first: int = 0) -> Path:
    """A file of so many people, .xlsx or .csv; made once a folder."""
    path = folder / f"clients-{first}-{count}"
    final = path.with_name(f"{path.name}.{kind}")
    if not final.exists():
        if kind == "csv":
            with final.open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(TITLES)
                writer.writerows(people(count, first=first))
        else:
            asyncio.run(_write(path, count, first))
    return final


async def _write(path: Path, count: int, first: int) -> None:
    async with open_table(path, kind="xlsx", columns=[Column(title) for title in TITLES]) as table:
        batch: list[tuple[str, ...]] = []
        for row in people(count, first=first):
            batch.append(row)
            if len(batch) == 1_000:
                await table.write(batch)
                batch = []
        await table.write(batch)
