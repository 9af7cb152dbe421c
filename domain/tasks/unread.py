"""Words about time that stayed in a title because nobody understood them. Pure rules.

A day that was understood beside them may be the wrong one: «каждый квартал», «завтра или в среду», `next year`. Better
asked once in vain than reminded on a wrong day.
"""

import re

from domain.tasks.phrases import ANY_MONTH, COUNT_WORD, FULL_WEEKDAY

_UNIT = (
    r"(?:минут\w*|мин|часа?|часов|часик\w*|ч|сутки|суток|дн(?:я|ей)|день|недел\w+|месяц\w*|квартал\w*|полгода|полчаса"
    r"|год|года|лет|(?:minute|min|hour|hr|day|week|month|quarter|year)s?)"
)
_NUMBER = rf"(?:\d[\d.,]*(?:\s*[-–]\s*\d+)?|{COUNT_WORD}|несколько|few|several|couple)"
_MONTH_STEM = r"(?:январ|феврал|март|апрел|мае|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*"
_PART_OF = r"(?:конц|начал|середин)\w*"

_RHYTHMS = (
    rf"(?:кажд\w{{2,3}}|every|each)\s+(?:[\w-]+\s+){{0,2}}?(?:{_UNIT}|утро|вечер|выходн\w+|{FULL_WEEKDAY})",
    r"кажд\w{2,3}\s+(?:втор|треть|перв|последн)\w*(?:\s+\w+)?",
    rf"(?:{_NUMBER}\s+)?раза?\s+в\s+(?:{_NUMBER}\s+)?{_UNIT}|(?:once|twice|\d\s+times)\s+an?\s+{_UNIT}",
    r"еже(?:годно|квартально|недельно|дневно|месячно|часно)|annually|biweekly|fortnightly",
    r"(?<!the\s)(?<!a\s)(?:quarter|year|month|week|hour)ly",
    r"(?:в\s+|the\s+)?(?:перв|втор|треть|последн|first|second|third|last)\w*\s+(?:месяца|of\s+the\s+month)",
)
_DISTANCES = (
    rf"(?:через|спустя|in)\s+(?:a\s+)?(?:[\d.,–-]+|{_NUMBER}\s+(?:of\s+)?)?\s*{_UNIT}(?:-\w+)?",
    r"через\s+\w*(?:минут|час|дн|недел|месяц)\w*|in\s+\w+\s+(?:minutes|hours|days|weeks|months)",
    rf"за\s+(?:{_NUMBER}\s+)?{_UNIT}\s+до\s+\w+|{_NUMBER}\s+{_UNIT}\s+(?:from|after|before)\s+\w+",
    rf"^(?:за|и|an?|and)\s+(?:{_NUMBER}\s+)?{_UNIT}|в\s+теч(?:ение)?\.?\s+(?:\w+\s+)?{_UNIT}",
)
_WEEK_OF = r"(?:(?:эт|след|прошл|будущ|конц|начал|середин)\w*\s+){1,2}(?:недел|месяц|квартал|год|дня|лет)\w*"
_DAYS = (
    rf"(?:(?:по|в|во|до|с|или|и|or|and|to|till)\s+)?(?:{FULL_WEEKDAY})(?:\s+месяца|\s+of\s+the\s+month)?",
    r"(?:^|(?<=\s))(?:пн|вт|ср|чт|пт|сб|вс)(?=[\s,]|$)",
    r"(?:(?:или|и|or|and|на)\s+)?(?:сегодня|завтра|послезавтра|today|tomorrow)",
    rf"(?:(?:в|на|до|к|с|по|после|by|on|from|after)\s+)?\d{{1,2}}(?:\s*[-–]\s*\d{{1,2}})?\s+(?:{ANY_MONTH})",
    r"\w+(?:ого|его)\s+(?:января|февраля|марта|апреля|мая|июня|июля|августа|\w+[бт]ря)",
    r"[^\W\d_]+\s+числа|\d{1,2}-?го|the\s+\d{1,2}(?:st|nd|rd|th)|^\d{1,2}[/-]\d{1,2}(?=\s|$)",
    rf"(?:на|в|во|до|к|с|через|после)\s+{_WEEK_OF}",
    rf"(?:в|к|до|с|после|in|by)\s+(?:{_PART_OF}\s+)?{_MONTH_STEM}|летом|осенью|зимой|весной",
    r"in\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)",
    r"(?:next|this|last)\s+(?:week|month|quarter|year)|weekends?",
    r"(?:by\s+)?(?:the\s+)?end\s+of\s+(?:the\s+)?(?:week|month|quarter|year)",
    r"(?:с|до|после|к)\s+праздник\w+|на\s+(?:днях|неделе)|(?:к|до|после)\s+нов(?:ого|ому)\s+год[ау]",
)
_HOURS = (
    r"(?:(?:до|по|после|to|till|until|after)\s+)?\d{1,2}:\d{2}|(?:в|at)\s+\d{1,2}[.–-]\d{2}|\d{1,2}[.-](?:00|30)$",
    r"\d{1,2}\s*[-–]\s*\d{1,2}\s*(?:[ap]m|час\w*)|between\s+\d+\s+and\s+\d+",
    r"(?:после|after|около|around)\s+\d{1,2}(?=\s|$)|(?:до|to|till|until)\s+\d{1,2}$",
    r"^(?:до|to|till|until|and|(?:и\s+)?в)\s+\d{1,2}(?:[ap]m)?|(?:в\s+)?\d{1,2}\s+(?:утра|вечера|ночи)",
    # «Завтра 15 позвонить»: a number before a deed.
    r"^\d{1,2}\s+\w+(?:ть|ти|чь)(?=\s|$)",
    r"в\s+полночь|ночью|midnight|(?:at|by)\s+(?:one|two|three|four|five|six|seven|eight|nine|ten)",
    r"(?:quarter|half)\s+(?:to|past)\s+\w+|без\s+\w+\s+(?:\d{1,2}|\w+ь)(?=\s|$)",
)
_ANY = re.compile(
    rf"(?<![\w@.:№/-])(?:{'|'.join((*_RHYTHMS, *_DISTANCES, *_DAYS, *_HOURS))})(?![\w/])",
    re.IGNORECASE,
)


def unread_in(title: str) -> str:
    """The first words of a title that seem to be about time; empty if there are none."""
    found = _ANY.search(title)
    return found[0].strip(" ,.-–") if found else ""
