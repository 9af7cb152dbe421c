"""A few hundred invented clients, so that a newcomer sees the product at work and not an empty base.

Their pages are those of the people whom VK's double knows: what is sent to them arrives there, and they answer.
"""

import random
from datetime import UTC, datetime, timedelta
from itertools import islice

from bot.kit.words import load_words
from domain.audience.filter import ClientFilter
from domain.audience.queries import count_clients
from domain.base.actor import SYSTEM
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.clients.change_categories import add_category
from domain.funnel.queries import list_funnels
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.transfer.import_rows import ImportRun, import_rows
from domain.transfer.names_of_base import names_of_base
from domain.transfer.rows import CleanRow
from sandbox.vk.cast import new_world
from sandbox.vk.world import Person

CLIENTS = 360
_FEMALE = 1
_SEED = 20261122

_WOMEN = (
    "Анна", "Мария", "Ольга", "Елена", "Ирина", "Светлана", "Юлия", "Дарья", "Полина", "Ксения", "Алёна",
    "Вера", "Надежда", "Любовь", "Зоя",
)  # fmt: skip
_MEN = (
    "Иван", "Пётр", "Алексей", "Дмитрий", "Сергей", "Андрей", "Михаил", "Фёдор", "Егор", "Никита", "Тимур",
    "Рустам", "Артём", "Глеб", "Лев",
)  # fmt: skip
_FAMILIES = (
    "Иванов", "Петров", "Сидоров", "Кузнецов", "Смирнов", "Попов", "Соколов", "Лебедев", "Козлов", "Новиков",
    "Морозов", "Волков", "Зайцев", "Павлов", "Семёнов", "Голубев", "Виноградов", "Богданов", "Воробьёв",
    "Фёдоров", "Михайлов", "Беляев", "Тарасов", "Белов", "Комаров", "Орлов", "Киселёв", "Макаров", "Андреев",
)  # fmt: skip
_CITIES = (
    "Москва", "Санкт-Петербург", "Казань", "Екатеринбург", "Новосибирск", "Тверь", "Самара", "Уфа", "Пермь",
    "Краснодар", "Томск",
)  # fmt: skip
_TAGS = (
    "опт", "вк", "тёплый", "вебинар", "рекомендация", "повторный",
)  # fmt: skip
_GOODS = (("Абонемент на месяц", 450_000), ("Консультация", 250_000), ("Курс «Старт»", 1_299_000), ("Набор", 189_000))
_NOTES = (
    "Просил перезвонить после обеда.", "Интересовалась скидкой на второй заказ.", "Сравнивает с конкурентами.",
    "Придёт с подругой.", "Нужен счёт на компанию.", "Любит, когда пишут, а не звонят.",
)  # fmt: skip


async def invent_clients(database: Database, locale: str) -> None:
    """Fill an empty base; a base with clients is left alone. The same people every time."""
    async with reading(database, SYSTEM) as look:
        if await count_clients(look, ClientFilter()):
            return
    words = load_words(locale)
    async with writing(database, SYSTEM, ChangeKind.IMPORTED, details={"file": words.text("app-demo-source")}) as ctx:
        categories = [await add_category(ctx, words.text("app-category", category=name), icon) for name, icon in (
            ("lead", "🌱"), ("regular", "💎"), ("partner", "🤝")
        )]  # fmt: skip
        funnel = (await list_funnels(ctx))[0]
        run = ImportRun(await names_of_base(ctx), {}, words.text("app-demo-source"))
        dice = random.Random(_SEED)  # noqa: S311 - invented people, no secrets
        rows = [
            _person(dice, number, page, [each.name for each in categories], [stage.name for stage in funnel.stages])
            for number, page in enumerate(islice(new_world(0).people.values(), CLIENTS), start=1)
        ]
        await import_rows(ctx, run, rows)


def _person(dice: random.Random, number: int, page: Person, categories: list[str], stages: list[str]) -> CleanRow:
    woman = page.sex == _FEMALE
    first, last = page.first_name, page.last_name
    if page.deactivated:
        # The page is gone, but whoever wrote the card down knew the name.
        first = dice.choice(_WOMEN if woman else _MEN)
        last = dice.choice(_FAMILIES) + ("а" if woman else "")
    today = utc_now().replace(hour=9, minute=0, second=0, microsecond=0)
    fields = {"sex": "female" if woman else "male", "city": dice.choice(_CITIES)}
    fields["birthday"] = f"{dice.randint(1960, 2006)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    fields["created_at"] = _day(today, -dice.randint(1, 300))
    if dice.random() < 0.8:
        fields["stage"] = dice.choice(stages)
    if dice.random() < 0.7:
        fields["category"] = dice.choice(categories)
    if dice.random() < 0.6:
        fields["last_touch"] = _day(today, -dice.randint(0, 60))
    if dice.random() < 0.3:
        fields["next_touch"] = _day(today, dice.randint(-4, 21))
    if dice.random() < 0.35:
        fields["note"] = dice.choice(_NOTES)
    channels = [("vk", f"id{page.id}"), ("phone", f"+79{dice.randint(0, 10**9 - 1):09}")]
    if dice.random() < 0.5:
        channels.append(("email", f"client{number}@example.com"))
    deals = [(title, price, "RUB") for title, price in [dice.choice(_GOODS)] if dice.random() < 0.4]
    return CleanRow(
        number,
        name=f"{last} {first}",
        first_name=first,
        last_name=last,
        company=f"ООО «{dice.choice(_FAMILIES)} и сыновья»" if dice.random() < 0.1 else "",
        channels=channels[dice.random() < 0.2 :],
        fields=fields,
        tags=dice.sample(_TAGS, dice.choice((0, 0, 1, 1, 2))),
        deals=deals,
    )


def _day(today: datetime, days: int) -> str:
    return (today.astimezone(UTC) + timedelta(days=days)).date().isoformat()
