"""Words by which people ask not to be written to, in Russian and English. Pure rules.

A message says so if all of it does, but for greetings and courtesies («СТОП!!!», «пожалуйста, больше не пишите мне»),
or if its first words do so beyond doubt and end there («Отпишите меня от рассылки. Я давно всё купил»). One doubtful
word before a question says nothing («Стоп, а сколько стоит доставка?»), nor does a word that only begins like one
(«стоп-кран», «отписался вам на почту»). Whoever is missed is still seen by a manager.
"""

import re
from functools import cache

#: Phrases that mean it wherever a sentence consists of them. Each way of writing is listed: a rule for the Russian
#: imperative would catch more that does not mean it.
_CLEAR = """
отписаться | хочу отписаться | как отписаться | отпишите | отпиши | отпишите меня | отписываюсь | отписка
не пишите | не пиши | не писать | не надо писать | не нужно писать | больше не пишите | больше не пиши
хватит писать | хватит мне писать | хватит спамить | хватит спама | перестаньте писать | перестаньте мне писать
перестань писать | прекратите писать | прекратите мне писать | прекратите рассылку | прекратите спам
остановите рассылку | отключите рассылку | отключить рассылку | отмените рассылку | отменить рассылку
отказ от рассылки | отказываюсь от рассылки | стоп рассылка | стоп рассылке | стоп спам | стоп реклама
удалите меня | удалите из рассылки | уберите меня | уберите из рассылки | исключите меня | исключите из рассылки
не беспокоить | не беспокойте | не беспокойте меня | не присылайте рассылку | не присылайте сообщения
не присылайте рекламу | не присылайте спам | не шлите рекламу | не шлите спам | не отправляйте сообщения
не отправляйте рассылку | не отправляйте рекламу | не хочу получать рассылку | не хочу получать сообщения
отзываю согласие | отзываю свое согласие
unsubscribe | unsubscribe me | how to unsubscribe | how do i unsubscribe | opt out | opt-out | opt me out | optout
remove me | take me off | do not write | don't write | dont write | do not message | don't message | dont message
do not contact | don't contact | dont contact | do not text | don't text | stop messaging | stop writing
stop texting | stop sending | stop spamming | stop contacting | stop all | leave me alone | no more messages
"""

#: Words that mean it only if nothing else is said.
_DOUBTFUL = "стоп | stop | не присылайте | не шлите | отстаньте | отстань"

#: Words that may stand around a phrase and change nothing.
_AROUND = frozenset(
    re.findall(
        r"\w+",
        """
    здравствуйте привет добрый день вечер утро доброе пожалуйста плиз прошу просьба очень просим спасибо заранее мне
    меня нам нас больше никогда уже вообще совсем сюда сейчас срочно немедленно и а же ну вас вам вы ваш ваша ваши вашу
    вашей ваших эту этой этого это эти из от с со рассылка рассылку рассылки рассылок сообщения сообщений сообщение
    сообщениями спам спама рекламу рекламы все всё всех свои свой
    hello hi please pls thanks thank you me us to from the your this these any more anymore ever again list mailing
    newsletter newsletters messages message spam all i want now and it of immediately
    """,
    )
)

_WORDS = re.compile(r"[^\W_]+(?:['’\-‑–][^\W_]+)*")
_CLAUSE_END = re.compile(r"[.!?,;:()\n…—\"«»]+|\s[-–]+\s")
_QUESTIONS = ("как отписаться", "how to unsubscribe", "how do i unsubscribe")
#: What is asked for stands at the beginning; the rest of a long letter is not looked at.
_LOOKED_AT = 400


def is_opt_out(text: str) -> bool:
    """Whether the message asks not to be written to."""
    clauses = [clause for clause in _clauses(text) if clause[0]]
    kinds = [_kind(words, is_question=is_question) for words, is_question in clauses]
    meant = [kind for kind in kinds if kind != _NOTHING]
    if meant and _OTHER not in meant and len(text) <= _LOOKED_AT:
        return True
    # «Стоп. Отпишите меня, у меня другой магазин»
    return next((kind for kind in meant if kind != _DOUBTFULLY), _OTHER) == _CLEARLY


_CLEARLY, _DOUBTFULLY, _NOTHING, _OTHER = "clearly", "doubtfully", "nothing", "other"


def _clauses(text: str) -> list[tuple[list[str], bool]]:
    """The words of each part of a sentence, and whether it ends as a question."""
    folded = text[:_LOOKED_AT].casefold().replace("ё", "е").replace("’", "'")
    clauses = []
    start = 0
    for mark in [*_CLAUSE_END.finditer(folded), None]:
        part = folded[start : mark.start() if mark else None]
        clauses.append((_WORDS.findall(part), mark is not None and "?" in mark[0]))
        start = mark.end() if mark else len(folded)
    return clauses


def _kind(words: list[str], *, is_question: bool) -> str:
    """What one clause says: only courtesies, the request, a doubtful word of it, or something else."""
    clear, doubtful = _phrases()
    found = _NOTHING
    place = 0
    while place < len(words):
        for length in range(min(_longest(), len(words) - place), 0, -1):
            phrase = tuple(words[place : place + length])
            if phrase in clear or phrase in doubtful:
                found = _CLEARLY if phrase in clear or found == _CLEARLY else _DOUBTFULLY
                place += length
                break
        else:
            if words[place] not in _AROUND:
                return _OTHER
            place += 1
    if is_question and found != _NOTHING and not " ".join(words).startswith(_QUESTIONS):
        return _OTHER
    return found


@cache
def _phrases() -> tuple[frozenset[tuple[str, ...]], frozenset[tuple[str, ...]]]:
    """The clear and the doubtful phrases, each as its words."""
    clear, doubtful = (
        frozenset(tuple(phrase.split()) for phrase in text.replace("\n", "|").split("|") if phrase.strip())
        for text in (_CLEAR, _DOUBTFUL)
    )
    return clear, doubtful


@cache
def _longest() -> int:
    return max(len(phrase) for phrases in _phrases() for phrase in phrases)
