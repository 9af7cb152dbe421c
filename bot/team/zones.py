"""Time zones by the names that people write: a city in Russian or English, an offset, an IANA name. Pure."""

import re
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale

from bot.kit.words import Words
from domain.clients.folding import fold

#: The zones of Russia from west to east.
RUSSIAN = (
    "Europe/Kaliningrad",
    "Europe/Moscow",
    "Europe/Samara",
    "Asia/Yekaterinburg",
    "Asia/Omsk",
    "Asia/Novosibirsk",
    "Asia/Krasnoyarsk",
    "Asia/Irkutsk",
    "Asia/Yakutsk",
    "Asia/Vladivostok",
    "Asia/Magadan",
    "Asia/Kamchatka",
)

# Large cities that no zone is named after, in both languages.
_MORE_CITIES = {
    "Europe/Moscow": "Санкт-Петербург, Петербург, Питер, Saint Petersburg, Казань, Kazan, Нижний Новгород, "
    "Nizhny Novgorod, Ростов-на-Дону, Rostov, Краснодар, Krasnodar, Воронеж, Voronezh, Сочи, Sochi, Ярославль, "
    "Yaroslavl, Тула, Tula, Рязань, Ryazan, Пенза, Penza, Липецк, Lipetsk, Набережные Челны, Ставрополь, Stavropol, "
    "Махачкала, Makhachkala, Тверь, Tver, Иваново, Ivanovo, Брянск, Bryansk, Белгород, Belgorod, Курск, Kursk, "
    "Мурманск, Murmansk, Архангельск, Arkhangelsk, Чебоксары, Cheboksary, Калуга, Kaluga, Смоленск, Smolensk, мск, msk",
    "Europe/Samara": "Тольятти, Tolyatti, Ижевск, Izhevsk",
    "Asia/Yekaterinburg": "Челябинск, Chelyabinsk, Уфа, Ufa, Пермь, Perm, Тюмень, Tyumen, Оренбург, Orenburg, Сургут, "
    "Surgut, Магнитогорск, Magnitogorsk, Курган, Kurgan, Нижневартовск, Nizhnevartovsk",
    "Asia/Krasnoyarsk": "Кызыл, Kyzyl, Абакан, Abakan, Норильск, Norilsk",
    "Asia/Novokuznetsk": "Кемерово, Kemerovo",
    "Asia/Irkutsk": "Улан-Удэ, Ulan-Ude, Братск, Bratsk",
    "Asia/Vladivostok": "Хабаровск, Khabarovsk, Комсомольск-на-Амуре",
    "Asia/Kamchatka": "Камчатка",
    "Asia/Almaty": "Алма-Ата, Астана, Astana, Шымкент, Shymkent, Караганда, Karaganda",
    "Europe/Minsk": "Гомель, Gomel, Брест, Brest, Гродно, Grodno",
    "America/New_York": "Бостон, Boston, Майами, Miami",
    "America/Los_Angeles": "Сан-Франциско, San Francisco, Сиэтл, Seattle",
}
_OFFSET = re.compile(r"(мск|msk|utc|gmt)?\s*([+-]\d{1,2})(?::?00)?")
_MOSCOW_OFFSET = 3
_AREAS = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


def city_of(zone: str, locale: str) -> str:
    """The city that a zone is named after, as CLDR has it: «Екатеринбург»."""
    named = _city_names(locale).get(zone, {}).get("city")
    return str(named) if named else zone.rpartition("/")[2].replace("_", " ")


def clock_in(words: Words, zone: str, now: datetime) -> str:
    """What the clocks of the zone show at this instant."""
    return words.time(now.astimezone(ZoneInfo(zone)))


def find_zones(query: str, now: datetime) -> list[str]:
    """The zones that this may mean, the best first; a full name gives exactly one.

    `now` decides about offsets («UTC+5», «МСК+2»), which change with the seasons.
    """
    wanted = fold(query)
    if not wanted:
        return []
    if offset := _OFFSET.fullmatch(wanted):
        return _at_offset(int(offset[2]) + (_MOSCOW_OFFSET if offset[1] in {"мск", "msk"} else 0), now)
    index = _index()
    if exact := index.get(wanted) or index.get(wanted.replace(" ", "-")):
        return list(exact)
    starting = {zone: None for name, zones in index.items() if name.startswith(wanted) for zone in zones}
    inside = {zone: None for name, zones in index.items() if wanted in name for zone in zones}
    return list(starting | inside)


def _at_offset(hours: int, now: datetime) -> list[str]:
    """Russian zones first, whose names say most to the readers; else those of capitals and other large places."""
    every = [*RUSSIAN, *sorted(_zones() - set(RUSSIAN))]
    there = [zone for zone in every if _hours(zone, now) == hours]
    return [zone for zone in there if zone in RUSSIAN] or there


def _hours(zone: str, now: datetime) -> float:
    offset = now.astimezone(ZoneInfo(zone)).utcoffset()
    return offset.total_seconds() / 3600 if offset is not None else 0.0


@cache
def _zones() -> frozenset[str]:
    return frozenset(zone for zone in available_timezones() if zone.partition("/")[0] in _AREAS) | {"UTC"}


@cache
def _index() -> dict[str, tuple[str, ...]]:
    """Every folded name with its zones."""
    found: dict[str, dict[str, None]] = {}
    for zone in sorted(_zones(), key=lambda zone: (zone not in RUSSIAN, zone)):
        names = [zone, zone.rpartition("/")[2].replace("_", " "), *(city_of(zone, locale) for locale in ("ru", "en"))]
        for name in (*names, *_MORE_CITIES.get(zone, "").split(", ")):
            if name:
                found.setdefault(fold(name), {})[zone] = None
    return {name: tuple(zones) for name, zones in found.items()}


@cache
def _city_names(locale: str) -> dict[str, dict[str, str]]:
    return dict(Locale.parse(locale).time_zones)
