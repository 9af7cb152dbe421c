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
#: The months as they are written beside a day.
ANY_MONTH = f"{_MONTHS_RU}|{_MONTHS_EN}"
#: The days of the week in any case, and as they are cut short.
_DAYS = (
    (r"понедельник(?:а|у|ам|и)?|mondays?", r"пн|mon"),
    (r"вторник(?:а|у|ам|и)?|tuesdays?", r"вт|tues?"),
    (r"сред(?:а|у|ы|е|ам)|wednesdays?", r"ср|wed"),
    (r"четверг(?:а|у|ам|и)?|thursdays?", r"чт|thu(?:rs?)?"),
    (r"пятниц(?:а|у|ы|е|ам)|fridays?", r"пт|fri"),
    (r"суббот(?:а|у|ы|е|ам)|saturdays?", r"сб|sat"),
    (r"воскресень(?:е|я|ю|ям)|воскресени[еяю]|sundays?", r"вс|sun"),
)
FULL_WEEKDAY = "|".join(full for full, _ in _DAYS)
_CUT = "|".join(cut for _, cut in _DAYS)
_ANY = f"{FULL_WEEKDAY}|{_CUT}"

_COUNTS = {
    1: "один одну одна a an one",
    2: "два две двое пару two couple",
    3: "три three",
    4: "четыре four",
    5: "пять five",
    6: "шесть six",
    7: "семь seven",
    8: "восемь eight",
    9: "девять nine",
    10: "десять ten",
    11: "одиннадцать eleven",
    12: "двенадцать twelve",
    15: "пятнадцать fifteen",
    20: "двадцать twenty",
    30: "тридцать thirty",
    40: "сорок forty",
}
_COUNT_OF = {word: count for count, words in _COUNTS.items() for word in words.split()}
COUNT_WORD = "|".join(sorted(_COUNT_OF, key=len, reverse=True))
_COUNT = rf"(?:\d{{1,3}}|{COUNT_WORD})"
#: The hours of «полпятого».
_ORDINALS = (
    *("первого", "второго", "третьего", "четв[её]ртого", "пятого", "шестого"),
    *("седьмого", "восьмого", "девятого", "десятого", "одиннадцатого", "двенадцатого"),
)
_ORDINAL = "|".join(_ORDINALS)

#: What stands before a day or an hour and means nothing by itself then.
_TO = (
    r"(?:не\s+(?:раньше|позже|позднее)\s+|not\s+(?:before|later\s+than)\s+)?"
    r"(?:(?P<after>после|after)\s+|(?:на|к|ко|до|в|во|с|со|on|by|for|till|until|from|at|before)\s+)?"
)


def _of(pattern: str) -> re.Pattern[str]:
    """A phrase of whole words, in any case of letters."""
    return re.compile(rf"(?<![\w@.:])(?<!\d[-–]){pattern}(?!\w|[:.,]\d)", re.IGNORECASE)


URGENT = re.compile(
    r"(?:^\s*(?:[!❗]+|(?:срочно|urgent|asap)\b[\s:!,]*))|(?:(?<=\s)[!❗]+(?=\s|$))|(?:(?<=\s)(?:срочно|asap)[!.]*\s*$)",
    re.IGNORECASE,
)
#: How somebody speaks to a secretary; it is no part of the deed.
PLEASE = re.compile(
    r"^(?:напомни(?:те)?(?:\s+мне)?(?!\w)|remind\s+me(?:\s+to)?(?!\w)|(?:поставь|создай|добавь)\s+задачу(?!\w))[\s,:]*",
    re.IGNORECASE,
)
MENTION = re.compile(r"(?<![\w.])@(\w{2,32})")

# Rhythms.
EVERY_DAY = _of(r"(?:кажд(?:ый|ого)\s+день|ежедневно|раз\s+в\s+день|every\s*day|(?<!the\s)(?<!a\s)daily)")
EVERY_PART = _of(
    r"(?:(?P<morning>каждое\s+утро|по\s+утрам|every\s+morning)|(?P<evening>каждый\s+вечер|по\s+вечерам|every\s+evening))"
)
EVERY_WEEKEND = _of(r"(?:по\s+выходным|кажды[ей]\s+выходн(?:ые|ой)|every\s+weekend|on\s+weekends)")
EVERY_SECOND = _of(rf"(?:кажд(?:ый|ую|ое)\s+втор(?:ой|ую|ое)|через|every\s+(?:other|second))\s+(?P<day>{_ANY})")
EVERY_WEEKDAY = _of(
    r"(?:(?:по|в)\s+(?:будням|будни|рабочим\s+дням)|кажд(?:ый|ого)\s+(?:будний|рабочий)\s+день|(?:(?:every|on)\s+)?(?:weekdays|workdays)|every\s+(?:weekday|workday)"
    r"|пн\s*[-–—]\s*пт|mon\s*[-–—]\s*fri)"
)
EVERY_COUNT = _of(
    rf"(?:кажд(?:ые|ый|ую)|раз\s+в|every|once\s+in)\s+(?P<count>{_COUNT}|вторую|второй|second|other)\s+"
    r"(?P<unit>день|дня|дней|недел[юиь]|недель|days?|weeks?)"
)
EVERY_NAMED = _of(
    rf"(?:(?:кажд(?:ый|ую|ое)|every|each)\s+(?P<one>(?:{_ANY})(?:\s*(?:,|и|and|&)?\s*(?:{_ANY}))*)"
    rf"|(?:по|on)\s+(?P<many>(?:{_ANY})(?:\s*(?:,|и|and|&)\s*(?:по\s+)?(?:{_ANY}))*)(?<=[мs])"
    rf"|по\s+(?P<cut>(?:{_CUT})(?:\s*(?:,|и)?\s*(?:{_CUT}))*)"
    r"|(?P<plural>(?:mon|tues|wednes|thurs|fri|satur|sun)days(?:\s*(?:,|and|&)\s*(?:mon|tues|wednes|thurs|fri|satur|sun)days)*))"
)
EVERY_WEEK = _of(r"(?:кажд(?:ую|ой)\s+неделю|еженедельно|раз\s+в\s+неделю|every\s+week|(?<!the\s)(?<!a\s)weekly)")
EVERY_MONTH = _of(
    r"(?:(?:кажд(?:ый|ого)\s+месяц|ежемесячно|раз\s+в\s+месяц|every\s+month|(?<!the\s)(?<!a\s)monthly)"
    r"(?:\s+(?:on\s+the\s+)?(?P<day>\d{1,2})(?:-?го|st|nd|rd|th)?(?:\s+числа)?(?!\s*[:.]\d|\s*(?:am|pm)))?"
    r"|кажд(?:ое|ого)\s+(?P<date>\d{1,2})(?:-?е|-?го)?(?:\s+числ[оа])?"
    r"|(?:on\s+)?(?:the\s+)?(?P<th>\d{1,2})(?:-?го|st|nd|rd|th)?\s+(?:числа\s+каждого\s+месяца|of\s+(?:every|each)\s+month)"
    r"|(?P<first>перво(?:го|е)\s+числ[оа]\s+каждого\s+месяца)"
    r"|(?P<last>(?:в\s+)?последний\s+день\s+каждого\s+месяца|каждый\s+последний\s+день\s+месяца"
    r"|(?:on\s+)?the\s+last\s+day\s+of\s+(?:every|each)\s+month))"
)

# From now on.
AFTER = _of(
    rf"(?:через|спустя|in)\s+(?:(?P<half>пол\s*час(?:а|ика)|half\s+an\s+hour)|(?P<year>пол\s*года|half\s+a\s+year)"
    r"|(?P<hours>\d{1,2}[.,]\d|полтора|an?\s+hour\s+and\s+a\s+half)(?:\s*(?:час(?:а|ов)?|ч|hours?))?"
    rf"|(?:(?:(?P<count>\d{{1,3}})\s*|(?:a\s+(?=couple))?(?P<word>{COUNT_WORD})(?:\s+of)?\s+))?"
    r"(?P<unit>минут[уы]?|мин|м(?!\w)|час(?:а|ов)?|ч(?!\w)|день|дня|дней|сутки|суток|недел[юиь]|недель|месяц(?:а|ев)?"
    r"|год(?:а)?|лет|minutes?|mins?|m(?!\w)|hours?|hrs?|h(?!\w)|days?|weeks?|months?|years?)(?![-–]\w)"
    r"(?:(?<=[часовhoursч])\s*(?:и\s+|and\s+)?(?P<minutes>\d{1,2})\s*(?:минут[уы]?|мин|м|minutes?|mins?|m)(?!\w))?)"
)

# Days.
NEAR = _of(
    _TO + r"(?P<word>сегодня|послезавтр[ао]|завтр[ао]|зафтра|вчера|(?:the\s+)?day\s+after\s+tomorrow|today|tonight"
    r"|tomorrow|tmrw?|tomorow|yesterday|this(?=\s+(?:morning|afternoon|evening)))"
)
NEXT_WEEK = _of(r"(?:(?:в\s+начале|на|со?)\s+следующей\s+недел[еи]|next\s+week)")
NEXT_MONTH = _of(r"(?:(?:в|с)\s+(?:начале\s+)?следующе(?:м|го)\s+месяц[еа]|next\s+month)")
DAY_END = _of(
    r"(?:(?:в|к|до)\s+конц[еау]\s+(?:рабочего\s+)?дня|(?:(?:by|at)\s+)?(?:the\s+)?(?:end\s+of\s+(?:the\s+)?day|eod))"
)
WEEK_END = _of(
    r"(?:(?:в|к|до)\s+конц[еау]\s+(?:этой\s+|(?P<next>следующей\s+))?недели|(?:(?:by|at)\s+)?(?:the\s+)?end\s+of\s+(?:the\s+|this\s+)?week)"
)
WEEKEND = _of(r"(?:(?:в|на)\s+(?:(?:эти|ближайшие)\s+)?выходны(?:е|х)|(?:on|at|over|this)\s+(?:the\s+)?weekend)")
MONTH_END = _of(
    r"(?:(?:в|к|до)\s+конц[еау]\s+(?:этого\s+)?месяца|(?:в|на)?\s*последний\s+день\s+месяца"
    r"|(?:(?:by|at)\s+)?(?:the\s+)?(?:end\s+of\s+(?:the\s+|this\s+)?month|eom)|(?:on\s+)?(?:the\s+)?last\s+day\s+of\s+(?:the\s+)?month)"
)
#: «В последнюю пятницу месяца» is not this Friday.
_NOT_OF_MONTH = r"(?!\s+(?:кажд\w+\s+)?месяца|\s+of\s+(?:the|every|each)\s+month)"
NAMED = _of(
    rf"{_TO}(?:(?P<next>следующ(?:ий|ую|ее|ей|его|ему)|next)|(?P<last>прошл(?:ый|ую|ое|ой)|last)|(?:эт(?:от|у|о|ой)|ближайш(?:ий|ую|ее|ей)|this|coming))?\s*(?P<day>{FULL_WEEKDAY}){_NOT_OF_MONTH}"
)
NAMED_SHORT = _of(rf"(?:(?P<after>после|after)\s+|(?:в|во|к|до|на|on|by|(?P<next>next)|this)\s+)(?P<day>{_CUT})")
#: Without a word before it, it stands at the beginning, at the end, or before an hour.
NAMED_ALONE = re.compile(
    rf"(?:^\s*(?P<first>{_CUT})(?![\w:]|\s*[-–])|(?<!\w)(?P<day>пн|вт|ср|чт|пт|сб|вс)(?=\s*(?:$|\x00|\d{{1,2}}:|в\s+\d)))",
    re.IGNORECASE,
)
DATED = _of(
    rf"{_TO}(?P<date>\d{{4}}-\d{{2}}-\d{{2}}"
    r"|\d{1,2}\.(?:0?[1-9]|1[0-2])\.(?:\d{4}|\d{2})|\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})|\d{1,2}-\d{1,2}-\d{4}"
    rf"|\d{{1,2}}(?:-?го)?\s+(?:{_MONTHS_RU})(?:\s+\d{{4}}(?!:))?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTHS_EN})(?:,?\s+\d{{4}}(?!:))?"
    rf"|(?:{_MONTHS_EN})\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}}(?!:))?)(?:\s*г(?:ода|\.)?)?"
)
#: A number with a point may be a sum or a weight: what follows tells.
DAY_MONTH = _of(
    rf"{_TO}(?P<date>\d{{1,2}}\.(?:0[1-9]|1[0-2]|[1-9]))(?!\.?\d)(?!\s*(?:%|₽|\$|€|руб|р\.|тыс|млн|кг|г\b|км|м\b|л\b|час|шт|usd|eur|kg|km|hours?))"
)
OF_MONTH = _of(
    r"(?:(?:(?P<after>после)|на|к|ко|до|с)?\s*(?P<day>\d{1,2})(?:-?го)?\s+числа|(?:(?P<after2>после)|на|к|ко|до|с)\s+(?P<th>\d{1,2})-?го|(?:on|by)\s+the\s+(?P<nth>\d{1,2})(?:st|nd|rd|th))"
)

# Hours.
#: The end of a span is left in the title: «с 10 до 12».
SPAN = re.compile(r"(?<!\w)(?:с|from|between)\s+(?P<hour>\d{1,2})(?=\s+(?:до|to|till|until|and)\s+\d)", re.IGNORECASE)
#: A clock with a point or a dash, where a sum of money does not stand.
CLOCK_LOOSE = re.compile(r"(?:^|\x00)\s*(?P<hour>\d{1,2})[.-](?P<minute>00|15|30|45)(?=\s|$)")
_HALF = r"(?P<half>утра|дня|вечера|ночи|a\.?m\.?|p\.?m\.?)"
_AT = (
    r"(?:не\s+(?:раньше|позже|позднее)\s+)?"
    r"(?:(?:час(?:а|ов)\s+в|в|во|к|ко|до|с|после|около|примерно\s+в|at|by|from|after|before|around|about|@)\s*)?"
)
CLOCK = _of(rf"{_AT}(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?:\s*{_HALF})?")
CLOCK_DOT = _of(
    rf"(?:(?:в|к|до|с|после|at|by|after)\s*(?P<hour>\d{{1,2}})(?:[.–-](?P<minute>[0-5]\d)|\s(?P<quarter>00|15|30|45)(?!\s\d|\s*(?:%|₽|руб)))"
    rf"(?:\s*{_HALF})?|(?P<late>\d{{1,2}})\.(?P<dotted>[0-5]\d)\s*(?P<half2>[ap]\.?m\.?))"
)
HOUR_HALF = _of(rf"{_AT}(?P<hour>\d{{1,2}})\s*(?:час(?:а|ов)?\s+|ч\.?\s*)?{_HALF}")
HOUR_UNIT = _of(r"(?:в|к|до|с|после|около)\s*(?P<hour>\d{1,2})\s*(?:час(?:а|ов)?|ч)\.?")
#: «В пять часов», «в час дня», `at five pm`: a number in words counts where nothing else can be meant.
HOUR_WORD = _of(
    rf"(?:в|к|до|после|at|by|after)\s+(?:(?P<one>час)|(?P<word>{COUNT_WORD})(?=\s+(?:час|o'clock|утра|дня|вечера|ночи|[ap]\.?m)|\s*(?:$|\x00)))"
    rf"(?:\s+(?:час(?:а|ов)?|o'clock))?(?:\s*{_HALF})?"
)
HALF_TO = _of(rf"(?:(?:в|к|до|после)\s+)?(?:пол-?|половин[аеу]\s+)(?P<ordinal>{_ORDINAL})(?:\s*{_HALF})?")
HALF_PAST = _of(rf"(?:(?:at|by|after)\s+)?half\s+past\s+(?P<word>{_COUNT})(?:\s*{_HALF})?")
#: A bare hour counts at an edge of the line or beside another phrase, unless it is the number of something.
HOUR_BARE = re.compile(
    r"(?:(?:^|\x00)[ ,]*(?:в|at)\s*(?P<hour>\d{1,2})(?![\w:–-]|[.,]\d"
    r"|\s*(?:кабинет|офис|ауд|комн|зал|этаж|дом|школ|%|₽|руб))"
    r"|(?<!\w)(?:час(?:а|ов)\s+в|в|к|до|с|после|около|at|by|after|around)\s*(?P<late>\d{1,2})(?=\s*(?:$|\x00))"
    r"|(?<!\w)час(?:а|ов)\s+в\s+(?P<about>\d{1,2})(?![\w:]|[.,]\d)"
    r"|\x00\s*(?P<alone>\d{1,2})\s*$)",
    re.IGNORECASE,
)
NOON = _of(r"(?:в\s+полдень|(?:до|к)\s+обед[ау]|(?:(?:at|by|before)\s+)?noon|before\s+lunch)")
PART = _of(
    r"(?:(?P<morning>утром|с\s+утра|к\s+утру|(?:in\s+the\s+)?morning)|(?P<late>после\s+обеда|after\s+lunch)"
    r"|(?P<lunch>в\s+обед|днём|днем|at\s+lunch|(?:in\s+the\s+)?afternoon)"
    r"|(?P<evening>вечером|(?:к|до)\s+вечер[ау]|(?:in\s+the\s+)?evening|tonight))"
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


def ordinal_of(word: str) -> int:
    """Which hour «пятого» names."""
    return next(hour for hour, form in enumerate(_ORDINALS, start=1) if re.fullmatch(form, word, re.IGNORECASE))
