"""How people say when: the words and forms of Russian and English that `understand` looks for in a line."""

import re

_MONTHS_RU = (
    r"янв(?:аря|арь)?|фев(?:р(?:аля|аль)?)?|мар(?:та|т)?|апр(?:еля|ель)?|мая|май|июн[яь]?|июл[яь]?|авг(?:уста|уст)?"
    r"|сен(?:т(?:ября|ябрь)?)?|окт(?:ября|ябрь)?|ноя(?:б(?:ря|рь)?)?|дек(?:абря|абрь)?"
)
_MONTHS_EN = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
)
#: The days of the week in any case, and as they are cut short.
_DAYS = (
    (r"понедельник(?:а|у|ам|и)?|mondays?", r"пн|mon"),
    (r"вторник(?:а|у|ам|и)?|tuesdays?", r"вт|tues?"),
    (r"сред(?:а|у|ы|е|ам)|wednesdays?", r"ср|wed"),
    (r"четверг(?:а|у|ам|и)?|thursdays?", r"чт|thu(?:rs?)?"),
    (r"пятниц(?:а|у|ы|е|ам)|fridays?", r"пт|fri"),
    (r"суббот(?:а|у|ы|е|ам)|saturdays?", r"сб|sat"),
    (r"воскресень(?:е|я|ю|ям)|sundays?", r"вс|sun"),
)
_FULL = "|".join(full for full, _ in _DAYS)
_CUT = "|".join(cut for _, cut in _DAYS)
_ANY = f"{_FULL}|{_CUT}"

_COUNTS = {
    1: "один одну одна a an one",
    2: "два две пару two couple",
    3: "три three",
    4: "четыре four",
    5: "пять five",
    6: "шесть six",
    7: "семь seven",
    8: "восемь eight",
    9: "девять nine",
    10: "десять ten",
}
_COUNT_OF = {word: count for count, words in _COUNTS.items() for word in words.split()}
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(_COUNT_OF)})"

#: What stands before a day or an hour and means nothing by itself then.
_TO = r"(?:(?:на|к|ко|до|в|во|с|со|on|by|for|till|until|from|at)\s+)?"


def _of(pattern: str) -> re.Pattern[str]:
    """A phrase of whole words, in any case of letters."""
    return re.compile(rf"(?<![\w@.:]){pattern}(?![\w:]|[.,]\d)", re.IGNORECASE)


URGENT = re.compile(r"(?:^\s*(?:[!❗]+|(?:срочно|urgent|asap)\b[\s:!,]*))|(?:(?<=\s)[!❗]+(?=\s|$))", re.IGNORECASE)
MENTION = re.compile(r"(?<![\w.])@(\w{2,32})")

# Rhythms.
EVERY_DAY = _of(r"(?:кажд(?:ый|ого)\s+день|ежедневно|every\s*day|daily)")
EVERY_WEEKDAY = _of(
    r"(?:(?:по|в)\s+(?:будням|будни|рабочим\s+дням)|кажд(?:ый|ого)\s+(?:будний|рабочий)\s+день|(?:every|on)\s+(?:weekdays?|workdays?))"
)
EVERY_COUNT = _of(
    rf"(?:кажд(?:ые|ый|ую)|раз\s+в|every|once\s+in)\s+(?P<count>{_COUNT}|вторую|второй|second|other)\s+"
    r"(?P<unit>день|дня|дней|недел[юиь]|недель|days?|weeks?)"
)
EVERY_NAMED = _of(
    rf"(?:(?:кажд(?:ый|ую|ое)|every|each)\s+(?P<one>(?:{_ANY})(?:\s*(?:,|и|and|&)\s*(?:{_ANY}))*)"
    rf"|(?:по|on)\s+(?P<many>(?:{_FULL}|{_CUT})(?:\s*(?:,|и|and|&)\s*(?:по\s+)?(?:{_FULL}|{_CUT}))*)(?<=[мs]))"
)
EVERY_WEEK = _of(r"(?:кажд(?:ую|ой)\s+неделю|еженедельно|раз\s+в\s+неделю|every\s+week|weekly)")
EVERY_MONTH = _of(
    r"(?:(?:кажд(?:ый|ого)\s+месяц|ежемесячно|раз\s+в\s+месяц|every\s+month|monthly)"
    r"(?:\s+(?:on\s+the\s+)?(?P<day>\d{1,2})(?:-?го|st|nd|rd|th)?(?:\s+числа)?(?!\s*[:.]\d|\s*(?:am|pm)))?"
    r"|кажд(?:ое|ого)\s+(?P<date>\d{1,2})(?:-?е|-?го)?(?:\s+числ[оа])?)"
)

# From now on.
AFTER = _of(
    rf"(?:через|спустя|in)\s+(?:(?P<half>пол\s*часа|half\s+an\s+hour)"
    r"|(?P<hours>\d{1,2}[.,]\d|полтора|an?\s+hour\s+and\s+a\s+half)(?:\s*(?:час(?:а|ов)?|ч|hours?))?"
    rf"|(?:(?P<count>{_COUNT})(?:\s+of)?\s+)?"
    r"(?P<unit>минут[уы]?|мин|час(?:а|ов)?|ч|день|дня|дней|недел[юиь]|недель|месяц(?:а|ев)?|minutes?|mins?|hours?|days?|weeks?|months?))"
)

# Days.
NEAR = _of(
    _TO + r"(?P<word>сегодня|послезавтра|завтра|вчера|the\s+day\s+after\s+tomorrow|today|tonight|tomorrow|yesterday)"
)
NEXT_WEEK = _of(r"(?:на\s+следующей\s+неделе|next\s+week)")
MONTH_END = _of(r"(?:(?:в|к|до)\s+конц[еау]\s+месяца|(?:by|at)\s+the\s+end\s+of\s+(?:the\s+)?month)")
NAMED = _of(
    rf"{_TO}(?:(?P<next>следующ(?:ий|ую|ее|ей|его|ему)|next)|(?:эт(?:от|у|о|ой)|ближайш(?:ий|ую|ее)|this|coming))?\s*(?P<day>{_FULL})"
)
NAMED_SHORT = _of(rf"(?:(?:в|во|к|до|на|on|by|next|this)\s+(?P<day>{_CUT})|(?P<first>(?<!.)(?:{_CUT})))")
DATED = _of(
    rf"{_TO}(?P<date>\d{{4}}-\d{{2}}-\d{{2}}"
    r"|\d{1,2}\.(?:0?[1-9]|1[0-2])\.(?:\d{4}|\d{2})|\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})"
    rf"|\d{{1,2}}(?:-?го)?\s+(?:{_MONTHS_RU})(?:\s+\d{{4}}(?!:))?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTHS_EN})(?:,?\s+\d{{4}}(?!:))?"
    rf"|(?:{_MONTHS_EN})\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}}(?!:))?)(?:\s*г(?:ода|\.)?)?"
)
#: A number with a point may be a sum or a weight: what follows tells.
DAY_MONTH = _of(
    rf"{_TO}(?P<date>\d{{1,2}}\.(?:0[1-9]|1[0-2]|[1-9]))(?!\.?\d)(?!\s*(?:%|₽|\$|€|руб|р\.|тыс|млн|кг|г\b|км|м\b|л\b|час|шт|usd|eur|kg|km|hours?))"
)
OF_MONTH = _of(
    r"(?:(?:на|к|ко|до|с)?\s*(?P<day>\d{1,2})(?:-?го)?\s+числа|(?:на|к|ко|до|с)\s+(?P<th>\d{1,2})-?го|(?:on|by)\s+the\s+(?P<nth>\d{1,2})(?:st|nd|rd|th))"
)

# Hours.
_HALF = r"(?P<half>утра|дня|вечера|ночи|a\.?m\.?|p\.?m\.?)"
_AT = r"(?:(?:в|во|к|ко|до|с|at|by|from|@)\s*)?"
CLOCK = _of(rf"{_AT}(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?:\s*{_HALF})?")
CLOCK_DOT = _of(rf"(?:в|к|до|с|at|by)\s+(?P<hour>\d{{1,2}})\.(?P<minute>[0-5]\d)(?:\s*{_HALF})?")
HOUR_HALF = _of(rf"{_AT}(?P<hour>\d{{1,2}})\s*(?:час(?:а|ов)?\s+|ч\.?\s*)?{_HALF}")
HOUR_UNIT = _of(r"(?:в|к|до|с)\s+(?P<hour>\d{1,2})\s*(?:час(?:а|ов)?|ч)\.?")
#: A bare hour counts at an edge of the line or beside another phrase, unless it is the number of something.
HOUR_BARE = re.compile(
    r"(?:(?:^|\x00)\s*(?:в|at)\s+(?P<hour>\d{1,2})(?![\w:]|[.,]\d|\s*(?:кабинет|офис|ауд|комн|зал|этаж|дом|школ|%|₽|руб))"
    r"|(?<!\w)(?:в|к|до|с|at|by)\s+(?P<late>\d{1,2})(?=\s*(?:$|\x00)))",
    re.IGNORECASE,
)
NOON = _of(r"(?:в\s+полдень|(?:at\s+)?noon)")
PART = _of(
    r"(?:(?P<morning>утром|с\s+утра|(?:in\s+the\s+)?morning)|(?P<lunch>в\s+обед|днём|днем|at\s+lunch|(?:in\s+the\s+)?afternoon)|(?P<evening>вечером|(?:in\s+the\s+)?evening|tonight))"
)


def count_of(word: str | None) -> int:
    """The number that a word or digits mean; 1 for nothing said."""
    if not word:
        return 1
    return int(word) if word.isdecimal() else _COUNT_OF.get(word.lower(), 2)


def weekday_of(word: str) -> int:
    """Which day of the week a word names; Monday is 0."""
    return next(day for day, forms in enumerate(_DAYS) if re.fullmatch("|".join(forms), word, re.IGNORECASE))


def weekdays_in(words: str) -> tuple[int, ...]:
    """The days of the week that are named here."""
    return tuple(sorted({weekday_of(each) for each in re.findall(rf"\b(?:{_ANY})\b", words, re.IGNORECASE)}))
