"""Words that end consent, and the many that only look like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.consent.words import is_opt_out

REQUESTS = [
    "стоп",
    "Стоп.",
    "stop",
    "Unsubscribe",
    "opt-out",
    "отписаться",
    "Отписаться от рассылки",
    "как отписаться?",
    "Отпишите меня, пожалуйста",
    "не пишите мне больше",
    "Больше не пишите",
    "Пожалуйста, больше не пишите мне!",
    "прошу больше не писать мне",
    "Хватит мне писать",
    "Просьба не беспокоить",
    "Стоп рассылка",
    "удалите меня из рассылки",
    "отказ от рассылки",
    "стоп стоп стоп",
    "Стоп, спасибо",
    "Please remove me from your mailing list",
    "don’t write me anymore",
    "stop messaging me please",
    "Leave me alone!",
]

WITH_MORE = [
    "Не пишите мне больше никогда, я подам жалобу",
    "Здравствуйте! Не пишите мне больше. Я всё купил",
    "Отпишите меня от рассылки. Я давно всё купил",
    "Стоп, не пишите мне. Сколько можно?",
    "Стоп. Отпишите меня, у меня другой магазин",
    "Unsubscribe me. I never asked for this",
]

ORDINARY = [
    "",
    "👍",
    "Спасибо",
    "Здравствуйте",
    "Спасибо, всё",
    "стоп-кран",
    "Нужен стоп-лист",
    "стопка бумаги",
    "Сколько стоит стопор?",
    "стоп?",
    "не стоп",
    "Стоп, а сколько стоит доставка?",
    "Стоп! Вы про кухню?",
    "Стоп линия на дороге",
    "Где остановка?",
    "Остановите цены",
    "отписался вам на почту",
    "Можно отписаться?",
    "я хочу подписаться",
    "Не пишите мне на почту, пишите сюда",
    "Не пишите пока, я в отпуске",
    "Не пишите красным цветом",
    "я не буду писать стоп",
    "Мне нужна рассылка",
    "Stop by tomorrow",
    "Don't stop",
    "non-stop",
    "unstoppable",
    "How much is it? Stop calling it cheap",
]


@pytest.mark.parametrize("text", REQUESTS + WITH_MORE)
def test_requests(text: str) -> None:
    assert is_opt_out(text)


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_messages(text: str) -> None:
    assert not is_opt_out(text)


_MARKS = st.text(' !.,\n…🛑«»"()', max_size=4)


@given(st.sampled_from(REQUESTS), _MARKS, _MARKS, st.sampled_from([str.upper, str.lower, str.title, str]))
def test_case_and_marks_make_no_difference(request: str, before: str, after: str, spelled: type[str]) -> None:
    assert is_opt_out(f"{before}{spelled(request)}{after}")


@given(
    st.sampled_from([*REQUESTS, *WITH_MORE]), st.sampled_from(["Здравствуйте!", "Пожалуйста,", "Добрый день.", "Hi!"])
)
def test_courtesy_makes_no_difference(request: str, courtesy: str) -> None:
    assert is_opt_out(f"{courtesy} {request}")
    if request in REQUESTS:
        assert is_opt_out(f"{request} {courtesy}")


_LETTERS = st.text("абвгдежзиклмнопрстуabcdest", min_size=1, max_size=8)


@given(
    st.sampled_from(["стоп", "stop", "отписаться", "отписка", "unsubscribe"]), st.sampled_from(["", "-", "’"]), _LETTERS
)
def test_a_word_that_only_begins_or_ends_like_one_says_nothing(word: str, joint: str, letters: str) -> None:
    assert not is_opt_out(f"{word}{joint}{letters}")
    assert not is_opt_out(f"{letters}{joint}{word}")


@given(st.sampled_from(REQUESTS), st.sampled_from(["кухня", "цена", "кран", "delivery", "завтра", "договор"]))
def test_another_word_in_the_sentence_leaves_it_to_a_manager(request: str, word: str) -> None:
    assert not is_opt_out(f"{word} {request.rstrip('.!?')}")


@given(st.sampled_from(["Стоп", "stop", "Не присылайте"]), st.sampled_from(ORDINARY[6:]))
def test_a_doubtful_word_before_something_else_says_nothing(word: str, sentence: str) -> None:
    assert not is_opt_out(f"{word}, {sentence} или нет")


@given(st.text(max_size=600))
def test_any_message_can_be_looked_at(text: str) -> None:
    assert is_opt_out(text) in {True, False}


def test_a_long_letter_is_judged_by_its_beginning() -> None:
    assert is_opt_out("Не пишите мне. " + "Я очень недоволен. " * 1000)
    assert not is_opt_out("Стоп. " * 100 + "Шучу, когда замер?")
    assert not is_opt_out("Я очень доволен. " * 100 + "Не пишите мне.")
