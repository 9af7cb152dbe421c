"""The titles of columns that contact lists carry, in Russian and English, and what they mean. Pure data and one lookup.

Collected from the exports of amoCRM, Bitrix24, 1C, Google Contacts, Outlook (ru, en) and SocFishing.
"""

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache

from domain.transfer.layout import CLIENT_ID_TITLE, STAMP_TITLE, ImportField

OWN_SIGN = "◆"
"""What the titles of the team's own columns begin with in our exports: a field called «Телефон жены» is no phone."""

_NOISE = re.compile(r"[\s\"'«»:_*#№.,;/\\()\[\]-]+")
# amoCRM says «Мобильный телефон (контакт)», Outlook «Город (раб. адрес)», Google "Phone 1 - Value".
_TAIL = re.compile(
    r" (?:контакта?|за контакт|клиента?|контрагента|пользователя|подписчика|value|значение|раб адрес|дом адрес)$"
)
_NUMBER = re.compile(r" ?(?<!\d)\d{1,2}(?= |$)")

_F = ImportField
_SUM = "(?:бюджет|сумма|стоимость|цена|amount|price|budget|revenue|value|оборот|выручка)"
_OF_WHAT = "(?: (?:сделки|продаж|заказа|покупки|покупок|оплаты|всего))?"
# The first pattern that matches the whole normalised title decides; what must be ignored therefore stands first.
_MEANINGS: dict[ImportField, tuple[str, ...]] = {
    _F.IGNORE: (
        "id|ид|код|uuid|guid|(?:contact|user|lead|deal) id|id (?:контакта|сделки|лида|клиента)|n|номер",
        "номер п п|п п|.* (?:label|type|тип)|тип (?:эл почты|телефона|адреса|e mail)|краткое имя эл почты",
        "e mail (?:display name|type)|phonetic .*|(?:имя|фамилия) фонетич.*|photo|фото|аватар|инн|кпп",
        "огрн(?:ип)?|снилс|бик|окпо|р с|расч[её]тный счет|корр?(?:еспондентский)? счет|паспорт.*|штрихкод",
        "артикул|.*индекс|zip|postal code|.* postal code|assistant ?s? (?:name|phone)|manager ?s? name",
        "spouse|children|супруг.*|дети|имя помощника|руководитель|anniversary|годовщина|initials|инициалы",
        "обращение|prefix|name prefix|name suffix|суффикс|title prefix|file as|sensitivity|priority",
        "private|language|кем создан.*|кем изменен.*|дата (?:изменения|редактирования).*|modified.*",
        "updated.*",
        # What our own export shows and does not want back: `export_fields.meaning_of`.
        "сделок на сумму|deals in all|все сделки|all deals|этапы других воронок|stages in other funnels",
        "в группах|in groups",
    ),
    _F.TAGS: ("теги?|метки?|tags?|labels?|категории|categories|группы|groups?|group membership|хештеги|ярлыки",),
    _F.VK: (
        "(?:.* )?(?:вконтакте|вк|vk|vkontakte|vk com)(?: (?:id|url|ссылка|профиль|страница|аккаунт))?",
        "social id",
    ),
    _F.TELEGRAM: ("(?:.* )?(?:telegram|телеграм+|тг|tg)(?: (?:id|username|ник|логин|ссылка))?",),
    _F.WHATSAPP: ("(?:.* )?(?:whats ?app|вотс ?апп?|ватс ?апп?)(?: .*)?",),
    _F.SKYPE: ("(?:.* )?(?:skype|скайп)(?: .*)?",),
    _F.OK: ("ok|ок|ok ru|(?:.* )?одноклассники(?: .*)?|odnoklassniki",),
    _F.INSTAGRAM: ("(?:.* )?(?:instagram|инстаграмм?|инста)(?: .*)?",),
    _F.OTHER_CHANNEL: (
        "(?:.* )?(?:facebook|фейсбук|viber|вайбер|icq|аська|discord|мессенджер|messenger|соцсет[ьи])(?: .*)?",
        "другие контакты|other contacts?",
        "(?:.* )?(?:im|jabber|linkedin|twitter|x com|youtube|tiktok|max|другой контакт)(?: .*)?",
    ),
    _F.EMAIL: (
        "(?:.* )?(?:e ?mails?|эл почта|электронная почта|почта|мыло|емейл|имейл)(?: (?:рабочая|личная|address))?",
        "адрес (?:эл|электронной) почты",
    ),
    _F.PHONE: (
        "(?:.* )?(?:телефоны?|тел|phones?|номер телефона|phone number|tel)(?: (?:number|company))?",
        "(?:.* )?(?:mobile|мобильный|сотовый|моб|мобильник|cell)(?: (?:телефон|тел|phone|number))?",
        "(?:телефон|тел)(?: [а-я]+){1,2}",
    ),
    _F.SITE: ("(?:.* )?(?:сайт|веб ?сайт|web ?page|website|веб ?страница|url|домашняя страница|homepage|www)(?: .*)?",),
    _F.DEAL_TITLE: (
        "(?:название|наименование|имя) (?:сделки|товара|услуги|заказа)|сделка|deal(?: (?:name|title))?",
        "товар|услуга|продукт|product|покупка|заказ|что купил",
    ),
    _F.DEAL_AMOUNT: (
        f"{_SUM}{_OF_WHAT}(?: .{{1,3}}| руб(?:лей)?)?",
        "deal (?:value|amount)",
        "opportunity",
    ),
    _F.DEAL_CURRENCY: ("валюта(?: сделки)?|(?:deal )?currency",),
    _F.STAGE: (
        "(?:этап|стадия|статус|stage|status|lead status|deal stage)(?: (?:сделки|продаж|продажи|лида|воронки))?",
    ),
    _F.CATEGORY: ("категория|category|тип|тип контакта|вид контрагента|сегмент|segment|contact type",),
    _F.TRACKER: ("трекер|(?:название|имя) трекера|tracker(?: name)?",),
    _F.ENTRY_PAGE: ("(?:страница|точка) входа|посадочная(?: страница)?|entry page|landing(?: page)?",),
    _F.REFERRER: ("реферр?ер|откуда (?:при[шх].*|переход)|источник перехода|referr?er(?: url)?",),
    _F.QUERY: ("поисков(?:ый|ая) (?:запрос|фраза)|ключевая фраза|search (?:query|term|phrase)|utm term",),
    _F.ENGINE: ("поисковая система|поисковик|search engine",),
    _F.TRAFFIC: ("тип трафика|вид трафика|канал трафика|traffic(?: (?:source|type))?|utm medium",),
    _F.KIND: ("(?:тип|вид) клиента|физ ?лицо юр ?лицо|person or company|client (?:kind|type)",),
    _F.SOURCE: (
        "источник(?: (?:сделки|лида|трафика))?|source|lead source|utm source|откуда(?: узнали?)?",
        "рекламный канал",
    ),
    _F.RESPONSIBLE: (
        "ответственный(?: (?:за .*|менеджер|сотрудник))?|менеджер|responsible(?: person)?|owner",
        "(?:contact|deal|lead) owner|assigned to|куратор|персональный менеджер",
    ),
    _F.LAST_TOUCH: (
        "(?:дата )?(?:последне(?:е|го) )?касани[ея]",
        "(?:дата )?последн(?:ий|его) (?:контакта?|звон(?:ок|ка))|последняя активность",
        "last (?:touch|contact(?:ed)?|activity|contact date)|дата последней активности",
    ),
    _F.NEXT_TOUCH: (
        "(?:дата )?следующе(?:е|го) касани[ея]|(?:дата )?следующ(?:ий|его) (?:контакта?|звон(?:ок|ка))",
        "след (?:касание|контакт|звонок)|next (?:touch|contact|activity)(?: date)?|перезвонить|ближайшая задача",
    ),
    _F.CREATED_AT: (
        "дата (?:создания|добавления|регистрации|заведения)(?: .*)?|создан[ао]?",
        "created(?: (?:at|on|date|time))?|(?:create|creation|registration) date|добавлен",
    ),
    _F.BIRTHDAY: ("день рождения|дата рождения|д р|др|birthday|birth ?date|date of birth|b ?day|год рождения",),
    _F.SEX: ("пол|gender|sex",),
    _F.CITY: ("город(?: .*)?|(?:.* )?city|населенный пункт|населённый пункт|адрес город|(?:.* )town",),
    _F.COMPANY: (
        "(?:название |наименование )?(?:компания|компании|организация|организации|фирма|предприятие|юр ?лицо)",
        "company(?: name)?|organi[sz]ation(?: name)?|место работы|работодатель|org|employer|account name",
    ),
    _F.LAST_NAME: ("фамилия|last ?name|surname|family ?name",),
    _F.MIDDLE_NAME: ("отчество|middle ?name|additional name|patronymic",),
    _F.FIRST_NAME: ("имя|first ?name|given ?name",),
    _F.NAME: (
        "ф и о|фио(?: .*)?|полное имя|full ?name|name|display name|наименование|название|имя контакта",
        "контакт|контактное лицо|контрагент|клиент|заказчик|покупатель|подписчик|имя и фамилия",
        "имя фамилия|фамилия имя(?: отчество)?|фамилия и имя|contact(?: name)?|client(?: name)?",
        "customer(?: name)?|посетитель|партнер|person|lead name",
    ),
    _F.NOTE: (
        "примечани[ея]|комментари[йи]|заметк[аи]|notes?|описание|comments?|description",
        "доп(?:олнительная)? информация|о клиенте|должность|job title",
        "(?:organi[sz]ation )?(?:title|department)|position|отдел|department|факс|.* fax|fax|адрес",
        "address|.* address|улица.*|.* street|nickname|ник|псевдоним|потребности|пожелания|интересы",
    ),
}
_COMPILED = tuple((meaning, re.compile("|".join(patterns))) for meaning, patterns in _MEANINGS.items())
_PLAIN_NOTES = re.compile(r"примечани[ея]|комментари[йи]|заметк[аи]|notes?|описание|comments?|description")
_PLAIN_OTHERS = re.compile("другие контакты|другой контакт|other contacts?")
_FAMILY_FIRST = re.compile(
    r"ф и о|фио.*|полное имя|наименование|контрагент|фамилия.*|контактное лицо|заказчик|покупатель|клиент"
)
_LONGEST_TITLE = 120


@lru_cache(maxsize=2048)
def normal_title(title: str) -> str:
    """A title without case, ё, punctuation, numbering and the tails that only say whose field it is."""
    text = _with_tail(title)
    return _TAIL.sub("", text) or text


@lru_cache(maxsize=2048)
def meaning_of_title(title: str) -> ImportField | None:
    """What a title says its column is; None when it says nothing we know."""
    if title.strip().lower() == CLIENT_ID_TITLE:
        return ImportField.CLIENT_ID
    if title.strip().lower() == STAMP_TITLE:
        return ImportField.STAMP
    if title.lstrip().startswith(OWN_SIGN):
        # Which of the team's fields it is, the base tells (`own_layout`).
        return ImportField.IGNORE
    for candidate in (_with_tail(title), normal_title(title)):
        for meaning, pattern in _COMPILED:
            if candidate and pattern.fullmatch(candidate):
                return meaning
    return None


def _with_tail(title: str) -> str:
    text = _NOISE.sub(" ", title[:_LONGEST_TITLE].lower().replace("ё", "е")).strip()
    return _NUMBER.sub("", text).strip()


def is_plain_note(title: str) -> bool:
    """Whether a note column needs no label: «Примечание», but not «Должность»."""
    return not title or _PLAIN_NOTES.fullmatch(normal_title(title)) is not None


def is_plain_other(title: str) -> bool:
    """Whether a column of other contacts says nothing of what they are, so that its cells must say it themselves."""
    return not title or _PLAIN_OTHERS.fullmatch(normal_title(title)) is not None


def says_family_first(title: str) -> bool:
    """Whether a column with this title writes the family name first, as Russian lists do."""
    return _FAMILY_FIRST.fullmatch(_with_tail(title)) is not None


def layout_key(titles: Iterable[str]) -> str:
    """A stable key of a table's titles in their order, under which a mapping is remembered for the next such file."""
    text = "\x1f".join(_with_tail(title) for title in titles)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
